/// How the uncertainty of estimates follows from a sample: the one door to variances, covariances and
/// degrees of freedom.
///
/// A method gives every estimate a *root*, a vector Cz that is linear in the influence z of the estimate
/// by leaf cluster. The variance is its squared length, V = ‖Cz‖², and the covariance of two estimates is
/// the product of their roots. What C is belongs to the method; where an estimate has rows, to `Presence`.
///
/// A variance that is no sum of squares has a sign for each element, V = Σ_k s_k (Cz)_k², and may be below zero.
protocol VarianceMethod: Sendable {
  /// Refuses to give a variance where the sample tells none.
  ///
  /// - Throws: `DesignError` naming the stratum.
  func requireVariance(_ tree: SampleTree) throws
  /// Whether a variance depends on which clusters an estimate has rows in, and not on its influence alone.
  func looksAtPresence(_ tree: SampleTree) -> Bool
  /// The degrees of freedom of an estimate with rows in some leaves, of which the clusters less strata are known.
  func degreesOfFreedom(_ clustersLessStrata: Int, ofLeaves leaves: [Int32]) -> Int
  /// How leaves that an estimate has rows in move it.
  func movement(_ tree: SampleTree, leaves: [Int32]) -> LeafMovement
  /// Where each element of a root belongs; `nil` where elements are of no cluster.
  func places(_ tree: SampleTree) -> [RootPlace]?
  /// C, for estimates that have rows in some leaves, which ascend.
  func root(_ tree: SampleTree, leaves: [Int32]) -> any VarianceRoot
}

/// How leaves that an estimate has rows in move it, as far as a design says that.
enum LeafMovement {
  /// Each by itself.
  case apart
  /// Together, so that no design describes what each does: where weights of replicates are those of rows, and these lie
  /// in one cluster or have the same multipliers; and where further stages add the variance within the one
  /// cluster of several that they lie in.
  case together
  /// Not at all, whatever it is: where that cluster is the only one of its stratum that was drawn, and nothing stands in for
  /// another. Further stages alone would tell next to nothing of the error.
  case never
}

extension VarianceMethod {
  func degreesOfFreedom(_ clustersLessStrata: Int, ofLeaves leaves: [Int32]) -> Int {
    clustersLessStrata
  }

  func movement(_ tree: SampleTree, leaves: [Int32]) -> LeafMovement { .apart }

  func places(_ tree: SampleTree) -> [RootPlace]? { nil }
}

/// C of a variance method, for the influences of estimates on some leaf clusters.
protocol VarianceRoot: Sendable {
  /// Number of elements of a root; the same for all leaves of a sample.
  var count: Int { get }
  /// The replicates, where these make the variance: an estimand is then evaluated in each.
  var replicated: ReplicateRoot? { get }
  /// 1 or −1 for each element, the same for all leaves of a sample; `nil` where all squares add.
  var signs: [Double]? { get }
  /// Writes Cz into a place of zeros.
  func write(
    _ influence: UnsafeBufferPointer<Double>, into root: UnsafeMutableBufferPointer<Double>)
  /// ‖Cz‖², the variance; NaN where there is none.
  func squaredLength(_ influence: UnsafeBufferPointer<Double>) -> Double
}

extension VarianceRoot {
  var replicated: ReplicateRoot? { nil }
  var signs: [Double]? { nil }

  /// The squares of what is written, with their signs.
  func squaredLength(_ influence: UnsafeBufferPointer<Double>) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { root in
      root.initialize(repeating: 0)
      write(influence, into: root)
      guard let signs else { return root.reduce(0) { $0 + $1 * $1 } }
      return zip(root, signs).reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
    }
  }
}
