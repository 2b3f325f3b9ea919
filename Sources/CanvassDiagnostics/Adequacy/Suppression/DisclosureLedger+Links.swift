/// Columns of many values and columns of few that are the same in the rows which the second have: of the one the sum of a
/// cell is unknown, of the other the people of each class.
extension DisclosureLedger {
  /// Σ of what the classes of one column count for is `factor` times the sum of the other one, and `constant` times the people.
  struct Link: Sendable {
    var classes: Int
    var values: [Double]
    var numbers: Int
    var factor: Double
    var constant: Double
  }

  /// Takes in how the columns of a table, by what they count as in its numbers, are linked to those that were there.
  ///
  /// - Parameter first: the place of the first column that has just come: those before have been looked at for earlier tables.
  mutating func link(_ table: LedgerTable, from first: Int) {
    func divided(_ tables: [LedgerTable]) -> Set<Term> {
      Set(tables.flatMap { $0.entries.flatMap(\.terms) }.filter { columns[$0.column].isDivided })
    }
    let own = divided([table])
    for (numbers, column) in columns.enumerated() where !column.isDivided {
      for term in numbers < first ? own : divided(tables + [table])
      where !links.contains(where: { $0.classes == term.column && $0.numbers == numbers }) {
        guard let line = columns[term.column].line(term.values, on: column) else { continue }
        links.append(
          Link(
            classes: term.column, values: term.values, numbers: numbers, factor: line.factor,
            constant: line.constant))
      }
    }
  }

  /// Some columns, and those that they are linked to by way of the finest ones.
  func linked(_ some: Set<Int>, _ roots: [[Int]]) -> Set<Int> {
    links.reduce(into: some) { all, link in
      let both = Set(roots[link.classes] + roots[link.numbers])
      if !all.isDisjoint(with: both) { all.formUnion(both) }
    }
  }
}

extension SummedColumn {
  /// α and β where what the classes of this column count as is α·x + β of another one in all of its rows; `nil` where it is not,
  /// and for two classes, which lie on any line.
  fileprivate func line(_ values: [Double], on other: SummedColumn) -> (
    factor: Double, constant: Double
  )? {
    guard case .numbers(let theirs) = other.content, Set(values).count > 2, count == other.count,
      sharesWeights(with: other)
    else { return nil }
    let own = (0..<count).map { number(at: $0, values) }
    guard let factor = Self.factor(own, of: theirs, weights),
      let first = own.indices.first(where: { !own[$0].isNaN && weights[$0] != 0 })
    else { return nil }
    return (factor, own[first] - factor * theirs[first])
  }
}

extension LedgerSystem {
  /// What links of columns say of each atom of which all people have the column of few values.
  func identities(_ links: [DisclosureLedger.Link]) -> [[Int: Double]] {
    let known = Set(tables.flatMap(\.columns))
    return links.filter { known.contains($0.classes) && known.contains($0.numbers) }
      .flatMap { link -> [[Int: Double]] in
        var isWhole = [Bool](repeating: true, count: atomCount)
        for row in atomOfRow.indices where columns[link.classes].isOutside(row) {
          isWhole[atomOfRow[row]] = false
        }
        return (0..<atomCount).filter { isWhole[$0] }.flatMap { atom in
          alternatives([.init(link.classes, link.values)], [atom]).flatMap { few in
            alternatives([.init(link.numbers, [-link.factor])], [atom]).map { many in
              few.merging(many, uniquingKeysWith: +)
                .merging([peopleOffset + atom: -link.constant], uniquingKeysWith: +)
                .filter { $0.value != 0 }
            }
          }
        }
      }
  }
}
