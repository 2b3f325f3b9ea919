/// Where an expression asks for the spelling of a column and not for its number.
extension ExpressionNode {
  /// The columns in it whose spelling counts, with repeats: those that are compared with what is or may
  /// be text, and those that a function of texts looks at.
  var spelledColumns: [String] {
    switch self {
    case .number, .text, .logical, .missing, .column: return []
    case .negate(let x), .not(let x): return x.spelledColumns
    case .comparison(_, let a, let b):
      var columns = a.spelledColumns + b.spelledColumns
      if b.mayBeText { columns += a.valueColumns }
      if a.mayBeText { columns += b.valueColumns }
      return columns
    case .arithmetic(_, let a, let b), .connective(_, let a, let b):
      return a.spelledColumns + b.spelledColumns
    case .membership(let x, let list, _):
      return x.spelledColumns + (list.contains(where: \.mayBeText) ? x.valueColumns : [])
    case .call(.if, let arguments):
      return arguments.flatMap(\.spelledColumns) + (isText ? valueColumns : [])
    case .call(let function, let arguments):
      return arguments.flatMap(\.spelledColumns)
        + arguments.prefix(function.texts).flatMap(\.valueColumns)
    }
  }

  /// The columns whose value may be the value of the node as it stands in the file: the column itself,
  /// and the columns between which `if` chooses.
  var valueColumns: [String] {
    switch self {
    case .column(let name): [name]
    case .call(.if, let arguments): arguments.dropFirst().flatMap(\.valueColumns)
    default: []
    }
  }

  /// The columns in it whose number counts, with repeats: not those that are looked at for a missing
  /// value or as text, and not those of `number`, which says so.
  var numberColumns: [String] {
    switch self {
    case .number, .text, .logical, .missing: []
    case .column(let name): [name]
    case .negate(let x), .not(let x): x.numberColumns
    case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .connective(_, let a, let b):
      a.numberColumns + b.numberColumns
    case .membership(let x, let list, _): x.numberColumns + list.flatMap(\.numberColumns)
    case .call(.isMissing, _), .call(.number, _): []
    case .call(let function, let arguments):
      arguments.dropFirst(function.texts).flatMap(\.numberColumns)
    }
  }

  /// Whether its value may be text: not that of arithmetic, of a condition or of a function of numbers.
  private var mayBeText: Bool {
    switch self {
    case .text, .column: true
    case .call(.if, let arguments): arguments.dropFirst().contains(where: \.mayBeText)
    case .call(let function, _): function.makesText
    case .number, .logical, .missing, .negate, .not, .arithmetic, .comparison, .connective,
      .membership:
      false
    }
  }

  /// Whether its value is text, whatever the columns hold.
  private var isText: Bool {
    switch self {
    case .text: true
    case .call(.if, let arguments): arguments.dropFirst().contains(where: \.isText)
    case .call(let function, _): function.makesText
    default: false
    }
  }

  /// The values that its columns are compared with one by one (`==`, `!=`, `in`), as they are written.
  ///
  /// - Parameter alone: only of columns that are compared as they are: not of `a` in `lower(a) == 'x'`.
  func comparedValues(alone: Bool) -> [(column: String, value: String)] {
    func inside(_ nodes: [ExpressionNode]) -> [(column: String, value: String)] {
      nodes.flatMap { $0.comparedValues(alone: alone) }
    }
    switch self {
    case .number, .text, .logical, .missing, .column: return []
    case .negate(let x), .not(let x): return inside([x])
    case .comparison(let operation, let a, let b):
      guard operation == .equal || operation == .unequal else { return inside([a, b]) }
      return inside([a, b]) + a.compared(with: [b], alone: alone)
        + b.compared(with: [a], alone: alone)
    case .arithmetic(_, let a, let b), .connective(_, let a, let b): return inside([a, b])
    case .membership(let x, let list, _): return inside([x]) + x.compared(with: list, alone: alone)
    case .call(_, let arguments): return inside(arguments)
    }
  }

  private func compared(with others: [ExpressionNode], alone: Bool) -> [(
    column: String, value: String
  )] {
    let columns = alone ? valueColumns : columns
    return others.flatMap { other -> [(column: String, value: String)] in
      switch other {
      case .number(let value): columns.map { ($0, shortestText(value)) }
      case .text(let text): columns.map { ($0, text) }
      default: []
      }
    }
  }
}

extension ExpressionNode.Function {
  /// How many of its first arguments are texts.
  fileprivate var texts: Int {
    switch self {
    case .lower, .upper, .trim, .substr, .length, .text: 1
    case .contains, .starts, .ends: 2
    case .replace: 3
    case .paste: .max
    case .isMissing, .abs, .log, .log10, .exp, .sqrt, .round, .floor, .min, .max, .if, .number: 0
    }
  }

  /// Whether its value is text.
  fileprivate var makesText: Bool {
    switch self {
    case .lower, .upper, .trim, .replace, .substr, .text, .paste: true
    default: false
    }
  }
}
