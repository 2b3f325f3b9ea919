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
    /// Numbers that follow from it: of a total the mean, as the people of a cell are known.
    public var implied: [JudgedCell]
    /// Whether it is a sum, which domains and categories add up to; a median is none.
    public var isSum: Bool

    /// A number with its place.
    public init(
      variable: String, level: String?, domain: [String], _ judged: JudgedCell,
      implied: [JudgedCell] = [], isSum: Bool = true
    ) {
      self.variable = variable
      self.level = level
      self.domain = domain
      self.judged = judged
      self.implied = implied
      self.isSum = isSum
    }
  }

  /// What was decided about a cell.
  public struct Outcome: Sendable {
    /// What each pack that speaks of it says.
    public let marks: [RuleMark]
    /// Whether it is kept back so that another cannot be worked out.
    public internal(set) var isKeptBack: Bool
    /// Whether a pack forbids what follows from it.
    public let tellsForbidden: Bool
    /// The number.
    public let cell: JudgedCell

    /// A number with what packs say of it.
    ///
    /// - Parameter tellsForbidden: whether a pack forbids what follows from it.
    public init(_ cell: JudgedCell, marks: [RuleMark], tellsForbidden: Bool = false) {
      self.cell = cell
      self.marks = marks
      self.tellsForbidden = tellsForbidden
      isKeptBack = tellsForbidden
    }

    /// Whether a pack forbids it, or what follows from it.
    public var isForbidden: Bool { tellsForbidden || grade == .suppress }

    /// Whether any pack speaks of it.
    public var isJudged: Bool { !marks.isEmpty }
    /// Whether readers may know it even where it is withheld: 0 and 1 are told by the clauses on them.
    public var isKnown: Bool { cell.isExtreme }
    /// The strictest verdict of the packs.
    public var grade: ReliabilityMark.Grade { marks.map(\.mark.grade).max() ?? .release }
    /// How much speaks against showing it.
    fileprivate var severity: Int {
      (isWithheld ? 8 : 0) + (grade == .suppress ? 4 : grade == .caution ? 2 : 0)
        + (isJudged ? 1 : 0)
    }
    /// Whether it is not shown.
    public var isWithheld: Bool { grade == .suppress || isKeptBack }
    /// Whether it is withheld for the sake of others alone: no pack forbids it itself.
    public var isComplementary: Bool { isKeptBack && grade != .suppress }
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
      let tellsForbidden = cell.implied.contains { implied in
        packs.contains {
          $0.scope == .cell && $0.kinds.contains(implied.kind)
            && $0.mark(implied).grade == .suppress
        }
      }
      return Outcome(
        cell.judged, marks: own.map { RuleMark($0, of: cell.judged) } + tables,
        tellsForbidden: tellsForbidden)
    }
    // Nothing is known that adds up two variables.
    let sums = cells.indices.filter { cells[$0].isSum }
    for variable in Self.groups(sums, by: { [cells[$0].variable] }) {
      keepBack(among: variable) { Self.knownSums(cells, among: $0, withMargins: $1) }
    }
  }

  /// Numbers that have been judged, and sums of them that readers know.
  init(_ outcomes: [Outcome], packs: [RulePack], sums: [[Int]]) {
    (self.outcomes, self.packs) = (outcomes, packs)
    keepBack(among: Array(outcomes.indices)) { places, _ in
      let places = Set(places)
      var known = KnownSums()
      for sum in sums { known.add(sum.filter(places.contains)) }
      return known
    }
  }

  /// Keeps back what withheld numbers would follow from.
  ///
  /// - Parameter sums: what readers know of some of the numbers, with margins that may be printed elsewhere or without.
  private mutating func keepBack(
    among places: [Int], _ sums: ([Int], _ withMargins: Bool) -> KnownSums
  ) {
    let withheld = Set(places.filter { outcomes[$0].isWithheld })
    if withheld.isEmpty { return }
    for place in keptBack(for: withheld, among: places, sums) { outcomes[place].isKeptBack = true }
  }

  /// How many numbers are not shown.
  public var withheldCount: Int { outcomes.count(where: \.isWithheld) }

  /// Keeps back more cells, which with other tables would tell what is withheld.
  public mutating func keepBack(_ places: some Sequence<Int>) {
    for place in places { outcomes[place].isKeptBack = true }
  }

  /// Where one number alone of those that add up to what is known is not shown, keeps back the one with the fewest people
  /// beside it.
  public mutating func keepBackSecond() {
    guard withheldCount == 1 else { return }
    let shown = outcomes.indices.filter { !outcomes[$0].isWithheld }
    if let least = shown.min(by: { outcomes[$0].cell.count < outcomes[$1].cell.count }) {
      keepBack([least])
    }
  }

  /// The numbers of several tables, by the packs of the first.
  public init(joining tables: [TableRelease]) {
    packs = tables.first?.packs ?? []
    outcomes = tables.flatMap(\.outcomes)
  }

  /// Numbers that are made of some of these: each is withheld where one that it is made of is, and has its marks.
  ///
  /// - Parameter groups: the places of what each is made of.
  public func made(of groups: [[Int]]) -> TableRelease {
    var made = self
    made.outcomes = groups.map { places in
      let strictest = places.map { outcomes[$0] }.max { ($0.severity) < ($1.severity) }
      return strictest
        ?? Outcome(
          JudgedCell(.mean, value: .nan, variance: .nan, degreesOfFreedom: 0, count: 0), marks: [])
    }
    return made
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
  /// are 0 or 1, as clauses may tell, but what follows for them whatever is shown; nor for those who do not know it, who
  /// learn it where nothing else of a sum is withheld. To the first these hide nothing.
  private func keptBack(
    for withheld: Set<Int>, among places: [Int],
    _ sums: ([Int], _ withMargins: Bool) -> KnownSums
  ) -> Set<Int> {
    let inside = places.filter { !outcomes[$0].cell.isExtreme }
    var all = sums(places, true)
    // What is no share may be below 0, so that 0 says nothing of its parts.
    let shares = places.filter { outcomes[$0].cell.kind == .proportion }
    all.extremes = [0, 1].map { bound in
      Set(shares.filter { outcomes[$0].cell.value == bound })
    }.filter { !$0.isEmpty }
    // Margins can tell to those who know these a number that nothing hides then, such as that of an area with people of
    // one sex only, which is a margin itself; the table alone does not.
    var alone = sums(places, false)
    alone.extremes = all.extremes
    let others = Set(inside)
    let systems = [
      (all, Set(places)), (all.left(of: others), others),
      (alone, Set(places)), (alone.left(of: others), others),
    ]
    var hidden = withheld
    var before = -1
    while hidden.count > before {
      before = hidden.count
      for (sums, unknown) in systems {
        hidden.formUnion(
          sums.keptBack(
            for: withheld.intersection(unknown), besides: hidden.intersection(unknown)
          ) { outcomes[$0].cell.isExtreme ? .max : outcomes[$0].cell.count })
      }
    }
    return hidden.subtracting(withheld)
  }

  /// What adds up: the categories of a proportion in each domain; each variable and category over the domains of
  /// every margin.
  private static func knownSums(
    _ cells: [Cell], among variable: [Int], withMargins: Bool
  ) -> KnownSums {
    var sums = KnownSums()
    let places = variable.filter { cells[$0].judged.value.isFinite }
    let withLevels = places.filter { cells[$0].level != nil }
    for group in groups(withLevels, by: { [cells[$0].variable] + cells[$0].domain }) {
      sums.add(group)
    }
    guard withMargins else { return sums }
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
