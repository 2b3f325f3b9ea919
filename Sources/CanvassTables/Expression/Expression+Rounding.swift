#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Expression {
  /// What the roundings of arithmetic can make of the value and of the partial derivatives that `linearised` gives, where
  /// each column is one number: bounds on the distance from the exact results, by running error
  /// analysis (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., SIAM 2002, section 3.3).
  ///
  /// - Parameters:
  ///   - numbers: the columns.
  ///   - doubts: how far they may be from what they stand for; exact where they are not named.
  /// - Throws: as `linearised`.
  public func roundingErrors(at numbers: [String: Double], doubts: [String: Double] = [:]) throws
    -> (value: Double, slopes: [Double])
  {
    var table = Table(rowCount: 1)
    for (name, number) in numbers { table.set(name, to: .real([number])) }
    let errors = RunningErrors(
      evaluator: ExpressionEvaluator(table: table, source: description), doubts: doubts)
    return (
      try errors.rounded(root).error,
      try columns.map { try errors.rounded(root.derivative(by: $0)).error }
    )
  }
}

/// Values of expressions with bounds on what roundings made of them.
private struct RunningErrors {
  let evaluator: ExpressionEvaluator
  /// By column.
  let doubts: [String: Double]

  /// The value of a node in the first row with a bound on what roundings made of it; 0 where a node is no arithmetic.
  func rounded(_ node: ExpressionNode) throws -> (value: Double, error: Double) {
    switch node {
    case .negate(let x):
      let x = try rounded(x)
      return (-x.value, x.error)
    case .arithmetic(let operation, let a, let b):
      return try rounded(operation, rounded(a), rounded(b))
    case .call(let function, let arguments):
      let value = try number(node)
      return (value, try rounding(of: function, arguments, value) + Self.own(value))
    case .column(let name): return (try number(node), doubts[name] ?? 0)
    case .number, .text, .logical, .missing, .not, .comparison, .connective, .membership:
      return (try number(node), 0)
    }
  }

  /// The value of a node in the first row; NaN where it is none.
  private func number(_ node: ExpressionNode) throws -> Double {
    try evaluator.value(node).numbers?.value(at: 0) ?? .nan
  }

  /// The rounding of one step: an operation is right to half a unit in the last place, a function of the library to one or two.
  private static func own(_ value: Double) -> Double { 2 * Double.ulpOfOne * abs(value) }

  private func rounded(
    _ operation: ExpressionNode.Arithmetic, _ a: (value: Double, error: Double),
    _ b: (value: Double, error: Double)
  ) -> (value: Double, error: Double) {
    let value = operation.function(a.value, b.value)
    let own = Self.own(value)
    switch operation {
    case .add, .subtract: return (value, a.error + b.error + own)
    case .multiply:
      return (value, abs(a.value) * b.error + abs(b.value) * a.error + a.error * b.error + own)
    case .divide:
      let least = abs(b.value) - b.error
      guard least > 0 else { return (value, .infinity) }
      return (value, (a.error + abs(value) * b.error) / least + own)
    case .power:
      guard a.error > 0 || b.error > 0 else { return (value, own) }
      let least = abs(a.value) - a.error
      guard least > 0 else { return (value, .infinity) }
      // In the logarithm.
      let exponent = (abs(b.value) + b.error) * a.error / least + abs(log(abs(a.value))) * b.error
      return (value, abs(value) * expm1(exponent) + own)
    case .remainder: return (value, 0)
    }
  }

  /// What the roundings of its arguments can make of the value of a function.
  private func rounding(
    of function: ExpressionNode.Function, _ arguments: [ExpressionNode], _ value: Double
  ) throws -> Double {
    switch function {
    case .abs: return try rounded(arguments[0]).error
    case .exp: return abs(value) * expm1(try rounded(arguments[0]).error)
    case .log, .log10, .sqrt:
      let x = try rounded(arguments[0])
      if x.error == 0 { return 0 }
      let least = x.value - x.error
      guard least > 0 else { return .infinity }
      return function == .sqrt ? x.error / (2 * least.squareRoot()) : x.error / least
    case .min, .max: return try arguments.map { try rounded($0).error }.max() ?? 0
    case .if:
      return switch try evaluator.truth(arguments[0], of: "if").value(at: 0) {
      case .yes: try rounded(arguments[1]).error
      case .no: try rounded(arguments[2]).error
      case .missing: 0
      }
    case .isMissing, .round, .floor, .lower, .upper, .trim, .replace, .substr, .length, .contains,
      .starts, .ends, .number, .text, .paste:
      return 0
    }
  }
}
