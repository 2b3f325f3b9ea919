/// The pairs (leaf cluster, domain) that have rows: where totals are added up. Sparse, so that 756
/// domains over 1,170 clusters cost no more than the pairs that occur.
struct ClusterCells: Sendable {
  /// Leaf of each pair; ascending.
  let leaf: [Int32]
  /// The rows of each pair; `nil` where the pairs were put together from others.
  let rows: RowIndex?
  /// The pairs of each domain, by leaf: `members[start[d]..<start[d + 1]]`; `nil` where the one
  /// domain has them all.
  let members: [Int32]?
  let start: [Int]

  /// Number of pairs.
  var count: Int { leaf.count }

  init(_ design: Design, _ domains: Domains) {
    guard let domainOfRow = domains.ofRow else {
      leaf = Array(0..<Int32(design.leafCount))
      rows = design.rows
      members = nil
      start = [0, design.leafCount]
      return
    }
    let pairs = PairsOfLeaves(design.rows, domainOfRow, domains: domains.cells.count)
    var start = [Int](repeating: 0, count: domains.cells.count + 1)
    for domain in pairs.domain { start[Int(domain) + 1] += 1 }
    for domain in domains.cells.indices { start[domain + 1] += start[domain] }
    var next = start
    var members = [Int32](repeating: 0, count: pairs.domain.count)
    for (pair, domain) in pairs.domain.enumerated() {
      members[next[Int(domain)]] = Int32(pair)
      next[Int(domain)] += 1
    }
    leaf = pairs.leaf
    rows = RowIndex(order: pairs.order, start: pairs.start, weightOfRow: design.weights)
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
    rows = nil
    members = nil
    start = [0, leaf.count]
  }
}

/// The pairs of leaf and domain that occur, leaf by leaf, with their rows.
private struct PairsOfLeaves {
  var leaf: [Int32] = []
  var domain: [Int32] = []
  /// Rows by pair, in the order of the leaf's rows within each pair.
  var order: [Int32] = []
  /// Where the rows of each pair begin, and one end mark.
  var start: [Int] = []

  init(_ rows: RowIndex, _ domainOfRow: [Int32], domains: Int) {
    order.reserveCapacity(domainOfRow.count)
    // Of the leaf at hand: its rows inside, their pairs, and the pair of each domain.
    var inside: [(row: Int32, pair: Int32)] = []
    var pairOfDomain = [Int32](repeating: -1, count: domains)
    for leaf in 0..<rows.count {
      inside.removeAll(keepingCapacity: true)
      let first = domain.count
      for position in rows.start[leaf]..<rows.start[leaf + 1] {
        let row = rows.order.map { $0[position] } ?? Int32(position)
        let domain = Int(domainOfRow[Int(row)])
        if domain < 0 { continue }
        if pairOfDomain[domain] < first {
          pairOfDomain[domain] = Int32(self.domain.count)
          self.leaf.append(Int32(leaf))
          self.domain.append(Int32(domain))
          start.append(0)
        }
        start[Int(pairOfDomain[domain])] += 1
        inside.append((row, pairOfDomain[domain]))
      }
      // Counts become places.
      var next = order.count
      for pair in first..<domain.count { (start[pair], next) = (next, next + start[pair]) }
      let end = next
      order.append(contentsOf: repeatElement(0, count: end - order.count))
      for (row, pair) in inside {
        order[start[Int(pair)]] = row
        start[Int(pair)] += 1
      }
      // Each place has moved on to the next pair's.
      for pair in stride(from: domain.count - 1, to: first, by: -1) { start[pair] = start[pair - 1] }
      if first < domain.count { start[first] = end - inside.count }
    }
    start.append(order.count)
  }
}
