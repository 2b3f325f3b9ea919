import CanvassNumerics

/// The estimates of a confirmatory analysis in one group, or in all rows.
public struct ConfirmatoryGroup: Sendable {
  /// The value of the column of groups; empty where there are none.
  public let name: String
  /// How many rows it has.
  public let rows: Int
  /// Every element of the model: loadings, factor covariances, residual variances, intercepts and factor
  /// means.
  public let estimates: [MeasurementEstimate]
  /// Λ, items × factors.
  public let loadings: Matrix
  /// Λ for items and factors of variance 1.
  public let standardizedLoadings: Matrix
  /// Φ.
  public let factorCovariances: Matrix
  /// The diagonal of Ψ.
  public let residualVariances: [Double]
  /// ω and the average variance extracted, by factor.
  public let reliability: [CongenericReliability]

  init(
    _ pattern: MeasurementPattern, _ group: ConfirmatorySample.Group,
    _ estimates: [MeasurementEstimate], loadings: Matrix, standardizedLoadings: Matrix,
    factorCovariances: Matrix, residualVariances: [Double]
  ) {
    name = group.name
    rows = group.rows
    self.estimates = estimates
    self.loadings = loadings
    self.standardizedLoadings = standardizedLoadings
    self.factorCovariances = factorCovariances
    self.residualVariances = residualVariances
    let items = group.observations.names
    reliability = pattern.factors.enumerated().map { place, factor in
      CongenericReliability(
        factor: place, items: factor.items.compactMap(items.firstIndex(of:)), loadings: loadings,
        factorCovariances: factorCovariances, residualVariances: residualVariances)
    }
  }

  /// The correlations of the factors; NaN where a variance is not above zero.
  public var factorCorrelations: Matrix {
    let phi = factorCovariances
    return Matrix(rows: phi.rows, columns: phi.columns) { i, j in
      let scale = phi[i, i] > 0 && phi[j, j] > 0 ? (phi[i, i] * phi[j, j]).squareRoot() : .nan
      return i == j ? scale / scale : phi[i, j] / scale
    }
  }

  /// 1 less the standardised residual variance, item by item.
  public var rSquared: [Double] {
    estimates.filter { $0.kind == .residualVariance }.map { 1 - $0.standardized }
  }
}
