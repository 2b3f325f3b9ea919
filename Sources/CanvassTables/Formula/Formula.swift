/// A model formula in R's language, such as `y ~ a * b + log(x) + factor(z) + poly(t, 2) - 1`.
///
/// - `+` adds terms and `-` takes them out; `a:b` is an interaction, `a*b` is `a + b + a:b`, `a/b` is
///   `a + a:b`, `(a + b + c)^2` are all terms of up to two of them; `- 1` or `+ 0` leaves out the
///   constant.
/// - A variable is a column or a call in the language of `Expression`: `log(x)`, `sqrt(x)`. Other
///   arithmetic stands in `I(…)`: `I(x^2)`.
/// - `factor(z)` makes categories of numbers, `factor(z, levels = c("a", "b"))` also chooses and orders
///   them, `relevel(z, ref = "b")` makes one of them the reference; `poly(x, 2)` is an orthogonal polynomial,
///   `poly(x, 2, raw = TRUE)` are x and x², `offset(x)` is added to the linear predictor. Text and
///   conditions are categories by themselves.
/// - `a %in% b` is `a:b`, and `.` stands for all columns that are not in the response.
///
/// Terms are ordered by the number of their variables, then as they appear. J. M. Chambers and
/// T. J. Hastie, Statistical Models in S (1992), chapter 2.
public struct Formula: Sendable, Hashable, CustomStringConvertible {
  /// The text it was read from.
  public let description: String
  /// Whether there is a constant.
  public let hasIntercept: Bool
  /// The names of the terms, as R writes them.
  public var termNames: [String] {
    terms.map { $0.map { variables[$0].name }.joined(separator: ":") }
  }
  /// The columns it refers to, in order of appearance.
  public let columns: [String]
  let response: FormulaVariable?
  /// The variables on the right, in order of appearance.
  let variables: [FormulaVariable]
  /// Positions of variables, ascending.
  let terms: [[Int]]
  let offsets: [FormulaVariable]

  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - names: the columns that a `.` stands for, less those of the response.
  /// - Throws: `TableError` that points at the character where it cannot go on, and says what was
  ///   expected there.
  public init(parsing text: String, columns names: [String]? = nil) throws {
    var parser = try FormulaParser(text, columns: names)
    try parser.parse()
    description = text
    hasIntercept = parser.hasIntercept
    response = parser.response
    variables = parser.variables
    offsets = parser.offsets
    terms = parser.terms.enumerated()
      .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
    let used = [parser.response].compactMap(\.self) + parser.variables + parser.offsets
    var seen: Set<String> = []
    columns = used.flatMap(\.expression.columns).filter { seen.insert($0).inserted }
  }

  /// Two of the same text and the same columns are the same.
  public static func == (left: Formula, right: Formula) -> Bool {
    left.description == right.description && left.columns == right.columns
  }

  /// As `==`.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  /// The columns that stand to the right of `~`.
  public var predictorColumns: [String] {
    let used = (variables + offsets).flatMap(\.expression.columns)
    return columns.filter(used.contains)
  }

  /// The columns whose values are told apart by their spelling.
  public var codeColumns: [String] {
    let used: [FormulaVariable] = [response].compactMap(\.self) + variables + offsets
    return used.flatMap { variable -> [String] in
      if case .factor = variable.kind, let column = variable.expression.asColumn { return [column] }
      return variable.expression.spelledColumns
    }
  }

  /// The columns of what is explained.
  public var responseColumns: [String] { response?.expression.columns ?? [] }

  /// What is explained, as R writes it; `nil` where nothing stands before `~`.
  public var responseName: String? { response?.name }
}
