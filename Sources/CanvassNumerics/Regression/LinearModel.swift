/// A linear regression by least squares.
///
/// Columns that depend on earlier ones are aliased: they have no coefficient, as in R.
public struct LinearModel: ModelCovariance {
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
  /// The coordinates of the fit.
  package let basis: ModelBasis
  /// From the coefficients of the fit to those that exist.
  public let map: ParameterMap
  /// The coefficients of the fit.
  public let fittedEstimates: [Double]
  /// The triangular factor of √W Z, Z the columns of the fit.
  let factor: InformationFactor
  /// An estimate of the reciprocal condition number of Z with its columns scaled.
  public let reciprocalCondition: Double

  /// Fits the model.
  ///
  /// - Throws: `RegressionError` if there are no more rows than coefficients or every column is
  ///   zero.
  public init(_ data: RegressionData) throws(RegressionError) {
    try data.requireRows { $0 }
    let response = zip(data.y, data.offset).map { $0 - $1 }
    let weights = data.weights.values
    // Well conditioned cross-products of many rows prove that no column is aliased.
    let isLarge = data.x.rows * data.x.columns * data.x.columns > LeastSquares.largeProblem
    let same = Self.sameValue(response, data.rowWeights)
    let normal = isLarge && same == nil ? NormalEquations(data.x, response, weights: weights) : nil
    let basis = normal == nil ? ModelBasis(data) : ModelBasis(wellConditioned: data.x)
    let map = ParameterMap(basis)
    // Responses that are all the same are what the constant explains, without rounding.
    let constant = same == nil ? nil : basis.constant
    let explained = constant == nil ? 0 : same ?? 0
    let y = explained == 0 ? response : response.map { $0 - explained }
    var estimates: [Double]
    do throws(MatrixError) {
      guard !basis.columns.isEmpty else {
        throw MatrixError("model matrix", .rankDeficient(rank: 0, columns: data.x.columns))
      }
      if let normal {
        estimates = normal.solution
        fittedEstimates = estimates
        (residuals, residualSumOfSquares) = (normal.residuals, normal.residualSumOfSquares)
        factor = normal.factor
        reciprocalCondition = normal.reciprocalCondition.squareRoot()
      } else {
        let fit = try LeastSquares(
          basis.z, y, weights: weights, tolerance: 0, lowParts: basis.lowParts)
        var coefficients = fit.coefficients
        if let constant { coefficients[0] += explained / constant }
        estimates = map.parameters(coefficients, low: fit.lowCoefficients)
        fittedEstimates = coefficients
        (residuals, residualSumOfSquares) = (fit.residuals, fit.residualSumOfSquares)
        if let known = fit.normalFactor {
          factor = known
        } else {
          factor = try InformationFactor(
            rows: basis.z, weights: data.rowWeights, named: "model matrix")
        }
        reciprocalCondition = fit.reciprocalCondition
      }
    } catch {
      throw .matrix(error)
    }
    guard data.units > Double(basis.columns.count) else {
      throw .tooFewRows(rows: Int(data.units), parameters: basis.columns.count)
    }
    self.data = data
    self.basis = basis
    self.map = map
    columns = basis.columns
    (coefficients, aliased) = data.placed(estimates, basis.columns)
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
  /// ZᵀWZ for the columns Z of the fit.
  public var information: Matrix { basis.z.symmetricProduct(weights: data.rowWeights) }
  /// w·z·residual.
  public var rowScores: Matrix {
    basis.z.scalingRows(by: zip(data.rowWeights, residuals).map { $0 * $1 })
  }
  /// w·z·(|residual| + the largest |response|): each residual has the rounding of a fit to all responses.
  public var rowScoreSizes: Matrix {
    let weights = data.rowWeights
    let level = data.y.indices.reduce(0) { largest, row in
      weights[row] > 0 ? max(largest, abs(data.y[row]), abs(data.offset[row])) : largest
    }
    return basis.z.scalingRows(by: zip(weights, residuals).map { $0 * (abs($1) + level) }).map(abs)
  }
  /// The rows of Z.
  public var rowDirections: Matrix { basis.z }
  /// Solves with the information.
  public func solveInformation(_ b: Matrix) throws(MatrixError) -> Matrix {
    try factor.solved(b)
  }

  /// s²(XᵀWX)⁻¹.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func parameterCovariance() throws(RegressionError) -> ParameterCovariance {
    try data.requireLikelihood(for: "the model-based covariance")
    return ParameterCovariance(residualVariance * factor.inverse, map)
  }

  /// The normal log-likelihood at its maximum.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func logLikelihood() throws(RegressionError) -> Double {
    try data.requireLikelihood(for: "the likelihood")
    let n = data.units
    var sum = -n / 2 * (log(2 * .pi * residualSumOfSquares / n) + 1)
    if case .precision(let w) = data.weights {
      sum += 0.5 * w.filter { $0 > 0 }.reduce(0) { $0 + log($1) }
    }
    return sum
  }

  /// The share of Σw(y − ȳ)² that is explained, ȳ the weighted mean if the columns span a constant,
  /// otherwise 0. The responses are centred before anything is squared, so that their digits count and
  /// not their level. NaN where they are all the same and there is nothing to explain.
  public var rSquared: Double {
    let w = data.rowWeights
    let y = data.y.indices.map { data.y[$0] - data.offset[$0] }
    if spansConstant, Self.sameValue(y, w) != nil { return .nan }
    let mean = spansConstant ? Self.mean(y, w) : 0
    let fitted = zip(y, residuals).map { ($0 - mean) - $1 }
    // What the rounding of the mean left over.
    let rest = spansConstant ? Self.mean(fitted, w) : 0
    var explained = DoubleDouble()
    for i in w.indices {
      let part = fitted[i] - rest
      explained.add(w[i] * part, times: part)
    }
    return explained.value / (explained.value + residualSumOfSquares)
  }

  /// The value of all rows with weight, where they have the same.
  private static func sameValue(_ values: [Double], _ w: [Double]) -> Double? {
    commonValue(of: w.indices.lazy.filter { w[$0] > 0 }.map { values[$0] })
  }

  private static func mean(_ values: [Double], _ w: [Double]) -> Double {
    var (sum, total) = (DoubleDouble(), DoubleDouble())
    for i in w.indices {
      sum.add(w[i], times: values[i])
      total.add(w[i])
    }
    return sum.value / total.value
  }

  /// R² less what chance explains.
  public var adjustedRSquared: Double {
    let free = data.units - (spansConstant ? 1 : 0)
    return 1 - (1 - rSquared) * free / residualDegreesOfFreedom
  }

  /// Whether some combination of the columns is 1 in every row with weight.
  private var spansConstant: Bool {
    if basis.constant != nil { return true }
    let ones = [Double](repeating: 1, count: data.x.rows)
    let w = data.rowWeights
    guard let fit = try? LeastSquares(basis.z, ones, weights: w, tolerance: 0) else { return false }
    let least = ModelBasis.aliasTolerance
    return fit.residualSumOfSquares < least * least * w.reduce(0, +)
  }
}
