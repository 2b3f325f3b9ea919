/// Linearisation: the variance of an estimate is that of the total of its influence.
///
/// Every stage adds Σ_h φ_h (1 − f_h) n_h/(n_h − 1) Σ_i (z_hi − z̄_h)², where z are the cluster
/// totals of the influence at that stage, n_h the sampled clusters (those without a row of the
/// estimate count as zeros), f_h the sampling fraction, and φ_h the product of the fractions of the
/// stages above. This is the multistage recursion of Bellhouse (1985) and of Särndal, Swensson &
/// Wretman (1992, result 4.4.1), unrolled. The root has one element
/// √(φ_h (1 − f_h) n_h/(n_h − 1))·(z_hi − z̄_h) for each cluster of each stage.
struct LinearisedVariance: VarianceMethod {
  /// What a stratum with one cluster adds.
  let lonely: LonelyClusterRule

  func requireVariance(_ tree: SampleTree) throws { try lonely.requireVariance(tree.stages) }

  func looksAtPresence(_ tree: SampleTree) -> Bool {
    tree.hasLonelyStrata && lonely.looksAtPresence
  }

  func movement(_ tree: SampleTree, leaves: [Int32]) -> LeafMovement {
    // At a single stage the influence of the cluster tells it: that is zero.
    guard tree.stages.count > 1, let first = leaves.first else { return .apart }
    let (stage, cluster) = (tree.stages[0], tree.cluster(ofLeaf: first))
    guard stage.isChosen(cluster), leaves.allSatisfy({ tree.cluster(ofLeaf: $0) == cluster })
    else { return .apart }
    let isAlone = stage.isLonely(Int(stage.stratumOfCluster[cluster])) && lonely != .average
    return isAlone ? .never : .together
  }

  func places(_ tree: SampleTree) -> [RootPlace]? { tree.clusterPlaces() }

  func root(_ tree: SampleTree, leaves: [Int32]) -> any VarianceRoot {
    LinearisedRoot(tree, leaves: leaves, lonely)
  }
}

/// The clusters in which an estimate has rows, arranged by stratum at every stage.
struct LinearisedRoot: VarianceRoot {
  /// The present clusters of one stratum, by their positions.
  private struct Run {
    var positions: Range<Int>
    /// All sampled clusters of the stratum, by their numbers; as many as n_h.
    var clusters: Range<Int>
    /// What the squares of its distances are multiplied by.
    var scale: Double
    /// For a lonely cluster among others, the pool whose mean distances are taken from.
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
  }

  /// The stages, the last one first.
  private var levels: [Level] = []
  /// The sampled clusters of all stages.
  let count: Int

  /// Arranges leaf clusters, which ascend.
  ///
  /// - Parameter first: the first stage that adds; those before it are another method's.
  init(_ tree: SampleTree, leaves: [Int32], _ lonely: LonelyClusterRule, from first: Int = 0) {
    var clusters = leaves
    var offset = 0
    for index in tree.stages.indices.dropFirst(first).reversed() {
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
      Self.arrange(&level, stage, LonelyStrata(lonely, stage, presentClusters: clusters))
      levels.append(level)
      clusters = parentClusters
    }
    count = offset
  }

  private static func arrange(_ level: inout Level, _ stage: Stage, _ strata: LonelyStrata) {
    let clusters = level.clusters
    if strata.isUndefined {
      level.runs = [
        Run(positions: clusters.indices, clusters: 0..<stage.clusterCount, scale: .nan, pool: nil)
      ]
      return
    }
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
      if stage.parentOfStratum[stratum] != parent || pools.isEmpty {
        parent = stage.parentOfStratum[stratum]
        pools.append(Pool(positions: first..<first, sampled: 0))
      }
      pools[pools.count - 1].positions = pools[pools.count - 1].positions.lowerBound..<position
      pools[pools.count - 1].sampled += Double(stage.sampled[stratum])
      guard let part = strata.part(of: stratum) else { continue }
      needsPools = needsPools || part.isPooled
      level.runs.append(
        Run(
          positions: first..<position, clusters: stage.clusters(of: stratum), scale: part.scale,
          pool: part.isPooled ? pools.count - 1 : nil))
    }
    if needsPools { level.pools = pools }
  }

  func squaredLength(_ influence: UnsafeBufferPointer<Double>) -> Double {
    var variance = 0.0
    forEachStratum(influence) { _, run, _, about in variance += run.scale * about.squares }
    return variance
  }

  func write(
    _ influence: UnsafeBufferPointer<Double>, into root: UnsafeMutableBufferPointer<Double>
  ) {
    forEachStratum(influence) { level, run, totals, about in
      let factor = run.scale.squareRoot() * (about.squares == 0 ? 0 : 1)
      for cluster in run.clusters { root[level.offset + cluster] = -factor * about.centre }
      for position in run.positions {
        root[level.offset + Int(level.clusters[position])] =
          factor * (totals[position] - about.centre)
      }
    }
  }

  /// Calls `body` for every stratum of every stage that adds to the variance, with the totals of the
  /// stage, the centre of its distances, and their squares.
  @inline(__always)
  private func forEachStratum(
    _ influence: UnsafeBufferPointer<Double>,
    _ body: (
      Level, Run, UnsafeBufferPointer<Double>, (squares: Double, centre: Double)
    ) -> Void
  ) {
    guard let last = levels.first else { return }
    var sums = visit(last, influence, body)
    for level in levels.dropFirst() {
      sums = sums.withUnsafeBufferPointer { visit(level, $0, body) }
    }
  }

  /// The same for the strata of a stage; returns the totals of the stage before.
  @inline(__always)
  private func visit(
    _ level: Level, _ totals: UnsafeBufferPointer<Double>,
    _ body: (
      Level, Run, UnsafeBufferPointer<Double>, (squares: Double, centre: Double)
    ) -> Void
  ) -> [Double] {
    let means = level.pools.isEmpty ? [] : level.pools.map { mean($0, totals) }
    for run in level.runs { body(level, run, totals, squares(run, means, totals)) }
    return parentSums(level, totals)
  }

  /// The sums by present cluster of the stage before.
  private func parentSums(_ level: Level, _ totals: UnsafeBufferPointer<Double>) -> [Double] {
    var sums = [Double](repeating: 0, count: level.parentCount)
    for (position, parent) in level.parents.enumerated() { sums[parent] += totals[position] }
    return sums
  }

  /// How far totals may differ, relative to their own size, that are the same but for rounding.
  private static let digits = 8 * Double.ulpOfOne

  /// Σ_i (z_hi − z̄_h)² of a stratum, with z̄_h; zero where all are the same but for rounding. A lonely
  /// cluster has the mean of its pool.
  @inline(__always)
  private func squares(_ run: Run, _ means: [Double], _ totals: UnsafeBufferPointer<Double>) -> (
    squares: Double, centre: Double
  ) {
    if let pool = run.pool {
      let distance = totals[run.positions.lowerBound] - means[pool]
      return (distance * distance, means[pool])
    }
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
