import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The columns of a survey as numbers with the weights of its design: what correlations, factors and
/// reliability are computed from.
struct Measurements: Sendable {
  let prepared: PreparedSurvey
  let columns: [String]
  let missing: MissingRowsOption
  /// The rows inside `--where` with a weight and at least one answer, and under `listwise` with all.
  let observations: Observations
  /// Where these rows are in the table.
  let places: [Int]
  /// Rows of the table that are inside `--where` and, under `listwise`, have every column.
  let isInside: [Bool]

  /// Reads at least `least` columns of numbers.
  ///
  /// - Parameters:
  ///   - others: columns of codes that are needed besides.
  /// - Throws: `UsageError` for too few columns or for `--by`; `TableError` for a column of text or
  ///   without answers.
  init(
    _ patterns: [String], and others: [String] = [], least: Int, verb: String,
    missing: MissingRowsOption, source: SourceOptions, in session: inout Session
  ) throws {
    let survey = try session.survey(source)
    columns = try survey.select(patterns)
    guard columns.count >= least else {
      throw UsageError(
        "\(verb) needs at least \(least) columns, and \(columns.count == 1 ? "there is only \"\(columns[0])\"" : "there are \(columns.count)")"
      )
    }
    prepared = try PreparedSurvey(
      columns, and: others, codes: others, of: survey, in: &session)
    self.missing = missing
    let table = prepared.table
    let weights = prepared.design.weights
    var inside =
      try survey.filter(in: table) ?? [Bool](repeating: true, count: table.rowCount)
    for row in inside.indices where weights[row] == 0 { inside[row] = false }
    var values: [[Double]] = []
    for name in columns {
      let column = try prepared.column(name)
      try Self.requireNumbers(name, column)
      values.append(inside.indices.map { inside[$0] ? column.number(at: $0) : .nan })
      guard values[values.count - 1].contains(where: { !$0.isNaN }) else {
        throw TableError(
          "column \"\(name)\" has no answer in the rows that count; leave it out, or look at the "
            + "missing codes and the condition (--missing, --where)")
      }
    }
    if missing == .listwise {
      for row in inside.indices where values.contains(where: { $0[row].isNaN }) {
        inside[row] = false
      }
      guard inside.contains(true) else { throw ObservationsError.noCompleteRow }
    }
    let rows = inside.indices.filter { row in
      inside[row] && values.contains { !$0[row].isNaN }
    }
    observations = try Observations(
      Matrix(columns: values.map { column in rows.map { column[$0] } }), names: columns,
      weights: rows.map { weights[$0] })
    places = rows
    isInside = inside
  }

  private static func requireNumbers(_ name: String, _ column: Column) throws {
    if column.isNumeric { return }
    throw TableError(
      "column \"\(name)\" \(column.holdsText), and a number is needed; "
        + (column.numberAdvice(name)
          ?? "derive one (--derive), or list the code as missing (--missing)"))
  }

  /// The rows that have at least one of the columns (all of them under `listwise`).
  var rows: Int { observations.values.rows }
  /// Whether anything is said about how the sample was drawn.
  var hasDesign: Bool { !prepared.design.specification.isSimpleRandom }

  /// The rows that count, as the one domain of design-based estimates.
  func domains() throws -> Domains { try Domains(filter: isInside, in: prepared.table) }

  /// What the reader should know of the rows and weights behind the numbers.
  func note(_ words: any Phrases) -> String {
    let weights = prepared.design.specification
    let how =
      weights.isSimpleRandom ? words.factors.equalWeights : words.weightedByDesign
    let condition = prepared.settings.filter.map(words.condition) ?? ""
    return "\(words.rows(rows))\(condition), \(how). \(words.factors.note(missing))"
  }
}

extension JSONValue {
  /// A matrix with names for its rows and columns: the form of loadings and correlations.
  static func matrix(_ values: Matrix, rows: [String], columns: [String]) -> JSONValue {
    .object([
      "rows": .array(rows.map(JSONValue.string)),
      "columns": .array(columns.map(JSONValue.string)),
      "values": .array(
        values.rowArrays.map { .array($0.map { JSONValue.optional($0) }) }),
    ])
  }
}
