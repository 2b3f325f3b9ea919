/// A stage while it is compiled, with its rows.
struct StageDraft {
  var stratumOfRow: [Int32]
  var parentOfStratum: [Int32]
  var stratumLabels: [StratumLabel]
  var clusterOfRow: [Int32]
  var stratumOfCluster: [Int32]
  /// What clusters are called; empty where they are rows.
  var clusterLabels: [String]
  /// The sampling fraction of each stratum.
  var fraction: [Double] = []
  /// The probability with which each cluster was drawn.
  var inclusion: [Double] = []

  var clusterCount: Int { stratumOfCluster.count }
  var stratumCount: Int { parentOfStratum.count }

  /// The clusters of each stratum.
  var sampled: [Int] {
    var sampled = [Int](repeating: 0, count: stratumCount)
    for stratum in stratumOfCluster { sampled[Int(stratum)] += 1 }
    return sampled
  }

  /// The mean probability of the clusters of each stratum.
  var meanInclusion: [Double] {
    var sum = [Double](repeating: 0, count: stratumCount)
    for (stratum, value) in zip(stratumOfCluster, inclusion) { sum[Int(stratum)] += value }
    return zip(sum, sampled).map { $0 / Double($1) }
  }

  /// The stage.
  func stage(earlierFraction: [Double]) -> Stage {
    Stage(
      parentOfStratum: parentOfStratum, stratumOfCluster: stratumOfCluster, sampled: sampled,
      fraction: fraction, earlierFraction: earlierFraction, stratumLabels: stratumLabels,
      inclusion: inclusion)
  }
}
