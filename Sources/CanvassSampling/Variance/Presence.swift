/// Where an estimate has rows: the leaf clusters with a row that is in the domain, has a weight, and
/// answers every variable of the estimand. What the design says of an estimate depends on these alone:
/// its degrees of freedom, and which strata the rule for lonely clusters looks at.
struct Presence: Sendable {
  /// The sums of these leaves, by their places among the cluster totals.
  let pairs: [Int32]
  /// The leaves, ascending; as many as pairs.
  let leaves: [Int32]
  /// First-stage clusters less strata.
  let degreesOfFreedom: Int
  /// The variance of what these leaves add.
  let plan: VariancePlan

  /// Counts and arranges leaves.
  init(_ design: Design, pairs: [Int32], leaves: [Int32]) {
    self.pairs = pairs
    self.leaves = leaves
    degreesOfFreedom = design.degreesOfFreedom(ofLeaves: leaves)
    plan = VariancePlan(design, leaves: leaves)
  }

  private init(_ wider: Presence, degreesOfFreedom: Int) {
    pairs = wider.pairs
    leaves = wider.leaves
    plan = wider.plan
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The presence of one group of variables: those of these leaves that have rows of it.
  func of(_ group: Int, _ totals: ClusterTotals, _ design: Design) -> Presence {
    if totals.hasRows(of: group, in: pairs) { return self }
    return keeping(pairs.indices.filter { totals.rows(of: group, at: pairs[$0]) > 0 }, design)
  }

  /// Some of these leaves, by their places among them.
  ///
  /// A leaf without rows adds zeros, so that it may stay in the arrangement unless a rule for lonely
  /// clusters asks which strata have rows.
  func keeping(_ places: [Int], _ design: Design) -> Presence {
    if places.count == leaves.count { return self }
    let kept = places.map { leaves[$0] }
    return design.looksAtPresence
      ? Presence(design, pairs: places.map { pairs[$0] }, leaves: kept)
      : Presence(self, degreesOfFreedom: design.degreesOfFreedom(ofLeaves: kept))
  }
}

extension Design {
  /// Whether a variance depends on which strata an estimate has rows in: some stratum is lonely, and
  /// the rule for it compares it with the others.
  var looksAtPresence: Bool {
    hasLonelyStrata && (specification.lonely == .adjust || specification.lonely == .average)
  }

  /// First-stage clusters less first-stage strata among some leaves, which ascend.
  func degreesOfFreedom(ofLeaves leaves: some Sequence<Int32>) -> Int {
    clustersLessStrata(leaves, clusterOfLeaf: ancestors.first, stages[0])
  }
}

/// First-stage clusters less strata among some leaves, which ascend.
func clustersLessStrata(
  _ leaves: some Sequence<Int32>, clusterOfLeaf: [Int32]?, _ stage: Stage
) -> Int {
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
