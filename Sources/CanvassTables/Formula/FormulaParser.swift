import CanvassNumerics

/// Reads a formula: `^` binds most strongly, then `:`, then `*` and `/`, then `+` and `-`.
struct FormulaParser {
  private(set) var response: FormulaVariable?
  private(set) var variables: [FormulaVariable] = []
  /// The positions of the variables, by name.
  private var places: [String: Int] = [:]
  private(set) var terms: [[Int]] = []
  private(set) var offsets: [FormulaVariable] = []
  private(set) var hasIntercept = true
  private let source: String
  private let scalars: [Unicode.Scalar]
  let tokens: [Token]
  private var next = 0
  private var depth = 0
  /// Whether what is read is added and not taken out.
  private var isAdding = true
  /// What a `.` stands for.
  private let allColumns: [String]?

  /// Limits that no sensible formula reaches.
  private static let deepest = 100
  private static let mostTerms = 2000

  init(_ text: String, columns: [String]? = nil) throws {
    source = text
    allColumns = columns
    scalars = Array(text.unicodeScalars)
    tokens = try CanvassTables.tokens(of: text, noun: "formula", symbols: ["~", ":", "=", "."])
  }

  mutating func parse() throws {
    guard let tilde = tokens.firstIndex(where: { $0.kind == .symbol("~") }) else {
      throw fault(tokens[tokens.count - 1], "a formula has a ~ in it, such as y ~ x")
    }
    if tilde > 0 { response = try single(0..<tilde) }
    next = tilde + 1
    let found = try sum()
    guard token.kind == .end else {
      if let name = tokens.nameWithBlank(at: next) {
        throw fault(
          token,
          "expected + or another operator instead of \(token.name); a name with a blank stands between backticks: `\(name)`"
        )
      }
      throw fault(token, "expected + or another operator instead of \(token.name)")
    }
    if let name = response?.name, variables.contains(where: { $0.name == name }) {
      throw fault(tokens[0], "\(name) stands on both sides of ~")
    }
    // Constants and offsets are not among the terms.
    terms = found
  }

  private var token: Token { tokens[next] }

  private func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }

  func fault(_ token: Token, _ what: Sentence) -> TableError {
    expressionError(source, noun: "formula", token.position, what)
  }

  private func unique(_ terms: [[Int]]) throws -> [[Int]] {
    var seen: Set<[Int]> = []
    let kept = terms.filter { seen.insert($0).inserted }
    guard kept.count <= Self.mostTerms else {
      throw fault(token, "more than \(Self.mostTerms) terms")
    }
    return kept
  }

  /// Every term of the one list joined with every term of the other.
  private func crossed(_ a: [[Int]], _ b: [[Int]]) throws -> [[Int]] {
    guard a.count * b.count <= Self.mostTerms * 10 else {
      throw fault(token, "more than \(Self.mostTerms) terms")
    }
    return try unique(a.flatMap { x in b.map { Set(x).union($0).sorted() } })
  }

  private mutating func sum() throws -> [[Int]] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw nestingError(source, noun: "formula", token.position, limit: Self.deepest)
    }
    var left: [[Int]] = []
    // A sign may stand first.
    if !isSymbol("-"), !isSymbol("+") { left = try product() }
    while isSymbol("+") || isSymbol("-") {
      let adds = isSymbol("+")
      next += 1
      if adds {
        left = try unique(left + (try product()))
      } else {
        isAdding.toggle()
        let removed = Set(try product())
        isAdding.toggle()
        left.removeAll(where: removed.contains)
      }
    }
    return left
  }

  private mutating func product() throws -> [[Int]] {
    var left = try interaction()
    while isSymbol("*") || isSymbol("/") {
      let crosses = isSymbol("*")
      next += 1
      let right = try interaction()
      let all = [Set(left.joined()).sorted()]
      left = try unique(
        left + (crosses ? right : []) + (try crossed(crosses ? left : all, right)))
    }
    return left
  }

  private mutating func interaction() throws -> [[Int]] {
    var left = try power()
    while isSymbol(":") || isNesting {
      // a %in% b is a:b.
      next += isNesting ? 3 : 1
      left = try crossed(left, try power())
    }
    return left
  }

  /// Whether `%in%` stands here.
  private var isNesting: Bool {
    next + 2 < tokens.count && isSymbol("%") && tokens[next + 2].kind == .symbol("%")
      && tokens[next + 1].kind == .name("in", quoted: false)
  }

  private mutating func power() throws -> [[Int]] {
    let base = try operand()
    guard isSymbol("^") else { return base }
    next += 1
    guard case .number(let value) = token.kind, let exponent = Int(exactly: value), exponent > 0,
      exponent <= 20
    else { throw fault(token, "the power of a formula is a whole number from 1 to 20") }
    next += 1
    var result = base
    for _ in 1..<exponent { result = try unique(result + (try crossed(result, base))) }
    return result
  }

  private mutating func operand() throws -> [[Int]] {
    let start = token
    switch start.kind {
    case .symbol("("):
      next += 1
      let inner = try sum()
      guard isSymbol(")") else { throw fault(token, "expected ) instead of \(token.name)") }
      next += 1
      return inner
    case .number(let value) where value == 0 || value == 1:
      next += 1
      hasIntercept = (value == 1) == isAdding
      return []
    case .number:
      throw fault(start, "only 0 and 1 stand alone, for the constant; write I(2 * x) or I(x^2)")
    case .name("offset", quoted: false) where tokens[next + 1].kind == .symbol("("):
      let end = try closing(next + 1)
      guard isAdding else { throw fault(start, "an offset can only be added") }
      offsets.append(try single(next + 2..<end))
      next = end + 1
      return []
    case .name:
      let isCall = tokens[next + 1].kind == .symbol("(")
      let end = isCall ? try closing(next + 1) : next
      let read = try variable(next..<end + 1)
      next = end + 1
      return [[place(of: read)]]
    case .symbol("."): return try everything()
    default:
      throw fault(start, "expected a variable instead of \(start.name)")
    }
  }

  /// A term for every column that is not in the response.
  private mutating func everything() throws -> [[Int]] {
    let dot = token
    next += 1
    let explained = Set(response?.expression.columns ?? [])
    guard let names = allColumns?.filter({ !explained.contains($0) }), !names.isEmpty else {
      throw fault(dot, "there are no columns for . to stand for; name the terms")
    }
    guard names.count <= Self.mostTerms else {
      throw fault(dot, "more than \(Self.mostTerms) terms")
    }
    return names.map { column in
      let token = Token(kind: .name(column, quoted: true), position: dot.position, source: ".")
      let name = formulaName([token])
      return [
        place(of: FormulaVariable(name: name, kind: .plain, expression: Expression(column: column)))
      ]
    }
  }

  /// The position of a variable, which is a new one or one of those read before.
  private mutating func place(of variable: FormulaVariable) -> Int {
    if let known = places[variable.name] { return known }
    variables.append(variable)
    places[variable.name] = variables.count - 1
    return variables.count - 1
  }

  /// The parenthesis that closes the one at a position.
  func closing(_ open: Int) throws -> Int {
    guard let position = tokens.closing(open) else {
      throw fault(tokens[open], "the parenthesis is opened and never closed")
    }
    return position
  }

  /// A variable that has one column.
  private func single(_ range: Range<Int>) throws -> FormulaVariable {
    let found = try variable(range)
    if found.kind.isPolynomial {
      throw fault(tokens[range.lowerBound], "a polynomial can stand among the terms only")
    }
    return found
  }

  /// The variable that some tokens spell.
  private func variable(_ range: Range<Int>) throws -> FormulaVariable {
    guard let first = range.first else {
      throw fault(tokens[range.lowerBound], "expected a variable")
    }
    let name = formulaName(Array(tokens[range]))
    if case .name(let function, quoted: false) = tokens[first].kind, range.count > 2,
      tokens[first + 1].kind == .symbol("("), try closing(first + 1) == range.upperBound - 1
    {
      let inner = first + 2..<range.upperBound - 1
      switch function {
      case "I": return FormulaVariable(name: name, kind: .plain, expression: try expression(inner))
      case "factor": return try factor(inner, name)
      case "relevel": return try relevel(inner, name)
      case "poly": return try polynomial(inner, name)
      default:
        let known = ExpressionNode.Function.allCases.map(\.rawValue)
        if !known.contains(function) {
          let all = known + ["I", "factor", "relevel", "poly", "offset"]
          throw fault(
            tokens[first], TableError.unknown("function", function, among: all).reason)
        }
      }
    }
    return FormulaVariable(name: name, kind: .plain, expression: try expression(range))
  }

  func expression(_ range: Range<Int>) throws -> Expression {
    guard let first = range.first, let last = range.last else {
      throw fault(tokens[range.lowerBound], "expected a variable")
    }
    let end = tokens[last].position - 1 + tokens[last].source.unicodeScalars.count
    return try Expression(parsing: string(scalars[tokens[first].position - 1..<end]))
  }
}
