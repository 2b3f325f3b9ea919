/// Where an element of a root belongs.
struct RootPlace: Sendable {
  /// The stage, from 0.
  let stage: Int
  /// The stratum of the first stage.
  let stratum: Int
  /// The cluster of the first stage; `nil` for an element of several.
  let cluster: Int?
}

/// The squares of a root, added up by stage, by first-stage stratum and by first-stage cluster.
struct PartsOfRoot: Sendable {
  /// By stage.
  private(set) var stages: [Double]
  /// By stratum: of the first stage, and of the stages within it.
  private(set) var first: [Double]
  private(set) var later: [Double]
  /// By cluster; `nil` where an element belongs to several.
  private(set) var ofCluster: [Double]?

  /// - Parameter squares: those of the elements, with their signs.
  init(_ tree: SampleTree, _ places: [RootPlace], _ squares: [Double]) {
    let stage = tree.stages[0]
    stages = [Double](repeating: 0, count: tree.stages.count)
    first = [Double](repeating: 0, count: stage.stratumCount)
    later = first
    var clusters = [Double](repeating: 0, count: stage.clusterCount)
    for (place, square) in zip(places, squares) {
      stages[place.stage] += square
      if place.stage == 0 { first[place.stratum] += square } else { later[place.stratum] += square }
      if let cluster = place.cluster { clusters[cluster] += square }
    }
    ofCluster = places.allSatisfy { $0.cluster != nil } ? clusters : nil
  }

  /// The variance.
  var total: Double { stages.reduce(0, +) }
}

extension SampleTree {
  /// The elements of a linearised root that has one for each cluster of each stage, the last stage first.
  ///
  /// - Parameter first: the first stage that has them.
  func clusterPlaces(from first: Int = 0) -> [RootPlace] {
    stages.indices.dropFirst(first).reversed().flatMap { stage in
      (0..<stages[stage].clusterCount).map { cluster in
        var above = cluster
        for level in stride(from: stage, to: 0, by: -1) {
          let stratum = Int(stages[level].stratumOfCluster[above])
          above = Int(stages[level].parentOfStratum[stratum])
        }
        return RootPlace(
          stage: stage, stratum: Int(stages[0].stratumOfCluster[above]), cluster: above)
      }
    }
  }
}

extension DomainPlace {
  /// The squares of the root of an estimand, with their signs.
  func squares(of estimand: any Estimand, group: Int, _ totals: ClusterTotals) -> [Double] {
    var elements = [Double](repeating: 0, count: rows.rootCount)
    elements.withUnsafeMutableBufferPointer {
      root(of: estimand, group: group, totals, into: $0)
    }
    guard let signs = rows.rootSigns else { return elements.map { $0 * $0 } }
    return zip(elements, signs).map { $1 * $0 * $0 }
  }
}

extension Stage {
  /// What one more cluster in a stratum multiplies its part of the variance by: that of the first stage, (1 − f)/n,
  /// and that of the stages within it, 1/n. Clusters that were taken for certain are left out of n.
  func gain(ofOneMoreIn stratum: Int) -> (first: Double, later: Double) {
    let drawn = clusters(of: stratum).filter { !isCertain($0) }
    let n = Double(drawn.count)
    guard n > 0 else { return (1, 1) }
    let f = drawn.reduce(0) { $0 + inclusion[$1] } / n
    // All that there are have been drawn but a part of one.
    let isLast = f > 0 && n + 1 >= n / f
    let first = isLast ? 0 : (1 - f * (n + 1) / n) / (n + 1) / ((1 - f) / n)
    return (first, n / (n + 1))
  }
}

/// A mean without a cluster: its sums leave the total, and those of the other clusters of its stratum count
/// n_h/(n_h − 1) times.
struct LeftOutClusters {
  /// The clusters with rows.
  let clusters: [Int]
  private let estimand: any Estimand
  private let stage: Stage
  private let all: Moments
  private let ofCluster: [Int: Moments]
  private let ofStratum: [Int: Moments]

  init(_ totals: ClusterTotals, of estimand: any Estimand, _ place: DomainPlace) {
    self.estimand = estimand
    stage = totals.tree.stages[0]
    all = totals.domainMoments(group: 0, domain: 0)
    var ofCluster: [Int: Moments] = [:]
    var ofStratum: [Int: Moments] = [:]
    for pair in place.rows.pairs {
      let leaf = totals.cells.leaf[Int(pair)]
      if Int(leaf) >= totals.tree.leafCount { break }
      let moments = totals.moments(of: 0, at: pair)
      if moments.rows == 0 { continue }
      let cluster = totals.tree.cluster(ofLeaf: leaf)
      let stratum = Int(stage.stratumOfCluster[cluster])
      ofCluster[cluster, default: Moments(centres: moments.centres)] += moments
      ofStratum[stratum, default: Moments(centres: moments.centres)] += moments
    }
    (self.ofCluster, self.ofStratum) = (ofCluster, ofStratum)
    clusters = ofCluster.keys.sorted()
  }

  /// Rows with weight and an answer in a cluster.
  func rows(in cluster: Int) -> Int { Int(ofCluster[cluster]?.rows ?? 0) }

  /// The value without a cluster; NaN where nothing is left.
  func value(without cluster: Int) -> Double {
    let stratum = Int(stage.stratumOfCluster[cluster])
    guard let own = ofCluster[cluster], let beside = ofStratum[stratum] else { return .nan }
    let n = Double(stage.sampled[stratum])
    let times = n > 1 ? 1 / (n - 1) : 0
    var rest = all
    for place in rest.sums.indices {
      rest.sums[place] += times * (beside.sums[place] - own.sums[place]) - own.sums[place]
    }
    let rows = all.rows - own.rows
    guard rows > 0 else { return .nan }
    rest.sums[1] = rows
    return estimand.linearised(at: rest).value
  }
}

extension ClusterTotals {
  /// The moments of a group in one pair of leaf and domain.
  func moments(of group: Int, at pair: Int32) -> Moments {
    var moments = Moments(centres: centres[group])
    let stride = moments.sums.count
    let first = Int(pair) * stride
    moments.sums = Array(sums[group][first..<first + stride])
    return moments
  }
}
