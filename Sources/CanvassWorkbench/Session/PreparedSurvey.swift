import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A survey that has been read: the table, the compiled design, the cells of `--by` and `--where`.
struct PreparedSurvey: Sendable {
  let survey: Survey
  /// The answers, in which codes that mean none are missing.
  let table: Table
  /// What was read into the answers that nobody asked for.
  let notes: [Note]
  let design: Design
  let domains: Domains
  /// How long reading, compiling the design and finding the cells took.
  let timing: AnalysedSurvey.Timing

  var settings: SurveySettings { survey.settings }

  /// Reads what an analysis of some columns needs.
  ///
  /// - Parameters:
  ///   - columns: what is measured.
  ///   - others: columns that are needed besides, in which every code counts.
  ///   - codes: those of all these columns whose values are told apart by their spelling.
  init(
    _ columns: [String], and others: [String] = [], codes: [String] = [], of survey: Survey,
    in session: inout Session
  ) throws {
    self.survey = survey
    let clock = ContinuousClock()
    let start = clock.now
    let tables = try session.load(
      try survey.columnsNeeded(columns + others), analysed: columns, dividing: others,
      codes: codes, of: survey)
    table = tables.answers
    var notes = tables.notes + survey.valueNotes(columns, codes: codes, in: tables.codes)
    // Said once for all cells, and not of the rows of each.
    if survey.settings.rows == nil {
      if survey.settings.stream == true { notes.append(Note { $0.surveyNotes.readWhole }) }
      var suspected = SuspectedCodes(columns)
      suspected.add(table)
      notes += suspected.notes
      notes += try survey.paddedNumbers(columns, codes: codes, in: tables)
      if !tables.undecided.isEmpty {
        var undecided = UndecidedCodes(tables.undecided, of: survey)
        try undecided.add(table, inside: try survey.filter(in: table))
        notes += undecided.notes
      }
    }
    self.notes = notes
    let read = clock.now
    design = try session.design(of: survey, in: tables.codes)
    let compiled = clock.now
    domains = try survey.domains(in: tables)
    timing = AnalysedSurvey.Timing(
      read: seconds(read - start), design: seconds(compiled - read),
      cells: seconds(clock.now - compiled))
  }

  /// A column; codes that mean no answer are missing in it.
  func column(_ name: String) throws -> Column {
    try table.column(name)
  }

  /// What an answer says of the survey besides its numbers.
  var analysed: AnalysedSurvey {
    AnalysedSurvey(
      survey: survey, design: design.summary, notes: notes, unassigned: domains.unassigned,
      timing: timing)
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
