import CanvassSampling

/// What rule packs say of the numbers of a table, and which of them are not shown.
public struct TableRelease: Sendable {
  /// A number with its place.
  public struct Cell: Sendable {
    /// What it is of.
    public var variable: String
    /// The category of a proportion.
    public var level: String?
    /// The values of the columns that make the domains.
    public var domain: [String]
    /// The number.
    public var judged: JudgedCell
    /// A number that follows from it: of a total the mean, as the people of a cell are known.
    public var implied: JudgedCell?

    /// A number with its place.
    public init(
      variable: String, level: String?, domain: [String], _ judged: JudgedCell,
      implied: JudgedCell? = nil
    ) {
      self.variable = variable
      self.level = level
      self.domain = domain
      self.judged = judged
      self.implied = implied
    }
  }

  /// What was decided about a cell.
  public struct Outcome: Sendable {
    /// What each pack that speaks of it says.
    public let marks: [RuleMark]
    /// Whether it is kept back so that another cannot be worked out.
    public internal(set) var isKeptBack: Bool
    /// Whether a pack forbids it, or what follows from it.
    public let isForbidden: Bool
    /// The number.
    public let cell: JudgedCell

    init(_ cell: JudgedCell, marks: [RuleMark], tellsForbidden: Bool) {
      self.cell = cell
      self.marks = marks
      isKeptBack = tellsForbidden
      isForbidden = tellsForbidden || marks.contains { $0.mark.grade == .suppress }
    }

    /// Whether any pack speaks of it.
    public var isJudged: Bool { !marks.isEmpty }
    /// Whether readers may know it even where it is withheld: 0 and 1 are told by the clauses on them.
    public var isKnown: Bool { cell.isExtreme }
    /// The strictest verdict of the packs.
    public var grade: ReliabilityMark.Grade { marks.map(\.mark.grade).max() ?? .release }
    /// Whether it is not shown.
    public var isWithheld: Bool { grade == .suppress || isKeptBack }
  }

  /// One for each cell.
  public private(set) var outcomes: [Outcome]
  /// The packs that were asked.
  public let packs: [RulePack]

  /// Judges cells.
  ///
  /// - Throws: `RulePackError` where a pack of tables names a pack of cells that there is not.
  public init(_ cells: [Cell], packs: [RulePack]) throws {
    self.packs = packs
    var ofTables: [[RuleMark]] = Array(repeating: [], count: cells.count)
    for pack in packs where pack.scope != .cell {
      let inner = try pack.cellPack.map { try RulePack($0) }
      for table in Self.tables(cells, pack) {
        let judged = table.map { place in
          (cell: cells[place].judged, grade: inner?.mark(cells[place].judged).grade)
        }
        let mark = pack.mark(table: judged)
        for place in table { ofTables[place].append(RuleMark(pack, mark)) }
      }
    }
    outcomes = zip(cells, ofTables).map { cell, tables in
      let own = packs.filter { $0.scope == .cell && $0.kinds.contains(cell.judged.kind) }
      let tellsForbidden = cell.implied.map { implied in
        packs.contains {
          $0.scope == .cell && $0.kinds.contains(implied.kind)
            && $0.mark(implied).grade == .suppress
        }
      }
      return Outcome(
        cell.judged, marks: own.map { RuleMark($0, of: cell.judged) } + tables,
        tellsForbidden: tellsForbidden ?? false)
    }
    // Nothing is known that adds up two variables.
    for variable in Self.groups(Array(cells.indices), by: { [cells[$0].variable] }) {
      let withheld = Set(variable.filter { outcomes[$0].isForbidden })
      for place in Self.keptBack(for: withheld, cells, among: variable) {
        outcomes[place].isKeptBack = true
      }
    }
  }

  /// Keeps back more cells, which with other tables would tell what is withheld.
  public mutating func keepBack(_ places: some Sequence<Int>) {
    for place in places { outcomes[place].isKeptBack = true }
  }

  /// The places of the cells of each table of a pack.
  private static func tables(_ cells: [Cell], _ pack: RulePack) -> [[Int]] {
    let places = cells.indices.filter {
      pack.kinds.contains(cells[$0].judged.kind) && cells[$0].judged.value.isFinite
    }
    return groups(places) { place in
      let cell = cells[place]
      if pack.scope == .row { return cell.domain }
      return [cell.variable] + (cell.level == nil ? [] : cell.domain)
    }
  }

  /// What is kept back besides the withheld cells of a variable: nothing may follow for readers who know which of them
  /// are 0 or 1, as clauses may tell, nor for those who do not. To the first these hide nothing.
  private static func keptBack(
    for withheld: Set<Int>, _ cells: [Cell], among variable: [Int]
  ) -> Set<Int> {
    let inside = variable.filter { !cells[$0].judged.isExtreme }
    let systems = [
      (knownSums(cells, among: variable), Set(variable)),
      (knownSums(cells, among: inside), Set(inside)),
    ]
    var hidden = withheld
    var before = -1
    while hidden.count > before {
      before = hidden.count
      for (sums, unknown) in systems {
        hidden.formUnion(
          sums.keptBack(for: hidden.intersection(unknown)) {
            cells[$0].judged.isExtreme ? .max : cells[$0].judged.count
          })
      }
    }
    return hidden.subtracting(withheld)
  }

  /// What adds up: the categories of a proportion in each domain; each variable and category over the domains of
  /// every margin.
  private static func knownSums(_ cells: [Cell], among variable: [Int]) -> KnownSums {
    var sums = KnownSums()
    let places = variable.filter { cells[$0].judged.value.isFinite }
    let withLevels = places.filter { cells[$0].level != nil }
    for group in groups(withLevels, by: { [cells[$0].variable] + cells[$0].domain }) {
      sums.add(group)
    }
    let columns = cells.first?.domain.count ?? 0
    // Every choice of columns but all of them: what is left out is added up.
    for choice in 0..<max((1 << min(columns, 6)) - 1, 0) {
      let kept = (0..<columns).filter { choice >> $0 & 1 == 1 }
      let margins = groups(places) { place in
        let cell = cells[place]
        return [cell.variable, cell.level.map { "=" + $0 } ?? ""] + kept.map { cell.domain[$0] }
      }
      for margin in margins { sums.add(margin) }
    }
    return sums
  }

  /// Places with the same key, in the order of their first.
  private static func groups(_ places: [Int], by key: (Int) -> [String]) -> [[Int]] {
    var order: [[String]] = []
    var found: [[String]: [Int]] = [:]
    for place in places {
      let key = key(place)
      if found[key] == nil { order.append(key) }
      found[key, default: []].append(place)
    }
    return order.map { found[$0] ?? [] }
  }
}
