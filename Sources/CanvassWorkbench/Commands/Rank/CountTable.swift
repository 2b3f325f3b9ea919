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
    let table = try GivenTable(
      path: path, .init(lines: "counts", needed: ["unit", "count"], texts: ["unit"]))
    units = try (0..<table.rows).map { try table.text("unit", $0) }
    counts = try (0..<table.rows).map { row in
      let number = try table.number("count", row)
      guard number >= 0, number <= 1e15, number == number.rounded() else {
        throw TableError(
          "\"\(path)\": the count in line \(table.line(of: row)) is \"\(try table.text("count", row))\"; counts are "
            + "whole numbers, not negative")
      }
      return Int(number)
    }
    guard counts.contains(where: { $0 > 0 }) else {
      throw TableError("\"\(path)\" has no count above 0, so there is nothing to rank")
    }
  }
}
