/// A table of a ledger, whose columns are those of the ledger.
struct LedgerTable: Sendable {
  var columns: Set<Int>
  var cellOfRow: [Int32]
  var entries: [DisclosureLedger.Entry]
  var questions: [[DisclosureLedger.Term]]
  /// What its columns are together with related ones: classes that none of them has.
  var classes: [DisclosureLedger.ClassTogether] = []
  /// The columns that a condition asks about.
  var deciders: Set<Int> = []
  /// The number of its answer.
  var answer = 0
  /// Its own number; negative of numbers that nobody asked for.
  var number = -1
  /// What a number of other rows would be by the rules of its answer.
  var judge: DisclosureLedger.Judge?

  /// Whether it was asked: what few people behind a number that nobody asked for have in common says nothing of how its
  /// cell was made.
  var wasAsked: Bool { number >= 0 }
}

/// Tables that are about the same, as equations in the sums of their atoms.
///
/// Of an atom and a column of k classes k − 1 sums are unknown: with the people of the atom they give the last one. The
/// people of every atom are known, unless cells are made of a column that was measured (`DeterminedCells`): they would say
/// what may not be said, and those of cells alone are known then.
struct LedgerSystem {
  /// How a column is a sum of the classes of another one.
  typealias Expression = (root: Int, reading: SummedColumn.Reading)

  private(set) var tables: [LedgerTable]
  let columns: [SummedColumn]
  /// The table that is about to be shown; after it stand numbers that nobody asked for.
  let new: Int
  let expressions: [[Expression]]
  let atomOfRow: [Int]
  let atomCount: Int
  /// Where the unknowns of each column begin.
  private let offsets: [Int: Int]
  /// Where the people of the atoms begin: unknowns of all columns.
  let peopleOffset: Int
  /// How many unknowns there are: those of columns, the people of the atoms, and numbers that are no sums.
  var unknownCount: Int { peopleOffset + atomCount + statistics.count }
  /// The unknowns that cannot be but zero.
  private(set) var nobody: Set<Int> = []
  /// Sums that are zero since columns of many values and of few are the same.
  var identities: [[Int: Double]] = []
  /// Numbers that are made of several, such as the difference of two.
  var combinations: [LedgerCombination] = []
  /// The unknowns of numbers that are no sums and that combinations have, after those of people, by the unknowns that each
  /// may tell something of.
  var statistics: [Set<Int>: Int] = [:]
  /// The sums that cannot be but zero, by what cells are made of.
  var zeros: [[Int: Double]] = []
  /// Those of them that are no accident of the answers.
  var certainZeros: [[Int: Double]] = []
  /// Those of the new table among these, by their places among all.
  var certainOfNew: Set<Int> = []
  /// The atoms of each cell of each table, ascending.
  private(set) var atoms: [[[Int]]] = []
  /// Each number as sums of unknowns, one for each column that it can be read in.
  private(set) var sums: [[[[Int: Double]]]] = []
  /// The sums of which each number may tell something.
  private(set) var hints: [[[[Int: Double]]]] = []

  /// - Parameters:
  ///   - tables: the new one last.
  ///   - expressions: of each column how it follows from the finest ones.
  ///   - isAsked: whether the condition of a table asks about a column.
  init(
    _ tables: [LedgerTable], _ columns: [SummedColumn], expressions: [[Expression]],
    isAsked: (LedgerTable, Int) -> Bool
  ) {
    self.tables = []
    self.columns = columns
    self.expressions = expressions
    new = tables.count - 1
    let atomOfRow = Self.parts(of: tables.map(\.cellOfRow), rows: tables[new].cellOfRow.count)
    self.atomOfRow = atomOfRow
    atomCount = (atomOfRow.max() ?? -1) + 1
    var offsets: [Int: Int] = [:]
    var next = 0
    for column in tables.flatMap(\.columns) {
      for expression in expressions[column] where offsets[expression.root] == nil {
        offsets[expression.root] = next
        next += atomCount * columns[expression.root].width
      }
    }
    self.offsets = offsets
    peopleOffset = next
    for table in tables { append(table) }
    let asked = Set(tables.flatMap(\.columns)).union(offsets.keys).sorted()
    for place in tables.indices where tables[place].wasAsked {
      for column in asked {
        addZeros(of: columns[column], column, in: place, isAsked: isAsked(tables[place], column))
      }
    }
    nobody = Set(zeros.filter { $0.count == 1 }.flatMap(\.keys))
  }

  /// People whom no cell of some tables tells apart, numbered.
  static func parts(of cells: [[Int32]], rows: Int) -> [Int] {
    var partOfRow = [Int](repeating: 0, count: rows)
    for cellOfRow in cells {
      var number: [UInt64: Int] = [:]
      for row in partOfRow.indices {
        let key = UInt64(partOfRow[row]) << 32 | UInt64(UInt32(bitPattern: cellOfRow[row]))
        let next = number.count
        partOfRow[row] = number[key, default: next]
        if number[key] == nil { number[key] = next }
      }
    }
    return partOfRow
  }

  mutating func append(_ table: LedgerTable) {
    let cells = (table.entries.map(\.cell).max() ?? -1) + 1
    var found = [Set<Int>](repeating: [], count: cells)
    for row in atomOfRow.indices {
      let cell = Int(table.cellOfRow[row])
      if cell >= 0, cell < cells { found[cell].insert(atomOfRow[row]) }
    }
    let ofCells = found.map { $0.sorted() }
    atoms.append(ofCells)
    sums.append(table.entries.map { alternatives($0.terms, ofCells[$0.cell]) })
    hints.append(
      table.entries.map { entry in
        entry.hints.flatMap { alternatives($0, ofCells[entry.cell]) }
      })
    tables.append(table)
  }

  /// A sum of terms over atoms, in each way that it can be read.
  func alternatives(_ terms: [DisclosureLedger.Term], _ atoms: [Int]) -> [[Int: Double]] {
    var sofar: [[Int: Double]] = [[:]]
    for term in terms {
      sofar = expressions[term.column].flatMap { expression -> [[Int: Double]] in
        let own = vector(expression, term.values, atoms)
        return sofar.map { $0.merging(own, uniquingKeysWith: +) }
      }
    }
    return sofar.map { $0.filter { $0.value != 0 } }
  }

  func vector(_ expression: Expression, _ values: [Double], _ atoms: [Int]) -> [Int: Double] {
    let counted = expression.reading.values(values)
    let (width, offset) = (columns[expression.root].width, offsets[expression.root] ?? 0)
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
      if last != 0 { sum[peopleOffset + atom] = last }
    }
    return sum
  }

  /// Classes of a finer column that no row of the column behind a shown number is in: readers who know how the one follows
  /// from the other learn that nobody is.
  func absent(_ terms: [DisclosureLedger.Term], _ atoms: [Int]) -> [[Int: Double]] {
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

  /// Whether what cells are made of leaves the same to everybody in some atoms, so that it is nobody's answer.
  func isSettled(_ sum: [Int: Double], in atoms: [Int], _ nobody: RowSpace) -> Bool {
    let rest = nobody.reduced(sum)
    return isOfPeople(rest)
      && Set(atoms.map { (1e6 * (rest[peopleOffset + $0] ?? 0)).rounded() }).count == 1
  }

  /// Whether a sum is of nothing but people, and tells no answer.
  func isOfPeople(_ sum: [Int: Double]) -> Bool {
    sum.keys.allSatisfy { $0 >= peopleOffset }
  }

  /// The people of all cells of which a number is not shown.
  var hiddenAtoms: Set<Int> {
    var hidden: Set<Int> = []
    for (place, table) in tables.enumerated() {
      let cells = Set(table.entries.lazy.filter { !$0.isShown }.map(\.cell))
      for cell in cells { hidden.formUnion(atoms[place][cell]) }
    }
    return hidden
  }

  /// Whether a cell of the new table has none of some people.
  func isApart(_ cell: Int, from others: Set<Int>) -> Bool {
    others.isDisjoint(with: atoms[new][cell])
  }

  /// How near a number of the new table is to what would be told: whether it has people in common with it, and in how
  /// many atoms there may be anybody behind it. Where cells are not made of columns all are as near.
  func distance(of entry: Int, from told: Set<Told>) -> (Int, Int) {
    if zeros.isEmpty { return (0, 0) }
    let own = tables[new].entries[entry]
    var live = Set(atoms[new][own.cell])
    for sum in sums[new][entry] {
      live.formIntersection(
        sum.keys.filter { !nobody.contains($0) }.map { unknown in
          unknown >= peopleOffset ? unknown - peopleOffset : atom(ofUnknown: unknown)
        })
    }
    let people = Set(told.flatMap { atoms[$0.table][tables[$0.table].entries[$0.entry].cell] })
    return (live.isDisjoint(with: people) ? 1 : 0, live.count)
  }

  private func atom(ofUnknown unknown: Int) -> Int {
    let (root, offset) =
      offsets.filter { $0.value <= unknown }.max { $0.value < $1.value } ?? (0, 0)
    return (unknown - offset) / max(columns[root].width, 1)
  }

  /// Shows a number of the new table, or does not.
  mutating func show(_ entry: Int, _ isShown: Bool) { tables[new].entries[entry].isShown = isShown }
}
