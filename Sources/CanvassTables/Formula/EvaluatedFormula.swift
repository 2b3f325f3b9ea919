/// The variables of a formula over all rows of a table, found once for as many models as there are parts of
/// the rows.
public struct EvaluatedFormula: Sendable {
  /// The formula.
  public let formula: Formula
  /// The table.
  public let table: Table
  let variables: [FormulaValues]
  let offsets: [FormulaValues]
  /// What is explained, as a variable.
  let explained: FormulaVariable?
  let response: FormulaValues?
  let responseOrder: ModelMatrix.ResponseOrder
  /// The variables with rows in which they have no finite value, ascending.
  let undefined: [(name: String, rows: [Int])]

  /// Evaluates a formula over a table.
  ///
  /// - Parameter kind: what the response is taken for.
  /// - Throws: `TableError` for an unknown column or types that do not fit together.
  public init(
    _ formula: Formula, _ table: Table, response kind: ModelMatrix.ResponseKind = .asWritten
  ) throws {
    var undefined: [(name: String, rows: [Int])] = []
    func values(_ variable: FormulaVariable) throws -> FormulaValues {
      var rows: [Int] = []
      let values = try FormulaValues(variable, in: table, undefined: &rows)
      if !rows.isEmpty { undefined.append((variable.name, rows)) }
      return values
    }
    variables = try formula.variables.map { try values($0).referring(to: $0) }
    offsets = try formula.offsets.map(values)
    explained =
      try kind == .categories
      ? formula.response?.asCategories(in: table) : formula.response
    var response = try explained.map { try values($0).referring(to: $0) }
    if kind == .numbers, let numbers = try explained?.numbers(in: table) {
      response = .numbers(numbers)
    }
    self.response = response
    responseOrder = try explained?.order(in: table) ?? .undeclared
    self.undefined = undefined
    self.formula = formula
    self.table = table
  }

  /// The variables without a finite value in some of these rows, which ascend.
  func undefined(in rows: [Int]) -> [ModelMatrix.UndefinedValues] {
    undefined.compactMap { name, all in
      var (count, next) = (0, 0)
      for row in all {
        while next < rows.count, rows[next] < row { next += 1 }
        if next < rows.count, rows[next] == row { count += 1 }
      }
      return count > 0 ? ModelMatrix.UndefinedValues(name: name, rows: count) : nil
    }
  }
}
