/// A variable of a formula: a column, or an expression over columns, and how it is to be taken.
struct FormulaVariable: Sendable {
  /// How the values enter the model matrix.
  enum Kind: Sendable, Equatable {
    /// Numbers as they are; texts and conditions as categories.
    case plain
    /// Categories, whatever the values are.
    case factor(FactorLevels)
    /// Orthogonal polynomials up to that degree.
    case polynomial(degree: Int)
    /// The powers themselves up to that degree.
    case powers(degree: Int)

    /// Whether it makes several columns of numbers.
    var isPolynomial: Bool {
      switch self {
      case .polynomial, .powers: true
      case .plain, .factor: false
      }
    }
  }

  /// As R writes it: `log(x)`, `I(a/b)`, `poly(x, 2)`.
  let name: String
  let kind: Kind
  let expression: Expression
}

/// The values of a variable in every row of a table.
enum FormulaValues: Sendable {
  /// NaN is missing.
  case numbers([Double])
  /// Positions in the labels, −1 where missing; the labels are in order.
  case categories([Int], labels: [String])

  /// Evaluates a variable; a number that is not finite is missing.
  ///
  /// - Throws: `TableError` for an unknown column or types that do not fit together.
  init(_ variable: FormulaVariable, in table: Table) throws {
    var undefined: [Int] = []
    try self.init(variable, in: table, undefined: &undefined)
  }

  /// The same, with the rows in which nothing is missing and the variable has no finite value.
  init(_ variable: FormulaVariable, in table: Table, undefined: inout [Int]) throws {
    let expression = variable.expression
    if let coded = try variable.categories(in: table) {
      self.init(coded)
      if case .factor(let levels) = variable.kind { choose(levels) }
      return
    }
    let evaluator = ExpressionEvaluator(table: table, source: expression.description)
    let (value, rows) = try evaluator.defined(expression.root)
    undefined = rows
    switch (value, variable.kind) {
    case (.logical(let truth), .plain), (.logical(let truth), .factor):
      let rows = truth.expanded(table.rowCount)
      self = .categories(
        rows.map { $0 == .missing ? -1 : Int($0.rawValue) }, labels: ["FALSE", "TRUE"])
    case (.text, .polynomial), (.text, .powers):
      throw TableError(
        "\(variable.name) needs numbers and \(expression.description) is text; leave out poly()")
    case (.text, _), (_, .factor):
      self.init(try value.column(table.rowCount).asCategories(variable.name))
    default:
      self = .numbers((value.numbers ?? .constant(.nan)).expanded(table.rowCount))
    }
    if case .factor(let levels) = variable.kind { choose(levels) }
  }

  /// The categories of a column, in their order.
  private init(_ coded: CodedColumn) {
    let order = coded.levelsInOrder
    var place = [Int](repeating: 0, count: order.count)
    for (position, level) in order.enumerated() { place[level] = position }
    self = .categories(
      (0..<coded.count).map { row in coded.code(at: row).map { place[$0] } ?? -1 },
      labels: order.map { coded.levels[$0].text })
  }

  /// Whether a row has no value.
  func isMissing(_ row: Int) -> Bool {
    switch self {
    case .numbers(let values): values[row].isNaN
    case .categories(let codes, _): codes[row] < 0
    }
  }

  /// Sets the places of those among some rows that have no value.
  func mark(missingOf rows: [Int], in isMissing: inout [Bool]) {
    switch self {
    case .numbers(let values):
      for (place, row) in rows.enumerated() where values[row].isNaN { isMissing[place] = true }
    case .categories(let codes, _):
      for (place, row) in rows.enumerated() where codes[row] < 0 { isMissing[place] = true }
    }
  }

  /// The values in some rows; labels that do not occur there are left out.
  func selecting(_ rows: [Int]) -> FormulaValues {
    switch self {
    case .numbers(let values):
      let isWhole = rows.count == values.count && rows.indices.allSatisfy { rows[$0] == $0 }
      return isWhole ? self : .numbers(rows.map { values[$0] })
    case .categories(let codes, let labels):
      var place = [Int](repeating: -1, count: labels.count)
      for row in rows where codes[row] >= 0 { place[codes[row]] = 0 }
      let kept = labels.indices.filter { place[$0] == 0 }
      for (position, label) in kept.enumerated() { place[label] = position }
      return .categories(
        rows.map { codes[$0] < 0 ? -1 : place[codes[$0]] }, labels: kept.map { labels[$0] })
    }
  }
}
