/// What a report has shown of a survey, answer by answer, so that no later answer tells what an earlier one
/// withheld, nor earlier ones what a later one withholds.
///
/// All answers about one variable are sums over people of the same w·y. People whom no table tells apart
/// make an *atom*: their sum, by category where there are categories, is an unknown. A shown number is an
/// equation in the unknowns of its cell; the categories of an atom add up to its people, who are taken to be
/// known; a mean of numbered categories is a sum of them, too. A share of 0 or 1 may be known, shown or not, and then
/// that of every atom of its cell is, too. A number that a pack forbids must not be in the row
/// space of these equations.
public struct DisclosureLedger: Sendable {
  /// A number of a table.
  public struct Entry: Sendable {
    /// The cell of its rows.
    public var cell: Int
    /// The category of a proportion.
    public var level: String?
    /// Whether a rule pack forbids showing it.
    public var isForbidden: Bool
    /// Whether it is shown.
    public var isShown: Bool
    /// Whether readers may know it even where it is not shown: a share of 0 or 1. They know it of every part of
    /// the cell, too.
    public var isKnown: Bool
    /// People behind it.
    public var count: Int

    /// A number of a table.
    public init(
      cell: Int, level: String?, isForbidden: Bool, isShown: Bool, isKnown: Bool = false, count: Int
    ) {
      self.cell = cell
      self.level = level
      self.isForbidden = isForbidden
      self.isShown = isShown
      self.isKnown = isKnown
      self.count = count
    }
  }

  /// The numbers of one variable in one answer.
  public struct Table: Sendable {
    /// What the sums are of: data, weights and variable.
    public let question: String
    /// The cell of each row; −1 outside.
    public let cellOfRow: [Int32]
    /// The numbers.
    public internal(set) var entries: [Entry]

    /// The numbers of one variable in one answer.
    public init(question: String, cellOfRow: [Int32], entries: [Entry]) {
      self.question = question
      self.cellOfRow = cellOfRow
      self.entries = entries
    }
  }

  private var tables: [Table] = []

  /// Nothing has been shown.
  public init() {}

  /// Takes in a table that is about to be shown.
  ///
  /// - Returns: the places of entries that are kept back, so that no forbidden number of this table or of
  ///   earlier ones follows from all that is shown.
  public mutating func admit(_ table: Table) -> Set<Int> {
    let earlier = tables.filter {
      $0.question == table.question && $0.cellOfRow.count == table.cellOfRow.count
    }
    var new = table
    var keptBack: Set<Int> = []
    if !earlier.isEmpty {
      let atoms = TableAtoms(earlier + [table])
      while atoms.isAnyTold(of: earlier + [new]) {
        let shown = new.entries.indices.filter { new.entries[$0].isShown }
        let hidden = atoms.hidden(in: earlier + [new])
        let near = shown.filter {
          !atoms.isApart((earlier.count, new.entries[$0].cell), hidden)
        }
        let candidates = near.isEmpty ? shown : near
        let costs = { (place: Int) in
          (new.entries[place].isKnown ? Int.max : new.entries[place].count, place)
        }
        guard let least = candidates.min(by: { costs($0) < costs($1) }) else { break }
        new.entries[least].isShown = false
        keptBack.insert(least)
      }
    }
    tables.append(new)
    return keptBack
  }
}

/// The people whom no table of some tells apart, and what is known of their sums.
private struct TableAtoms {
  /// The atoms of each cell of each table.
  private let atoms: [[[Int]]]
  private let atomCount: Int
  /// The categories of all tables; one without a name where no table has any.
  private let levels: [String]
  private let hasLevels: Bool

  init(_ tables: [DisclosureLedger.Table]) {
    var atomOfRow = [Int](repeating: 0, count: tables[0].cellOfRow.count)
    for table in tables {
      var number: [UInt64: Int] = [:]
      for row in atomOfRow.indices {
        let key = UInt64(atomOfRow[row]) << 32 | UInt64(UInt32(bitPattern: table.cellOfRow[row]))
        let next = number.count
        atomOfRow[row] = number[key, default: next]
        if number[key] == nil { number[key] = next }
      }
    }
    atomCount = (atomOfRow.max() ?? -1) + 1
    atoms = tables.map { table in
      let cells = (table.entries.map(\.cell).max() ?? -1) + 1
      var found = [Set<Int>](repeating: [], count: cells)
      for row in atomOfRow.indices {
        let cell = Int(table.cellOfRow[row])
        if cell >= 0, cell < cells { found[cell].insert(atomOfRow[row]) }
      }
      return found.map { $0.sorted() }
    }
    let named = Set(tables.flatMap { $0.entries.compactMap(\.level) }).sorted()
    hasLevels = !named.isEmpty
    levels = named.isEmpty ? [""] : named
  }

  /// The atoms of the cells that some number of theirs is not shown of.
  func hidden(in tables: [DisclosureLedger.Table]) -> Set<Int> {
    var found: Set<Int> = []
    for (place, table) in tables.enumerated() {
      for entry in table.entries where !entry.isShown {
        found.formUnion(atoms[place][entry.cell])
      }
    }
    return found
  }

  /// Whether a cell has none of some atoms.
  func isApart(_ one: (table: Int, cell: Int), _ others: Set<Int>) -> Bool {
    others.isDisjoint(with: atoms[one.table][one.cell])
  }

  /// Whether a forbidden number follows from what the tables show.
  func isAnyTold(of tables: [DisclosureLedger.Table]) -> Bool {
    [false, true].contains { isAnyTold(of: tables, toThoseWhoKnow: $0) }
  }

  /// - Parameter knows: whether readers know which of the withheld shares are 0 or 1.
  private func isAnyTold(of tables: [DisclosureLedger.Table], toThoseWhoKnow knows: Bool) -> Bool {
    var equations: [[Int: Double]] = []
    if hasLevels {
      for atom in 0..<atomCount {
        equations.append(
          Dictionary(uniqueKeysWithValues: levels.indices.map { (atom * levels.count + $0, 1) }))
      }
    }
    for (place, table) in tables.enumerated() {
      for entry in table.entries where entry.isShown || (knows && entry.isKnown) {
        guard knows, entry.isKnown else {
          if let sum = sum(of: entry, place) { equations.append(sum) }
          continue
        }
        equations += atoms[place][entry.cell].compactMap { sum(of: entry, [$0]) }
      }
    }
    let known = RowSpace(equations)
    for (place, table) in tables.enumerated() {
      for entry in table.entries where entry.isForbidden && !(knows && entry.isKnown) {
        if let sum = sum(of: entry, place), known.contains(sum) { return true }
      }
    }
    return false
  }

  /// A number as a sum of unknowns; `nil` for the mean of categories that are no numbers.
  private func sum(of entry: DisclosureLedger.Entry, _ table: Int) -> [Int: Double]? {
    sum(of: entry, atoms[table][entry.cell])
  }

  /// The same of some atoms alone.
  private func sum(of entry: DisclosureLedger.Entry, _ atoms: [Int]) -> [Int: Double]? {
    var sum: [Int: Double] = [:]
    for atom in atoms {
      for (place, level) in levels.enumerated() {
        let coefficient: Double
        if let own = entry.level {
          coefficient = own == level ? 1 : 0
        } else if hasLevels {
          guard let value = Double(level) else { return nil }
          coefficient = value
        } else {
          coefficient = 1
        }
        if coefficient != 0 { sum[atom * levels.count + place] = coefficient }
      }
    }
    return sum
  }
}
