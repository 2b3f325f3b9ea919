/// The clusters in which an estimate has rows, arranged by stratum at every stage: all that its
/// variance needs of the design.
///
/// Every stage adds Σ_h φ_h (1 − f_h) n_h/(n_h − 1) Σ_i (z_hi − z̄_h)², where z are the cluster
/// totals of the influence at that stage, n_h the sampled clusters (those without a row of the
/// estimate count as zeros), f_h the sampling fraction, and φ_h the product of the fractions of the
/// stages above. This is the multistage recursion of Bellhouse (1985) and of Särndal, Swensson &
/// Wretman (1992, result 4.4.1), unrolled.
///
/// The variance is the squared length of a vector, the *root* of the estimate, with one element
/// √(φ_h (1 − f_h) n_h/(n_h − 1))·(z_hi − z̄_h) for each cluster of each stage; the covariance of two
/// estimates is the product of their roots.
struct VariancePlan: Sendable {
  /// The present clusters of one stratum, by their positions.
  private struct Run {
    var positions: Range<Int>
    /// All sampled clusters of the stratum, by their numbers; as many as n_h.
    var clusters: Range<Int>
    /// φ_h (1 − f_h) n_h/(n_h − 1), times the weight of the stratum under the rule `average`.
    var scale: Double
    /// For a lonely cluster under the rule `adjust`, the pool whose mean deviations are taken from.
    var pool: Int?
  }

  /// The strata of one cluster of the stage before (at the first stage, of the sample), together.
  private struct Pool {
    var positions: Range<Int>
    /// Sampled clusters of its strata.
    var sampled: Double
  }

  /// One stage.
  private struct Level {
    var runs: [Run] = []
    /// Only where a run needs them.
    var pools: [Pool] = []
    /// The present clusters.
    var clusters: [Int32]
    /// The place of the stage's first cluster in the root.
    var offset: Int
    /// For each present cluster, the position of its parent among the present clusters of the stage
    /// before; empty at the first stage.
    var parents: [Int] = []
    /// Present clusters of the stage before.
    var parentCount = 0
    /// No stratum is left to take the average of, under the rule `average`.
    var isUndefined = false
  }

  /// The stages, the last one first.
  private var levels: [Level] = []
  /// Number of elements of a root: the sampled clusters of all stages.
  let rootCount: Int

  /// Arranges leaf clusters, which ascend.
  init(_ tree: SampleTree, leaves: [Int32]) {
    var clusters = leaves
    var offset = 0
    for index in tree.stages.indices.reversed() {
      let stage = tree.stages[index]
      var level = Level(clusters: clusters, offset: offset)
      offset += stage.clusterCount
      var parentClusters: [Int32] = []
      if index > 0 {
        level.parents.reserveCapacity(clusters.count)
        for cluster in clusters {
          let parent = stage.parentOfStratum[Int(stage.stratumOfCluster[Int(cluster)])]
          if parentClusters.last != parent { parentClusters.append(parent) }
          level.parents.append(parentClusters.count - 1)
        }
        level.parentCount = parentClusters.count
      }
      Self.arrange(&level, stage, tree.lonely)
      levels.append(level)
      clusters = parentClusters
    }
    rootCount = offset
  }

  private static func arrange(_ level: inout Level, _ stage: Stage, _ rule: LonelyClusterRule) {
    let clusters = level.clusters
    let average =
      rule == .average ? LonelyAverage(stage, presentClusters: clusters) : nil
    level.isUndefined = average?.isUndefined == true
    var pools: [Pool] = []
    var parent: Int32 = -1
    var needsPools = false
    var position = 0
    while position < clusters.count {
      let stratum = Int(stage.stratumOfCluster[Int(clusters[position])])
      let first = position
      repeat {
        position += 1
      } while position < clusters.count
        && Int(stage.stratumOfCluster[Int(clusters[position])]) == stratum
      if rule == .adjust {
        if stage.parentOfStratum[stratum] != parent || pools.isEmpty {
          parent = stage.parentOfStratum[stratum]
          pools.append(Pool(positions: first..<first, sampled: 0))
        }
        pools[pools.count - 1].positions = pools[pools.count - 1].positions.lowerBound..<position
        pools[pools.count - 1].sampled += Double(stage.sampled[stratum])
      }
      let isAlone = stage.sampled[stratum] == 1
      let isAdjusted = isAlone && rule == .adjust && stage.isLonely(stratum)
      if isAlone, !isAdjusted { continue }
      let scale = isAlone ? stage.lonelyScale(stratum) : stage.scale(stratum)
      if scale == 0 { continue }
      needsPools = needsPools || isAdjusted
      level.runs.append(
        Run(
          positions: first..<position, clusters: stage.clusters(of: stratum),
          scale: scale * (average?.weight(stage, stratum) ?? 1),
          pool: isAdjusted ? pools.count - 1 : nil))
    }
    if needsPools { level.pools = pools }
  }

  /// The variance of an estimate from its influence, summed by present leaf; NaN where the rule
  /// `average` finds no stratum to take the average of.
  func variance(_ influence: [Double]) -> Double {
    influence.withUnsafeBufferPointer { variance($0) }
  }

  /// The same of values in place.
  func variance(_ influence: UnsafeBufferPointer<Double>) -> Double {
    guard let last = levels.first else { return 0 }
    var variance = squares(last, influence)
    var sums = parentSums(last, influence)
    for level in levels.dropFirst() {
      variance += sums.withUnsafeBufferPointer { squares(level, $0) }
      sums = sums.withUnsafeBufferPointer { parentSums(level, $0) }
    }
    return variance
  }

  /// The root of an estimate, from its influence, into a place of `rootCount` zeros: its squared
  /// length is the variance.
  func root(_ influence: [Double], into root: UnsafeMutableBufferPointer<Double>) {
    var totals = influence
    for level in levels {
      if level.isUndefined {
        for position in root.indices { root[position] = .nan }
        return
      }
      totals = totals.withUnsafeBufferPointer { totals in
        let means = level.pools.map { mean($0, totals) }
        for run in level.runs {
          var factor = run.scale.squareRoot()
          let centre: Double
          if let pool = run.pool {
            centre = means[pool]
          } else {
            let squares = squares(run, totals)
            centre = squares.mean
            if squares.sum == 0 { factor = 0 }
          }
          for cluster in run.clusters { root[level.offset + cluster] = -factor * centre }
          for position in run.positions {
            root[level.offset + Int(level.clusters[position])] =
              factor * (totals[position] - centre)
          }
        }
        return parentSums(level, totals)
      }
    }
  }

  /// The sums by present cluster of the stage before.
  private func parentSums(_ level: Level, _ totals: UnsafeBufferPointer<Double>) -> [Double] {
    var sums = [Double](repeating: 0, count: level.parentCount)
    for (position, parent) in level.parents.enumerated() { sums[parent] += totals[position] }
    return sums
  }

  /// What a stage adds to the variance.
  private func squares(_ level: Level, _ totals: UnsafeBufferPointer<Double>) -> Double {
    if level.isUndefined { return .nan }
    let means = level.pools.isEmpty ? [] : level.pools.map { mean($0, totals) }
    var variance = 0.0
    for run in level.runs {
      if let pool = run.pool {
        let distance = totals[run.positions.lowerBound] - means[pool]
        variance += run.scale * distance * distance
      } else {
        variance += run.scale * squares(run, totals).sum
      }
    }
    return variance
  }

  /// How far totals may differ, relative to their own size, that are the same but for rounding.
  private static let digits = 8 * Double.ulpOfOne

  /// Σ_i (z_hi − z̄_h)² of a stratum, with z̄_h; zero where all are the same but for rounding.
  @inline(__always)
  private func squares(_ run: Run, _ totals: UnsafeBufferPointer<Double>) -> (
    sum: Double, mean: Double
  ) {
    let mean = mean(run.positions, of: Double(run.clusters.count), totals)
    var squares = Double(run.clusters.count - run.positions.count) * mean * mean
    var level = 0.0
    for position in run.positions {
      let distance = totals[position] - mean
      squares += distance * distance
      level += totals[position] * totals[position]
    }
    let isRounding = squares <= Self.digits * Self.digits * level && level < .infinity
    return (isRounding ? 0 : squares, mean)
  }

  /// The mean of some sampled clusters, of which those at other positions are zeros. Where all are
  /// there, the distances from the first one are averaged: those of equal totals are exactly zero.
  @inline(__always)
  private func mean(
    _ positions: Range<Int>, of sampled: Double, _ totals: UnsafeBufferPointer<Double>
  ) -> Double {
    let origin = sampled == Double(positions.count) ? totals[positions.lowerBound] : 0
    var total = 0.0
    for position in positions { total += totals[position] - origin }
    return origin + total / sampled
  }

  private func mean(_ pool: Pool, _ totals: UnsafeBufferPointer<Double>) -> Double {
    mean(pool.positions, of: pool.sampled, totals)
  }
}
