import CanvassSampling
import CanvassTables

/// What an answer says of the survey besides its numbers: what was asked, the design, and what the reader
/// should know. It has no rows.
struct AnalysedSurvey: Sendable {
  let survey: Survey
  let design: DesignSummary
  /// What was read into the answers that nobody asked for.
  let notes: [Note]
  /// Rows inside `--where` that are in no cell.
  let unassigned: Int
  /// How long reading, compiling the design and finding the cells took.
  let timing: Timing
  /// Whether the numbers are those of one cell.
  var isCell = false

  /// Seconds of the steps before an estimate.
  struct Timing: Sendable {
    var read: Double
    var design: Double
    var cells: Double
  }

  var settings: SurveySettings { survey.settings }

  /// What the reader of any answer about this survey should know.
  var warnings: [Note] {
    var warnings = design.notes.map { Note($0.reason) } + notes
    let (rows, columns) = (unassigned, settings.by)
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
      .init("rows", .integer(design.rowCount)),
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
    let plain = JSONValue.object([
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
    guard let recipe = specification.recipe, case .object(let members) = plain else { return plain }
    return .object(members + [.init("recipe", .array(recipe.steps.map { .string($0.name) }))])
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

/// Columns that can be looked at before anything is estimated: as they are, or one row for each of
/// their values.
protocol SurveyColumns {
  /// A column; codes that mean no answer are missing in it.
  func column(_ name: String) throws -> Column
}

/// A duration in seconds.
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
