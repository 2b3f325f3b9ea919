import CanvassNumerics

/// A Pratt parser: each operator binds with a strength, as in R (`^`, then unary minus, `* / %`,
/// `+ -`, comparisons and `in`, `!`, `&&`, `||`).
struct ExpressionParser {
  private let source: String
  private let tokens: [Token]
  private var next = 0
  private var depth = 0
  private var operators = 0

  /// Limits that no sensible expression reaches, so that none can exhaust the stack.
  private static let deepest = 100
  private static let mostOperators = 1000

  /// How strongly operators bind.
  private enum Strength: Int, Comparable {
    case lowest, or, and, not, comparison, sum, product, minus, power

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  private enum Operator {
    case arithmetic(ExpressionNode.Arithmetic)
    case comparison(ExpressionNode.Comparison)
    case connective(ExpressionNode.Connective)
    case membership(negated: Bool)
  }

  /// Prepares to parse `source`.
  init(_ source: String) throws {
    self.source = source
    tokens = try CanvassTables.tokens(of: source)
  }

  /// The tree of the whole text.
  mutating func parse() throws -> ExpressionNode {
    let node = try expression(.lowest)
    guard case .end = token.kind else {
      if token.kind == .symbol(")") || token.kind == .symbol("]") {
        throw unexpected("\(token.name) closes nothing")
      }
      if let name = tokens.nameWithBlank(at: next) {
        throw unexpected(
          "expected an operator such as == or && instead of \(token.name); a name with a blank stands between backticks: `\(name)`"
        )
      }
      throw unexpected("expected an operator such as == or && instead of \(token.name)")
    }
    return node
  }

  private var token: Token { tokens[next] }

  private mutating func advance() { next = min(next + 1, tokens.count - 1) }

  private func unexpected(_ what: Sentence) -> TableError {
    expressionError(source, token.position, what)
  }

  private func isWord(_ word: String, at index: Int? = nil) -> Bool {
    tokens[min(index ?? next, tokens.count - 1)].kind == .name(word, quoted: false)
  }

  private mutating func expect(_ symbol: String) throws {
    guard token.kind == .symbol(symbol) else {
      throw unexpected("expected \(symbol) instead of \(token.name)")
    }
    advance()
  }

  private mutating func expression(_ floor: Strength) throws -> ExpressionNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionParser.deepest else {
      throw nestingError(
        source, noun: "expression", token.position, limit: ExpressionParser.deepest)
    }
    var left = try operand()
    var compared = false
    while let (strength, found, width) = infix(), strength > floor {
      if strength == .comparison {
        guard !compared else {
          throw unexpected("comparisons do not chain; write a < x && x < b")
        }
        compared = true
      }
      for _ in 0..<width { advance() }
      try countOperator()
      switch found {
      case .arithmetic(.power):
        // Right-associative: what follows may bind one step less strongly.
        left = .arithmetic(.power, left, try expression(.product))
      case .arithmetic(let operation):
        left = .arithmetic(operation, left, try expression(strength))
      case .comparison(let operation):
        left = .comparison(operation, left, try expression(strength))
      case .connective(let operation):
        left = .connective(operation, left, try expression(strength))
      case .membership(let negated):
        left = .membership(left, try list(), negated: negated)
      }
    }
    return left
  }

  private mutating func countOperator() throws {
    operators += 1
    guard operators <= ExpressionParser.mostOperators else {
      throw unexpected("more than \(ExpressionParser.mostOperators) operators; use in [...]")
    }
  }

  /// The infix operator at the current token, how strongly it binds and its number of tokens.
  private func infix() -> (Strength, Operator, Int)? {
    switch token.kind {
    case .symbol(let symbol):
      if let operation = ExpressionNode.Comparison(rawValue: symbol) {
        return (.comparison, .comparison(operation), 1)
      }
      if let operation = ExpressionNode.Arithmetic(rawValue: symbol) {
        switch operation {
        case .add, .subtract: return (.sum, .arithmetic(operation), 1)
        case .multiply, .divide, .remainder: return (.product, .arithmetic(operation), 1)
        case .power: return (.power, .arithmetic(operation), 1)
        }
      }
      // One sign or two: both spellings are in use.
      if symbol == "&&" || symbol == "&" { return (.and, .connective(.and), 1) }
      if symbol == "||" || symbol == "|" { return (.or, .connective(.or), 1) }
      return nil
    case .name("and", quoted: false): return (.and, .connective(.and), 1)
    case .name("or", quoted: false): return (.or, .connective(.or), 1)
    case .name("in", quoted: false): return (.comparison, .membership(negated: false), 1)
    case .name("not", quoted: false) where isWord("in", at: next + 1):
      return (.comparison, .membership(negated: true), 2)
    default: return nil
    }
  }

  private mutating func operand() throws -> ExpressionNode {
    let start = token
    switch start.kind {
    case .number(let value):
      advance()
      return .number(value)
    case .text(let text):
      advance()
      return .text(text)
    case .symbol("("):
      advance()
      let inner = try expression(.lowest)
      try expect(")")
      return inner
    case .symbol("-"):
      advance()
      return .negate(try expression(.product))
    case .symbol("+"):
      advance()
      return try expression(.product)
    case .symbol("!"), .name("not", quoted: false):
      advance()
      return .not(try expression(.not))
    case .name(let name, let quoted):
      advance()
      return try named(name, quoted, start)
    case .symbol, .end:
      let previous: Sentence = next > 0 ? " after \(tokens[next - 1].source)" : ""
      throw unexpected("expected a value\(previous) instead of \(token.name)")
    }
  }

  /// A constant, a function call or a column.
  private mutating func named(
    _ name: String, _ quoted: Bool, _ start: Token
  ) throws -> ExpressionNode {
    if quoted { return .column(name) }
    if token.kind == .symbol("(") {
      guard let function = ExpressionNode.Function(rawValue: name) else {
        let known = ExpressionNode.Function.allCases.map(\.rawValue)
        throw expressionError(
          source, start.position,
          TableError.unknown("function", name, among: known).reason)
      }
      return try call(function, start)
    }
    switch name {
    case "true", "TRUE": return .logical(true)
    case "false", "FALSE": return .logical(false)
    case "NA": return .missing
    case "and", "or", "in":
      throw expressionError(
        source, start.position,
        "expected a value instead of \(name); a column of that name goes in backticks")
    default: return .column(name)
    }
  }

  private mutating func call(
    _ function: ExpressionNode.Function, _ start: Token
  ) throws -> ExpressionNode {
    try expect("(")
    var arguments: [ExpressionNode] = []
    var separator: ExpressionNode?
    func argument(_ parser: inout ExpressionParser) throws {
      if function == .paste, separator == nil, let found = try parser.separator() {
        separator = found
      } else {
        arguments.append(try parser.expression(.lowest))
      }
    }
    if token.kind != .symbol(")") {
      try argument(&self)
      while token.kind == .symbol(",") {
        advance()
        // What is made of them may be as deep as they are many, as a derivative of max(…) is.
        try countOperator()
        try argument(&self)
      }
    }
    if function == .paste { arguments.insert(separator ?? .text(" "), at: 0) }
    guard token.kind == .symbol(")") else {
      throw unexpected("expected , or ) instead of \(token.name)")
    }
    advance()
    guard function.arguments.contains(arguments.count) else {
      let wanted: Sentence =
        switch function {
        case .if: "3 values: if(condition, then, else)"
        case .min, .max, .paste: "at least 2 values"
        case .replace: "3 values: replace(text, old, new)"
        case .substr: "2 or 3 values: substr(text, start, length)"
        case .contains, .starts, .ends: "2 values: \(function.rawValue)(text, part)"
        default: "1 value"
        }
      throw expressionError(
        source, start.position,
        "\(function.rawValue) takes \(wanted), not \(arguments.count - (function == .paste ? 1 : 0))"
      )
    }
    return .call(function, arguments)
  }

  /// `sep='-'`, what stands between pasted texts; `nil` where something else stands here.
  private mutating func separator() throws -> ExpressionNode? {
    guard isWord("sep"), tokens[min(next + 1, tokens.count - 1)].kind == .symbol("=") else {
      return nil
    }
    advance()
    advance()
    return try expression(.lowest)
  }

  /// The literals of `in [1, 2, 'a']` or `in (1, 2)`.
  private mutating func list() throws -> [ExpressionNode] {
    guard token.kind == .symbol("[") || token.kind == .symbol("(") else {
      throw unexpected("expected a list such as [1, 2] after in, instead of \(token.name)")
    }
    let closing = token.kind == .symbol("[") ? "]" : ")"
    advance()
    var values: [ExpressionNode] = []
    while true {
      values.append(try literal())
      if token.kind == .symbol(closing) {
        advance()
        return values
      }
      guard token.kind == .symbol(",") else {
        throw unexpected("expected , or \(closing) instead of \(token.name)")
      }
      advance()
    }
  }

  private mutating func literal() throws -> ExpressionNode {
    let negative = token.kind == .symbol("-")
    if negative { advance() }
    switch token.kind {
    case .number(let value):
      advance()
      return .number(negative ? -value : value)
    case .text(let text) where !negative:
      advance()
      return .text(text)
    case .name("NA", quoted: false):
      throw unexpected("NA equals nothing; ask is_missing(x) for missing answers")
    case .name(let name, _):
      throw unexpected("a list holds numbers and quoted text; write '\(name)'")
    default:
      throw unexpected("expected a number or quoted text instead of \(token.name)")
    }
  }
}
