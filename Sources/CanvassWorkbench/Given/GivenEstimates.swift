import CanvassNumerics
import CanvassTables

/// Estimates that stand in a file: a line for each, with its name, its value and its standard error.
struct GivenEstimates: Sendable {
  let path: String
  /// What is estimated.
  let names: [String]
  let values: [Double]
  /// Their covariance: with zeros outside the diagonal where there are only standard errors.
  let covariance: Matrix

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
    let isAlone = covariancePath == nil
    let table = try GivenTable(
      path: path,
      .init(
        lines: "estimates", needed: [nameColumn, valueColumn] + (isAlone ? ["se"] : []),
        further: (isAlone ? [] : ["se"]) + ["n"], texts: [nameColumn]))
    self.path = path
    names = try table.distinctTexts(nameColumn)
    values = try (0..<table.rows).map { try table.number(valueColumn, $0) }
    let errors =
      table.has("se") ? try (0..<table.rows).map { try table.number("se", $0, atLeast: 0) } : nil
    if let covariancePath {
      covariance = try GivenCovariance(
        path: covariancePath, of: names, standardErrors: errors ?? names.map { _ in nil }
      )
      .matrix
    } else {
      covariance = Matrix(diagonal: (errors ?? []).map { $0 * $0 })
    }
  }
}
