/// Where an estimate has rows: the leaf clusters with a row that is in the domain, has a weight, and
/// answers every variable of the estimand. What the design says of an estimate depends on these alone:
/// its degrees of freedom, and the root of its variance.
///
/// Every variance, covariance and degree of freedom comes through here.
struct Presence: Sendable {
  /// The sums of these leaves, by their places among the cluster totals.
  let pairs: [Int32]
  /// The leaves, ascending; as many as pairs.
  let leaves: [Int32]
  /// First-stage clusters less strata.
  let degreesOfFreedom: Int
  /// How the leaves move an estimate.
  private let movement: LeafMovement
  /// Whether no chance has chosen the leaves, nor what they lie in, so that a variance of zero is one.
  let isTakenWhole: Bool
  private let root: any VarianceRoot

  /// Counts and arranges leaves.
  init(_ tree: SampleTree, pairs: [Int32], leaves: [Int32]) {
    self.pairs = pairs
    self.leaves = leaves
    degreesOfFreedom = tree.degreesOfFreedom(ofLeaves: leaves)
    (movement, isTakenWhole) = Self.movement(tree, leaves, degreesOfFreedom)
    root = tree.method.root(tree, leaves: leaves)
  }

  private init(_ wider: Presence, _ tree: SampleTree, ofLeaves kept: [Int32]) {
    pairs = wider.pairs
    leaves = wider.leaves
    root = wider.root
    degreesOfFreedom = tree.degreesOfFreedom(ofLeaves: kept)
    (movement, isTakenWhole) = Self.movement(tree, kept, degreesOfFreedom)
  }

  /// Where there are degrees of freedom nobody asks.
  private static func movement(
    _ tree: SampleTree, _ leaves: [Int32], _ degreesOfFreedom: Int
  ) -> (LeafMovement, isTakenWhole: Bool) {
    if degreesOfFreedom > 0 { return (.apart, false) }
    return (tree.method.movement(tree, leaves: leaves), tree.isTakenWhole(leaves))
  }

  /// Whether the leaves move an estimate as one: what they make of it together then counts, and not what each makes.
  var movesAsOne: Bool { movement != .apart }

  /// Whether they move no estimate, not even a total.
  var movesNothing: Bool { movement == .never }

  /// Number of elements of a root; the same wherever an estimate has rows.
  var rootCount: Int { root.count }

  /// The signs of the squares of its elements; `nil` where all add.
  var rootSigns: [Double]? { root.signs }

  /// The replicates, where these make the variance.
  var replicated: ReplicateRoot? { root.replicated }

  /// The variance of an estimate from its influence, summed by leaf.
  func variance(_ influence: UnsafeBufferPointer<Double>) -> Double {
    root.squaredLength(influence)
  }

  /// Writes the root of an estimate into a place of `rootCount` zeros.
  func write(
    rootOf influence: UnsafeBufferPointer<Double>, into place: UnsafeMutableBufferPointer<Double>
  ) {
    root.write(influence, into: place)
  }

  /// The same of an estimate that has rows in some of these leaves alone.
  func write(
    rootOf influence: [Double], at own: [Int32], into place: UnsafeMutableBufferPointer<Double>
  ) {
    var spread = influence
    if own.count < leaves.count {
      spread = [Double](repeating: 0, count: leaves.count)
      var next = 0
      for (leaf, value) in zip(own, influence) {
        while leaves[next] != leaf { next += 1 }
        spread[next] = value
      }
    }
    spread.withUnsafeBufferPointer { write(rootOf: $0, into: place) }
  }

  /// The presence of one group of quantities: those of these leaves that have rows of it.
  func of(_ group: Int, _ totals: ClusterTotals) -> Presence {
    if totals.hasRows(of: group, in: pairs) { return self }
    return keeping(pairs.indices.filter { totals.rows(of: group, at: pairs[$0]) > 0 }, totals.tree)
  }

  /// Some of these leaves, by their places among them.
  ///
  /// A leaf without rows adds zeros, so that it may stay in the arrangement unless the method asks which
  /// strata have rows.
  func keeping(_ places: [Int], _ tree: SampleTree) -> Presence {
    if places.count == leaves.count { return self }
    let kept = places.map { leaves[$0] }
    return tree.method.looksAtPresence(tree)
      ? Presence(tree, pairs: places.map { pairs[$0] }, leaves: kept)
      : Presence(self, tree, ofLeaves: kept)
  }
}
