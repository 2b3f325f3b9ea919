import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The waves of a survey, read and put one after another; or one sample with two groups in it.
struct StackedSurvey {
  /// What is compared.
  let quantities: [Quantity]
  /// What is compared of each.
  let measures: [WaveMeasure]
  /// Whether their mean says something.
  let isOneScale: Bool
  let level: Double
  let warnings: [Note]
  /// The first file.
  let path: String
  /// The survey of the first wave, which has the labels.
  let survey: Survey
  /// All files.
  let paths: [String]
  /// Whether the weights of every wave say how many people there are.
  let weighsPopulation: Bool
  /// The column of the waves, or of the groups.
  let column: String
  /// What the waves are called, in order.
  let waves: [String]
  /// Whether they are groups of one sample.
  let hasGroups: Bool
  /// The columns that are compared, or whose gap is decomposed.
  let compared: [String]
  /// The rows, in the cells of `--by`.
  let rows: ComparedRows
  private let first: AnalysedSurvey

  private var table: Table { rows.table }
  private var inside: [Bool]? { rows.inside }

  /// Reads the waves.
  ///
  /// - Parameter unit: a column of units that is needed, too.
  init(
    _ options: TrendOptions, columns patterns: [String], formula: Formula?, unit: String?,
    in session: inout Session
  ) throws {
    let files: [String?] = options.data.isEmpty ? [nil] : options.data.map { $0 }
    let isOne = files.count == 1
    hasGroups = options.group != nil
    let names = try Self.names(options, files: files.count)
    var prepared: [PreparedSurvey] = []
    let others = (isOne ? names : []) + (unit.map { [$0] } ?? [])
    for file in files {
      let survey = try session.survey(options.source(file))
      let by = survey.settings.by
      guard by.isEmpty || formula == nil else {
        throw UsageError(
          "a gap is decomposed as a whole; leave --by out, or choose a cell with --where")
      }
      guard by.isEmpty || unit == nil else {
        throw UsageError(
          "the cells of --across-merger are its units; leave --by out, or choose a cell with --where"
        )
      }
      guard survey.settings.design.replicateName == nil else {
        throw UsageError(
          "waves are compared by linearisation, by strata, clusters and weights; take the replicates out of the study, or ask contrast for the change between waves of one file"
        )
      }
      do {
        let measured = try survey.select(patterns) + (formula?.columns ?? [])
        prepared.append(
          try PreparedSurvey(
            measured, and: others + by, codes: by + (unit.map { [$0] } ?? []), of: survey,
            drawnApartBy: isOne && !hasGroups ? names[0] : nil, in: &session))
      } catch let error as TableError where !isOne {
        // Which of the files it is of.
        throw TableError("\"\(inputName(survey.path))\": \(error)")
      }
    }
    let first = prepared[0]
    let measured = try first.survey.select(patterns)
    let codings = try measured.map { try LearntSurvey.coding(of: $0, first) }
    quantities = zip(measured, codings).map { Quantity($0, $1.0) }
    measures = codings.map { WaveMeasure($0.0, isShare: $0.1) }
    let explaining = formula?.predictorColumns ?? []
    compared = measured + (formula?.columns ?? []).filter { !explaining.contains($0) }
    level = first.settings.level
    path = first.survey.path
    survey = first.survey
    paths = prepared.map(\.survey.path)
    weighsPopulation = prepared.allSatisfy(\.design.weighsPopulation)
    let (design, by) = (first.settings.design, first.settings.by)
    self.first = first.analysed
    var seen = Set<Note>()
    warnings = prepared.flatMap(\.warnings).filter { seen.insert($0).inserted }
    let (table, inside): (Table, [Bool]?)
    if isOne {
      (table, column, inside) = (first.table, names[0], first.filter)
    } else {
      var kept = Set<String>()
      let needed = (measured + (formula?.columns ?? []) + design.columns + others + by).filter {
        kept.insert($0).inserted
      }
      column = Self.wave
      guard !kept.contains(column) else {
        throw UsageError(
          "the data have a column \"\(Self.wave)\"; rename it, or leave one file with --wave \"\(Self.wave)\""
        )
      }
      table = try Table.stacked(
        zip(names, prepared).map { ($0, $1.table) }, columns: needed, label: column)
      inside =
        prepared.contains { $0.filter != nil }
        ? prepared.flatMap { $0.filter ?? [Bool](repeating: true, count: $0.table.rowCount) } : nil
    }
    rows = ComparedRows(table: table, wave: column, design: design, inside: inside, columns: by)
    waves = try WaveComparison.waves(in: table, wave: column, inside: inside)
    isOneScale = try WaveMeasure.areOnOneScale(measured, measures, in: table, inside: inside)
  }

  private static let wave = "wave"

  /// What the waves of several files are called, or the column that says the waves or groups of one.
  private static func names(_ options: TrendOptions, files: Int) throws -> [String] {
    if let group = options.group {
      guard files == 1 else {
        throw UsageError(
          "--group says which group people of one sample are in, and there are \(files) files; of waves say --wave"
        )
      }
      return [group]
    }
    guard let names = options.wave?.names, files == 1 ? names.count == 1 : names.count == files
    else {
      throw UsageError(
        files == 1
          ? "which column says the wave? Say --wave COLUMN, or --data twice with --wave 2023,2024"
          : "there are \(files) files of data; name as many waves, as --wave 2023,2024")
    }
    guard files == 1 || Set(names).count == names.count else {
      throw UsageError("two waves of --wave have the same name; give each its own")
    }
    return names
  }

  /// Refuses answers that were given on other scales in some waves: a condition such as `q01 >= 4` leaves a part of a
  /// scale, so that all answers of these waves must look so too.
  ///
  /// - Throws: `WaveError`.
  func checkScales() throws {
    for name in compared {
      do {
        try AnswerScales(of: name, in: table, wave: column, inside: inside).check()
      } catch let error as WaveError {
        guard inside != nil else { throw error }
        let ofWave = try table.column(column)
        let ofThese = (0..<table.rowCount).map {
          ofWave.text(at: $0).map(waves.contains) ?? false
        }
        try AnswerScales(of: name, in: table, wave: column, inside: ofThese).check()
      }
    }
  }

  /// The waves, each with the variance of its own sample.
  ///
  /// - Parameters:
  ///   - others: what is compared in place of the quantities.
  ///   - rows: in place of its own.
  func comparison(of others: [Quantity]? = nil, in rows: ComparedRows? = nil) throws
    -> WaveComparison
  {
    try (rows ?? self.rows).comparison(of: others ?? quantities, threads: survey.settings.threads)
  }

  /// The rows with the units of the last day.
  func merged(_ unit: String, by crosswalk: CrosswalkFile) throws -> MergedUnits {
    let units = try table.column(unit)
    var found = Set<String>()
    for row in 0..<units.count { if let text = units.text(at: row) { found.insert(text) } }
    return try MergedUnits(
      crosswalk.spelled(as: found.sorted()), of: unit, in: table, wave: column, design: rows.design,
      inside: inside)
  }

  /// What is compared as sums over the rows of each wave, or of each cell of it.
  ///
  /// - Parameters:
  ///   - rows: those of the comparison.
  ///   - population: how many people there are in a wave, where that was said.
  func sums(
    in rows: ComparedRows, of comparison: WaveComparison, packs: [RulePack], population: Double?
  ) throws -> WaveSums {
    let weights = try rows.design.weights.map { try rows.table.column($0) }
    // Who has a weight is in the sums; what it is says nothing of what follows from them.
    let isWeighted = (0..<rows.table.rowCount).map { row in
      weights.map { $0.number(at: row) > 0 ? 1.0 : 0 } ?? 1
    }
    let sums = try zip(quantities, measures).map { quantity, measure in
      let (column, values) = try SummedColumn.of(quantity, in: rows.table, weights: isWeighted)
      return WaveSums.Sum(
        quantity: quantity, share: measure.isShare ? quantity.terms[0].sharedCoding : nil,
        column: column, values: values)
    }
    let people = WavePeople(
      waves, try rows.table.column(column), comparison.sample, population,
      weighsPopulation: weighsPopulation)
    return WaveSums(
      sums: sums, cellOfRow: try rows.places(in: comparison), cells: comparison.cells,
      unasked: UnaskedNumbers(
        table: rows.table, design: comparison.sample, packs: packs,
        threads: survey.settings.threads
      ) { people($0) })
  }

  /// What rule packs judge of the quantities in each wave.
  ///
  /// - Throws: `TableError`.
  func judgedWaves() throws -> JudgedWaves {
    let ofRow = try table.column(column)
    let weights = try rows.design.weights.map { try table.column($0) }
    let answers = try waves.map { wave in
      var found = DistinctAnswers(to: quantities.map(\.terms[0].column))
      try found.add(table) { row in
        inside?[row] != false && weights?.number(at: row) != 0 && ofRow.text(at: row) == wave
      }
      return found
    }
    return try JudgedWaves(quantities, measures, answers: answers, in: table)
  }

  /// The gap between the two waves, or groups.
  func decomposition(_ formula: Formula) throws -> OaxacaDecomposition {
    guard waves.count == 2 || !hasGroups else {
      throw UsageError(
        "a gap lies between two groups, and \"\(column)\" has \(counted: waves.count, "value"); choose two with --where"
      )
    }
    guard waves.count == 2 else {
      throw UsageError(
        "a gap lies between two waves, and there are \(waves.count); choose two with --where")
    }
    guard hasGroups else {
      return try OaxacaDecomposition(
        formula, in: table, wave: column, design: rows.design, inside: inside)
    }
    let values = try table.column(column)
    let isFirst = (0..<table.rowCount).map { row -> Bool? in
      guard inside?[row] != false, let group = values.text(at: row) else { return nil }
      return group == waves[1] ? true : group == waves[0] ? false : nil
    }
    return try OaxacaDecomposition(
      formula, in: table, design: Design(rows.design, in: table), isFirst: isFirst)
  }

  /// What answers say of the survey, with the design of all waves.
  func analysed(_ design: DesignSummary) -> AnalysedSurvey {
    AnalysedSurvey(survey: survey, design: design, notes: [], unassigned: 0, timing: first.timing)
  }

  /// What was asked.
  func input(_ command: TrendCommand) -> [Fact] {
    [
      .text("data", path), .texts("files", paths), .texts("waves", waves),
      .texts("columns", command.columns),
      .text("decompose", command.decompose),
    ] + (hasGroups ? [.text("group", column)] : [])
      + (command.acrossMerger.map {
        [
          .text("acrossMerger", $0),
          .text("crosswalk", command.crosswalk ?? CrosswalkFile.provinces),
          .text("day", command.day),
        ]
      } ?? []) + (rows.columns.isEmpty ? [] : [.texts("by", rows.columns)]) + [
        .text("where", survey.settings.filter?.description), .number("level", level),
      ]
  }
}
