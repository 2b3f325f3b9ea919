/// A condition or a formula over the columns of a table, such as `age >= 18 && province == 'Huế'`.
///
/// - Operators, from weak to strong: `||` `or`; `&&` `and`; `!` `not`; `== != < <= > >=`,
///   `in [1, 2, 'a']`, `not in (1, 2)`; `+ -`; `* / %`; unary minus; `^`. `%` is the remainder with
///   the sign of the divisor.
/// - Functions: `is_missing`, `abs`, `log`, `log10`, `exp`, `sqrt`, `round` (halves to even),
///   `floor`, `min`, `max`, `if(condition, a, b)`; of texts `lower`, `upper`, `trim`, `replace`,
///   `substr`, `length`, `contains`, `starts`, `ends`, `number`, `text`, `paste`.
/// - Text stands in single or double quotes, a name with other signs than letters, digits, `_` and
///   `.` in backticks; a quote inside is doubled. `true`, `false` and `NA` are constants.
/// - A missing value makes what is computed from it missing, except where the answer is certain:
///   `NA && false` is false, `NA || true` is true.
public struct Expression: Sendable, Hashable, CustomStringConvertible {
  /// The text it was read from.
  public let description: String
  /// The columns it refers to, in order of appearance.
  public let columns: [String]
  /// Those of them whose spelling counts, because they are compared with text or looked at as text: in
  /// `tinh == '01'` and in `lower(tinh)`.
  public let spelledColumns: [String]
  let root: ExpressionNode

  /// Reads an expression.
  ///
  /// - Throws: `TableError` that points at the character where it cannot go on, and says what was
  ///   expected there.
  public init(parsing text: String) throws {
    var parser = try ExpressionParser(text)
    root = try parser.parse()
    description = text
    var seen: Set<String> = []
    columns = root.columns.filter { seen.insert($0).inserted }
    spelledColumns = root.spelledColumns
  }

  /// Reads what is either the name of one of some columns, whatever signs are in it, or an expression.
  ///
  /// - Throws: as `init(parsing:)`.
  public init(parsing text: String, orColumnOf columns: [String]) throws {
    try self.init(parsing: columns.contains(text) ? expressionName(text) : text)
  }

  /// The expression that is one column.
  init(column: String) {
    root = .column(column)
    description = column
    columns = [column]
    spelledColumns = []
  }

  /// Two of the same text are the same.
  public static func == (left: Expression, right: Expression) -> Bool {
    left.description == right.description
  }

  /// As `==`.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  /// The column that it is, where it is nothing else.
  public var asColumn: String? {
    if case .column(let name) = root { return name }
    return nil
  }

  /// The columns whose values it may have as they stand in the file: `a` and `b` in `if(x > 1, a, b)`.
  public var valueColumns: [String] { root.valueColumns }

  /// The columns whose number it takes: `a` in `a * 2`, not in `is_missing(a)`, `length(a)` or `number(a)`.
  public var numberColumns: [String] { root.numberColumns }

  /// The values that columns are compared with one by one (`==`, `!=`, `in`), as they are written.
  public var comparedValues: [(column: String, value: String)] {
    root.comparedValues(alone: false)
  }

  /// Those of columns that are compared as they are: not of `a` in `lower(a) == 'x'`.
  public var valuesOfColumns: [(column: String, value: String)] {
    root.comparedValues(alone: true)
  }

  /// The value in every row: a column alone keeps its spelling, numbers make a real column, conditions
  /// a coded one of 0 and 1, texts coded text. A number that is not finite is missing.
  ///
  /// - Throws: `TableError` for an unknown column or types that do not fit together.
  public func evaluate(in table: Table) throws -> Column {
    try evaluation(in: table).column
  }

  /// As `evaluate`, with the number of rows in which no column is missing and the result has no
  /// finite value all the same, as log(0) has none.
  ///
  /// - Parameters:
  ///   - role: what the new column is for; codes that are chosen among columns keep their spelling.
  public func evaluation(
    in table: Table, as role: ColumnRole = .automatic
  ) throws -> (column: Column, undefined: Int) {
    if case .column(let name) = root { return (try table.column(name), 0) }
    let evaluator = ExpressionEvaluator(table: table, source: description)
    if role == .code, !root.valueColumns.isEmpty, let codes = try evaluator.codes(root) {
      return (.coded(codes), 0)
    }
    let (value, undefined) = try evaluator.defined(root)
    return (value.column(table.rowCount), undefined.count)
  }

  /// The rows in which the condition holds; where it is missing it does not hold.
  ///
  /// - Throws: `TableError` when it is not a condition, and as `evaluate` does.
  public func filter(in table: Table) throws -> [Bool] {
    try selection(in: table).holds
  }

  /// As `filter`, with the number of rows in which the condition is missing.
  public func selection(in table: Table) throws -> (holds: [Bool], missing: Int) {
    let evaluator = ExpressionEvaluator(table: table, source: description)
    let truth = try evaluator.condition(root).expanded(table.rowCount)
    var missing = 0
    for value in truth where value == .missing { missing += 1 }
    return (truth.map { $0 == .yes }, missing)
  }
}
