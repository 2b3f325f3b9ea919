import CanvassNumerics

/// How a confirmatory model is fitted, and what its tests rest on.
public enum ConfirmatoryEstimator: Sendable, Equatable, CaseIterable {
  /// Maximum likelihood: errors and χ² of normal answers (`lavaan`: `ML`).
  case maximumLikelihood
  /// The same estimates with errors and χ² that do without normality, from fourth moments (`MLM`).
  case satorraBentler
  /// The same estimates with errors and χ² from row scores (`MLR`); under a design, those of the design.
  case yuanBentler
  /// Diagonally weighted least squares on the polychoric correlations of ordered answers (`WLSMV`).
  case orderedLeastSquares

  /// The correction of χ² and standard errors; `nil` where there is none or it is part of the fit.
  public var correction: ScalingCorrection? {
    switch self {
    case .maximumLikelihood, .orderedLeastSquares: nil
    case .satorraBentler: .satorraBentler
    case .yuanBentler: .yuanBentler
    }
  }
}

/// What was decided about a confirmatory analysis.
public struct ConfirmatoryPlan: Sendable {
  /// How the model is fitted.
  public var estimator: ConfirmatoryEstimator
  /// How the unit of a factor is fixed.
  public var scale: FactorScale
  /// What groups have in common; nothing where there are none.
  public var invariance: MeasurementInvariance
  /// How the cells of tables that nobody is in count, in polychoric correlations.
  public var emptyCells: PolychoricCorrelation.EmptyCells

  /// A plan; by default maximum likelihood, the first item of each factor with loading 1, and groups that
  /// have nothing but the pattern in common.
  public init(
    estimator: ConfirmatoryEstimator = .maximumLikelihood, scale: FactorScale = .marker,
    invariance: MeasurementInvariance = .configural,
    emptyCells: PolychoricCorrelation.EmptyCells = .halfInFourfoldTables
  ) {
    self.estimator = estimator
    self.scale = scale
    self.invariance = invariance
    self.emptyCells = emptyCells
  }
}
