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
  let timing: Timing

  /// Seconds of the steps before an estimate.
  struct Timing: Sendable {
    var read: Double
    var design: Double
    var cells: Double
  }

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
    var notes = tables.notes + survey.unusedNames(codes + survey.settings.by, in: tables.codes)
    let dividing = survey.settings.design
    notes += survey.alikeValues(
      codes + survey.settings.by + dividing.strata + dividing.clusters, in: tables.codes)
    // Said once for all cells, and not of the rows of each.
    if survey.settings.rows == nil {
      notes += survey.suspectedCodes(columns, in: table)
      notes += try survey.paddedNumbers(columns, codes: codes, in: tables)
      if !tables.undecided.isEmpty {
        notes += try survey.undecidedNotes(
          tables.undecided, inside: try survey.filter(in: table), in: table)
      }
    }
    self.notes = notes
    let read = clock.now
    design = try session.design(of: survey, in: tables.codes)
    let compiled = clock.now
    domains = try survey.domains(in: tables)
    timing = Timing(
      read: seconds(read - start), design: seconds(compiled - read),
      cells: seconds(clock.now - compiled))
  }

  /// A column; codes that mean no answer are missing in it.
  func column(_ name: String) throws -> Column {
    try table.column(name)
  }

  /// Sentences that the reader of any answer about this survey should know.
  var warnings: [Note] {
    var warnings = design.notes.map { note in Note { $0.surveyNotes.design(note) } } + notes
    let (rows, columns) = (domains.unassigned, settings.by)
    if rows > 0 { warnings.append(Note { $0.surveyNotes.inNoCell(rows: rows, columns: columns) }) }
    return warnings
  }

  /// What was asked, for the JSON key `input`.
  func input(_ columns: [String]) -> JSONValue {
    var members: [JSONValue.Member] = [.init("data", .string(survey.path))]
    if let title = settings.study?.title {
      members.append(.init("title", .string(title.text(in: "en"))))
    }
    if settings.study?.simulated == true { members.append(.init("simulated", .bool(true))) }
    members += [
      .init("rows", .integer(table.rowCount)),
      .init("columns", .array(columns.map(JSONValue.string))),
      .init("where", .optional(settings.filter)),
      .init("by", .array(settings.by.map(JSONValue.string))),
      .init("level", .number(settings.level)),
    ]
    return .object(members)
  }

  /// The design that was used, for the JSON key `design`.
  var designJSON: JSONValue {
    let specification = design.specification
    return .object([
      "strata": .array(specification.strata.map(JSONValue.string)),
      "clusters": .array(specification.clusters.map(JSONValue.string)),
      "weights": .optional(specification.weights),
      "fpc": .array(specification.fpc.map(JSONValue.string)),
      "lonely": .string(specification.lonely.rawValue),
      "variance": .string("linearisation"),
      "stages": .integer(design.effectiveStageCount),
      "stratumCount": .integer(design.stratumCount),
      "clusterCount": .integer(design.clusterCount),
      "df": .integer(design.degreesOfFreedom),
    ])
  }

  /// An answer about this survey.
  func answer(
    _ command: String, columns: [String], output: Output, print: PrintOptions, session: Session
  ) -> Answer {
    var output = output
    output.warnings = warnings + output.warnings
    return Answer(
      command, input: input(columns), design: designJSON, output: output, print: print,
      language: print.lang ?? session.language ?? .en)
  }
}

/// A duration in seconds.
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
