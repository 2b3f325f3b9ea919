/// The greatest lower bound of the reliability of a sum of items: 1 − max Σθ / s over error variances
/// θ ≥ 0 that leave V − diag θ positive semi-definite, with s the sum of the covariances V.
///
/// No true reliability that agrees with the covariances is smaller, and one is equal. In samples it is
/// biased upwards, the more so the more items and the fewer rows. P. H. Jackson and C. C. Agunwamba,
/// Psychometrika 42 (1977); J. M. F. ten Berge, T. A. B. Snijders and F. E. Zegers, Psychometrika 46
/// (1981).
///
/// The maximum is followed along the central path of the barrier log det(V − diag θ) + Σ log θ; the
/// dual matrix of the path bounds how far it can still be.
public struct GreatestLowerBound: Sendable {
  /// The bound.
  public let estimate: Double
  /// θ: the largest error variances that the covariances allow.
  public let errorVariances: [Double]
  /// Y, positive definite with no diagonal element below 1: Σ V∘Y is not below any possible Σθ.
  public let dual: Matrix
  /// By how much the bound can at most be too large: (Σ V∘Y − Σθ) / s.
  public let gap: Double

  /// The bound from covariances or correlations.
  ///
  /// - Throws: `FactorError` if there are fewer than two items, their sum does not vary, items follow from
  ///   one another or covariances contradict each other.
  public init(_ covariances: CovarianceMatrix) throws(FactorError) {
    guard covariances.names.count >= 2 else { throw .missing(what: "a second item") }
    let s = covariances.values.elements.reduce(0, +)
    guard s > 0 else { throw .missing(what: "a sum of items that varies") }
    let definiteness: Definiteness
    do throws(MatrixError) {
      definiteness = Definiteness(
        try SymmetricEigen(of: covariances.correlations.values, named: "correlation matrix"),
        names: covariances.names)
    } catch {
      throw .matrix(error)
    }
    try definiteness.require()
    do throws(MatrixError) {
      // Items in units of their mean variance.
      let unit = covariances.values.trace / Double(covariances.names.count)
      var path = try Path((1 / unit) * covariances.values)
      try path.follow()
      errorVariances = path.theta.map { unit * $0 }
      dual = path.dual
    } catch {
      throw .matrix(error)
    }
    let errors = errorVariances.reduce(0, +)
    let most = zip(covariances.values.elements, dual.elements).reduce(0) { $0 + $1.0 * $1.1 }
    estimate = 1 - errors / s
    gap = (most - errors) / s
  }

  private struct Path {
    let v: Matrix
    var theta: [Double]
    var dual: Matrix

    init(_ v: Matrix) throws(MatrixError) {
      self.v = v
      _ = try Cholesky(of: v, named: "covariance matrix")
      let smallest = try SymmetricEigen.values(of: v, named: "covariance matrix").last ?? 0
      theta = [Double](repeating: smallest / 2, count: v.rows)
      dual = .identity(v.rows)
    }

    mutating func follow() throws(MatrixError) {
      var weight = 1.0
      let interruption = Interruption.current
      while weight > 2e-10 {
        try interruption?.check("covariance matrix")
        weight /= 8
        try center(weight)
      }
      // On the path Y = μ S⁻¹ has the diagonal 1 + μ/θ; rounding of θ has moved it a little.
      let inverse = weight * (try slack(theta).inverse)
      let scale = theta.indices.map {
        ((1 + weight / theta[$0]) / inverse[$0, $0]).squareRoot()
      }
      dual = inverse.scalingRows(by: scale).scalingColumns(by: scale)
    }

    private func slack(_ theta: [Double]) throws(MatrixError) -> Cholesky {
      try Cholesky(of: v - Matrix(diagonal: theta), named: "covariance matrix without errors")
    }

    /// Newton's method for max Σθ + μ (log det(V − diag θ) + Σ log θ).
    private mutating func center(_ weight: Double) throws(MatrixError) {
      for _ in 0..<60 {
        let inverse = try slack(theta).inverse
        let gradient = theta.indices.map { 1 / weight - inverse[$0, $0] + 1 / theta[$0] }
        var curvature = inverse.map { $0 * $0 }
        for i in theta.indices { curvature[i, i] += 1 / (theta[i] * theta[i]) }
        let step = try Cholesky(of: curvature, named: "curvature of the barrier").solve(gradient)
        let decrement = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
        // Inside the unit ball of the curvature every point is feasible.
        var fraction = decrement > 0.1 ? 1 / (1 + decrement.squareRoot()) : 1
        var next = theta
        for _ in 0..<40 {
          next = zip(theta, step).map { $0 + fraction * $1 }
          if next.allSatisfy({ $0 > 0 }), (try? slack(next)) != nil { break }
          fraction /= 2
        }
        guard next.allSatisfy({ $0 > 0 }), (try? slack(next)) != nil else { return }
        theta = next
        if decrement < 1e-8 { return }
      }
    }
  }
}
