import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The functions of expressions.
extension ExpressionEvaluator {
  /// The value of a function.
  func call(
    _ function: ExpressionNode.Function, _ arguments: [ExpressionNode]
  ) throws -> ExpressionValue {
    func unary(_ f: (Double) -> Double) throws -> ExpressionValue {
      .number(try numbers(arguments[0], of: "\(function.rawValue)").map(f))
    }
    func fold(_ f: (Double, Double) -> Double) throws -> ExpressionValue {
      var result = try numbers(arguments[0], of: "\(function.rawValue)")
      for argument in arguments.dropFirst() {
        result = result.zip(try numbers(argument, of: "\(function.rawValue)"), count) { a, b in
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
    case .lower, .upper, .trim, .replace, .substr, .text, .length, .contains, .starts, .ends,
      .number, .paste:
      return try textCall(function, arguments)
    }
  }

  /// `if(condition, a, b)`; missing where the condition is.
  private func choice(
    _ condition: ExpressionNode, _ a: ExpressionNode, _ b: ExpressionNode
  ) throws -> ExpressionValue {
    let test = try truth(condition, of: "if")
    let left = try value(a)
    let right = try value(b)
    switch (left, right) {
    case (.missing, .missing): return .missing
    case (.logical(let x), .logical(let y)): return .logical(pick(test, x, y, missing: .missing))
    case (.logical(let x), .missing):
      return .logical(pick(test, x, .constant(.missing), missing: .missing))
    case (.missing, .logical(let y)):
      return .logical(pick(test, .constant(.missing), y, missing: .missing))
    default:
      if let x = left.numbers, let y = right.numbers {
        return .number(pick(test, x, y, missing: .nan))
      }
      if let x = try left.texts ?? spelling(a), let y = try right.texts ?? spelling(b) {
        return .text(pick(test, x, y, missing: nil))
      }
      throw error(
        "if gives \(a.summary), which is \(left.typeName), or \(b.summary), which is "
          + "\(right.typeName); both must be of one type")
    }
  }
}
