import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// All who were drawn, in a table: who answered, and what is known of everybody.
enum FrameFile {
  /// How much alike those who answered and all who were drawn are.
  ///
  /// - Parameters:
  ///   - text: who answered: a column that is 1 for them, else 0, or a condition.
  ///   - formula: what the probability to answer depends on.
  ///   - weights: the column of the design weights; `nil` for equal ones.
  ///   - texts: columns that are text although they look like numbers.
  /// - Throws: `TableError` naming the column or line; what `ResponseRepresentativity` throws.
  static func representativity(
    _ path: String, responded text: String, propensity formula: String, weights: String?,
    text texts: [String]
  ) throws -> ResponseRepresentativity {
    let source = try openTable(path: path)
    let model = try Formula(parsing: formula)
    let condition = try Expression(parsing: text, orColumnOf: source.columnNames)
    let names = condition.columns + model.predictorColumns + [weights].compactMap(\.self)
    if let absent = names.first(where: { !source.columnNames.contains($0) }) {
      throw TableError(
        "\"\(path)\" has no column \"\(absent)\"; it has \(source.columnNames.joined(separator: ", "))"
      )
    }
    let roles = Dictionary(
      (model.codeColumns + condition.spelledColumns).map { ($0, ColumnRole.code) }
        + texts.map { ($0, .text) },
      uniquingKeysWith: { $1 })
    var read: [String] = []
    for name in names where !read.contains(name) { read.append(name) }
    let table = try source.read(columns: read, as: roles, threads: 1)
    func said(_ column: Column, _ row: Int) -> String {
      column.text(at: row).map { "\"\($0)\"" } ?? "–"
    }
    /// Who answered, by a column that says it of each row.
    func marked(_ name: String) throws -> [Bool] {
      let answers = try table.column(name)
      return try (0..<table.rowCount).map { row in
        let number = answers.number(at: row)
        guard number == 0 || number == 1 else {
          throw TableError(
            "\"\(path)\", line \(row + 2): \"\(name)\" is \(said(answers, row)); it is 1 for who answered, else 0"
          )
        }
        return number == 1
      }
    }
    let answered = try condition.asColumn.map(marked) ?? condition.filter(in: table)
    let drawn = try weights.map { name in
      let numbers = try table.column(name)
      return try (0..<table.rowCount).map { row in
        let number = numbers.number(at: row)
        guard number >= 0, number.isFinite else {
          throw TableError(
            "\"\(path)\", line \(row + 2): the weight is \(said(numbers, row)); it is a number, and not negative"
          )
        }
        return number
      }
    }
    return try ResponseRepresentativity(
      model, responded: answered,
      weights: drawn ?? [Double](repeating: 1, count: table.rowCount), in: table)
  }
}
