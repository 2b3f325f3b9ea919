/// The pairs (leaf cluster, domain) that have rows: where totals are added up. Sparse, so that 756
/// domains over 1,170 clusters cost no more than the pairs that occur.
struct ClusterCells: Sendable {
  /// Leaf of each pair; ascending.
  let leaf: [Int32]
  /// The pair of each row, −1 for rows outside; `nil` where it is the row's leaf.
  let ofRow: [Int32]?
  /// The pairs of each domain, by leaf: `members[start[d]..<start[d + 1]]`; `nil` where the one
  /// domain has them all.
  let members: [Int32]?
  let start: [Int]

  /// Number of pairs.
  var count: Int { leaf.count }

  init(_ design: Design, _ domains: Domains) {
    guard let domainOfRow = domains.ofRow else {
      leaf = Array(0..<Int32(design.leafCount))
      ofRow = nil
      members = nil
      start = [0, design.leafCount]
      return
    }
    var pairLeaf: [Int32] = []
    var pairDomain: [Int32] = []
    var ofRow = [Int32](repeating: -1, count: design.rowCount)
    var pairOfDomain = [Int32](repeating: -1, count: domains.cells.count)
    var seenInLeaf = [Int32](repeating: -1, count: domains.cells.count)
    for leaf in 0..<design.leafCount {
      for position in design.leafStart[leaf]..<design.leafStart[leaf + 1] {
        let row = design.rowOrder.map { Int($0[position]) } ?? position
        let domain = Int(domainOfRow[row])
        if domain < 0 { continue }
        if seenInLeaf[domain] != Int32(leaf) {
          seenInLeaf[domain] = Int32(leaf)
          pairOfDomain[domain] = Int32(pairLeaf.count)
          pairLeaf.append(Int32(leaf))
          pairDomain.append(Int32(domain))
        }
        ofRow[row] = pairOfDomain[domain]
      }
    }
    var start = [Int](repeating: 0, count: domains.cells.count + 1)
    for domain in pairDomain { start[Int(domain) + 1] += 1 }
    for domain in domains.cells.indices { start[domain + 1] += start[domain] }
    var next = start
    var members = [Int32](repeating: 0, count: pairLeaf.count)
    for (pair, domain) in pairDomain.enumerated() {
      members[next[Int(domain)]] = Int32(pair)
      next[Int(domain)] += 1
    }
    leaf = pairLeaf
    self.ofRow = ofRow
    self.members = members
    self.start = start
  }

  /// The pairs of one domain, ascending by leaf.
  func pairs(of domain: Int) -> [Int32] {
    guard let members else { return Array(0..<Int32(count)) }
    return Array(members[start[domain]..<start[domain + 1]])
  }

  /// One pair for each leaf that has rows in any domain.
  func together() -> ClusterCells {
    var leaves: [Int32] = []
    for next in leaf where leaves.last != next { leaves.append(next) }
    return ClusterCells(leaf: leaves)
  }

  /// One domain with these leaves, without the rows.
  private init(leaf: [Int32]) {
    self.leaf = leaf
    ofRow = nil
    members = nil
    start = [0, leaf.count]
  }
}
