import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A survey whose file is read in windows and never stands in memory as a whole: a first time to learn
/// which values the columns have, then for the totals.
struct StreamedSurvey: SurveyColumns {
  let survey: Survey
  /// What is measured.
  private let columns: [String]
  /// What is needed of each row: what is measured, design, cells and condition, derived or not.
  private let needed: [String]
  private let codes: [String]
  private let roles: [String: ColumnRole]
  private let stream: any TableStream
  private let missing: NoAnswerCodes
  /// All levels of columns of the file that have few.
  private let levels: [String: [Level]]
  /// A row for each value of each column.
  private let values: SurveyTables
  /// What is known before the totals, and of numbers that are written as codes are.
  private let notes: [Note]
  private let paddedNotes: [Note]
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// Files above this are read in windows where nothing else is said: 1 GiB.
  static let usualLimit = 1 << 30

  /// Looks through the file once.
  ///
  /// - Parameters:
  ///   - columns: what is measured.
  ///   - others: columns that are needed besides, in which every code counts.
  ///   - codes: those of all these columns whose values are told apart by their spelling.
  /// - Returns: `nil` where the survey is to be read into memory.
  init?(
    _ columns: [String], and others: [String] = [], codes: [String] = [], of survey: Survey,
    in session: inout Session
  ) throws {
    start = clock.now
    guard try survey.isStreamed else { return nil }
    let needed = survey.columnsNeeded(columns + others)
    let physical = try survey.physicalColumns(for: needed)
    let roles = survey.roles(of: needed, codes: codes)
    guard
      var stream = try survey.source.stream(
        columns: physical, as: roles, threads: survey.settings.threads)
    else {
      guard survey.settings.stream == true else { return nil }
      throw UsageError(
        "--stream reads plain text tables, and \"\(survey.path)\" is compressed; unpack it first")
    }
    let base = try Census(physical, measured: columns, of: survey, &stream)
    missing = try survey.noAnswerCodes(columns, dividing: others, in: base.values)
    levels = base.levels
    values = try Self.values(
      columns, needed, base, without: missing, roles: roles, of: survey, &stream)
    notes =
      session.remarks(on: physical, of: survey) + missing.notes
      + [survey.unseenCodes(in: base.values)].compactMap(\.self)
    var spelled = values
    let padded = survey.numbers(behind: columns).filter {
      base.padded.contains($0) && roles[$0] == nil
    }
    spelled.spellings = try Self.spellings(of: padded, of: survey)
    paddedNotes = try survey.paddedNumbers(columns, codes: codes, in: spelled)
    self.survey = survey
    self.columns = columns
    self.needed = needed
    self.codes = codes
    self.roles = roles
    self.stream = stream
  }

  /// One row for each value of a column.
  func column(_ name: String) throws -> Column { try values.answers.column(name) }

  /// Declared orders of values, by column.
  var orders: [String: [String]] { survey.settings.study?.levels ?? [:] }

  /// Looks at all rows, some after the other, and adds them up.
  ///
  /// - Returns: what an answer says of the survey, but for the design, which the totals know.
  func forEach(_ add: (PieceOfTable) throws -> Void) throws -> Remarks {
    var stream = stream
    var suspected = SuspectedCodes(columns)
    var undecided = UndecidedCodes(missing.undecided, of: survey)
    var undefined: [(expression: String, rows: Int)] = []
    let declared = columns.filter { orders[$0] != nil }
    let looked = codes + declared + survey.settings.by + survey.settings.design.columns
    var seen = looked.map { (name: $0, values: ColumnValues()) }
    let begin = clock.now
    try stream.forEach { base, rowsBefore in
      try Interruption.current?.check()
      let tables = try survey.tables(
        needed, without: missing, roles: roles, in: try base.sharing(levels))
      let inside = try survey.filter(in: tables.answers)
      suspected.add(tables.answers)
      try undecided.add(tables.answers, inside: inside)
      for index in seen.indices where seen[index].name != survey.settings.design.weights {
        seen[index].values.add(try tables.codes.column(seen[index].name))
      }
      undefined =
        undefined.isEmpty
        ? tables.undefined
        : zip(undefined, tables.undefined).map { ($0.expression, $0.rows + $1.rows) }
      try add(
        PieceOfTable(
          answers: tables.answers, codes: tables.codes, inside: inside, firstRow: rowsBefore))
    }
    var notes = notes + survey.notes(on: undefined)
    notes += survey.valueNotes(columns, codes: codes, in: Table(values: seen))
    notes += suspected.notes + paddedNotes + undecided.notes
    return Remarks(
      survey: survey, notes: notes, read: seconds(begin - start), totals: seconds(clock.now - begin)
    )
  }

  /// What is known of the survey without its design.
  struct Remarks {
    let survey: Survey
    let notes: [Note]
    /// Seconds of looking through the file, and of adding up.
    let read: Double
    let totals: Double

    /// With the design.
    ///
    /// - Parameters:
    ///   - unassigned: rows inside `--where` that are in no cell of `--by`.
    func analysed(_ design: DesignSummary, unassigned: Int) -> AnalysedSurvey {
      AnalysedSurvey(
        survey: survey, design: design, notes: notes, unassigned: unassigned,
        timing: .init(read: read, design: 0, cells: totals))
    }
  }

  /// The values of the columns of a file.
  private struct Census {
    /// All levels of columns that have few.
    let levels: [String: [Level]]
    /// A row for each value.
    let values: Table
    /// Columns of numbers some of which begin with a zero, as codes do.
    let padded: Set<String>

    /// Looks at columns, but not at weights that are not measured themselves.
    init(
      _ columns: [String], measured: [String], of survey: Survey,
      _ stream: inout any TableStream
    ) throws {
      let sought = Set(
        (survey.settings.missing + (survey.settings.study?.scale.missing ?? [])).compactMap(
          Double.init))
      let names = columns.filter {
        $0 != survey.settings.design.weights || measured.contains($0)
      }
      var found: [(name: String, values: ColumnValues)] = []
      var padded: Set<String> = []
      repeat {
        found = names.map { ($0, ColumnValues(seeking: sought)) }
        padded = []
        try stream.forEach { table, _ in
          try Interruption.current?.check()
          padded.formUnion(table.paddedNumbers)
          for index in found.indices {
            found[index].values.add(try table.column(found[index].name))
          }
        }
      } while stream.hasLearned
      values = Table(values: found)
      levels = found.reduce(into: [:]) { $0[$1.name] = $1.values.sharedLevels }
      self.padded = padded
    }
  }

  /// The survey with one row for each value. What is derived and measured is looked for in all rows: which
  /// values it has depends on which stand together.
  private static func values(
    _ columns: [String], _ needed: [String], _ base: Census, without missing: NoAnswerCodes,
    roles: [String: ColumnRole], of survey: Survey, _ stream: inout any TableStream
  ) throws -> SurveyTables {
    let derived = Set(survey.settings.derivations.map(\.name)).intersection(columns).sorted()
    let physical = columns.filter { !derived.contains($0) }
    var tables = try survey.tables(physical, without: missing, roles: roles, in: base.values)
    guard !derived.isEmpty else { return tables }
    var found = derived.map { (name: $0, values: ColumnValues()) }
    try stream.forEach { part, _ in
      try Interruption.current?.check()
      let part = try survey.tables(
        needed, without: missing, roles: roles, in: try part.sharing(base.levels))
      for index in found.indices {
        found[index].values.add(try part.answers.column(found[index].name))
      }
    }
    var all = try physical.map { name in
      var values = ColumnValues()
      values.add(try tables.answers.column(name))
      return (name: name, values: values)
    }
    all += found
    tables.answers = Table(values: all)
    return tables
  }

  /// The spellings of columns of numbers, which are looked at once more as codes.
  private static func spellings(of columns: [String], of survey: Survey) throws
    -> [String: [Level]]
  {
    let roles = Dictionary(uniqueKeysWithValues: Set(columns).map { ($0, ColumnRole.code) })
    guard !columns.isEmpty,
      var stream = try survey.source.stream(
        columns: columns, as: roles, threads: survey.settings.threads)
    else { return [:] }
    let found = try Census(columns, measured: columns, of: survey, &stream).values
    return try roles.keys.reduce(into: [:]) { levels, name in
      guard case .coded(let coded) = try found.column(name) else { return }
      levels[name] = coded.levels
    }
  }
}

extension Survey {
  /// Whether the file is to be read in windows.
  ///
  /// - Throws: `UsageError` where that was asked for and cannot be.
  fileprivate var isStreamed: Bool {
    get throws {
      guard settings.stream != false, !settings.design.needsRowsInOrder else { return false }
      if settings.design.samplesRows {
        guard settings.stream == true else { return false }
        throw UsageError(
          "--stream keeps totals of clusters, and in this design each row is one, so that nothing would be "
            + "saved; leave --stream out")
      }
      return settings.stream == true || sizeOfFile(path) > StreamedSurvey.usualLimit
    }
  }
}
