import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A plan: what was asked, and what follows.
struct SurveyPlan: Sendable {
  /// What is estimated, as it is expected.
  let quantity: PlannedQuantity
  let conditions: SurveyConditions
  /// How many groups, each of which is planned.
  let groups: Int
  /// Answers in each group; `nil` where nothing was asked of sizes.
  let answers: Double?
  /// People to be asked in each group.
  let asked: Double?
  let interval: MarginKind
  /// The power of the test that is planned, and what it finds.
  let power: Double
  let difference: Double?
  let equivalence: Double?
  /// The power with which the difference is found.
  let powerReached: Double?
  /// The smallest difference that is found with the power.
  let detectable: Double?
  /// The standard error of the difference of two groups.
  let differenceError: Double?
  let pairs: TellingApart?
  let clusters: ClusterPlan?
  let strata: StrataPlan?
  let replicates: ReplicateCount?
  let learnt: LearntSurvey?
  /// What rule packs ask for, where they were named.
  let publication: PublicationPlan?
  /// γ and ρ: the part of the sample that is in both groups, and the correlation of the answers there.
  let overlap: (share: Double, correlation: Double)?
  /// Slovin's formula at the margin that was asked for, or reached.
  let slovin: Slovin?
  /// That margin.
  let slovinMargin: Double?

  /// Clusters with their costs.
  struct ClusterPlan: Sendable {
    let clusters: Double
    /// Second-stage units in each, with three stages.
    let units: Double?
    let answers: Double
    let cost: Double
    let coefficientOfVariation: Double
    let designEffect: Double
  }

  init(_ command: PlanCommand, level: Double, learnt: LearntSurvey?, packs: [RulePack]?) throws {
    let quantity: PlannedQuantity
    if let mean = command.mean, let sd = command.sd {
      quantity = .mean(mean, standardDeviation: sd)
    } else {
      quantity = command.share.map { .share($0) } ?? learnt?.quantity ?? .share(0.5)
    }
    self.quantity = try quantity.checked()
    self.learnt = learnt
    groups = command.groups ?? 1
    interval = command.interval
    power = command.power ?? 0.8
    let own = command.icc == nil ? learnt?.correlation : nil
    let plain = try SurveyConditions(
      populationSize: command.population ?? .infinity, responseRate: command.response ?? 1,
      level: level)
    clusters = try Self.clusters(
      command, self.quantity, correlation: command.icc ?? own?.value, as: own, plain)
    let effect = try Self.designEffect(command, clusters, as: own, learnt)
    let conditions = try plain.with(designEffect: effect)
    self.conditions = conditions
    replicates = try command.replicateError.map { try ReplicateCount(errorOfStandardError: $0) }
    strata = try StrataPlan(command, learnt: learnt, conditions, packs: packs)
    overlap = command.overlap.map { ($0, command.correlation ?? 0) }
    difference = command.difference
    equivalence = command.equivalence

    let parts = Double(groups)
    if let packs, strata == nil {
      publication = try PublicationPlan(
        packs, of: [(nil, "", self.quantity, conditions)], answersPerCluster: command.perCluster,
        answers: command.n.map { Int($0 / parts) })
    } else {
      publication = strata?.publication
    }
    var size: (answers: Double, asked: Double)?
    if strata == nil, let n = command.n {
      let each = try conditions.checked(answers: n / Double(groups))
      size = (each, conditions.asked(for: each))
    } else if strata == nil, let needed = try Self.size(command, self.quantity, conditions) {
      size = (Double(needed.answers), Double(needed.asked))
    } else if strata == nil, let publication {
      let each = try conditions.checked(answers: Double(publication.needed()))
      size = (each, conditions.asked(for: each))
    } else if let clusters {
      let each = clusters.clusters * (clusters.units ?? 1) * clusters.answers
      size = (each, conditions.asked(for: each))
    }
    answers = size?.answers
    asked = size?.asked
    let effective = size.map { conditions.effectiveSize(of: $0.answers, for: quantity) }
    if let effective {
      powerReached = try Self.powerReached(command, quantity, conditions, effective)
      detectable =
        effective.isFinite
        ? try? GroupComparison.detectable(
          from: quantity, effective: effective, power: power, level: conditions.level,
          overlap: command.overlap ?? 0, correlation: command.correlation ?? 0,
          test: command.test ?? .wald)
        : nil
      let alike = try Self.alike(command, quantity)
      let error = (alike.unitVariance / effective).squareRoot()
      differenceError = error
      pairs = try command.spread.map {
        try TellingApart(
          units: command.groups ?? 1, standardError: error / 2.0.squareRoot(), spread: $0,
          level: conditions.level)
      }
    } else {
      (powerReached, detectable, differenceError, pairs) = (nil, nil, nil, nil)
    }
    if case .share = quantity, let answers,
      let margin = Optional(
        command.margin ?? conditions.margin(of: quantity, answers: answers, interval)),
      margin > 1e-5, margin < 1
    {
      slovinMargin = margin
      slovin = try Slovin(margin: margin, populationSize: conditions.populationSize)
    } else {
      (slovin, slovinMargin) = (nil, nil)
    }
  }

  /// The size that a goal needs; `nil` without a goal.
  private static func size(
    _ command: PlanCommand, _ quantity: PlannedQuantity, _ conditions: SurveyConditions
  ) throws -> SampleSize? {
    if let margin = command.margin {
      return try conditions.sampleSize(for: .margin(margin, command.interval), of: quantity)
    }
    if let cv = command.cv {
      return try conditions.sampleSize(for: .coefficientOfVariation(cv), of: quantity)
    }
    let power = command.power ?? 0.8
    if command.difference != nil {
      let effective = try comparison(command, quantity).effectiveSize(
        power: power, level: conditions.level)
      return try conditions.sampleSize(forEffective: effective, of: quantity)
    }
    if let margin = command.equivalence {
      let effective = try equivalence(command, quantity, margin).effectiveSize(
        power: power, level: conditions.level)
      return try conditions.sampleSize(forEffective: effective, of: quantity)
    }
    return nil
  }

  private static func comparison(_ command: PlanCommand, _ quantity: PlannedQuantity) throws
    -> GroupComparison
  {
    try GroupComparison(
      quantity, difference: command.difference ?? 0, overlap: command.overlap ?? 0,
      correlation: command.correlation ?? 0, test: command.test ?? .wald)
  }

  private static func equivalence(
    _ command: PlanCommand, _ quantity: PlannedQuantity, _ margin: Double
  ) throws -> EquivalenceTest {
    try EquivalenceTest(alike(command, quantity), margin: margin)
  }

  /// Two groups that do not differ.
  private static func alike(_ command: PlanCommand, _ quantity: PlannedQuantity) throws
    -> GroupComparison
  {
    try GroupComparison(
      quantity, quantity, overlap: command.overlap ?? 0, correlation: command.correlation ?? 0)
  }

  private static func powerReached(
    _ command: PlanCommand, _ quantity: PlannedQuantity, _ conditions: SurveyConditions,
    _ effective: Double
  ) throws -> Double? {
    if command.difference != nil {
      return try comparison(command, quantity).power(effective: effective, level: conditions.level)
    }
    return try command.equivalence.map {
      try equivalence(command, quantity, $0).power(effective: effective, level: conditions.level)
    }
  }

  /// The design effect: as it is said, or as clusters of a size have it, or as it was.
  private static func designEffect(
    _ command: PlanCommand, _ clusters: ClusterPlan?, as own: ClusterCorrelation?,
    _ learnt: LearntSurvey?
  ) throws -> Double {
    if let deff = command.deff { return deff }
    if let clusters { return clusters.designEffect * (own?.weightEffect ?? 1) }
    if let size = command.perCluster {
      if let correlation = command.icc {
        return try ClusterCorrelation.designEffect(
          correlation: correlation, answersPerCluster: size)
      }
      if let own { return try own.designEffect(answersPerCluster: size) }
    }
    if command.icc != nil {
      throw UsageError(
        "--icc says the design effect of clusters; say their size with --per-cluster")
    }
    if command.perCluster != nil {
      throw UsageError(
        "--per-cluster has a design effect where the correlation within clusters is known; say --icc"
      )
    }
    return learnt?.designEffect ?? 1
  }
}
