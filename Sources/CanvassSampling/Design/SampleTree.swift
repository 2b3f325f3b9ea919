import CanvassTables

/// How the clusters of a sample lie in one another: strata and clusters of every stage, with their
/// population sizes. All that a variance needs of a design; it knows no row.
///
/// The *leaves* are the clusters of the last stage that adds to the variance.
public struct SampleTree: Sendable {
  /// How variances follow from it.
  let method: any VarianceMethod
  /// The stages that add to the variance.
  let stages: [Stage]
  /// For each stage before the last, the cluster in which each leaf lies: `ancestors[s][leaf]`.
  let ancestors: [[Int32]]
  /// Whether some stratum of some stage has one cluster, and is not known to be taken whole.
  let hasLonelyStrata: Bool

  init(stages: [Stage], ancestors: [[Int32]], method: any VarianceMethod) {
    self.stages = stages
    self.ancestors = ancestors
    self.method = method
    hasLonelyStrata = stages.contains { stage in
      (0..<stage.stratumCount).contains(where: stage.isLonely)
    }
  }

  /// Number of leaves.
  var leafCount: Int { stages[stages.count - 1].clusterCount }

  /// The first-stage cluster in which a leaf lies.
  func cluster(ofLeaf leaf: Int32) -> Int {
    Int(ancestors.first.map { $0[Int(leaf)] } ?? leaf)
  }

  /// Whether some leaves, and what they lie in, were all taken for certain.
  func isTakenWhole(_ leaves: [Int32]) -> Bool {
    let last = stages[stages.count - 1]
    return !leaves.isEmpty
      && leaves.allSatisfy { leaf in
        Int(leaf) < leafCount && last.isCertain(Int(leaf))
          && zip(stages, ancestors).allSatisfy { $0.isCertain(Int($1[Int(leaf)])) }
      }
  }

  /// Refuses to give a variance where the sample tells none.
  ///
  /// - Throws: `DesignError` naming the stratum.
  func requireVariance() throws { try method.requireVariance(self) }

  /// Those of the leaves that have a row with weight.
  func degreesOfFreedom(ofRowsIn leafOfRow: [Int32], weights: [Double]) -> Int {
    var isWeighted = [Bool](repeating: false, count: leafCount)
    for row in weights.indices where weights[row] != 0 { isWeighted[Int(leafOfRow[row])] = true }
    return degreesOfFreedom(ofLeaves: (0..<Int32(leafCount)).filter { isWeighted[Int($0)] })
  }

  /// First-stage clusters less first-stage strata among some leaves, which ascend. What comes after the
  /// leaves of the sample is no cluster.
  func degreesOfFreedom(ofLeaves leaves: [Int32]) -> Int {
    let stage = stages[0]
    let clusterOfLeaf = ancestors.first
    var lastCluster: Int32 = -1
    var lastStratum: Int32 = -1
    var clusters = 0
    var strata = 0
    // Leaves ascend, so clusters and strata do.
    for leaf in leaves {
      if Int(leaf) >= leafCount { break }
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
    return method.degreesOfFreedom(clusters - strata, ofLeaves: leaves)
  }
}
