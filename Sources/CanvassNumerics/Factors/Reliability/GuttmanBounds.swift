/// Guttman's lower bounds of the reliability of a sum of items, from their covariances V with sum s.
/// L. Guttman, "A basis for analyzing test-retest reliability", Psychometrika 10 (1945). λ₄ needs a
/// split: `SplitHalf`, `SplitHalves`.
public struct GuttmanBounds: Sendable, Equatable {
  /// 1 − Σ variances / s.
  public let lambda1: Double
  /// λ₁ + √(k/(k − 1) · Σ squared covariances) / s.
  public let lambda2: Double
  /// k/(k − 1) λ₁: Cronbach's α.
  public let lambda3: Double
  /// λ₁ + 2 √(the largest sum of an item's squared covariances) / s.
  public let lambda5: Double
  /// 1 − Σ error variances of each item's regression on the others / s. An item that follows from others
  /// has none; NaN where the covariances contradict each other, so that there are no such regressions.
  public let lambda6: Double

  /// The bounds.
  ///
  /// - Throws: `FactorError` if there are fewer than two items or their sum does not vary.
  public init(_ covariances: CovarianceMatrix) throws(FactorError) {
    let v = covariances.values
    let k = Double(v.rows)
    let s = v.elements.reduce(0, +)
    guard k >= 2 else { throw .missing(what: "a second item") }
    guard s > 0 else { throw .missing(what: "a sum of items that varies") }
    let squares = (0..<v.columns).map { j in
      v.column(j).enumerated().reduce(0) { $1.offset == j ? $0 : $0 + $1.element * $1.element }
    }
    let errors: [Double]
    do throws(MatrixError) {
      errors = try Self.errorVariances(covariances)
    } catch {
      throw .matrix(error)
    }
    lambda1 = 1 - v.trace / s
    lambda2 = lambda1 + (k / (k - 1) * squares.reduce(0, +)).squareRoot() / s
    lambda3 = k / (k - 1) * lambda1
    lambda5 = lambda1 + 2 * (squares.max() ?? 0).squareRoot() / s
    lambda6 = 1 - errors.reduce(0, +) / s
  }

  /// 1 over the diagonal of V⁻¹; of singular V its limit for V + εI.
  private static func errorVariances(
    _ covariances: CovarianceMatrix
  ) throws(MatrixError) -> [Double] {
    let v = covariances.values
    let eigen = try SymmetricEigen(of: covariances.correlations.values, named: "correlation matrix")
    switch Definiteness(eigen, names: covariances.names) {
    case .positive:
      return try Cholesky(of: v, named: "covariance matrix").inverse.diagonal.map { 1 / $0 }
    case .contradictory: return [Double](repeating: .nan, count: v.rows)
    case .collinear:
      return (0..<v.rows).map { i in
        var precision = 0.0
        for (k, value) in eigen.values.enumerated() {
          let share = eigen.vectors[i, k]
          guard value < Definiteness.rounding else {
            precision += share * share / value
            continue
          }
          if abs(share) > 1e-6 { return 0 }
        }
        return v[i, i] / precision
      }
    }
  }
}
