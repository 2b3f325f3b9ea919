/// The syntax tree of an expression.
indirect enum ExpressionNode: Sendable {
  case number(Double)
  case text(String)
  case logical(Bool)
  case missing
  case column(String)
  case negate(ExpressionNode)
  case not(ExpressionNode)
  case arithmetic(Arithmetic, ExpressionNode, ExpressionNode)
  case comparison(Comparison, ExpressionNode, ExpressionNode)
  case connective(Connective, ExpressionNode, ExpressionNode)
  case membership(ExpressionNode, [ExpressionNode], negated: Bool)
  case call(Function, [ExpressionNode])

  enum Arithmetic: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "^"
  }

  enum Comparison: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
  }

  enum Connective: String, Sendable {
    case and = "&&"
    case or = "||"
  }

  enum Function: String, Sendable, CaseIterable {
    case isMissing = "is_missing"
    case abs, log, log10, exp, sqrt, round, floor, min, max
    case `if`
    case lower, upper, trim, replace, substr, length, contains, starts, ends, number, text, paste

    /// How many arguments it takes.
    var arguments: ClosedRange<Int> {
      switch self {
      case .min, .max: 2...Int.max
      // The first is what stands between the others.
      case .paste: 3...Int.max
      case .if, .replace: 3...3
      case .substr: 2...3
      case .contains, .starts, .ends: 2...2
      default: 1...1
      }
    }
  }

  /// The names of columns in it, in order of appearance, with repeats.
  var columns: [String] {
    switch self {
    case .number, .text, .logical, .missing: []
    case .column(let name): [name]
    case .negate(let x), .not(let x): x.columns
    case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .connective(_, let a, let b):
      a.columns + b.columns
    case .membership(let x, _, _): x.columns
    case .call(_, let arguments): arguments.flatMap(\.columns)
    }
  }
}
