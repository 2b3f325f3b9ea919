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
    let lines = try self.lines(path, ["variable", "level", "total"])
    var order: [String] = []
    var totals: [String: [MarginTargets.Total]] = [:]
    for line in lines {
      if totals[line.texts[0]] == nil { order.append(line.texts[0]) }
      totals[line.texts[0], default: []].append(.init(line.texts[1], line.number))
    }
    return try order.map {
      try MarginTargets($0.split(separator: ":").map(String.init), totals[$0] ?? [])
    }
  }

  /// Totals of the terms of a formula: the columns `term` and `total`.
  ///
  /// - Throws: `TableError` naming the line.
  static func terms(_ path: String) throws -> [CalibrationTarget] {
    try lines(path, ["term", "total"]).map { CalibrationTarget($0.texts[0], total: $0.number) }
  }

  private static func lines(_ path: String, _ columns: [String]) throws -> [(
    texts: [String], number: Double
  )] {
    let source = try openTable(path: path)
    let names = source.columnNames
    if let absent = columns.first(where: { !names.contains($0) }) {
      throw TableError(
        "\"\(path)\" has no column \"\(absent)\"; targets have the columns \(columns.joined(separator: ", ")) (the "
          + "file has \(names.joined(separator: ", ")))")
    }
    let roles = Dictionary(uniqueKeysWithValues: columns.dropLast().map { ($0, ColumnRole.text) })
    let table = try source.read(columns: columns, as: roles, threads: 1)
    let texts = try columns.dropLast().map { try table.column($0) }
    let numbers = try table.column(columns[columns.count - 1])
    guard table.rowCount > 0 else {
      throw TableError("\"\(path)\" has no targets below its header")
    }
    return try (0..<table.rowCount).map { row in
      let cells = try zip(columns, texts).map { name, column in
        guard let text = column.text(at: row) else {
          throw TableError("\"\(path)\": the \(name) is missing in line \(row + 2)")
        }
        return text
      }
      let number = numbers.number(at: row)
      guard number.isFinite else {
        throw TableError(
          "\"\(path)\": the total in line \(row + 2) is \(part: numbers.text(at: row).map { "\"\($0)\"" } ?? "missing"); totals are "
            + "numbers")
      }
      return (cells, number)
    }
  }
}
