import CanvassNumerics
import CanvassTables

/// Counts that stand in a file: the columns `unit` and `count`.
struct CountTable {
  let units: [String]
  let counts: [Int]

  /// Reads counts.
  ///
  /// - Throws: `TableError` naming the line.
  init(path: String) throws {
    let source = try openTable(path: path)
    for needed in ["unit", "count"] where !source.columnNames.contains(needed) {
      throw TableError(
        "\"\(path)\" has no column \"\(needed)\"; counts have the columns unit, count (the file has "
          + "\(source.columnNames.joined(separator: ", ")))")
    }
    try source.refuseColumns(besides: ["unit", "count"])
    let table = try source.read(columns: ["unit", "count"], as: ["unit": .text], threads: 1)
    let (names, numbers) = (try table.column("unit"), try table.column("count"))
    units = try (0..<table.rowCount).map { row in
      guard let name = names.text(at: row) else {
        throw TableError("\"\(path)\": the unit is missing in line \(row + 2)")
      }
      return name
    }
    counts = try (0..<table.rowCount).map { row in
      let number = numbers.number(at: row)
      guard number >= 0, number <= 1e15, number == number.rounded() else {
        throw TableError(
          "\"\(path)\": the count in line \(row + 2) is \(part: numbers.text(at: row).map { "\"\($0)\"" } ?? "missing"); counts are "
            + "whole numbers, not negative")
      }
      return Int(number)
    }
    guard counts.contains(where: { $0 > 0 }) else {
      throw TableError("\"\(path)\" has no count above 0, so there is nothing to rank")
    }
  }
}
