import CanvassNumerics
import CanvassTables

/// The rows that answer a column, by the values of another.
struct ComparedGroups {
  /// The answers by row; NaN where there is none.
  let answers: [Double]
  /// One domain for each value among the rows with an answer.
  let domains: Domains

  /// - Parameters:
  ///   - codes: the table in whose groups every code counts.
  /// - Throws: `DesignError` where nobody answers both; `TableError` for a column that is not there.
  init(
    _ column: String, by group: String, _ table: Table, codes: Table?, _ design: Design,
    filter: [Bool]?
  ) throws {
    let bound = try BoundQuantity(Quantity(column), in: table)
    let answers = (0..<table.rowCount).map { bound.value(at: $0) }
    let answered = answers.indices.map { row in
      filter?[row] != false && !answers[row].isNaN && design.weights[row] > 0
    }
    guard answered.contains(true) else {
      throw DesignError("there is no answer in \"\(column)\", so there is nothing to compare")
    }
    self.answers = answers
    let codes = codes ?? table
    try Domains.requireAnswers(
      to: [(column, try table.column(column)), (group, try codes.column(group))]
    ) { row in filter?[row] != false && design.weights[row] > 0 }
    domains = try Domains(by: [group], filter: answered, in: codes)
  }

  /// The values of the groups.
  var levels: [String] { domains.cells.map { $0.values[0] } }
}
