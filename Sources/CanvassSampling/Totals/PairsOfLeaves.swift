/// The pairs of leaf and domain that occur, leaf by leaf, with their rows.
struct PairsOfLeaves {
  var leaf: [Int32] = []
  var domain: [Int32] = []
  /// Rows by pair, in the order of the leaf's rows within each pair.
  var order: [Int32] = []
  /// Where the rows of each pair begin, and one end mark.
  var start: [Int] = []

  init(_ rows: RowIndex, _ domainOfRow: [Int32], domains: Int) {
    order.reserveCapacity(domainOfRow.count)
    let most = min(domainOfRow.count, rows.count * domains)
    leaf.reserveCapacity(most)
    domain.reserveCapacity(most)
    let orderOfRows = rows.order
    // Of the leaf at hand: its rows inside, their pairs, and the pair of each domain.
    var inside: [(row: Int32, pair: Int32)] = []
    var pairOfDomain = [Int32](repeating: -1, count: domains)
    for leaf in 0..<rows.count {
      inside.removeAll(keepingCapacity: true)
      let first = domain.count
      for position in rows.start[leaf]..<rows.start[leaf + 1] {
        let row = orderOfRows?[position] ?? Int32(position)
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
      for pair in stride(from: domain.count - 1, to: first, by: -1) {
        start[pair] = start[pair - 1]
      }
      if first < domain.count { start[first] = end - inside.count }
    }
    start.append(order.count)
  }
}
