import CanvassNumerics

/// A fitted confirmatory model in one form, whatever it was fitted by.
struct FittedMeasurement {
  let groups: [ConfirmatoryGroup]
  let measures: ConfirmatoryMeasures
  let convergence: Convergence
  let largestGradient: Double
  var thresholds: [ThresholdEstimate] = []
  var boundary: [BoundaryPair] = []
  var designDegreesOfFreedom: Int?
  var replicated: ReplicatedMeasurement?

  /// Maximum likelihood of covariances.
  static func single(
    _ pattern: MeasurementPattern, _ sample: ConfirmatorySample, _ plan: ConfirmatoryPlan
  ) throws -> FittedMeasurement {
    let group = sample.groups[0]
    let rows = group.observations
    let model = try ConfirmatoryModel(
      pattern, group.moments.covariances, rows: group.moments.rows, scale: plan.scale)
    let scaled = try RobustFit.asked(
      plan, sample, model.fit, scores: { try model.scores(by: rows) },
      refit: { model.refit(by: rows) }, scaled: { try model.scaled($0, by: rows) })
    try requireIdentified(model.covariance, model.parameters)
    let estimates = Self.solution(
      MeasurementSolution(model, covariance: scaled?.covariance), scaled
    ).groups[0]
    return FittedMeasurement(
      groups: [
        ConfirmatoryGroup(
          pattern, group, estimates, loadings: model.loadings,
          standardizedLoadings: model.standardizedLoadings,
          factorCovariances: model.factorCovariances, residualVariances: model.residualVariances)
      ],
      measures: ConfirmatoryMeasures(
        model.fit, scaled: scaled, rows: sample.rows, groups: 1,
        parameters: model.parameters.count),
      convergence: model.convergence, largestGradient: model.largestGradient,
      designDegreesOfFreedom: scaled?.designDegreesOfFreedom, replicated: scaled?.replicated)
  }

  /// Maximum likelihood of covariances and means in groups.
  static func grouped(
    _ pattern: MeasurementPattern, _ sample: ConfirmatorySample, _ plan: ConfirmatoryPlan
  ) throws -> FittedMeasurement {
    let rows = sample.groups.map(\.observations)
    let model = try GroupedConfirmatoryModel(
      pattern, sample.groups.map(\.moments), invariance: plan.invariance, scale: plan.scale)
    let scaled = try RobustFit.asked(
      plan, sample, model.fit, scores: { try model.scores(by: rows) },
      refit: { model.refit(by: rows) }, scaled: { try model.scaled($0, by: rows) })
    return try fitted(model, pattern, sample, scaled)
  }

  /// What a model in groups makes of them.
  private static func fitted(
    _ model: some MeasurementInGroups, _ pattern: MeasurementPattern, _ sample: ConfirmatorySample,
    _ scaled: RobustFit?
  ) throws -> FittedMeasurement {
    try requireIdentified(model.covariance, model.parameters)
    let solution = Self.solution(model.solution(covariance: scaled?.covariance), scaled)
    return FittedMeasurement(
      groups: groups(pattern, sample, model.groups, solution),
      measures: ConfirmatoryMeasures(
        model.fit, scaled: scaled, rows: sample.rows, groups: sample.groups.count,
        parameters: model.parameters.count),
      convergence: model.convergence, largestGradient: model.largestGradient,
      designDegreesOfFreedom: scaled?.designDegreesOfFreedom, replicated: scaled?.replicated)
  }

  /// The standardised solution with the errors of replicates, where there are any.
  private static func solution(
    _ solution: MeasurementSolution, _ scaled: RobustFit?
  ) -> MeasurementSolution {
    scaled?.replicated.map { solution.replacing(standardizedErrors: $0.standardizedErrors) }
      ?? solution
  }

  private static func groups(
    _ pattern: MeasurementPattern, _ sample: ConfirmatorySample,
    _ groups: [GroupedConfirmatoryModel.Group], _ solution: MeasurementSolution
  ) -> [ConfirmatoryGroup] {
    zip(groups, zip(sample.groups, solution.groups)).map { group, rest in
      ConfirmatoryGroup(
        pattern, rest.0, rest.1, loadings: group.loadings,
        standardizedLoadings: group.standardizedLoadings,
        factorCovariances: group.factorCovariances,
        residualVariances: group.residualVariances)
    }
  }

  /// Full information maximum likelihood of rows that miss answers, with means, in groups or not.
  static func fullInformation(
    _ pattern: MeasurementPattern, _ sample: ConfirmatorySample, _ plan: ConfirmatoryPlan
  ) throws -> FittedMeasurement {
    let model = try FullInformationModel(
      pattern,
      sample.groups.compactMap { group in group.saturated.map { (group.name, $0) } },
      invariance: sample.groupColumn == nil ? .configural : plan.invariance, scale: plan.scale)
    let scaled = try RobustFit.asked(
      plan, sample, model.fit, scores: { try model.scores() }, refit: { model.refit },
      scaled: { _ in try model.scaled() })
    return try fitted(model, pattern, sample, scaled)
  }

  /// Diagonally weighted least squares of the polychoric correlations of ordered answers.
  static func ordered(
    _ pattern: MeasurementPattern, _ sample: ConfirmatorySample, _ plan: ConfirmatoryPlan
  ) throws -> FittedMeasurement {
    let group = sample.groups[0]
    let thresholds = try ThresholdEstimate.all(of: group.observations)
    let model: OrderedConfirmatoryModel
    do {
      model = try OrderedConfirmatoryModel(
        pattern, group.observations, scale: plan.scale, emptyCells: plan.emptyCells)
      try requireIdentified(model.covariance, model.parameters)
    } catch let error as FactorError {
      switch error {
      case .matrix(let problem) where problem.matrix == "information matrix":
        throw try withoutWeight(group.observations, plan.emptyCells, isSettled: true) ?? error
      case .notConverged:
        throw try withoutWeight(group.observations, plan.emptyCells, isSettled: false) ?? error
      default: throw error
      }
    }
    let estimates = try MeasurementSolution(model).groups[0]
    return FittedMeasurement(
      groups: [
        ConfirmatoryGroup(
          pattern, group, estimates, loadings: model.loadings,
          standardizedLoadings: model.standardizedLoadings,
          factorCovariances: model.factorCovariances, residualVariances: model.residualVariances)
      ],
      measures: ConfirmatoryMeasures(
        model.fit, parameters: model.parameters.count + thresholds.count),
      convergence: model.convergence, largestGradient: model.largestGradient,
      thresholds: thresholds, boundary: model.correlations.boundary)
  }

  /// Why the model is not identified, or has no minimum, where polychoric correlations on the boundary,
  /// which have no weight, leave too little of it; `nil` where there are none.
  private static func withoutWeight(
    _ data: Observations, _ emptyCells: PolychoricCorrelation.EmptyCells, isSettled: Bool
  ) throws -> (any Error)? {
    let pairs = try CorrelationMatrix.polychoric(
      data, missing: .listwise, emptyCells: emptyCells
    ).boundary
    return pairs.isEmpty ? nil : ConfirmatoryError.boundary(pairs, isSettled: isSettled)
  }
}

/// A model of covariances and means in groups, from moments or from rows that miss answers.
private protocol MeasurementInGroups {
  var groups: [GroupedConfirmatoryModel.Group] { get }
  var parameters: [ConfirmatoryParameter] { get }
  var covariance: Matrix { get }
  var fit: ConfirmatoryFit { get }
  var convergence: Convergence { get }
  var largestGradient: Double { get }
  func solution(covariance: Matrix?) -> MeasurementSolution
}

extension GroupedConfirmatoryModel: MeasurementInGroups {
  fileprivate func solution(covariance: Matrix?) -> MeasurementSolution {
    MeasurementSolution(self, covariance: covariance)
  }
}

extension FullInformationModel: MeasurementInGroups {
  fileprivate func solution(covariance: Matrix?) -> MeasurementSolution {
    MeasurementSolution(self, covariance: covariance)
  }
}
