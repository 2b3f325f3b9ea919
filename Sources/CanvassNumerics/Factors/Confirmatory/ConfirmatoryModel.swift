/// A confirmatory factor analysis by maximum likelihood: Σ = ΛΦΛᵀ + Ψ with the loadings of a pattern,
/// correlated factors and uncorrelated residuals.
///
/// The minimum of log|Σ| + tr SΣ⁻¹ − log|S| − p with S divided by n, as `lavaan`.
/// K. G. Jöreskog, Psychometrika 34 (1969).
public struct ConfirmatoryModel: Sendable {
  /// The pattern.
  public let pattern: MeasurementPattern
  /// The items in the order of the covariance matrix.
  public let items: [String]
  /// Loadings, then factor variances and covariances, then residual variances, as far as free.
  public let parameters: [ConfirmatoryParameter]
  let estimate: ConfirmatoryEstimate

  /// Fits a pattern to covariances (divided by n − 1) from a number of rows.
  ///
  /// - Throws: `FactorError` if an item is unknown or in no factor, the model has more parameters than
  ///   there are covariances, a matrix is singular, or the iteration does not settle.
  public init(
    _ pattern: MeasurementPattern, _ covariances: CovarianceMatrix, rows n: Double,
    scale: FactorScale = .unitVariance
  ) throws(FactorError) {
    let structure = try MomentStructure(
      pattern, covariances.names, groups: 1, scale: scale, invariance: nil)
    let none = [Double](repeating: 0, count: structure.items)
    estimate = try ConfirmatoryEstimate(structure, [covariances], means: [none], rows: [n])
    parameters = estimate.parameters(groups: [])
    self.pattern = pattern
    items = covariances.names
  }

  /// The covariance of the parameters, in their order.
  public var covariance: Matrix { estimate.covariance }
  /// Λ, items × factors.
  public var loadings: Matrix { estimate.matrices[0].loadings }
  /// Λ for items and factors of variance 1.
  public var standardizedLoadings: Matrix { estimate.matrices[0].standardizedLoadings }
  /// Φ.
  public var factorCovariances: Matrix { estimate.matrices[0].factors }
  /// Φ for factors of variance 1.
  public var factorCorrelations: Matrix { estimate.matrices[0].factorCorrelations }
  /// The diagonal of Ψ.
  public var residualVariances: [Double] { estimate.matrices[0].residuals }
  /// The items whose residual variance is not above zero: Heywood cases.
  public var heywood: [String] { estimate.matrices[0].heywood(items) }
  /// How the model fits.
  public var fit: ConfirmatoryFit { estimate.fit }
  /// How the iteration ended.
  public var convergence: Convergence { estimate.convergence }
  /// The largest absolute derivative of the discrepancy at the estimates.
  public var largestGradient: Double { estimate.largestGradient }

  /// χ² and standard errors that do without normality, from the rows the covariances came from.
  ///
  /// - Throws: `FactorError` if the rows are incomplete or weighted, or not those of the covariances.
  public func scaled(
    _ correction: ScalingCorrection, by data: Observations
  ) throws(FactorError) -> ScaledFit {
    try ScaledFit(correction, estimate, [data], items: items)
  }
}

extension MomentStructure.Matrices {
  var standardizedLoadings: Matrix {
    let items = covariance.diagonal.map { 1 / $0.squareRoot() }
    return loadings.scalingRows(by: items)
      .scalingColumns(by: factors.diagonal.map { $0.squareRoot() })
  }

  var factorCorrelations: Matrix {
    let scale = factors.diagonal.map { $0.squareRoot() }
    return Matrix(rows: factors.rows, columns: factors.columns) {
      $0 == $1 ? 1 : factors[$0, $1] / (scale[$0] * scale[$1])
    }
  }

  func heywood(_ items: [String]) -> [String] {
    zip(items, residuals).filter { $0.1 <= 0 }.map(\.0)
  }
}
