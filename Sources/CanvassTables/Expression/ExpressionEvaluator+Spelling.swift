/// What stands in the file where an expression would compute with numbers.
extension ExpressionEvaluator {
  /// The spelling of a column of codes or whole numbers, and of what `if` chooses among such columns;
  /// `nil` for anything else.
  func spelling(_ node: ExpressionNode) throws -> Series<String?>? {
    switch node {
    case .column(let name):
      switch try column(name) {
      case .coded(let coded): return ExpressionValue.spelling(coded)
      case .real(let values):
        guard values.allSatisfy({ $0.isNaN || $0 == $0.rounded() }) else { return nil }
        return Self.spelling(values)
      }
    case .call(.if, let arguments):
      func branch(_ node: ExpressionNode) throws -> Series<String?>? {
        if case .number(let value) = node { return .constant(shortestText(value)) }
        return try value(node).texts ?? spelling(node)
      }
      guard let a = try branch(arguments[1]), let b = try branch(arguments[2]) else { return nil }
      return pick(try truth(arguments[0], of: "if"), a, b, missing: nil)
    default: return nil
    }
  }

  /// The spelling of a column of numbers, for comparing it with text; `nil` for measurements beside
  /// a text that is no number.
  func spelling(_ node: ExpressionNode, beside text: ExpressionNode) throws -> Series<String?>? {
    guard case .column(let name) = node, case .real(let values) = try column(name) else {
      return try spelling(node)
    }
    if case .text(let text) = text, Level.number(text) == nil { return nil }
    return Self.spelling(values)
  }

  private static func spelling(_ values: [Double]) -> Series<String?> {
    .rows(values.map { $0.isNaN ? nil : shortestText($0) })
  }

  /// Codes that are chosen among columns: a level for each spelling, with the number that it stands for
  /// if all of them are numbers; `nil` where the value is computed.
  func codes(_ node: ExpressionNode) throws -> CodedColumn? {
    guard case .number = try value(node), let texts = try spelling(node) else { return nil }
    return CodedColumn(texts: texts.expanded(count)).readingNumbers()
  }

  /// `a` where the condition holds, `b` where it does not.
  func pick<Value>(
    _ test: Series<Truth>, _ a: Series<Value>, _ b: Series<Value>, missing: Value
  ) -> Series<Value> {
    if case .constant(let a) = a, case .constant(let b) = b {
      return test.map { $0 == .yes ? a : $0 == .no ? b : missing }
    }
    return .rows(
      (0..<count).map { row in
        switch test.value(at: row) {
        case .yes: a.value(at: row)
        case .no: b.value(at: row)
        case .missing: missing
        }
      })
  }
}

extension CodedColumn {
  /// Levels that are all numbers with these numbers, ascending; `nil` if one is not.
  fileprivate func readingNumbers() -> CodedColumn? {
    let values = levels.compactMap { Level.number($0.text) }
    guard values.count == levels.count else { return nil }
    let named = zip(levels, values).map { Level($0.text, value: $1) }
    let order = named.indices.sorted { Level.ascend(named[$0], named[$1]) }
    var place = [UInt32](repeating: 0, count: order.count)
    for (position, level) in order.enumerated() { place[level] = UInt32(position) }
    return CodedColumn(
      codes: .wide((0..<count).map { row in code(at: row).map { place[$0] } ?? Codes.missingWide }),
      levels: order.map { named[$0] })
  }
}
