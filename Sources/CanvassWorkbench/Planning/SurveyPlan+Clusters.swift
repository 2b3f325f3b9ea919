import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Clusters of a plan that has their costs.
extension SurveyPlan {
  /// Clusters by their costs.
  ///
  /// - Parameter own: where the correlation is that of the last wave, its clusters, which are as uneven again.
  static func clusters(
    _ command: PlanCommand, _ quantity: PlannedQuantity, correlation: Double?,
    as own: ClusterCorrelation?, _ conditions: SurveyConditions
  ) throws -> ClusterPlan? {
    guard let costs = command.cost?.numbers else { return nil }
    guard costs.count == 2 || costs.count == 3 else {
      throw UsageError(
        "--cost has \(counted: costs.count, "number"); give those of a cluster and an answer, or of cluster, second stage and answer"
      )
    }
    guard let correlation else {
      throw UsageError(
        "--cost finds the best size of clusters where the correlation within them is known; say --icc, or learn it with "
          + "--from")
    }
    try own?.checkForSizes()
    let aim: ClusterSizes.Aim
    switch (command.budget, command.cv, command.margin) {
    case (let budget?, nil, nil): aim = .budget(budget)
    case (nil, let cv?, _): aim = .coefficientOfVariation(cv)
    case (nil, nil, let margin?):
      aim = .coefficientOfVariation(margin / conditions.normalQuantile / abs(quantity.value))
    default:
      throw UsageError("--cost needs what to reach: --budget, --cv or --margin, one of them")
    }
    func bought(_ clusters: Double) throws {
      guard case .budget(let money) = aim, clusters < 1 else { return }
      guard costs.count == 2 else {
        throw UsageError(
          "--budget \(shortestText(money)) does not buy one cluster with its units and their answers; the least is one cluster, so give more"
        )
      }
      throw UsageError(
        "--budget \(shortestText(money)) does not buy one cluster with its answers; the least is one cluster, so give "
          + "more, or fewer answers with --per-cluster")
    }
    let unit = quantity.unitRelativeVariance * (own?.weightEffect ?? 1)
    let unevenness = own?.unevenness ?? 1
    if costs.count == 3 {
      guard let second = command.correlation else {
        throw UsageError(
          "three costs are those of three stages; say the correlation within second-stage units with --correlation"
        )
      }
      let sizes = try ThreeStageSizes(
        costs: (costs[0], costs[1], costs[2]), correlations: (correlation, second),
        unitRelativeVariance: unit, ratios: (unevenness, 1 - correlation), least: 1 / unevenness,
        aim)
      try bought(sizes.clusters)
      let total = sizes.clusters * sizes.units * sizes.answers
      return ClusterPlan(
        clusters: sizes.clusters, units: sizes.units, answers: sizes.answers, cost: sizes.cost,
        coefficientOfVariation: sizes.coefficientOfVariation,
        designEffect: sizes.coefficientOfVariation * sizes.coefficientOfVariation * total / unit)
    }
    // 1 + ρ(u·n − 1) = k(1 + δ(n − 1)) of u times as uneven clusters.
    func best(_ unevenness: Double, answers: Double?) throws -> (ClusterSizes, ratio: Double) {
      let ratio = 1 + correlation * (unevenness - 1)
      return (
        try ClusterSizes(
          clusterCost: costs[0], answerCost: costs[1],
          correlation: correlation * unevenness / ratio, unitRelativeVariance: unit, ratio: ratio,
          answers: answers, aim), ratio
      )
    }
    var (sizes, ratio) = try best(unevenness, answers: command.perCluster)
    if unevenness * sizes.answers < 1 {
      // The size that counts, u·n, is one at least.
      let answers = command.perCluster ?? 1 / unevenness
      (sizes, ratio) = try best(1 / answers, answers: answers)
    }
    try bought(sizes.clusters)
    return ClusterPlan(
      clusters: sizes.clusters, units: nil, answers: sizes.answers, cost: sizes.cost,
      coefficientOfVariation: sizes.coefficientOfVariation,
      designEffect: ratio * sizes.designEffect)
  }
}
