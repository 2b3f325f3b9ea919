import CanvassNumerics

/// A confirmatory factor analysis of a survey: Σ_g = Λ_gΦ_gΛ_gᵀ + Ψ_g and, in several groups,
/// μ_g = ν_g + Λ_gα_g, with the loadings of a pattern.
///
/// Where a design counts, `.yuanBentler` takes errors and test from the design's variance of row scores
/// and moments (D. A. Binder, Int. Statist. Rev. 51, 1983; J. N. K. Rao and A. J. Scott, Ann. Statist. 12,
/// 1984), with Student's t of clusters less strata; with replicates the model is fitted again in each; the others suppose a simple random sample. K. G. Jöreskog,
/// Psychometrika 34 (1969), 36 (1971); Y. Rosseel, J. Statist. Softw. 48 (2012).
public struct ConfirmatoryAnalysis: Sendable {
  /// Which items measure which factors.
  public let pattern: MeasurementPattern
  /// The rows and moments that it was fitted to.
  public let sample: ConfirmatorySample
  /// What was decided.
  public let plan: ConfirmatoryPlan
  /// The estimates by group; one where there are no groups.
  public let groups: [ConfirmatoryGroup]
  /// The points between the answers of ordered items; of `.orderedLeastSquares` alone.
  public let thresholds: [ThresholdEstimate]
  /// Polychoric correlations on the boundary.
  public let boundary: [BoundaryPair]
  /// How well the model fits.
  public let measures: ConfirmatoryMeasures
  /// How the iteration ended.
  public let convergence: Convergence
  /// The largest absolute derivative of the discrepancy at the estimates.
  public let largestGradient: Double
  /// Clusters less strata, where standard errors are those of the design.
  public let designDegreesOfFreedom: Int?
  /// In how many replicates the model was fitted again; `nil` where standard errors are not made of replicates.
  public let replicateCount: Int?
  /// In how many of them it does not settle; these have no say.
  public let lostReplicates: Int

  /// Fits a model.
  ///
  /// - Parameter sample: of the items of the pattern.
  /// - Throws: `ConfirmatoryError` for a pattern that is no model, for unequal weights or groups where the
  ///   estimator has none, and where the data do not determine a parameter; `FactorError` where the
  ///   iteration does not settle or a matrix is singular; `ObservationsError` for an item with too many
  ///   different answers to be ordered; `DesignError` when a stratum has one cluster and no rule for it.
  public init(
    _ pattern: MeasurementPattern, _ sample: ConfirmatorySample,
    _ plan: ConfirmatoryPlan = .init()
  ) throws {
    try pattern.requireCounts()
    if sample.weighting == .design,
      plan.estimator == .satorraBentler || plan.estimator == .orderedLeastSquares
    {
      throw ConfirmatoryError.weights(plan.estimator)
    }
    let fitted: FittedMeasurement
    if sample.missing == .fullInformation {
      guard plan.estimator == .maximumLikelihood || plan.estimator == .yuanBentler else {
        throw ConfirmatoryError.fullInformation(plan.estimator)
      }
      fitted = try .fullInformation(pattern, sample, plan)
    } else if sample.groupColumn != nil {
      guard plan.estimator != .orderedLeastSquares else {
        throw ConfirmatoryError.groups(plan.estimator)
      }
      fitted = try .grouped(pattern, sample, plan)
    } else if plan.estimator == .orderedLeastSquares {
      fitted = try .ordered(pattern, sample, plan)
    } else {
      fitted = try .single(pattern, sample, plan)
    }
    self.pattern = pattern
    self.sample = sample
    self.plan = plan
    groups = fitted.groups
    thresholds = fitted.thresholds
    boundary = fitted.boundary
    measures = fitted.measures
    convergence = fitted.convergence
    largestGradient = fitted.largestGradient
    designDegreesOfFreedom = fitted.designDegreesOfFreedom
    replicateCount = fitted.replicated?.count
    lostReplicates = fitted.replicated?.lost ?? 0
  }

  /// The items, in the order of the rows of the loadings.
  public var items: [String] { sample.data.columns }

  /// What the groups have in common; `nil` where there are none.
  public var invariance: MeasurementInvariance? {
    sample.groupColumn == nil ? nil : plan.invariance
  }

  /// An element of the model with its test and interval: Student's t with the degrees of freedom of the
  /// design, else the normal distribution. `nil` where it is fixed, or where there are no degrees of freedom.
  public func estimate(_ entry: MeasurementEstimate) -> CoefficientEstimate? {
    coefficient(entry.term, entry.estimate, entry.standardError)
  }

  /// The same for items and factors of variance 1.
  public func standardized(_ entry: MeasurementEstimate) -> CoefficientEstimate? {
    coefficient(entry.term, entry.standardized, entry.standardizedError)
  }

  /// A threshold with its test and interval.
  public func estimate(_ entry: ThresholdEstimate) -> CoefficientEstimate? {
    coefficient(entry.term, entry.estimate, entry.standardError)
  }

  private func coefficient(
    _ term: String, _ value: Double, _ error: Double?
  ) -> CoefficientEstimate? {
    let freedom = designDegreesOfFreedom.map(Double.init) ?? .infinity
    guard let error, error > 0, value.isFinite, freedom > 0 else { return nil }
    return CoefficientEstimate(
      term: term, value: value, variance: error * error, degreesOfFreedom: freedom)
  }
}
