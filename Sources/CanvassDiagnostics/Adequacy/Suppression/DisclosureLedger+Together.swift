extension DisclosureLedger {
  /// Columns of few classes that are related: `q <= 3` and `q <= 2`, of which one has nobody where the other has somebody,
  /// so that their difference is a third one, q = 3; an indicator f, y and y·f.
  ///
  /// What they are together is a column of its own, from which each follows, and what follows from several of them is a sum
  /// of its classes. Which columns are related their answers tell (`PairsOfClasses`).
  ///
  /// - Parameter first: the place of the first column that has just come.
  mutating func relateColumns(from first: Int) throws {
    var next = first
    while next < columns.count, next - first < Self.mostRelated {
      for other in 0..<next where readings[next][other] == nil && readings[other][next] == nil {
        guard let together = columns[next].together(with: columns[other]) else { continue }
        related[try place(of: together).place, default: []].formUnion([next, other])
      }
      next += 1
    }
  }

  /// No more columns are made of one answer.
  private static var mostRelated: Int { 16 }

  /// A class of a column that is several related ones together, as q = 3 is one of q ≤ 3 and q ≤ 2.
  struct ClassTogether: Sendable {
    /// The column.
    var column: Int
    /// What its classes count for: 1 for the one.
    var values: [Double]

    /// Its sum.
    var terms: [Term] { [Term(column, values)] }
  }

  /// The classes of what some columns and those related to them are together, but for those that one of them has, which its
  /// own answer judges by its own rules; and what one of two columns has more than the other, where one is inside it.
  ///
  /// - Parameter roots: the finest columns that each one follows from.
  func classesTogether(of new: LedgerTable, _ roots: [[Int]]) -> [ClassTogether] {
    let reached = Set(new.columns.flatMap { roots[$0] })
    return classesTogether(in: reached, roots) + classesOfRecoded(among: reached, with: new)
  }

  /// The classes of a column of which others are recodings, but for those that one of these has: the mean of q and the share
  /// of q = 3 tell the others of three, and so does its mean where the answers count otherwise.
  private func classesOfRecoded(among columns: Set<Int>, with new: LedgerTable) -> [ClassTogether] {
    columns.sorted().filter { related[$0] == nil }.flatMap { column -> [ClassTogether] in
      let width = self.columns[column].width
      guard self.columns[column].isDivided, width <= SummedColumn.mostRelated else { return [] }
      let divisions = readings.indices.compactMap { part -> [UInt16]? in
        guard related[part] == nil, case .classes(let own)? = readings[part][column] else {
          return nil
        }
        return own
      }
      guard !divisions.isEmpty || isScoredTwice(column, with: new) else { return [] }
      let own = Set(
        divisions.flatMap { division in
          Dictionary(grouping: 0..<width, by: { division[$0] }).values
        })
      return (0..<width).filter { !own.contains([$0]) }.map { place in
        ClassTogether(column: column, values: (0..<width).map { $0 == place ? 1 : 0 })
      }
    }
  }

  /// Whether numbers count the classes of a column in two ways of which neither follows from the other and the people: as 1,
  /// 2, 3 and as 0, 1, 5.
  private func isScoredTwice(_ column: Int, with new: LedgerTable) -> Bool {
    guard columns[column].width > 2 else { return false }
    var first: [Double]?
    for table in tables + [new] {
      for entry in table.entries {
        for term in entry.terms where term.column == column && term.values != first {
          guard let known = first else {
            if Set(term.values).count > 1 { first = term.values }
            continue
          }
          if SummedColumn.factor(term.values, of: known, known.map { _ in 1 }) == nil,
            Set(term.values).count > 1
          {
            return true
          }
        }
      }
    }
    return false
  }

  private func classesTogether(in reached: Set<Int>, _ roots: [[Int]]) -> [ClassTogether] {
    related.sorted { $0.key < $1.key }.flatMap { together, parts -> [ClassTogether] in
      guard reached.isSuperset(of: roots[together]) else { return [] }
      let width = columns[together].width
      let divisions = parts.sorted().compactMap { part -> [UInt16]? in
        guard case .classes(let own)? = readings[part][together] else { return nil }
        return own
      }
      let own = Set(
        divisions.flatMap { division in
          Dictionary(grouping: 0..<width, by: { division[$0] }).values
        })
      var found = Set((0..<width).map { [$0] })
      for inner in divisions {
        for outer in divisions {
          for one in Set(inner) {
            for isOne in [true, false] {
              // The classes of the outer column around one of the inner column, or around all its others.
              let inside = (0..<width).filter { (inner[$0] == one) == isOne }
              let around = Set(inside.map { outer[$0] })
              let more = (0..<width).filter { around.contains(outer[$0]) && !inside.contains($0) }
              if around.count < Set(outer).count, !more.isEmpty { found.insert(more) }
            }
          }
        }
      }
      return found.subtracting(own).sorted { $0.lexicographicallyPrecedes($1) }.map { classes in
        ClassTogether(
          column: together, values: (0..<width).map { classes.contains($0) ? 1 : 0 })
      }
    }
  }
}

extension SummedColumn {
  /// Columns of more classes are divisions of their own.
  fileprivate static let mostRelated = 8

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
    let pairs = PairsOfClasses(
      counts: (1...max(width, 1)).map { a in
        (1...max(depth, 1)).map { counts[a * (depth + 1) + $0] }
      })
    guard pairs.areTied else { return nil }
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
