/// The degrees of freedom of a comparison of any two domains: first-stage clusters less strata among
/// the rows of both.
///
/// What two domains have in common is counted once for all pairs of domains, cluster by cluster, so
/// that a comparison costs nothing; all of them together cost the sum over clusters of the squared
/// number of domains that are met there.
public struct PairedFreedom: Sendable {
  private let domains: Int
  /// Clusters less strata that two domains share, domain by domain.
  private let shared: [Int32]

  /// Counts what domains share.
  ///
  /// - Parameters:
  ///   - tree: the strata and clusters.
  ///   - places: each pair of leaf cluster and domain that has rows, ascending by leaf.
  init(_ tree: SampleTree, domains: Int, places: [(leaf: Int32, domain: Int32)]) {
    let clusterOfLeaf = tree.ancestors.first
    let stratumOfCluster = tree.stages[0].stratumOfCluster
    var shared = [Int32](repeating: 0, count: domains * domains)
    func count(_ change: Int32, by unit: (Int32) -> Int32) {
      var met: [Int] = []
      var lastMet = [Int32](repeating: -1, count: domains)
      var last: Int32 = -1
      func addPairs() {
        for a in met { for b in met { shared[a * domains + b] += change } }
        met.removeAll(keepingCapacity: true)
      }
      for place in places {
        let unit = unit(clusterOfLeaf.map { $0[Int(place.leaf)] } ?? place.leaf)
        if unit != last { addPairs() }
        last = unit
        let domain = Int(place.domain)
        if lastMet[domain] == unit { continue }
        lastMet[domain] = unit
        met.append(domain)
      }
      addPairs()
    }
    count(1) { $0 }
    count(-1) { stratumOfCluster[Int($0)] }
    self.domains = domains
    self.shared = shared
  }

  /// First-stage clusters less strata among the rows of two domains.
  public func degreesOfFreedom(_ a: Int, _ b: Int) -> Int {
    Int(shared[a * domains + a] + shared[b * domains + b] - shared[a * domains + b])
  }
}
