import CanvassNumerics

extension Observations {
  /// The rows of a table, as numbers: what correlations, factor analysis and reliability of
  /// `CanvassNumerics` are computed from where no design is needed.
  ///
  /// A missing answer is NaN. Coded columns give the numbers that their levels stand for.
  ///
  /// - Parameters:
  ///   - columns: of numbers.
  ///   - weights: the column of weights; each row counts once if `nil`.
  /// - Throws: `TableError` for a column that is not there or holds text; `ObservationsError` for a table
  ///   without rows, an infinite value, and a weight that is negative or missing.
  public init(_ table: Table, columns: [String], weights: String? = nil) throws {
    func numbers(_ name: String) throws -> [Double] {
      let column = try table.column(name)
      guard column.isNumeric else {
        throw TableError(
          "column \"\(name)\" \(column.holdsText), and a number is needed; make numbers of its texts, "
            + "or leave it out")
      }
      return (0..<table.rowCount).map(column.number)
    }
    let values = try columns.map(numbers)
    guard table.rowCount > 0, !columns.isEmpty else { throw ObservationsError.empty }
    try self.init(
      Matrix(columns: values), names: columns, weights: try weights.map(numbers))
  }
}
