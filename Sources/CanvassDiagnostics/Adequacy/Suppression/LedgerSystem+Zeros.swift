/// What readers know to be nobody, where cells of a table are made of a column or the column of them.
extension LedgerSystem {
  /// Adds the classes of a column of which nobody can be in an atom.
  ///
  /// Where a condition asks about the column, or leaves one answer in each cell, it says so of the people of each cell of
  /// the other tables, too: who is of a class that is in such a cell, and not in this part of it, is in another part.
  ///
  /// - Parameter isAsked: whether the condition of the table asks about the column.
  mutating func addZeros(of column: SummedColumn, _ number: Int, in place: Int, isAsked: Bool) {
    guard case .classes(let classes, let width) = column.content else { return }
    let table = tables[place]
    let made = table.determined(by: column, among: columns)
    guard made != nil || isAsked else { return }
    let knowsParts = isAsked || made?.selects == true
    let others =
      knowsParts
      ? Self.parts(
        of: tables.indices.filter { $0 != place }.map { tables[$0].cellOfRow },
        rows: atomOfRow.count) : []
    // Of who has no answer to what was summed the cells say nothing.
    let mixed = made?.leavesOut == true ? withoutAnswer(to: table) : []
    var present: [Int: Set<UInt16>] = [:]
    var around: [Int: Set<UInt16>] = [:]
    for row in classes.indices where classes[row] != 0 && column.weights[row] != 0 {
      present[atomOfRow[row], default: []].insert(classes[row])
      if knowsParts { around[others[row], default: []].insert(classes[row]) }
    }
    var seen: Set<Int> = []
    for row in atomOfRow.indices where seen.insert(atomOfRow[row]).inserted {
      let atom = atomOfRow[row]
      for own in 1...width {
        let isInAnotherPart =
          knowsParts && present[atom]?.contains(UInt16(own)) != true
          && around[others[row]]?.contains(UInt16(own)) == true
        guard
          isInAnotherPart
            || !mixed.contains(atom)
              && made?.isNobody(inCell: Int(table.cellOfRow[row]), ofClass: own) == true
        else { continue }
        var unit = [Double](repeating: 0, count: width)
        unit[own - 1] = 1
        let sums = expressions[number].map { vector($0, unit, [atom]) }
        zeros += sums
        guard isAsked || made?.mayBeAccident == false else { continue }
        certainZeros += sums
        if place == new { certainOfNew.formUnion(zeros.indices.suffix(sums.count)) }
      }
    }
  }

  /// The atoms outside of a table in which somebody has no answer to what it sums.
  private func withoutAnswer(to table: LedgerTable) -> Set<Int> {
    Set(
      atomOfRow.indices.lazy.filter { row in
        table.cellOfRow[row] < 0 && table.columns.contains { columns[$0].lacksAnswer(row) }
      }.map { atomOfRow[$0] })
  }
}
