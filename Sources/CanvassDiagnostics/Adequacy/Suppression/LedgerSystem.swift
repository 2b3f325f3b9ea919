/// A table of a ledger, whose columns are those of the ledger.
struct LedgerTable: Sendable {
  var columns: Set<Int>
  var cellOfRow: [Int32]
  var entries: [DisclosureLedger.Entry]
  var questions: [[DisclosureLedger.Term]]
}

/// Tables that are about the same, as equations in the sums of their atoms.
///
/// Of an atom and a column of k classes k − 1 sums are unknown: with the people of the atom, who are known, they give
/// the last one.
struct LedgerSystem {
  /// A number of a table.
  struct Place: Hashable {
    var table: Int
    var entry: Int
  }

  /// How a column is a sum of the classes of another one.
  typealias Expression = (root: Int, reading: SummedColumn.Reading)

  private(set) var tables: [LedgerTable]
  /// The table that is about to be shown; after it stand numbers that nobody asked for.
  let new: Int
  private let widths: [Int]
  private let expressions: [[Expression]]
  private let atomOfRow: [Int]
  private let atomCount: Int
  /// Where the unknowns of each column begin.
  private let offsets: [Int: Int]
  /// The atoms of each cell of each table, ascending.
  private var atoms: [[[Int]]] = []
  /// Each number as sums of unknowns, one for each column that it can be read in.
  private var sums: [[[[Int: Double]]]] = []

  /// - Parameters:
  ///   - tables: the new one last.
  ///   - widths: of each column the number of its classes.
  ///   - expressions: of each column how it follows from the finest ones.
  init(_ tables: [LedgerTable], widths: [Int], expressions: [[Expression]]) {
    self.tables = []
    self.widths = widths
    self.expressions = expressions
    new = tables.count - 1
    var atomOfRow = [Int](repeating: 0, count: tables[new].cellOfRow.count)
    for table in tables {
      var number: [UInt64: Int] = [:]
      for row in atomOfRow.indices {
        let key = UInt64(atomOfRow[row]) << 32 | UInt64(UInt32(bitPattern: table.cellOfRow[row]))
        let next = number.count
        atomOfRow[row] = number[key, default: next]
        if number[key] == nil { number[key] = next }
      }
    }
    self.atomOfRow = atomOfRow
    atomCount = (atomOfRow.max() ?? -1) + 1
    var offsets: [Int: Int] = [:]
    var next = 0
    for column in tables.flatMap(\.columns) {
      for expression in expressions[column] where offsets[expression.root] == nil {
        offsets[expression.root] = next
        next += atomCount * widths[expression.root]
      }
    }
    self.offsets = offsets
    for table in tables { append(table) }
  }

  private mutating func append(_ table: LedgerTable) {
    let cells = (table.entries.map(\.cell).max() ?? -1) + 1
    var found = [Set<Int>](repeating: [], count: cells)
    for row in atomOfRow.indices {
      let cell = Int(table.cellOfRow[row])
      if cell >= 0, cell < cells { found[cell].insert(atomOfRow[row]) }
    }
    let ofCells = found.map { $0.sorted() }
    atoms.append(ofCells)
    sums.append(table.entries.map { alternatives($0.terms, ofCells[$0.cell]) })
    tables.append(table)
  }

  /// A sum of terms over atoms, in each way that it can be read.
  private func alternatives(_ terms: [DisclosureLedger.Term], _ atoms: [Int]) -> [[Int: Double]] {
    var sofar: [[Int: Double]] = [[:]]
    for term in terms {
      sofar = expressions[term.column].flatMap { expression -> [[Int: Double]] in
        let own = vector(expression, term.values, atoms)
        return sofar.map { $0.merging(own, uniquingKeysWith: +) }
      }
    }
    return sofar.map { $0.filter { $0.value != 0 } }
  }

  private func vector(_ expression: Expression, _ values: [Double], _ atoms: [Int]) -> [Int: Double]
  {
    let counted = expression.reading.values(values)
    let (width, offset) = (widths[expression.root], offsets[expression.root] ?? 0)
    var sum: [Int: Double] = [:]
    for atom in atoms {
      if case .multiple = expression.reading {
        sum[offset + atom] = counted[0]
        continue
      }
      // The last class is all people less the others.
      let last = counted[width - 1]
      for place in 0..<(width - 1) where counted[place] != last {
        sum[offset + atom * width + place] = counted[place] - last
      }
    }
    return sum
  }

  /// Classes of a finer column that no row of the column behind a shown number is in: readers who know how the one follows
  /// from the other learn that nobody is.
  private func absent(_ terms: [DisclosureLedger.Term], _ atoms: [Int]) -> [[Int: Double]] {
    var found: [[Int: Double]] = []
    for expression in terms.flatMap({ expressions[$0.column] }) {
      guard case .classes(let own) = expression.reading else { continue }
      for place in own.indices where own[place] == 0 {
        var unit = [Double](repeating: 0, count: own.count)
        unit[place] = 1
        let itself: Expression = (expression.root, .classes((0..<own.count).map { UInt16($0 + 1) }))
        found += atoms.map { vector(itself, unit, [$0]) }
      }
    }
    return found
  }

  /// Everything that readers have been shown.
  ///
  /// - Parameter knows: whether they know which of the withheld shares are 0 or 1.
  private func known(toThoseWhoKnow knows: Bool, withNew: Bool) -> RowSpace {
    var equations: [[Int: Double]] = []
    for (place, table) in tables.enumerated() where withNew || place != new {
      for (number, entry) in table.entries.enumerated() {
        if knows, entry.isKnown {
          for atom in atoms[place][entry.cell] { equations += alternatives(entry.terms, [atom]) }
        } else if entry.isShown {
          equations += sums[place][number]
        }
        if entry.isShown { equations += absent(entry.terms, atoms[place][entry.cell]) }
      }
    }
    return RowSpace(equations)
  }

  /// The forbidden numbers that follow from what is shown, for readers who know the shares of 0 and 1 or for those who
  /// do not.
  func told(withNew: Bool) -> Set<Place> {
    var found: Set<Place> = []
    for knows in [false, true] {
      let space = known(toThoseWhoKnow: knows, withNew: withNew)
      for (place, table) in tables.enumerated() {
        for (number, entry) in table.entries.enumerated()
        where entry.isForbidden && !(knows && entry.isKnown) {
          if sums[place][number].contains(where: { !$0.isEmpty && space.contains($0) }) {
            found.insert(Place(table: place, entry: number))
          }
        }
      }
    }
    return found
  }

  /// Whether a cell of the new table has no people in common with any whose number is not shown.
  func isApartFromHidden(_ cell: Int) -> Bool {
    let own = Set(atoms[new][cell])
    return tables.indices.allSatisfy { place in
      tables[place].entries.allSatisfy { $0.isShown || own.isDisjoint(with: atoms[place][$0.cell]) }
    }
  }

  /// Does not show a number of the new table.
  mutating func keepBack(_ entry: Int) { tables[new].entries[entry].isShown = false }
}

extension LedgerSystem {
  /// Adds the numbers that nobody asked for, that follow from what is shown, and that may not be shown.
  mutating func addUnasked(_ judge: (DisclosureLedger.Unasked) throws -> DisclosureLedger.Entry?)
    throws
  {
    let table = tables[new]
    guard !table.questions.isEmpty else { return }
    let spaces = [false, true].map { known(toThoseWhoKnow: $0, withNew: true) }
    var asked = Set(sums.joined().joined())
    // Of earlier answers those that are one sum: they are judged as the new answer is.
    let earlier = tables.dropLast().flatMap { table in
      table.questions.filter { $0.count == 1 }.map { (place: Int?.none, terms: $0, table.columns) }
    }
    let questions =
      table.questions.enumerated().map { (place: Int?.some($0), terms: $1, table.columns) }
      + earlier
    var found: [LedgerTable] = []
    for cells in candidates {
      for (place, terms, columns) in questions {
        let readings = terms.map { alternatives([$0], cells) }
        guard !readings.joined().contains(where: asked.contains),
          spaces.contains(where: { space in
            readings.allSatisfy { $0.contains { !$0.isEmpty && space.contains($0) } }
          })
        else { continue }
        asked.formUnion(readings.joined())
        let inside = Set(cells)
        let rows = atomOfRow.map(inside.contains)
        guard var entry = try judge(.init(rows: rows, question: place)), entry.isForbidden else {
          continue
        }
        if place == nil { entry.terms = terms }
        entry.cell = 0
        entry.isShown = false
        found.append(
          LedgerTable(
            columns: columns, cellOfRow: rows.map { $0 ? 0 : -1 }, entries: [entry],
            questions: []))
      }
    }
    for table in found { append(table) }
  }

  /// Sets of atoms whose sums readers could be led to: each atom, what one cell has more than another one, and what it
  /// has more than all cells of another table that lie in it.
  private var candidates: Set<[Int]> {
    var found: Set<[Int]> = []
    let own = atoms[new]
    for atom in Set(own.joined()) { found.insert([atom]) }
    for (place, others) in atoms.enumerated() where place != new {
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
}
