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
    case lower, upper, trim, replace, substr, length, contains, starts, ends, number, text

    /// How many arguments it takes.
    var arguments: ClosedRange<Int> {
      switch self {
      case .min, .max: 2...Int.max
      case .if, .replace: 3...3
      case .substr: 2...3
      case .contains, .starts, .ends: 2...2
      default: 1...1
      }
    }
  }

  /// The columns in it that are compared with what is or may be text, with repeats.
  var spelledColumns: [String] {
    switch self {
    case .number, .text, .logical, .missing, .column: []
    case .negate(let x), .not(let x): x.spelledColumns
    case .comparison(_, let a, let b):
      switch (a, b) {
      case (.column(let name), let other), (let other, .column(let name)):
        (other.mayBeText ? [name] : []) + (other.asColumn.map { [$0] } ?? other.spelledColumns)
      default: a.spelledColumns + b.spelledColumns
      }
    case .arithmetic(_, let a, let b), .connective(_, let a, let b):
      a.spelledColumns + b.spelledColumns
    case .membership(.column(let name), let list, _):
      list.contains(where: \.mayBeText) ? [name] : []
    case .membership(let x, _, _): x.spelledColumns
    case .call(_, let arguments): arguments.flatMap(\.spelledColumns)
    }
  }

  /// The column that it is, where it is nothing else.
  private var asColumn: String? {
    if case .column(let name) = self { return name }
    return nil
  }

  /// Whether its value may be text: not that of arithmetic or of a condition.
  private var mayBeText: Bool {
    switch self {
    case .text, .column, .call: true
    case .number, .logical, .missing, .negate, .not, .arithmetic, .comparison, .connective,
      .membership:
      false
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
