import CanvassNumerics
import CanvassTables

/// The rows of a table that count in an analysis of some columns, with the weights of a design: what
/// correlations, reliability and factors of a survey are computed from.
///
/// A row counts that is inside the filter and has a weight above zero and an answer; under `listwise`,
/// an answer in every column. No row leaves the design: errors go by `domain`.
public struct SurveyObservations: Sendable {
  /// The answers of these rows and their weights, with the names of the columns.
  public let observations: Observations
  /// Where these rows are in the table.
  public let places: [Int]
  /// The rows inside the filter with a weight (under `listwise`, with every column), as one domain.
  public let domain: Domains
  /// Rows inside the filter with a weight that do not count, since they miss an answer (all of them where
  /// answers are taken pair by pair).
  public let incomplete: Int
  /// Which rows count where an answer is missing.
  public let missing: MissingRows
  /// The design of the table.
  public let design: Design
  /// The table.
  public let table: Table

  /// The rows of a table in which columns of numbers can be analysed.
  ///
  /// - Parameters:
  ///   - filter: the rows to look at; all if `nil`.
  /// - Throws: `SurveyObservationsError` for a column of text or without an answer,
  ///   `ObservationsError` where no row has every column, `TableError` for an unknown column.
  public init(
    _ columns: [String], of table: Table, in design: Design, rows filter: [Bool]? = nil,
    missing: MissingRows = .pairwise
  ) throws {
    let rows = (0..<table.rowCount).filter { filter?[$0] ?? true }
    try self.init(columns, of: table, in: design, at: rows, missing: missing)
  }

  /// The same of rows that are known by their places; the work goes by their number.
  ///
  /// - Parameters:
  ///   - rows: the rows to look at, ascending.
  /// - Throws: as for a filter.
  public init(
    _ columns: [String], of table: Table, in design: Design, at rows: [Int],
    missing: MissingRows = .pairwise
  ) throws {
    let eligible = rows.filter { design.weights[$0] != 0 }
    var values: [[Double]] = []
    for name in columns {
      let column = try table.column(name)
      guard column.isNumeric else {
        throw SurveyObservationsError.text(column: name, holds: column.holdsText)
      }
      let answers = eligible.map { column.number(at: $0) }
      guard answers.contains(where: { !$0.isNaN }) else {
        throw SurveyObservationsError.noAnswer(column: name)
      }
      values.append(answers)
    }
    // Places in the lists of answers.
    let inside = eligible.indices.filter { place in
      missing == .pairwise || !values.contains { $0[place].isNaN }
    }
    guard !inside.isEmpty else { throw ObservationsError.noCompleteRow }
    let kept = inside.filter { place in values.contains { !$0[place].isNaN } }
    places = kept.map { eligible[$0] }
    observations = try Observations(
      Matrix(columns: values.map { column in kept.map { column[$0] } }), names: columns,
      weights: places.map { design.weights[$0] })
    incomplete = eligible.count - kept.count
    domain = Domains(rows: inside.map { eligible[$0] }, of: table.rowCount)
    self.missing = missing
    self.design = design
    self.table = table
  }

  /// Other values of the same rows.
  init(_ values: Observations, in table: Table, like other: SurveyObservations) {
    observations = values
    self.table = table
    (places, domain, incomplete) = (other.places, other.domain, other.incomplete)
    (missing, design) = (other.missing, other.design)
  }

  /// The names of the columns.
  public var columns: [String] { observations.names }
  /// How many rows count.
  public var rows: Int { places.count }

  /// The weighted mean of each column over the rows that have it.
  public var means: [Double] {
    observations.values.columnArrays.map { column in
      var (sum, weight) = (0.0, 0.0)
      for (x, w) in zip(column, observations.weights) where !x.isNaN {
        sum += w * x
        weight += w
      }
      return sum / weight
    }
  }

  /// A number of each row that counts as one of each row of the table; NaN in the others.
  func spread(_ values: [Double]) -> [Double] {
    var all = [Double](repeating: .nan, count: table.rowCount)
    for (value, place) in zip(values, places) { all[place] = value }
    return all
  }
}

/// Why columns of a table cannot be analysed.
public enum SurveyObservationsError: ReasonedError, Equatable {
  /// A column has texts; `holds` says what stands there and where.
  case text(column: String, holds: Sentence)
  /// No row that counts has an answer in a column.
  case noAnswer(column: String)
  /// An answer lies outside the scale about which its item would be turned round.
  case outside(column: String, answer: Double, scale: ClosedRange<Double>)

  /// One sentence.
  public var reason: Sentence {
    switch self {
    case .text(let column, let holds):
      "column \"\(column)\" \(holds), and a number is needed; make numbers of its texts, or leave it "
        + "out"
    case .noAnswer(let column):
      "column \"\(column)\" has no answer in the rows that count; leave it out"
    case .outside(let column, let answer, let scale):
      "column \"\(column)\" has \(number: shortestText(answer)), outside the scale, "
        + "\(number: shortestText(scale.lowerBound)) … \(number: shortestText(scale.upperBound)), about which it "
        + "would be reversed; make it missing"
    }
  }
}
