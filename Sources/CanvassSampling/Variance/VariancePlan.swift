/// The clusters in which a domain has rows, arranged by stratum at every stage: all that the
/// variance of any estimate in that domain needs of the design.
///
/// Every stage adds Σ_h φ_h (1 − f_h) n_h/(n_h − 1) Σ_i (z_hi − z̄_h)², where z are the cluster
/// totals of the influence at that stage, n_h the sampled clusters (those without a row in the
/// domain count as zeros), f_h the sampling fraction, and φ_h the product of the fractions of the
/// stages above. This is the multistage recursion of Bellhouse (1985) and of Särndal, Swensson &
/// Wretman (1992, result 4.4.1), unrolled.
struct VariancePlan: Sendable {
  /// The present clusters of one stratum, by their positions.
  struct Run {
    var positions: Range<Int>
    /// Sampled clusters of the stratum, n_h.
    var sampled: Double
    /// φ_h (1 − f_h) n_h/(n_h − 1), times the weight of the stratum under the rule `average`.
    var scale: Double
    /// Deviations are taken from the mean over the whole stage: a lonely cluster under `adjust`.
    var isFromGrandMean: Bool
  }

  /// One stage.
  struct Level {
    var runs: [Run]
    /// Clusters of the stage in the whole design.
    var clusterCount: Double
    /// For each present cluster, the position of its parent among the present clusters of the stage
    /// before; empty at the first stage.
    var parents: [Int]
    /// Present clusters of the stage before.
    var parentCount: Int
    /// No stratum is left to take the average of, under the rule `average`.
    var isUndefined: Bool
  }

  /// The stages, the last one first.
  private var levels: [Level] = []

  /// Arranges leaf clusters, which ascend.
  init(_ design: Design, leaves: [Int32]) {
    var clusters = leaves
    for index in design.stages.indices.reversed() {
      let stage = design.stages[index]
      var parents: [Int] = []
      var parentClusters: [Int32] = []
      if index > 0 {
        for cluster in clusters {
          let parent = stage.parentOfStratum[Int(stage.stratumOfCluster[Int(cluster)])]
          if parentClusters.last != parent { parentClusters.append(parent) }
          parents.append(parentClusters.count - 1)
        }
      }
      let average =
        design.specification.lonely == .average
        ? LonelyAverage(stage, presentClusters: clusters) : nil
      levels.append(
        Level(
          runs: Self.runs(stage, clusters, design.specification.lonely, average),
          clusterCount: Double(stage.clusterCount), parents: parents,
          parentCount: parentClusters.count, isUndefined: average?.isUndefined == true))
      clusters = parentClusters
    }
  }

  private static func runs(
    _ stage: Stage, _ clusters: [Int32], _ rule: LonelyClusterRule, _ average: LonelyAverage?
  ) -> [Run] {
    var runs: [Run] = []
    var position = 0
    while position < clusters.count {
      let stratum = Int(stage.stratumOfCluster[Int(clusters[position])])
      let first = position
      repeat {
        position += 1
      } while position < clusters.count
        && Int(stage.stratumOfCluster[Int(clusters[position])]) == stratum
      let isLonely = stage.sampled[stratum] == 1
      if isLonely, rule != .adjust || !stage.isLonely(stratum) { continue }
      let scale = isLonely ? stage.lonelyScale(stratum) : stage.scale(stratum)
      if scale == 0 { continue }
      runs.append(
        Run(
          positions: first..<position, sampled: Double(stage.sampled[stratum]),
          scale: scale * (average?.weight(stage, stratum) ?? 1), isFromGrandMean: isLonely))
    }
    return runs
  }

  /// The variance of an estimate from its influence, summed by leaf; NaN where the rule `average`
  /// finds no stratum to take the average of.
  func variance(_ influence: [Double]) -> Double {
    influence.withUnsafeBufferPointer { variance($0) }
  }

  /// The same of values in place.
  func variance(_ influence: UnsafeBufferPointer<Double>) -> Double {
    guard let last = levels.first else { return 0 }
    var (variance, sums) = squares(last, influence)
    for level in levels.dropFirst() {
      let (more, above) = sums.withUnsafeBufferPointer { squares(level, $0) }
      variance += more
      sums = above
    }
    return variance
  }

  /// What a stage adds to the variance, and the sums by cluster of the stage before.
  private func squares(_ level: Level, _ totals: UnsafeBufferPointer<Double>) -> (Double, [Double])
  {
    if level.isUndefined { return (.nan, [Double](repeating: .nan, count: level.parentCount)) }
    var variance = 0.0
    for run in level.runs { variance += squares(run, level, totals) }
    var sums = [Double](repeating: 0, count: level.parentCount)
    for (position, parent) in level.parents.enumerated() { sums[parent] += totals[position] }
    return (variance, sums)
  }

  @inline(__always)
  private func squares(
    _ run: Run, _ level: Level, _ totals: UnsafeBufferPointer<Double>
  ) -> Double {
    if run.isFromGrandMean {
      let distance = totals[run.positions.lowerBound] - totals.reduce(0, +) / level.clusterCount
      return run.scale * distance * distance
    }
    var total = 0.0
    for position in run.positions { total += totals[position] }
    let mean = total / run.sampled
    var squares = (run.sampled - Double(run.positions.count)) * mean * mean
    for position in run.positions {
      let distance = totals[position] - mean
      squares += distance * distance
    }
    return run.scale * squares
  }
}

extension Stage {
  /// φ_h (1 − f_h) n_h/(n_h − 1): what the sum of squares of a stratum is multiplied by.
  func scale(_ stratum: Int) -> Double {
    let n = Double(sampled[stratum])
    return earlierFraction[stratum] * max(0, 1 - fraction[stratum]) * n / (n - 1)
  }

  /// φ_h (1 − f_h): the same for a lonely cluster, about the grand mean.
  func lonelyScale(_ stratum: Int) -> Double {
    earlierFraction[stratum] * max(0, 1 - fraction[stratum])
  }

  /// The clusters of the stage before in which some clusters lie, ascending.
  func parents(of clusters: [Int32]) -> [Int32] {
    var parents: [Int32] = []
    for cluster in clusters {
      let parent = parentOfStratum[Int(stratumOfCluster[Int(cluster)])]
      if parents.last != parent { parents.append(parent) }
    }
    return parents
  }
}
