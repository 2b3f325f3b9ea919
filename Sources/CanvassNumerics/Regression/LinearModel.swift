/// A linear regression by least squares.
///
/// Columns that depend on earlier ones are aliased: they have no coefficient, as in R.
public struct LinearModel: ScoredModel {
  /// What the model was fitted to.
  public let data: RegressionData
  /// The columns with a coefficient.
  public let columns: [Int]
  /// The names of the terms that depend on earlier ones and have no coefficient.
  public let aliased: [String]
  /// One coefficient per column of the model matrix; NaN where aliased.
  public let coefficients: [Double]
  /// y − offset − Xb.
  public let residuals: [Double]
  /// Σw·residual².
  public let residualSumOfSquares: Double
  /// (XᵀWX)⁻¹ over the columns with a coefficient.
  public let inverseCrossProduct: Matrix
  /// An estimate of the reciprocal condition number of X with its columns scaled.
  public let reciprocalCondition: Double

  /// Fits the model.
  ///
  /// - Throws: `RegressionError` if there are no more rows than coefficients or every column is
  ///   zero.
  public init(_ data: RegressionData) throws(RegressionError) {
    let fit: LeastSquares
    do throws(MatrixError) {
      fit = try LeastSquares(
        data.x, zip(data.y, data.offset).map { $0 - $1 }, weights: data.weights.values,
        tolerance: 1e-10, lowParts: data.lowParts)
    } catch {
      throw .matrix(error)
    }
    guard data.units > Double(fit.rank) else {
      throw .tooFewRows(rows: Int(data.units), parameters: fit.rank)
    }
    self.data = data
    columns = (0..<data.x.columns).filter { !fit.aliased.contains($0) }
    aliased = fit.aliased.map { data.terms[$0] }
    coefficients = fit.coefficients
    residuals = fit.residuals
    residualSumOfSquares = fit.residualSumOfSquares
    inverseCrossProduct = fit.inverseCrossProduct
    reciprocalCondition = fit.reciprocalCondition
  }

  /// The names of the terms with a coefficient.
  public var parameters: [String] { columns.map { data.terms[$0] } }
  /// The coefficients that exist.
  public var estimates: [Double] { columns.map { coefficients[$0] } }
  /// Xb + offset.
  public var fitted: [Double] { zip(data.y, residuals).map { $0 - $1 } }
  /// The number of units less the number of coefficients.
  public var residualDegreesOfFreedom: Double { data.units - Double(columns.count) }
  /// s² = Σw·residual² / residual degrees of freedom.
  public var residualVariance: Double { residualSumOfSquares / residualDegreesOfFreedom }
  /// XᵀWX.
  public var information: Matrix {
    data.x.selecting(columns: columns).symmetricProduct(weights: data.rowWeights)
  }
  /// w·x·residual.
  public var rowScores: Matrix {
    data.x.selecting(columns: columns)
      .scalingRows(by: zip(data.rowWeights, residuals).map { $0 * $1 })
  }

  /// s²(XᵀWX)⁻¹.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func covariance() throws(RegressionError) -> Matrix {
    try require("the model-based covariance")
    return residualVariance * inverseCrossProduct
  }

  /// The normal log-likelihood at its maximum.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func logLikelihood() throws(RegressionError) -> Double {
    try require("the likelihood")
    let n = data.units
    var sum = -n / 2 * (log(2 * .pi * residualSumOfSquares / n) + 1)
    if case .precision(let w) = data.weights {
      sum += 0.5 * w.filter { $0 > 0 }.reduce(0) { $0 + log($1) }
    }
    return sum
  }

  /// 1 − RSS/TSS, TSS about the weighted mean if the columns span a constant, otherwise about 0.
  public var rSquared: Double {
    let w = data.rowWeights
    let fitted = zip(fitted, data.offset).map { $0 - $1 }
    let hasConstant = spansConstant
    let total = w.reduce(0, +)
    let mean = hasConstant ? zip(w, fitted).reduce(0) { $0 + $1.0 * $1.1 } / total : 0
    let explained = zip(w, fitted).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    return explained / (explained + residualSumOfSquares)
  }

  /// R² less what chance explains.
  public var adjustedRSquared: Double {
    let free = data.units - (spansConstant ? 1 : 0)
    return 1 - (1 - rSquared) * free / residualDegreesOfFreedom
  }

  /// Whether some combination of the columns is 1 in every row with weight.
  private var spansConstant: Bool {
    let x = data.x.selecting(columns: columns)
    let ones = [Double](repeating: 1, count: x.rows)
    let roots = data.rowWeights
    guard let fit = try? LeastSquares(x, ones, weights: roots) else { return false }
    return fit.residualSumOfSquares < 1e-16 * roots.reduce(0, +)
  }

  private func require(_ what: String) throws(RegressionError) {
    if case .sampling = data.weights {
      throw .undefined(what: what, weights: data.weights.noun)
    }
  }
}
