#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Computes an expression over a table, a column at a time.
struct ExpressionEvaluator {
  let table: Table
  /// The expression as the user wrote it, for errors.
  let source: String

  private var count: Int { table.rowCount }

  /// The value of a node in every row.
  func value(_ node: ExpressionNode) throws -> ExpressionValue {
    switch node {
    case .number(let value): return .number(.constant(value))
    case .text(let text): return .text(.constant(text))
    case .logical(let value): return .logical(.constant(Truth(value)))
    case .missing: return .missing
    case .column(let name): return ExpressionValue(try column(name))
    case .negate(let x): return .number(try numbers(x, of: "-").map { -$0 })
    case .not(let x): return .logical(try truth(x, of: "!").map(\.not))
    case .arithmetic(let operation, let a, let b):
      let symbol = operation.rawValue
      return .number(
        try numbers(a, of: symbol).zip(try numbers(b, of: symbol), count, operation.function))
    case .comparison(let operation, let a, let b):
      return .logical(try comparison(operation, a, b))
    case .connective(let operation, let a, let b):
      let left = try truth(a, of: operation.rawValue)
      let right = try truth(b, of: operation.rawValue)
      switch operation {
      case .and: return .logical(left.zip(right, count) { $0.and($1) })
      case .or: return .logical(left.zip(right, count) { $0.or($1) })
      }
    case .membership(let x, let list, let negated):
      let found = try membership(x, list)
      return .logical(negated ? found.map(\.not) : found)
    case .call(let function, let arguments): return try call(function, arguments)
    }
  }

  /// The node as a condition: a logical value, or a column of nothing but 0 and 1.
  func truth(_ node: ExpressionNode, of user: String) throws -> Series<Truth> {
    switch try value(node) {
    case .logical(let series): return series
    case .missing: return .constant(.missing)
    case .number(.levels(let codes, let values, let missing))
    where values.allSatisfy { $0 == 0 || $0 == 1 } && missing.isNaN:
      return .levels(codes, values.map { Truth($0 == 1) }, missing: .missing)
    case .number:
      throw error(
        "\(user) needs a condition and \(node.summary) is a number; compare it, as in x != 0")
    case .text:
      throw error(
        "\(user) needs a condition and \(node.summary) is text; compare it, as in x == 'yes'")
    }
  }

  /// The whole expression as a condition, for `--where`.
  func condition(_ node: ExpressionNode) throws -> Series<Truth> {
    let example: String
    switch try value(node) {
    case .number(let series):
      if case .levels(_, let values, _) = series, values.allSatisfy({ $0 == 0 || $0 == 1 }) {
        return try truth(node, of: "a condition")
      }
      example = "> 0"
    case .text: example = "== 'yes'"
    case .logical, .missing: return try truth(node, of: "a condition")
    }
    let kind = example == "> 0" ? "a number" : "text"
    let name = excerpt(of: source)
    throw error(
      "this is \(kind) and not a condition that holds or does not; compare it, as in \(name) "
        + example)
  }

  private func numbers(_ node: ExpressionNode, of user: String) throws -> Series<Double> {
    guard let numbers = try value(node).numbers else {
      throw error("\(user) needs numbers and \(node.summary) is text")
    }
    return numbers
  }

  private func error(_ what: String) -> TableError {
    TableError("expression \"\(excerpt(of: source))\": \(what)")
  }

  private func column(_ name: String) throws -> Column {
    do {
      return try table.column(name)
    } catch {
      throw self.error("\(error)")
    }
  }

  /// The spelling of a column of numbers, for comparing it with text; `nil` for measurements beside
  /// a text that is no number.
  private func spelling(_ node: ExpressionNode, beside text: ExpressionNode) throws
    -> Series<String?>?
  {
    guard case .column(let name) = node else { return nil }
    switch try column(name) {
    case .coded(let coded): return ExpressionValue.spelling(coded)
    case .real(let values):
      if case .text(let text) = text, Level.number(text) == nil { return nil }
      return .rows(values.map { $0.isNaN ? nil : shortestText($0) })
    }
  }

  private func comparison(
    _ operation: ExpressionNode.Comparison, _ a: ExpressionNode, _ b: ExpressionNode
  ) throws -> Series<Truth> {
    let left = try value(a)
    let right = try value(b)
    if let x = left.numbers, let y = right.numbers {
      return x.zip(y, count) { operation.holds($0, $1) }
    }
    // One side is text: the other must be text too, or a column, which has a spelling.
    guard let x = try left.texts ?? spelling(a, beside: b) else {
      throw mismatch(operation.rawValue, number: a, left, text: b)
    }
    guard let y = try right.texts ?? spelling(b, beside: a) else {
      throw mismatch(operation.rawValue, number: b, right, text: a)
    }
    return x.zip(y, count) { operation.holds($0, $1) }
  }

  /// The sentence for a comparison of text with something that is not.
  private func mismatch(
    _ operation: String, number: ExpressionNode, _ value: ExpressionValue, text: ExpressionNode
  ) -> TableError {
    let fix: String
    switch (text, number) {
    case (.column, .number(let literal)): fix = "; write '\(shortestText(literal))' in quotes"
    case (.column, .logical(let literal)): fix = "; write '\(literal ? "TRUE" : "FALSE")' in quotes"
    default: fix = ""
    }
    return error(
      "\(operation) compares \(text.summary), which is text, with \(number.summary), which is "
        + "\(value.typeName)\(fix)")
  }

  /// Whether the value is one of the literals; missing where the value is.
  private func membership(
    _ node: ExpressionNode, _ list: [ExpressionNode]
  ) throws -> Series<Truth> {
    let value = try value(node)
    var numbers: Set<Double> = []
    var texts: Set<String> = []
    for literal in list {
      switch literal {
      case .number(let number): numbers.insert(number)
      case .text(let text): texts.insert(text)
      default: throw error("a list holds numbers and quoted text, not \(literal.summary)")
      }
    }
    var found: Series<Truth>?
    if let first = numbers.first {
      guard let series = value.numbers else {
        throw mismatch("in", number: .number(first), .number(.constant(first)), text: node)
      }
      found = series.map { $0.isNaN ? .missing : Truth(numbers.contains($0)) }
    }
    if let first = texts.first {
      guard let series = try value.texts ?? spelling(node, beside: .text(first)) else {
        throw mismatch("in", number: node, value, text: .text(first))
      }
      let among = series.map { $0.map { Truth(texts.contains($0)) } ?? .missing }
      found = found?.zipAlike(among, count) { $0.or($1) } ?? among
    }
    return found ?? .constant(.no)
  }

  private func call(
    _ function: ExpressionNode.Function, _ arguments: [ExpressionNode]
  ) throws -> ExpressionValue {
    func unary(_ f: (Double) -> Double) throws -> ExpressionValue {
      .number(try numbers(arguments[0], of: function.rawValue).map(f))
    }
    func fold(_ f: (Double, Double) -> Double) throws -> ExpressionValue {
      var result = try numbers(arguments[0], of: function.rawValue)
      for argument in arguments.dropFirst() {
        result = result.zip(try numbers(argument, of: function.rawValue), count) { a, b in
          a.isNaN || b.isNaN ? .nan : f(a, b)
        }
      }
      return .number(result)
    }
    switch function {
    case .isMissing:
      switch try value(arguments[0]) {
      case .number(let series): return .logical(series.map { Truth($0.isNaN) })
      case .text(let series): return .logical(series.map { Truth($0 == nil) })
      case .logical(let series): return .logical(series.map { Truth($0 == .missing) })
      case .missing: return .logical(.constant(.yes))
      }
    case .abs: return try unary { Swift.abs($0) }
    case .log: return try unary { log($0) }
    case .log10: return try unary { log10($0) }
    case .exp: return try unary { exp($0) }
    case .sqrt: return try unary { $0.squareRoot() }
    case .round: return try unary { $0.rounded(.toNearestOrEven) }
    case .floor: return try unary { $0.rounded(.down) }
    case .min: return try fold { Swift.min($0, $1) }
    case .max: return try fold { Swift.max($0, $1) }
    case .if: return try choice(arguments[0], arguments[1], arguments[2])
    }
  }

  /// `if(condition, a, b)`; missing where the condition is.
  private func choice(
    _ condition: ExpressionNode, _ a: ExpressionNode, _ b: ExpressionNode
  ) throws -> ExpressionValue {
    let test = try truth(condition, of: "if")
    func pick<Value>(_ x: Series<Value>, _ y: Series<Value>, missing: Value) -> Series<Value> {
      if case .constant(let x) = x, case .constant(let y) = y {
        return test.map { $0 == .yes ? x : $0 == .no ? y : missing }
      }
      return .rows(
        (0..<count).map { row in
          switch test.value(at: row) {
          case .yes: x.value(at: row)
          case .no: y.value(at: row)
          case .missing: missing
          }
        })
    }
    let left = try value(a)
    let right = try value(b)
    switch (left, right) {
    case (.missing, .missing): return .missing
    case (.logical(let x), .logical(let y)): return .logical(pick(x, y, missing: .missing))
    case (.logical(let x), .missing):
      return .logical(pick(x, .constant(.missing), missing: .missing))
    case (.missing, .logical(let y)):
      return .logical(pick(.constant(.missing), y, missing: .missing))
    default:
      if let x = left.numbers, let y = right.numbers { return .number(pick(x, y, missing: .nan)) }
      if let x = left.texts, let y = right.texts { return .text(pick(x, y, missing: nil)) }
      throw error(
        "if gives \(a.summary), which is \(left.typeName), or \(b.summary), which is "
          + "\(right.typeName); both must be of one type")
    }
  }
}

extension ExpressionNode {
  /// What the node is called in a sentence.
  var summary: String {
    switch self {
    case .column(let name): "column \"\(name)\""
    case .number(let value): shortestText(value)
    case .text(let text): "'\(text)'"
    case .logical(let value): value ? "true" : "false"
    case .missing: "NA"
    case .negate, .arithmetic: "a result of arithmetic"
    case .not, .comparison, .connective, .membership: "a condition"
    case .call(let function, _): "\(function.rawValue)(…)"
    }
  }
}

extension ExpressionNode.Arithmetic {
  /// The operation on two numbers; NaN stays NaN.
  var function: (Double, Double) -> Double {
    switch self {
    case .add: { $0 + $1 }
    case .subtract: { $0 - $1 }
    case .multiply: { $0 * $1 }
    case .divide: { $0 / $1 }
    case .remainder: { $0 - ($0 / $1).rounded(.down) * $1 }
    case .power: { $0.isNaN || $1.isNaN ? .nan : pow($0, $1) }
    }
  }
}

extension ExpressionNode.Comparison {
  /// Whether the comparison holds between two numbers.
  func holds(_ a: Double, _ b: Double) -> Truth {
    if a.isNaN || b.isNaN { return .missing }
    return holds(comparing: a, b)
  }

  /// Whether the comparison holds between two texts, ordered by their characters' code points.
  func holds(_ a: String?, _ b: String?) -> Truth {
    guard let a, let b else { return .missing }
    return holds(comparing: a, b)
  }

  private func holds<Value: Comparable>(comparing a: Value, _ b: Value) -> Truth {
    switch self {
    case .equal: Truth(a == b)
    case .unequal: Truth(a != b)
    case .less: Truth(a < b)
    case .atMost: Truth(a <= b)
    case .greater: Truth(a > b)
    case .atLeast: Truth(a >= b)
    }
  }
}
