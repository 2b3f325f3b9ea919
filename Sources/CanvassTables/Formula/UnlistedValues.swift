/// The values of factors that their levels do not list: `factor(x, levels = c("a", "b"))` makes any other
/// value of x missing, as in R, and the rows that have one are left out of a model.
public struct UnlistedValues: Sendable {
  /// One variable of the formula.
  public struct Variable: Sendable {
    /// What stands in `factor(…)`.
    public let name: String
    /// The values that are not listed, ascending.
    public let values: [String]
    /// The rows that have one of them.
    public let rows: Int
  }

  /// The variables that have such values.
  public let variables: [Variable]
  /// The rows that are left out for them, and miss nothing else.
  public let rows: Int

  /// Looks at some rows that are not complete.
  ///
  /// - Parameter variables: all variables of a formula, with their values.
  init(
    _ variables: [(variable: FormulaVariable, values: FormulaValues)], in table: Table,
    incomplete rows: [Int]
  ) throws {
    let found = try variables.map { try $0.variable.unlisted(in: table, rows: rows) }
    self.variables = zip(variables, found).compactMap { pair, unlisted in
      guard !unlisted.isEmpty else { return nil }
      return Variable(
        name: pair.variable.expression.description, values: Set(unlisted.values).sorted(),
        rows: unlisted.count)
    }
    guard !self.variables.isEmpty else {
      self.rows = 0
      return
    }
    self.rows = rows.count { row in
      zip(variables, found).allSatisfy { $1[row] != nil || !$0.values.isMissing(row) }
    }
  }
}
