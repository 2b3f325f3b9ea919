/// The pairs (leaf cluster, domain) that have rows: where totals are added up. Sparse, so that 756
/// domains over 1,170 clusters cost no more than the pairs that occur.
struct ClusterCells: Sendable {
  /// Leaf of each pair; ascending.
  let leaf: [Int32]
  /// The pairs of each domain, by leaf: `members[start[d]..<start[d + 1]]`; `nil` where the one
  /// domain has them all.
  let members: [Int32]?
  let start: [Int]

  /// Number of pairs.
  var count: Int { leaf.count }

  /// One domain with these leaves, which ascend.
  init(leaf: [Int32]) {
    self.leaf = leaf
    members = nil
    start = [0, leaf.count]
  }

  /// Pairs, ascending by leaf.
  init(leaf: [Int32], domain: [Int32], domains: Int) {
    var start = [Int](repeating: 0, count: domains + 1)
    for domain in domain { start[Int(domain) + 1] += 1 }
    for domain in 0..<domains { start[domain + 1] += start[domain] }
    var next = start
    var members = [Int32](repeating: 0, count: leaf.count)
    for (pair, domain) in domain.enumerated() {
      members[next[Int(domain)]] = Int32(pair)
      next[Int(domain)] += 1
    }
    self.leaf = leaf
    self.members = members
    self.start = start
  }

  /// The pairs of one domain, ascending by leaf.
  func pairs(of domain: Int) -> [Int32] {
    guard let members else { return Array(0..<Int32(count)) }
    return Array(members[start[domain]..<start[domain + 1]])
  }

  /// The domain of each pair.
  var domains: [Int32] {
    guard let members else { return [Int32](repeating: 0, count: count) }
    var domains = [Int32](repeating: 0, count: count)
    for domain in start.indices.dropLast() {
      for place in start[domain]..<start[domain + 1] {
        domains[Int(members[place])] = Int32(domain)
      }
    }
    return domains
  }

  /// One pair for each leaf that has rows in any domain.
  func together() -> ClusterCells {
    var leaves: [Int32] = []
    for next in leaf where leaves.last != next { leaves.append(next) }
    return ClusterCells(leaf: leaves)
  }
}
