import CanvassTables

/// How the clusters of a sample lie in one another: strata and clusters of every stage, with their
/// population sizes. All that a variance needs of a design; it knows no row.
///
/// The *leaves* are the clusters of the last stage that adds to the variance.
public struct SampleTree: Sendable {
  /// What a stratum with one cluster adds to the variance.
  public let lonely: LonelyClusterRule
  /// The stages that add to the variance.
  let stages: [Stage]
  /// For each stage before the last, the cluster in which each leaf lies: `ancestors[s][leaf]`.
  let ancestors: [[Int32]]
  /// Whether some stratum of some stage has one cluster, and is not known to be taken whole.
  let hasLonelyStrata: Bool

  init(stages: [Stage], ancestors: [[Int32]], lonely: LonelyClusterRule) {
    self.stages = stages
    self.ancestors = ancestors
    self.lonely = lonely
    hasLonelyStrata = stages.contains { stage in
      (0..<stage.stratumCount).contains(where: stage.isLonely)
    }
  }

  /// Number of leaves.
  var leafCount: Int { stages[stages.count - 1].clusterCount }
  /// Clusters of all stages.
  var clusterCount: Int { stages.reduce(0) { $0 + $1.clusterCount } }

  /// Whether a variance depends on which strata an estimate has rows in: some stratum is lonely, and
  /// the rule for it compares it with the others.
  var looksAtPresence: Bool {
    hasLonelyStrata && (lonely == .adjust || lonely == .average)
  }

  /// Refuses to give a variance where a stratum has one cluster and no rule says what that means.
  ///
  /// - Throws: `DesignError` naming the stratum.
  func requireVariance() throws {
    guard lonely == .fail else { return }
    for (index, stage) in stages.enumerated() {
      guard let stratum = (0..<stage.stratumCount).first(where: stage.isLonely) else { continue }
      let count = (0..<stage.stratumCount).count(where: stage.isLonely)
      let others = count > 1 ? " (and \(count - 1) more)" : ""
      let place = index == 0 ? "" : " at stage \(index + 1)"
      throw DesignError(
        "stratum \(stage.stratumLabels[stratum])\(others) has one cluster\(place), so its variance "
          + "cannot be estimated; merge it with another or choose a lonely-cluster rule "
          + "(--lonely adjust)")
    }
  }

  /// First-stage clusters less first-stage strata among some leaves, which ascend.
  func degreesOfFreedom(ofLeaves leaves: some Sequence<Int32>) -> Int {
    let stage = stages[0]
    let clusterOfLeaf = ancestors.first
    var lastCluster: Int32 = -1
    var lastStratum: Int32 = -1
    var clusters = 0
    var strata = 0
    // Leaves ascend, so clusters and strata do.
    for leaf in leaves {
      let cluster = clusterOfLeaf.map { $0[Int(leaf)] } ?? leaf
      if cluster == lastCluster { continue }
      lastCluster = cluster
      clusters += 1
      let stratum = stage.stratumOfCluster[Int(cluster)]
      if stratum != lastStratum {
        lastStratum = stratum
        strata += 1
      }
    }
    return clusters - strata
  }
}
