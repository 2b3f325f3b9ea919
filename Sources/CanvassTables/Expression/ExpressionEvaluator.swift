import CanvassNumerics

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

  var count: Int { table.rowCount }

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
        try numbers(a, of: "\(symbol)").zip(
          try numbers(b, of: "\(symbol)"), count, operation.function))
    case .comparison(let operation, let a, let b):
      return .logical(try comparison(operation, a, b))
    case .connective(let operation, let a, let b):
      let left = try truth(a, of: "\(operation.rawValue)")
      let right = try truth(b, of: "\(operation.rawValue)")
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
  func truth(_ node: ExpressionNode, of user: Sentence) throws -> Series<Truth> {
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
    switch try value(node) {
    case .number(let series):
      if case .levels(_, let values, _) = series, values.allSatisfy({ $0 == 0 || $0 == 1 }) {
        return try truth(node, of: "a condition")
      }
      throw error(
        "this is a number and not a condition that holds or does not; compare it, as in \(source) > 0"
      )
    case .text:
      throw error(
        "this is text and not a condition that holds or does not; compare it, as in \(source) == 'yes'"
      )
    case .logical, .missing: return try truth(node, of: "a condition")
    }
  }

  func numbers(_ node: ExpressionNode, of user: Sentence) throws -> Series<Double> {
    guard let numbers = try value(node).numbers else {
      throw error("\(user) needs numbers and \(node.summary) is text")
    }
    return numbers
  }

  func error(_ what: Sentence) -> TableError {
    TableError("expression \"\(source)\": \(what)")
  }

  func column(_ name: String) throws -> Column {
    do {
      return try table.column(name)
    } catch {
      throw self.error("\(error)")
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
    let fix: Sentence =
      switch (text, number) {
      case (.column(let name), .number(let literal)):
        "; write '\(spelling(of: literal, in: name) ?? shortestText(literal))' in quotes"
      case (.column, .logical(let literal)): "; write '\(literal ? "TRUE" : "FALSE")' in quotes"
      default: ""
      }
    return error(
      "\(operation) compares \(text.summary), which is text, with \(number.summary), which is "
        + "\(value.typeName)\(fix)")
  }

  /// How a column of text writes a number, such as 01.
  private func spelling(of literal: Double, in name: String) -> String? {
    guard case .coded(let coded)? = try? table.column(name) else { return nil }
    return coded.levels.first { Double($0.text) == literal }?.text
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
}

extension ExpressionNode {
  /// What the node is called in a sentence.
  var summary: Sentence {
    switch self {
    case .column(let name): "column \"\(name)\""
    case .number(let value): "\(shortestText(value))"
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
