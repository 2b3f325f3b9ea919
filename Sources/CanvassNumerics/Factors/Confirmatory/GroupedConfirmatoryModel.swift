/// A confirmatory factor analysis in several groups, with means: Σ_g = Λ_gΦ_gΛ_gᵀ + Ψ_g and
/// μ_g = ν_g + Λ_gα_g, with loadings and intercepts common to the groups or not.
///
/// Maximum likelihood as `lavaan::cfa(group =, group.equal =)`. K. G. Jöreskog, Psychometrika 36
/// (1971); D. Sörbom, Br. J. Math. Stat. Psychol. 27 (1974).
public struct GroupedConfirmatoryModel: Sendable {
  /// The estimates in one group.
  public struct Group: Sendable {
    /// The group.
    public let name: String
    /// Λ, items × factors.
    public let loadings: Matrix
    /// Λ for items and factors of variance 1 in this group.
    public let standardizedLoadings: Matrix
    /// Φ.
    public let factorCovariances: Matrix
    /// The diagonal of Ψ.
    public let residualVariances: [Double]
    /// ν.
    public let intercepts: [Double]
    /// α.
    public let factorMeans: [Double]
    /// The items whose residual variance is not above zero: Heywood cases.
    public let heywood: [String]

    init(_ name: String, _ m: MomentStructure.Matrices, items: [String]) {
      self.name = name
      (loadings, standardizedLoadings) = (m.loadings, m.standardizedLoadings)
      (factorCovariances, residualVariances) = (m.factors, m.residuals)
      (intercepts, factorMeans) = (m.intercepts, m.means)
      heywood = m.heywood(items)
    }
  }

  /// The pattern.
  public let pattern: MeasurementPattern
  /// What the groups have in common.
  public let invariance: MeasurementInvariance
  /// The items in the order of the covariance matrices.
  public let items: [String]
  /// The groups in the order given.
  public let groups: [Group]
  /// Group by group loadings, factor variances and covariances, residual variances, intercepts and
  /// factor means, as far as free; what is shared stands with the first group.
  public let parameters: [ConfirmatoryParameter]
  let estimate: ConfirmatoryEstimate

  /// Fits a pattern to the moments of at least two groups with the same items.
  ///
  /// - Throws: `FactorError` as `ConfirmatoryModel`, or if there are fewer than two groups or their
  ///   items differ.
  public init(
    _ pattern: MeasurementPattern, _ groups: [GroupMoments],
    invariance: MeasurementInvariance, scale: FactorScale = .marker
  ) throws(FactorError) {
    guard let first = groups.first, groups.count > 1 else {
      throw .missing(what: "a second group to compare with")
    }
    let items = first.covariances.names
    for group in groups where group.covariances.names != items {
      throw .missing(what: "in \"\(group.name)\" the same items as in \"\(first.name)\"; that")
    }
    let structure = try MomentStructure(
      pattern, items, groups: groups.count, scale: scale, invariance: invariance)
    let estimate = try ConfirmatoryEstimate(
      structure, groups.map(\.covariances), means: groups.map(\.means), rows: groups.map(\.rows))
    self.pattern = pattern
    self.invariance = invariance
    self.items = items
    self.estimate = estimate
    parameters = estimate.parameters(groups: groups.map(\.name))
    self.groups = zip(groups, estimate.matrices).map { group, m in
      Group(group.name, m, items: items)
    }
  }

  /// The covariance of the parameters, in their order.
  public var covariance: Matrix { estimate.covariance }
  /// How the model fits.
  public var fit: ConfirmatoryFit { estimate.fit }
  /// How the iteration ended.
  public var convergence: Convergence { estimate.convergence }
  /// The largest absolute derivative of the discrepancy at the estimates.
  public var largestGradient: Double { estimate.largestGradient }

  /// χ² and standard errors that do without normality, from the rows of each group, in order.
  ///
  /// - Throws: `FactorError` if rows are incomplete or weighted, or not those of the moments.
  public func scaled(
    _ correction: ScalingCorrection, by data: [Observations]
  ) throws(FactorError) -> ScaledFit {
    try ScaledFit(correction, estimate, data, items: items)
  }
}
