/// Results that are no finite number: log(0), 1 / 0, the root of −1, the number of a word.
extension ExpressionEvaluator {
  /// The value of a node in every row, missing where it would be infinite, and the rows in which it
  /// has no finite value although no column in it is missing.
  ///
  /// Where an expression says `NA` itself, only what would be infinite is among these rows.
  func defined(_ node: ExpressionNode) throws -> (value: ExpressionValue, undefined: [Int]) {
    let value = try value(node)
    guard case .number(let series) = value else { return (value, []) }
    if case .column = node, series.isFinite { return (value, []) }
    let columns = try node.columns.map(column)
    let saysMissing = node.saysMissing
    var undefined: [Int] = []
    for row in 0..<count {
      let result = series.value(at: row)
      if result.isFinite || (result.isNaN && saysMissing) { continue }
      if result.isNaN, columns.contains(where: { $0.isMissing(row) }) { continue }
      undefined.append(row)
    }
    return (.number(series.map { $0.isFinite ? $0 : .nan }), undefined)
  }
}

extension Series where Value == Double {
  /// Whether no value is infinite.
  fileprivate var isFinite: Bool {
    switch self {
    case .constant(let value): !value.isInfinite
    case .levels(_, let values, _), .rows(let values): !values.contains { $0.isInfinite }
    }
  }
}

extension Column {
  /// Whether a row has no answer.
  fileprivate func isMissing(_ row: Int) -> Bool {
    switch self {
    case .real(let values): values[row].isNaN
    case .coded(let coded): coded.code(at: row) == nil
    }
  }
}

extension ExpressionNode {
  /// Whether `NA` stands in it.
  fileprivate var saysMissing: Bool {
    switch self {
    case .missing: true
    case .number, .text, .logical, .column: false
    case .negate(let x), .not(let x), .membership(let x, _, _): x.saysMissing
    case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .connective(_, let a, let b):
      a.saysMissing || b.saysMissing
    case .call(_, let arguments): arguments.contains(where: \.saysMissing)
    }
  }
}
