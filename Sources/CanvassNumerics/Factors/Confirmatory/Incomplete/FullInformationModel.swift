/// A confirmatory factor analysis of rows of which each counts with the answers that it has: full information
/// maximum likelihood, in one group or several, always with means.
///
/// The normal likelihood of `PatternLikelihood` under Σ_g = Λ_gΦ_gΛ_gᵀ + Ψ_g and μ_g = ν_g + Λ_gα_g, by Newton steps with
/// exact second derivatives; standard errors are those of the observed information, which holds where answers
/// are missing at random (M. G. Kenward and G. Molenberghs, Statist. Sci. 13, 1998). `lavaan`: `missing = "fiml"`.
public struct FullInformationModel: Sendable {
  /// The pattern.
  public let pattern: MeasurementPattern
  /// What the groups have in common.
  public let invariance: MeasurementInvariance
  /// The items in the order of the columns.
  public let items: [String]
  /// The estimates by group, in the order given.
  public let groups: [GroupedConfirmatoryModel.Group]
  /// As of `GroupedConfirmatoryModel`; of one group loadings, factor variances and covariances, residual variances and
  /// intercepts.
  public let parameters: [ConfirmatoryParameter]
  /// The covariance of the parameters, in their order: 2/n times the inverse of the exact Hessian.
  public let covariance: Matrix
  /// How the model fits beside free means and covariances; the null model has free means and variances.
  public let fit: ConfirmatoryFit
  /// How the iteration ended.
  public let convergence: Convergence
  /// The largest absolute derivative of the discrepancy at the estimates.
  public let largestGradient: Double
  let scoring: IncompleteScoring
  let moments: [SaturatedMoments]
  let theta: [Double]
  let point: IncompleteScoring.Point

  /// Fits a pattern to the rows of one group or several.
  ///
  /// - Parameters:
  ///   - groups: by name; all with the same items.
  /// - Throws: `FactorError` as `ConfirmatoryModel`.
  public init(
    _ pattern: MeasurementPattern, _ groups: [(name: String, moments: SaturatedMoments)],
    invariance: MeasurementInvariance = .configural, scale: FactorScale = .marker
  ) throws(FactorError) {
    guard let items = groups.first?.moments.names,
      groups.allSatisfy({ $0.moments.names == items })
    else { throw .missing(what: "one list of items for all groups") }
    let structure = try MomentStructure(
      pattern, items, groups: groups.count, scale: scale, invariance: invariance)
    let moments = groups.map(\.moments)
    self.moments = moments
    scoring = IncompleteScoring(
      structure: structure, likelihoods: moments.map(\.likelihood), rows: moments.map(\.rows))
    let n = scoring.rows.reduce(0, +)
    do throws(MatrixError) {
      // The estimates that complete rows of these moments would have are near.
      let near = try MomentScoring(
        structure, covariances: moments.map(\.covariance), means: moments.map(\.means),
        rows: scoring.rows
      ).run(limit: 500)
      guard let result = try scoring.descend(from: near.theta, limit: 500) else {
        throw MatrixError(
          "covariance matrix of the model", .notPositiveDefinite(order: structure.items))
      }
      guard result.convergence.converged else {
        throw MatrixError("confirmatory model", .noConvergence)
      }
      (theta, point, convergence) = result
      covariance =
        (2 / n)
        * (try InformationFactor(information: scoring.curvature(theta, point, .observed))).inverse
    } catch MatrixError("confirmatory model", .noConvergence) {
      throw .notConverged(what: "confirmatory model", iterations: 500)
    } catch {
      throw .matrix(error)
    }
    largestGradient = point.gradient.reduce(0) { max($0, abs($1)) }
    let matrices = groups.indices.map { [theta] in structure.matrices(theta, group: $0) }
    fit = ConfirmatoryFit(scoring, moments, point, matrices)
    self.pattern = pattern
    self.invariance = invariance
    self.items = items
    parameters = structure.parameters(theta, covariance, groups: groups.map(\.name))
    self.groups = zip(groups, matrices).map {
      GroupedConfirmatoryModel.Group($0.name, $1, items: items)
    }
  }
}

extension ConfirmatoryFit {
  /// The fit of a model of rows of which each has its own answers: χ² is twice the difference of the
  /// log-likelihoods of free moments and of the model; SRMR compares the moments of both.
  init(
    _ scoring: IncompleteScoring, _ groups: [SaturatedMoments], _ point: IncompleteScoring.Point,
    _ matrices: [MomentStructure.Matrices]
  ) {
    let structure = scoring.structure
    let n = scoring.rows.reduce(0, +)
    let p = Double(structure.items)
    let free = groups.reduce(0) { $0 + $1.rows * $1.point.value }
    var null = 0.0
    var constant = 0.0
    for group in groups {
      let variances = group.likelihood.availableMoments.variances
      let coverage = group.likelihood.coverage
      null += group.rows * zip(variances, coverage).reduce(0) { $0 + $1.1 * (log($1.0) + 1) }
      constant += group.rows * coverage.reduce(0, +) * log(2 * .pi)
    }
    let residual = zip(groups, matrices).reduce(0) { sum, pair in
      let (group, model) = pair
      return sum
        + group.rows / n
        * Self.residual(
          group.covariance, group.means, model: model.covariance, means: model.mean)
    }
    self.init(
      chiSquared: max(0, n * point.value - free),
      degreesOfFreedom: Double(groups.count) * (p * (p + 1) / 2 + p)
        - Double(structure.parameterCount),
      nullChiSquared: null - free, nullDegreesOfFreedom: Double(groups.count) * p * (p - 1) / 2,
      rows: n, groups: groups.count, srmr: residual,
      logLikelihood: -(n * point.value + constant) / 2, parameters: structure.parameterCount)
  }
}
