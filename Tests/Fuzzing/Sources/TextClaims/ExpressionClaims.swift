@testable import CanvassTables

/// What holds of every expression.
enum ExpressionClaims {
  static func examine(_ text: String) throws {
    try examineName(text)
    guard let expression = try valueOrSentence({ try Expression(parsing: text) }) else { return }
    let table = SmallTable.with(expression.columns)
    let value = try valueOrSentence { try expression.evaluate(in: table) }
    try claim(value?.count ?? table.rowCount == table.rowCount, "a value has not every row")
    let selection = try valueOrSentence { try expression.selection(in: table) }
    try claim(
      selection.map { $0.holds.count == table.rowCount } ?? true, "a condition has not every row")
    // In parentheses it says the same, unless they are one level too many.
    do {
      let inner = try Expression(parsing: "(\(text))")
      try claim(inner.columns == expression.columns, "parentheses change the columns")
      let again = try valueOrSentence { try inner.evaluate(in: table) }
      try claim(isSame(value, again), "parentheses change the value")
    } catch let error as TableError {
      try claim(error.description.contains("levels of"), "parentheses make it no expression")
    }
    // Derivatives are expressions too.
    for column in expression.columns.prefix(2) {
      _ = try valueOrSentence {
        try ExpressionEvaluator(table: table, source: text).value(
          try expression.root.derivative(by: column))
      }
    }
  }

  /// Any text can be the name of a column.
  private static func examineName(_ text: String) throws {
    let name = text.canonical
    let read = try valueOrSentence { try Expression(parsing: expressionName(name)) }
    try claim(
      read?.asColumn.map { Array($0.unicodeScalars) } == Array(name.unicodeScalars),
      "a name is not read back from its quotes")
  }

  private static func isSame(_ a: Column?, _ b: Column?) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let a?, let b?):
      (0..<a.count).allSatisfy {
        a.text(at: $0) == b.text(at: $0)
          && (a.number(at: $0) == b.number(at: $0)
            || a.number(at: $0).isNaN && b.number(at: $0).isNaN)
      }
    default: false
    }
  }
}

/// A table of a few rows for whatever columns are asked for.
enum SmallTable {
  static func with(_ names: [String]) -> Table {
    let columns: [Column] = [
      .real([1.5, 2, -0.25, .nan, 1e300, 7, 0, 3]),
      .coded(
        CodedColumn(
          codes: .narrow([0, 1, 2, 255, 0, 1, 2, 0]),
          levels: [1.0, 4, 5].map { Level(shortestText($0), value: $0) })
      ),
      .coded(CodedColumn(texts: ["a", "b", nil, "01", "a", "b", "Huế", "01"])),
      .coded(
        CodedColumn(
          codes: .narrow([0, 1, 0, 1, 255, 0, 1, 1]),
          levels: [0.0, 1].map { Level(shortestText($0), value: $0) })
      ),
    ]
    var table = Table(rowCount: 8)
    for (index, name) in names.enumerated() { table.set(name, to: columns[index % columns.count]) }
    return table
  }
}
