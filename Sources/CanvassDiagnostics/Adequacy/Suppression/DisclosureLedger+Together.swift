extension DisclosureLedger {
  /// Columns of few classes that are related: `q <= 3` and `q <= 2`, of which one has nobody where the other has somebody,
  /// so that their difference is a third one, q = 3; an indicator f, y and y·f.
  ///
  /// What they are together is a column of its own, from which each follows, and what follows from several of them is a sum
  /// of its classes. Which columns are related their answers tell: some pair of classes has nobody, and would have eight
  /// people or more, were the columns independent.
  ///
  /// - Parameter first: the place of the first column that has just come.
  mutating func relateColumns(from first: Int) throws {
    var next = first
    while next < columns.count, next - first < Self.mostRelated {
      for other in 0..<next where readings[next][other] == nil && readings[other][next] == nil {
        guard let together = columns[next].together(with: columns[other]) else { continue }
        _ = try place(of: together)
      }
      next += 1
    }
  }

  /// No more columns are made of one answer.
  private static var mostRelated: Int { 16 }
}

extension SummedColumn {
  /// Columns of more classes are divisions of their own.
  private static let mostRelated = 8
  /// So many people a pair of classes would have at least.
  private static let least = 8.0

  /// The pairs of classes that this column and another one have, and 0 where neither has an answer; `nil` where they are
  /// not related, or of many classes.
  func together(with other: SummedColumn) -> SummedColumn? {
    guard case .classes(let own, let width) = content, width <= Self.mostRelated,
      case .classes(let theirs, let depth) = other.content, depth <= Self.mostRelated,
      own.count == theirs.count, sharesWeights(with: other)
    else { return nil }
    var counts = [Int](repeating: 0, count: (width + 1) * (depth + 1))
    var open = width * depth
    for row in own.indices where weights[row] != 0 {
      let pair = Int(own[row]) * (depth + 1) + Int(theirs[row])
      counts[pair] += 1
      guard counts[pair] == 1, own[row] != 0, theirs[row] != 0 else { continue }
      open -= 1
      // Each pair has somebody: most columns are told to be unrelated by their first rows.
      if open == 0 { return nil }
    }
    func count(_ a: Int, _ b: Int) -> Int { counts[a * (depth + 1) + b] }
    let (rows, lines) = (1...max(width, 1), 1...max(depth, 1))
    let sums = rows.map { a in lines.reduce(0) { $0 + count(a, $1) } }
    let across = lines.map { b in rows.reduce(0) { $0 + count($1, b) } }
    let all = Double(sums.reduce(0, +))
    let isRelated = rows.contains { a in
      lines.contains { b in
        count(a, b) == 0 && Double(sums[a - 1]) * Double(across[b - 1]) >= Self.least * all
      }
    }
    guard all > 0, isRelated else { return nil }
    var number = [UInt16](repeating: 0, count: counts.count)
    var found: UInt16 = 0
    for pair in counts.indices.dropFirst() where counts[pair] > 0 {
      found += 1
      number[pair] = found
    }
    return SummedColumn(
      classes: own.indices.map { number[Int(own[$0]) * (depth + 1) + Int(theirs[$0])] },
      count: Int(found), weights: weights)
  }
}
