@testable import CanvassTables

/// What holds of every formula.
enum FormulaClaims {
  static func examine(_ text: String) throws {
    guard
      let formula = try valueOrSentence({
        try Formula(parsing: text, columns: ["x", "y", "two words"])
      })
    else { return }
    // Its terms, as they are named, are its terms; in another order of the variables where a term of
    // fewer variables names a later one first: `XX:a * X` has the terms X, XX:a and XX:a:X.
    let terms = formula.termNames
    if !terms.isEmpty {
      let written = "y ~ \(terms.joined(separator: " + "))"
      let again = try valueOrSentence { try Formula(parsing: written) }
      // The response may be one of them.
      if !formula.variables.contains(where: { $0.name == "y" }) {
        try claim(
          again.map(variablesOfTerms) == variablesOfTerms(formula),
          "terms are not read back: \(terms.prefix(5)), \(again?.termNames.prefix(5) ?? [])")
      }
    }
    let table = SmallTable.with(formula.columns)
    guard let matrix = try valueOrSentence({ try ModelMatrix(formula, table) }) else { return }
    try claim(
      matrix.names.count == matrix.matrix.columns && matrix.rows.count == matrix.matrix.rows,
      "a model matrix has other columns than names")
    guard
      let rows = try valueOrSentence({ try ModelMatrixRows(matrix.coding, table, named: "t") })
    else { return }
    for effect in rows.effects.prefix(4) {
      guard case .slope(let column) = effect else { continue }
      _ = try valueOrSentence { try rows.slopes(by: column) }
    }
  }

  private static func variablesOfTerms(_ formula: Formula) -> [Set<String>] {
    formula.terms.map { Set($0.map { formula.variables[$0].name }) }
  }
}
