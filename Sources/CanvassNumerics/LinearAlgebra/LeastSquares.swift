/// The solution of min ‖W^½ (y − Xb)‖₂.
///
/// Columns are scaled by powers of two to about the same length, X is factored by column-pivoted
/// QR, and the solution and its residuals are refined together: the residuals of the augmented
/// system r + Xb = y, Xᵀr = 0 are computed with 32 digits (Å. Björck, "Iterative refinement of
/// linear least squares solutions I", BIT 7, 1967). What is left is the error of the given numbers,
/// not of the arithmetic.
///
/// A large problem whose columns are well conditioned (estimated condition number below 10³) is solved
/// through its normal equations instead, refined with residuals of working precision: np² in place of
/// 2np² operations, and 13 digits.
public struct LeastSquares: Sendable {
  /// What to report when the columns of X are linearly dependent.
  public enum Solution: Sendable, Equatable {
    /// A column that depends on those before it has no coefficient (NaN), as in R.
    case basic
    /// Of all solutions the one of least Euclidean norm.
    case minimumNorm
  }

  /// The coefficients b, one per column of X.
  public let coefficients: [Double]
  /// What the rounding of the coefficients to doubles left over.
  let lowCoefficients: [Double]
  /// The factor of the normal equations, where the solution comes from them.
  let normalFactor: InformationFactor?
  /// y − Xb, not weighted.
  public let residuals: [Double]
  /// The sum of weighted squares of the residuals.
  public let residualSumOfSquares: Double
  /// The number of linearly independent columns.
  public let rank: Int
  /// The columns that depend on columns before them.
  public let aliased: [Int]
  /// (XᵀWX)⁻¹ over the columns that are not aliased, in their order.
  public let inverseCrossProduct: Matrix
  /// An estimate of the reciprocal condition number of the scaled X.
  public let reciprocalCondition: Double
  /// The size of the last correction relative to the coefficients, as scaled: the error left.
  public let refinement: Double

  /// Rows times squared columns from which normal equations are tried first.
  static let largeProblem = 4_000_000

  /// Solves a least-squares problem.
  ///
  /// A column counts as dependent when what the columns before it leave of it is less than
  /// `tolerance` of its length.
  ///
  /// - Parameters:
  ///   - lowParts: by column, what the rounding of its numbers to doubles left over. The solution, and
  ///     where columns are badly conditioned (XᵀX)⁻¹ too, is then that of the exact columns.
  /// - Throws: `MatrixError` if X is empty or not finite, the shapes do not agree, or a weight is
  ///   negative or not finite.
  public init(
    _ x: Matrix, _ y: [Double], weights: [Double]? = nil, solution: Solution = .basic,
    tolerance: Double = 1e-12, lowParts: [Int: [Double]] = [:],
    named name: Sentence = "model matrix"
  ) throws(MatrixError) {
    let roots = try Self.checked(x, y, weights, name)
    if x.rows * x.columns * x.columns > Self.largeProblem,
      let normal = NormalEquations(x, y, weights: weights)
    {
      coefficients = normal.solution
      lowCoefficients = [Double](repeating: 0, count: x.columns)
      normalFactor = normal.factor
      residuals = normal.residuals
      residualSumOfSquares = normal.residualSumOfSquares
      rank = x.columns
      aliased = []
      inverseCrossProduct = normal.inverse
      reciprocalCondition = normal.reciprocalCondition.squareRoot()
      refinement = normal.lastCorrection
      return
    }
    let scaled = Self.scaled(x, roots)
    let target = roots.map { zip($0, y).map { $0 * $1 } } ?? y

    var kept = Array(0..<x.columns)
    var matrix = scaled.matrix
    var qr = try PivotedQR(of: matrix, named: name, tolerance: tolerance)
    if qr.rank < x.columns {
      kept = Self.independentColumns(of: matrix, tolerance: tolerance)
      matrix = matrix.selecting(columns: kept)
      guard !kept.isEmpty else {
        throw MatrixError(name, .rankDeficient(rank: 0, columns: x.columns))
      }
      qr = try PivotedQR(of: matrix, named: name, tolerance: 0)
    }
    let low = Self.scaled(lowParts, x, roots, kept, scaled.factors)
    let lowTarget = low.isEmpty ? nil : roots.map { Self.roundings($0, y) }
    var refined = AugmentedSystem(matrix, target, qr, lowParts: low, lowTarget: lowTarget)
    refined.refine(limit: low.isEmpty ? 5 : 20)

    rank = kept.count
    aliased = (0..<x.columns).filter { !kept.contains($0) }
    var b = [Double](repeating: .nan, count: x.columns)
    for (k, j) in kept.enumerated() { b[j] = refined.solution[k] * scaled.factors[j] }
    if !aliased.isEmpty, solution == .minimumNorm {
      b = try Self.minimumNorm(b, scaled.matrix, scaled.factors, kept, aliased)
    }
    coefficients = b
    var lowB = [Double](repeating: 0, count: x.columns)
    for (k, j) in kept.enumerated() { lowB[j] = refined.lowSolution[k] * scaled.factors[j] }
    lowCoefficients = lowB
    normalFactor = nil
    residualSumOfSquares = Self.sumOfSquares(refined.residual)
    residuals =
      roots == nil
      ? refined.residual : Self.residuals(x, y, kept, refined, scaled.factors, lowParts)
    let factors = kept.map { scaled.factors[$0] }
    let inverse =
      low.isEmpty || qr.reciprocalCondition > 1e-6
      ? try qr.inverseCrossProduct() : Self.inverseCrossProduct(matrix, qr, low)
    inverseCrossProduct = inverse.scalingRows(by: factors).scalingColumns(by: factors)
    reciprocalCondition = qr.reciprocalCondition
    refinement = refined.lastCorrection
  }
}
