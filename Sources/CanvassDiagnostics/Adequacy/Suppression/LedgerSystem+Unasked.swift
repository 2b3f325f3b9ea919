/// Numbers that nobody asked for and that follow from what is shown all the same.
extension LedgerSystem {
  /// Adds the numbers that nobody asked for, that follow from what is shown, and that may not be shown.
  mutating func addUnasked(_ judge: (DisclosureLedger.Unasked) throws -> DisclosureLedger.Entry?)
    throws
  {
    let table = tables[new]
    guard !table.questions.isEmpty else { return }
    let candidates = candidates
    let spaces = readers.map { known(to: $0, withNew: true) }
    var asked = Set(sums.joined().joined())
    let nobody = RowSpace(certainZeros)
    // Of earlier answers those that are one sum: they are judged as theirs was, and as the new answer is.
    let earlier = tables.dropLast().flatMap { table in
      table.questions.enumerated().filter { $1.count == 1 }.map {
        (place: Int?.none, own: $0, terms: $1, table)
      }
    }
    let questions =
      table.questions.enumerated().map { (place: Int?.some($0), own: $0, terms: $1, table) }
      + earlier
    var found: [LedgerTable] = []
    var residues = questions.map { AtomResidues($0.terms, in: self, spaces) }
    for cells in candidates {
      for (number, (place, own, terms, asker)) in questions.enumerated()
      where residues[number].mayTell(cells) {
        let readings = terms.map { alternatives([$0], cells) }
        guard !readings.joined().contains(where: asked.contains),
          !readings.allSatisfy({ $0.contains { isSettled($0, in: cells, nobody) } }),
          spaces.contains(where: { space in
            readings.allSatisfy { $0.contains { !isOfPeople($0) && space.contains($0) } }
          })
        else { continue }
        let inside = Set(cells)
        let rows = atomOfRow.map(inside.contains)
        var judged = try judge(.init(rows: rows, question: place, members: nil))
        if place == nil, judged?.isForbidden != true {
          judged = try asker.judge?(.init(rows: rows, question: own, members: nil)) ?? judged
        }
        // Another question of the same sum may have an answer there.
        if judged != nil { asked.formUnion(readings.joined()) }
        guard var entry = judged, entry.isForbidden else { continue }
        if place == nil {
          entry.terms = terms
          entry.isKnown = false
        }
        entry.cell = 0
        entry.isShown = false
        found.append(
          LedgerTable(
            columns: asker.columns, cellOfRow: rows.map { $0 ? 0 : -1 }, entries: [entry],
            questions: []))
      }
    }
    for place in table.classes {
      var residues = AtomResidues(place.terms, in: self, spaces)
      for cells in candidates where residues.mayTell(cells) {
        let readings = alternatives(place.terms, cells)
        guard !readings.contains(where: asked.contains),
          spaces.contains(where: { space in
            readings.contains { !isOfPeople($0) && space.contains($0) }
          })
        else { continue }
        asked.formUnion(readings)
        guard let counted = try judged(place, in: cells, judge) else { continue }
        found.append(counted)
      }
    }
    for table in found { append(table) }
  }

  /// The share of a class that related columns make together, where the packs of the new answer or of one beside it
  /// forbid it.
  private func judged(
    _ place: DisclosureLedger.ClassTogether, in cells: [Int],
    _ judge: (DisclosureLedger.Unasked) throws -> DisclosureLedger.Entry?
  ) throws -> LedgerTable? {
    let inside = Set(cells)
    let column = columns[place.column]
    let numbers = atomOfRow.indices.map { column.number(at: $0, place.values) }
    let unasked = DisclosureLedger.Unasked(
      rows: numbers.indices.map { inside.contains(atomOfRow[$0]) && !numbers[$0].isNaN },
      members: numbers.map { $0 == 1 })
    var judged = try judge(unasked)
    for other in tables.dropLast() where judged?.isForbidden != true {
      judged = try other.judge?(unasked) ?? judged
    }
    guard var entry = judged, entry.isForbidden else { return nil }
    entry.cell = 0
    entry.terms = place.terms
    return LedgerTable(
      columns: [place.column], cellOfRow: unasked.rows.map { $0 ? 0 : -1 }, entries: [entry],
      questions: [])
  }

  /// Sets of atoms whose sums readers could be led to: each atom, each cell of the new table and those of others that it has people in common with, what one cell (or all of a table) has more than
  /// another one, what it has more than all cells of another table that lie in it, and what the cells of a table around
  /// one of another (a margin of theirs) have more than that one.
  private var candidates: Set<[Int]> {
    var found: Set<[Int]> = []
    let own = withWhole(atoms[new])
    for atom in Set(own.joined()) { found.insert([atom]) }
    found.formUnion(own)
    // Of an earlier cell it is asked what was asked of its parts.
    let inOwn = Set(own.joined())
    for cell in atoms[..<new].joined() where !inOwn.isDisjoint(with: cell) { found.insert(cell) }
    addSurroundings(to: &found)
    for (place, parts) in atoms.enumerated() where place != new {
      let others = withWhole(parts)
      for (larger, smaller) in [(own, others), (others, own)] {
        for cell in larger {
          let whole = Set(cell)
          let parts = smaller.filter { part in
            !part.isEmpty && part.count < whole.count && part.allSatisfy(whole.contains)
          }
          for part in parts + [parts.joined().sorted()] where !part.isEmpty {
            let rest = whole.subtracting(part)
            if !rest.isEmpty { found.insert(rest.sorted()) }
          }
        }
      }
    }
    return found
  }

  /// Adds what cells around one of another table have more than it, of which it has a part in each: those of one table, and
  /// those of all others together, where terms of an answer are tables of one cell.
  private func addSurroundings(to found: inout Set<[Int]>) {
    let sets = atoms.map { $0.map(Set.init) }
    for (place, cells) in sets.enumerated() {
      let others = sets.indices.filter { $0 != place }
      let tables = place == new ? others.map { sets[$0] } : [sets[new]]
      let together = others.flatMap { sets[$0] }
      for cell in cells {
        for parts in tables + (others.count > 1 ? [together] : []) {
          let around = parts.filter { !$0.isDisjoint(with: cell) && !$0.isSuperset(of: cell) }
          guard around.count > 1 else { continue }
          let cover = around.reduce(into: Set()) { $0.formUnion($1) }
          guard cover.count > cell.count, cover.isSuperset(of: cell) else { continue }
          found.insert(cover.subtracting(cell).sorted())
        }
      }
    }
  }

  /// The cells of a table, and all of them together, which readers add up.
  private func withWhole(_ cells: [[Int]]) -> [[Int]] {
    cells.count > 1 ? cells + [cells.joined().sorted()] : cells
  }
}
