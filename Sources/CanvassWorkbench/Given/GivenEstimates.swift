import CanvassNumerics
import CanvassTables

/// Estimates that stand in a file: a line for each, with its name, its value and its standard error.
struct GivenEstimates: Sendable {
  let path: String
  /// What is estimated.
  var names: [String]
  var values: [Double]
  /// Their covariance: with zeros outside the diagonal where there are only standard errors.
  var covariance: Matrix
  /// The table, for further columns.
  let table: Table

  /// Reads estimates.
  ///
  /// - Parameters:
  ///   - columns: those of the names and the values; `se` is the third, which a covariance may replace.
  ///   - covariance: a file with the covariance of all of them.
  /// - Throws: `TableError` naming the line.
  init(
    path: String, name nameColumn: String, value valueColumn: String,
    covariance covariancePath: String?
  ) throws {
    let source = try openTable(path: path)
    let needed = [nameColumn, valueColumn, "se"]
    let required = covariancePath == nil ? needed : [nameColumn, valueColumn]
    if let absent = required.first(where: { !source.columnNames.contains($0) }) {
      throw TableError(
        "\"\(path)\" has no column \"\(absent)\"; estimates have the columns \(needed.joined(separator: ", ")) (the "
          + "file has \(source.columnNames.joined(separator: ", ")))")
    }
    try source.refuseColumns(besides: needed + ["n"])
    let table = try source.read(columns: nil, as: [nameColumn: .text], threads: 1)
    guard table.rowCount > 0 else {
      throw TableError("\"\(path)\" has no estimates below its header")
    }
    let labels = try table.column(nameColumn)
    var seen: Set<String> = []
    names = try (0..<table.rowCount).map { row in
      guard let name = labels.text(at: row) else {
        throw TableError("\"\(path)\": the \(nameColumn) is missing in line \(row + 2)")
      }
      guard seen.insert(name).inserted else {
        throw TableError("\"\(path)\": \"\(name)\" stands there twice, again in line \(row + 2)")
      }
      return name
    }
    values = try Self.numbers(valueColumn, of: table, path)
    self.path = path
    self.table = table
    var errors: [Double]?
    if source.columnNames.contains("se") {
      errors = try Self.numbers("se", of: table, path)
      if let row = errors?.firstIndex(where: { $0 < 0 }) {
        throw TableError(
          "\"\(path)\": the se in line \(row + 2) is negative; it is a standard error")
      }
    }
    if let covariancePath {
      covariance = try GivenCovariance(
        path: covariancePath, of: names, standardErrors: errors ?? names.map { _ in nil }
      )
      .matrix
    } else {
      covariance = Matrix(diagonal: (errors ?? []).map { $0 * $0 })
    }
  }

  /// A column of numbers, all of which are there.
  private static func numbers(_ name: String, of table: Table, _ path: String) throws -> [Double] {
    let column = try table.column(name)
    return try (0..<table.rowCount).map { row in
      let number = column.number(at: row)
      guard number.isFinite else {
        throw TableError(
          "\"\(path)\": the \(name) in line \(row + 2) is \(part: column.text(at: row).map { "\"\($0)\"" } ?? "missing"); a "
            + "number is needed")
      }
      return number
    }
  }
}
