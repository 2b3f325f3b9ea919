import CanvassNumerics

/// Derivatives of expressions, for marginal effects.
extension ExpressionNode {
  /// Whether a column occurs in it.
  func mentions(_ column: String) -> Bool { columns.contains(column) }

  /// The derivative by a column; conditions, and the branch taken by `if`, `min` and `max`, count as
  /// fixed.
  ///
  /// - Throws: `TableError` for what has no derivative: rounding, remainders, conditions.
  func derivative(by column: String) throws -> ExpressionNode {
    guard mentions(column) else { return .number(0) }
    switch self {
    case .column: return .number(1)
    case .negate(let x): return .negate(try x.derivative(by: column))
    case .arithmetic(let operation, let a, let b):
      let (da, db) = (try a.derivative(by: column), try b.derivative(by: column))
      switch operation {
      case .add, .subtract: return .arithmetic(operation, da, db)
      case .multiply:
        return .arithmetic(.add, .arithmetic(.multiply, da, b), .arithmetic(.multiply, a, db))
      case .divide:
        // (a′ − (a/b) b′) / b
        let quotient = ExpressionNode.arithmetic(.divide, a, b)
        let top = ExpressionNode.arithmetic(.subtract, da, .arithmetic(.multiply, quotient, db))
        return .arithmetic(.divide, top, b)
      case .power: return power(a, b, da, db, column)
      case .remainder: throw Self.undefined("%", column)
      }
    case .call(let function, let arguments):
      return try call(function, arguments, column)
    case .number, .text, .logical, .missing, .not, .comparison, .connective, .membership:
      throw Self.undefined("a condition", column)
    }
  }

  private func power(
    _ a: ExpressionNode, _ b: ExpressionNode, _ da: ExpressionNode, _ db: ExpressionNode,
    _ column: String
  ) -> ExpressionNode {
    let lower = ExpressionNode.arithmetic(.power, a, .arithmetic(.subtract, b, .number(1)))
    let byBase = ExpressionNode.arithmetic(.multiply, .arithmetic(.multiply, b, lower), da)
    guard b.mentions(column) else { return byBase }
    let byExponent = ExpressionNode.arithmetic(
      .multiply, .arithmetic(.multiply, self, .call(.log, [a])), db)
    return a.mentions(column) ? .arithmetic(.add, byBase, byExponent) : byExponent
  }

  private func call(
    _ function: Function, _ arguments: [ExpressionNode], _ column: String
  ) throws -> ExpressionNode {
    let x = arguments[0]
    func chain(_ outer: ExpressionNode) throws -> ExpressionNode {
      .arithmetic(.multiply, outer, try x.derivative(by: column))
    }
    switch function {
    case .log: return .arithmetic(.divide, try x.derivative(by: column), x)
    case .log10:
      return .arithmetic(
        .divide, try x.derivative(by: column),
        .arithmetic(.multiply, x, .call(.log, [.number(10)])))
    case .exp: return try chain(self)
    case .sqrt:
      return .arithmetic(
        .divide, try x.derivative(by: column), .arithmetic(.multiply, .number(2), self))
    case .abs:
      return try chain(
        .call(.if, [.comparison(.less, x, .number(0)), .number(-1), .number(1)]))
    case .min, .max:
      // The derivative of the argument that is the result.
      var result = try arguments[arguments.count - 1].derivative(by: column)
      for argument in arguments.dropLast().reversed() {
        result = .call(
          .if, [.comparison(.equal, argument, self), try argument.derivative(by: column), result])
      }
      return result
    case .if:
      return .call(
        .if,
        [
          x, try arguments[1].derivative(by: column), try arguments[2].derivative(by: column),
        ])
    case .isMissing, .round, .floor, .lower, .upper, .trim, .replace, .substr, .length, .contains,
      .starts, .ends, .number, .text, .paste:
      throw Self.undefined(function.rawValue, column)
    }
  }

  private static func undefined(_ what: String, _ column: String) -> TableError {
    TableError(
      "there is no effect of a small change in \"\(column)\" through \(what); derive a column of it "
        + "and put that into the formula")
  }
}
