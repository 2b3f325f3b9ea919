import CanvassNumerics

/// What a report has shown of a survey, answer by answer, so that no later answer tells what an earlier one
/// withheld, nor earlier ones what a later one withholds.
///
/// People whom no table tells apart make an *atom*. Of each atom the people of each class of a column (`SummedColumn`)
/// are unknown, all of them together are known; a shown number is an equation in the unknowns of its cell. Columns
/// are known by their content: where each class of one lies in a class of the other, the sums of both are of the same
/// unknowns. A number that a pack forbids must not be in the row space of these equations: one that was asked, or one
/// of rows that nobody asked for but that an atom or the difference of two cells makes computable.
public struct DisclosureLedger: Sendable {
  private(set) var columns: [SummedColumn] = []
  /// Those that limits of distributions divide.
  private(set) var distributions: Set<Int> = []
  /// How each column follows from others.
  private(set) var readings: [[Int: SummedColumn.Reading]] = []
  /// Columns that are several others together, and which.
  var related: [Int: Set<Int>] = [:]
  /// Columns of many values and of few that are the same.
  var links: [Link] = []
  private(set) var tables: [LedgerTable] = []
  /// How many answers there have been.
  var answers = 0
  /// How many tables there have been.
  private(set) var admitted = 0
  /// What is made of numbers of several tables, by the numbers of these: told where all of them are shown.
  var combinations: [[Part]] = []
  private var unremembered: Set<String> = []
  private var remembered: Set<String> = []
  private let room: Int
  private var used = 0

  /// Nothing has been shown.
  ///
  /// - Parameter room: bytes that may be kept.
  public init(room: Int = 1 << 29) { self.room = room }

  /// Takes in an answer of a file that cannot be compared with others, such as one whose rows are never in memory.
  ///
  /// - Throws: `DisclosureError` where the file has other answers.
  public mutating func admitUnremembered(of file: String) throws {
    guard !remembered.contains(file), !unremembered.contains(file) else {
      throw DisclosureError(
        "numbers of \"\(file)\" have been shown by rule packs before, and this answer cannot be compared with them, so "
          + "that withheld numbers might follow from both; ask for it in a session of its own")
    }
    unremembered.insert(file)
  }

  /// Takes in a table that is about to be shown.
  ///
  /// - Parameter file: where its rows come from.
  /// - Returns: the places of entries that are kept back, so that no forbidden number of this table or of
  ///   earlier ones follows from all that is shown.
  /// - Throws: `DisclosureError` where more would have to be kept than there is room for, and where an answer of the
  ///   same file was shown that cannot be compared; what the table's judge throws.
  public mutating func admit(
    _ table: Table, of file: String = ""
  ) throws -> Set<Int> {
    answers += 1
    return try admitPart(table, of: file)
  }

  /// The same of a table of an answer that has others.
  mutating func admitPart(_ table: Table, of file: String) throws -> Set<Int> {
    guard !unremembered.contains(file) else {
      throw DisclosureError(
        "an answer of \"\(file)\" has been shown by rule packs with which others cannot be compared, so that withheld "
          + "numbers might follow from both; ask for this one in a session of its own")
    }
    let known = columns.count
    let places = try table.columns.map { try place(of: $0) }
    try relateColumns(from: known)
    func translated(_ terms: [Term]) -> [Term] {
      terms.map { term in
        let (place, reading) = places[term.column]
        return Term(place, reading.values(term.values))
      }
    }
    try refuseOtherWeights(table)
    if table.isDistribution { distributions.formUnion(places.map(\.place)) }
    var new = try stored(table, Set(places.map(\.place)), translated)
    new.deciders = Set(try table.deciders.map { try place(of: $0).place })
    new.answer = answers
    new.number = admitted
    admitted += 1
    remembered.insert(file)
    let roots = columns.indices.map(self.roots)
    link(new, from: known)
    if !new.questions.isEmpty { new.classes = classesTogether(of: new, roots) }
    let family = family(of: new, roots)
    guard !family.isEmpty || table.comparesItself else {
      tables.append(new)
      return []
    }
    new.columns.formUnion(new.classes.map(\.column))
    let others = family.filter { !$0.isAsked(with: new, among: columns) }
    let isFirst = others.allSatisfy { !$0.wasAsked || $0.answer == new.answer }
    try refuseCountedPeople(new, after: others, isFirst: isFirst, roots)
    var system = system(family + [new], roots)
    // Of the first answer about them nobody can say that its cells were made so as to tell it.
    if isFirst { system.certainOfNew = [] }
    try system.addUnasked { unasked in
      guard var entry = try table.judge?(unasked) else { return nil }
      if unasked.members == nil { entry.terms = translated(entry.terms) }
      return entry
    }
    var before = system.told(withNew: false)
    before.formUnion(system.toldByExtremes)
    // That everybody in a cell gave the same answer looks like an accident where nothing was asked before.
    before.formUnion(
      others.isEmpty ? system.toldByPeople : isFirst ? system.toldByAccident : [])
    var keptBack: Set<Int> = []
    var open = system.readers
    while true {
      let told = system.told(withNew: true, to: open).subtracting(before)
      if told.isEmpty { break }
      // Who is told nothing learns nothing when more is kept back.
      open = open.filter { readers in told.contains { $0.readers == readers } }
      let entries = system.tables[system.new].entries
      let shown = entries.indices.filter { entries[$0].isShown }
      let hidden = system.hiddenAtoms
      let near = shown.filter { !system.isApart(entries[$0].cell, from: hidden) }
      let cost = { (place: Int) in
        let (apart, atoms) = system.distance(of: place, from: told)
        return (apart, atoms, entries[place].isKnown ? Int.max : entries[place].count, place)
      }
      guard let least = (near.isEmpty ? shown : near).min(by: { cost($0) < cost($1) }) else {
        throw countedPeople(beside: family)
      }
      system.show(least, false)
      keptBack.insert(least)
    }
    // What was kept back first may have told nothing that is not known from elsewhere.
    for place in keptBack.sorted() where keptBack.count <= KnownSums.mostTakenBack {
      system.show(place, true)
      if !system.tells(besides: before) {
        keptBack.remove(place)
      } else {
        system.show(place, false)
      }
    }
    tables += system.tables[system.new...]
    return keptBack
  }

  /// Tables as equations.
  func system(_ tables: [LedgerTable], _ roots: [[Int]]) -> LedgerSystem {
    var system = LedgerSystem(
      tables, columns,
      expressions: columns.indices.map { column in
        roots[column].map { ($0, readings[column][$0] ?? columns[column].ownReading) }
      }, isAsked: { asks($0.deciders, about: [$1]) })
    system.know(combinations)
    system.identities = system.identities(links)
    return system
  }

  /// Whether some columns and those that a condition asks about are made of each other.
  private func asks(_ deciders: Set<Int>, about others: Set<Int>) -> Bool {
    !deciders.isDisjoint(with: others)
      || deciders.contains { decider in
        others.contains {
          columns[decider].isMade(of: columns[$0]) || columns[$0].isMade(of: columns[decider])
        }
      }
  }

  /// The tables from which, with this one, something may follow: they are about columns of the same classes, or about
  /// columns of which a table like that tells a ratio, or the cells of one are made of the column of the other, or a
  /// condition asks about it, or something is made of numbers of both.
  private func family(of new: LedgerTable, _ roots: [[Int]]) -> [LedgerTable] {
    let reached = tables.map { linked(Set($0.columns.flatMap { roots[$0] }), roots) }
    func isMade(_ table: LedgerTable, of reached: Set<Int>) -> Bool {
      table.wasAsked
        && reached.contains { table.determined(by: columns[$0], among: columns) != nil }
    }
    var open = [(table: new, reached: linked(Set(new.columns.flatMap { roots[$0] }), roots))]
    var found: Set<Int> = []
    while let (own, all) = open.popLast() {
      let combined = combined(with: own.number)
      for (place, table) in tables.enumerated()
      where !found.contains(place) && table.cellOfRow.count == new.cellOfRow.count {
        guard
          !all.isDisjoint(with: reached[place]) || isMade(table, of: all)
            || isMade(own, of: reached[place]) || asks(table.deciders, about: all)
            || asks(own.deciders, about: reached[place]) || combined.contains(table.number)
        else { continue }
        found.insert(place)
        open.append((table, reached[place]))
      }
    }
    return found.sorted().map { tables[$0] }
  }

  /// The finest columns that a column follows from; itself where it follows from none.
  private func roots(_ column: Int) -> [Int] {
    let finest = readings[column].keys.filter { readings[$0].isEmpty }.sorted()
    return finest.isEmpty ? [column] : finest
  }

  /// The table in the columns of the ledger, where it has room.
  private mutating func stored(
    _ table: Table, _ columns: Set<Int>, _ translated: ([Term]) -> [Term]
  ) throws -> LedgerTable {
    var cellOfRow = table.cellOfRow
    if let same = tables.first(where: { $0.cellOfRow == cellOfRow }) {
      cellOfRow = same.cellOfRow
    } else {
      try take(4 * cellOfRow.count)
    }
    return LedgerTable(
      columns: columns, cellOfRow: cellOfRow,
      entries: table.entries.map { entry in
        var entry = entry
        entry.terms = translated(entry.terms)
        entry.hints = entry.hints.map(translated)
        return entry
      }, questions: table.questions.map(translated), judge: table.judge)
  }

  /// A column among those of the ledger: itself, or one of the same content.
  mutating func place(of column: SummedColumn) throws -> (
    place: Int, reading: SummedColumn.Reading
  ) {
    var own: [Int: SummedColumn.Reading] = [:]
    for (place, other) in columns.enumerated() {
      guard let reading = column.reading(in: other) else { continue }
      if other.reading(in: column) != nil { return (place, reading) }
      own[place] = reading
    }
    try take(
      column.size + (columns.contains { $0.weights == column.weights } ? 0 : 8 * column.count))
    for (place, other) in columns.enumerated() {
      if let reading = other.reading(in: column) { readings[place][columns.count] = reading }
    }
    columns.append(column)
    readings.append(own)
    return (columns.count - 1, column.ownReading)
  }

  /// - Throws: `DisclosureError` where there is no room for so many bytes.
  private mutating func take(_ bytes: Int) throws {
    guard used + bytes <= room else {
      throw DisclosureError(
        "what has been shown by rule packs takes more than the \(room >> 20) MiB that are kept for comparing answers; ask "
          + "for the rest in another session, whose answers are not compared with these")
    }
    used += bytes
  }
}
