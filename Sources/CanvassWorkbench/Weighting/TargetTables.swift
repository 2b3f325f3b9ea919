import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Population totals that stand in a file: a table with a line for each of them.
enum TargetTables {
  /// Margins: the columns `variable`, `level` and `total`. A crossing has `a:b` for a variable and `x:y` for
  /// a level. Levels are texts: `01` is not `1`.
  ///
  /// - Throws: `TableError` naming the line; `CalibrationError` for totals that cannot be.
  static func margins(_ path: String) throws -> [MarginTargets] {
    let table = try GivenTable(path: path, columns(["variable", "level", "total"]))
    var order: [String] = []
    var totals: [String: [MarginTargets.Total]] = [:]
    for row in 0..<table.rows {
      let variable = try table.text("variable", row)
      if totals[variable] == nil { order.append(variable) }
      totals[variable, default: []].append(
        .init(try table.text("level", row), try table.number("total", row)))
    }
    return try order.map {
      try MarginTargets($0.split(separator: ":").map(String.init), totals[$0] ?? [])
    }
  }

  /// Totals of the terms of a formula: the columns `term` and `total`.
  ///
  /// - Throws: `TableError` naming the line.
  static func terms(_ path: String) throws -> [CalibrationTarget] {
    let table = try GivenTable(path: path, columns(["term", "total"]))
    return try (0..<table.rows).map {
      CalibrationTarget(try table.text("term", $0), total: try table.number("total", $0))
    }
  }

  /// The last column is of numbers. A census table may have others.
  private static func columns(_ needed: [String]) -> GivenTable.Columns {
    GivenTable.Columns(
      lines: "targets", needed: needed, texts: Set(needed.dropLast()), isClosed: false)
  }
}
