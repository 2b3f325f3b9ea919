import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A survey that has been read: the table, the compiled design, the cells of `--by` and `--where`; or one
/// cell of it.
struct PreparedSurvey: Sendable {
  let survey: Survey
  /// What is measured.
  let columns: [String]
  /// The answers, in which codes that mean none are missing.
  private(set) var table: Table
  /// The same rows, in whose columns of the design every code counts.
  private(set) var codes: Table
  /// What was read into the answers that nobody asked for.
  private(set) var notes: [Note]
  /// Those of the notes that are on all rows, and are said once for all cells.
  private var notesOnAll: Int
  private(set) var design: Design
  private(set) var domains: Domains
  /// The rows that are looked at: those inside `--where` and inside the cell; `nil` for all.
  private(set) var rows: [Int]?
  /// Whether they are those of one cell.
  private var isCell = false
  /// How long reading, compiling the design and finding the cells took.
  let timing: AnalysedSurvey.Timing

  var settings: SurveySettings { survey.settings }

  /// Reads what an analysis of some columns needs.
  ///
  /// - Parameters:
  ///   - columns: what is measured.
  ///   - others: columns that are needed besides, in which every code counts.
  ///   - codes: those of all these columns whose values are told apart by their spelling.
  ///   - wave: one of these columns, by which samples that were drawn apart stand in one file; the design is that of the
  ///     first of them.
  init(
    _ columns: [String], and others: [String] = [], codes: [String] = [], of survey: Survey,
    drawnApartBy wave: String? = nil, in session: inout Session
  ) throws {
    self.survey = survey
    self.columns = columns
    let clock = ContinuousClock()
    let start = clock.now
    let tables = try session.load(
      survey.columnsNeeded(columns + others), analysed: columns, dividing: others,
      codes: codes, of: survey)
    table = tables.answers
    self.codes = tables.codes
    let inside = try survey.filter(in: table)
    rows = inside.map { inside in inside.indices.filter { inside[$0] } }
    let answers = tables.answers
    if rows?.isEmpty == true,
      let absent = survey.settings.filter.flatMap({ AbsentValue(in: $0, answers) })
    {
      throw absent.error
    }
    let notes = tables.notes + survey.valueNotes(columns, codes: codes, in: tables.codes)
    var onAll: [Note] = []
    if survey.settings.stream == true { onAll.append(Note { $0.surveyNotes.readWhole }) }
    var suspected = SuspectedCodes(columns)
    suspected.add(table)
    onAll += suspected.notes
    onAll += try survey.paddedNumbers(columns, codes: codes, in: tables)
    if !tables.undecided.isEmpty {
      var undecided = UndecidedCodes(tables.undecided, of: survey)
      try undecided.add(table, inside: inside)
      onAll += undecided.notes
    }
    self.notes = notes + onAll
    notesOnAll = onAll.count
    let read = clock.now
    // A sample is each of the imputations or waves, and not what stacks them.
    if survey.settings.imputations != nil {
      design = try Design(DesignSpecification(), in: tables.codes)
    } else if let wave, let first = try Self.firstWave(wave, in: table, inside: inside) {
      design = try Design(survey.settings.design, in: tables.codes.selecting(rows: first))
    } else {
      design = try session.design(of: survey, in: tables.codes)
    }
    let compiled = clock.now
    domains = try Domains(by: survey.settings.by, filter: inside, in: tables.codes)
    timing = AnalysedSurvey.Timing(
      read: seconds(read - start), design: seconds(compiled - read),
      cells: seconds(clock.now - compiled))
  }

  /// The rows of the first wave that has some.
  private static func firstWave(_ name: String, in table: Table, inside: [Bool]?) throws -> [Int]? {
    guard let first = try WaveComparison.waves(in: table, wave: name, inside: inside).first else {
      return nil
    }
    let waves = try table.column(name)
    return (0..<table.rowCount).filter { waves.text(at: $0) == first }
  }

  /// One cell of it: these rows, which no other cell shares.
  func restricted(to rows: [Int]) -> PreparedSurvey {
    var cell = self
    cell.rows = rows
    cell.isCell = true
    cell.notes.removeLast(notesOnAll)
    cell.notesOnAll = 0
    return cell
  }

  /// One of the imputations that it stacks, a sample with the whole design.
  ///
  /// - Parameter rows: those of the imputation, ascending.
  func imputation(at rows: [Int]) throws -> PreparedSurvey {
    var one = self
    one.table = table.selecting(rows: rows)
    one.codes = codes.selecting(rows: rows)
    one.design = try Design(settings.design, in: one.codes)
    let inside = filter
    one.domains = domains.selecting(rows: rows, filter: inside)
    one.rows = inside.map { inside in rows.indices.filter { inside[rows[$0]] } }
    return one
  }

  /// The rows that are looked at, as a mark on each row of the table; `nil` for all.
  var filter: [Bool]? {
    rows.map { rows in
      var marks = [Bool](repeating: false, count: table.rowCount)
      for row in rows { marks[row] = true }
      return marks
    }
  }

  /// The rows with weight among those that are looked at, in which a column meets a condition such as `<= 0`.
  func rows(where name: String, _ condition: String) throws -> [Int] {
    let holds = try Expression(parsing: "`\(name.replacing("`", with: "``"))` \(condition)")
      .filter(in: table)
    return (rows ?? Array(holds.indices)).filter { holds[$0] && design.weights[$0] > 0 }
  }

  /// A column; codes that mean no answer are missing in it.
  func column(_ name: String) throws -> Column {
    try table.column(name)
  }

  /// What an answer says of the survey besides its numbers.
  var analysed: AnalysedSurvey {
    AnalysedSurvey(
      survey: survey, design: design.summary, notes: notes, unassigned: domains.unassigned,
      timing: timing, isCell: isCell)
  }

  /// What the reader of any answer about this survey should know.
  var warnings: [Note] { analysed.warnings }

  /// An answer about this survey.
  func answer(
    _ command: String, columns: [String], output: Output, print: PrintOptions, session: Session
  ) -> Answer {
    analysed.answer(command, columns: columns, output: output, print: print, session: session)
  }
}

extension PreparedSurvey: SurveyColumns {}
