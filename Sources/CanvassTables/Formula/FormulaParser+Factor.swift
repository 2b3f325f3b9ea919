import CanvassNumerics

/// What stands in `factor(…)` and `relevel(…)`.
extension FormulaParser {
  /// `x`, or `x, levels = c("a", "b")`.
  func factor(_ inner: Range<Int>, _ name: String) throws -> FormulaVariable {
    let parts = try arguments(inner, "factor takes a variable, such as factor(x)")
    var factor = FactorLevels()
    if parts.count > 1 {
      guard parts.count == 2, let value = named("levels", parts[1]) else {
        throw fault(
          tokens[parts[1].lowerBound],
          "the second argument of factor is levels = c(\"a\", \"b\"), and there is no third one")
      }
      factor.levels = try categories(value)
    }
    return FormulaVariable(name: name, kind: .factor(factor), expression: try expression(parts[0]))
  }

  /// `x, ref = "b"`; x may be a column or `factor(…)`.
  func relevel(_ inner: Range<Int>, _ name: String) throws -> FormulaVariable {
    let example: Sentence =
      "relevel takes a variable and its reference, such as relevel(x, ref = \"b\")"
    let parts = try arguments(inner, example)
    guard parts.count == 2, case let value = named("ref", parts[1]) ?? parts[1],
      let reference = try category(value)
    else { throw fault(tokens[inner.lowerBound], example) }
    let base = parts[0]
    let variable: FormulaVariable
    if base.count > 3, tokens[base.lowerBound].kind == .name("factor", quoted: false),
      try closing(base.lowerBound + 1) == base.upperBound - 1
    {
      variable = try self.factor(base.lowerBound + 2..<base.upperBound - 1, name)
    } else {
      variable = FormulaVariable(
        name: name, kind: .factor(FactorLevels()), expression: try expression(base))
    }
    guard case .factor(var factor) = variable.kind else { return variable }
    factor.reference = reference
    return FormulaVariable(
      name: name, kind: .factor(factor), expression: variable.expression)
  }

  /// The arguments between two parentheses, which commas separate.
  private func arguments(_ inner: Range<Int>, _ example: Sentence) throws -> [Range<Int>] {
    var level = 0
    var parts: [Range<Int>] = []
    var start = inner.lowerBound
    for place in inner {
      switch tokens[place].kind {
      case .symbol("("), .symbol("["): level += 1
      case .symbol(")"), .symbol("]"): level -= 1
      case .symbol(",") where level == 0:
        parts.append(start..<place)
        start = place + 1
      default: break
      }
    }
    parts.append(start..<inner.upperBound)
    if let empty = parts.first(where: \.isEmpty) { throw fault(tokens[empty.lowerBound], example) }
    return parts
  }

  /// `c("a", "b")`, or a single category.
  private func categories(_ range: Range<Int>) throws -> [String] {
    let example: Sentence = "levels are listed as c(\"a\", \"b\")"
    var parts = [range]
    if tokens[range.lowerBound].kind == .name("c", quoted: false), range.count > 2,
      try closing(range.lowerBound + 1) == range.upperBound - 1
    {
      parts = try arguments(range.lowerBound + 2..<range.upperBound - 1, example)
    }
    var levels: [String] = []
    var seen: Set<String> = []
    for part in parts {
      guard let level = try category(part) else { throw fault(tokens[part.lowerBound], example) }
      guard seen.insert(level).inserted else {
        throw fault(tokens[part.lowerBound], "the level \"\(level)\" stands there twice")
      }
      levels.append(level)
    }
    return levels
  }

  /// Quoted text or a number, as it is written.
  private func category(_ range: Range<Int>) throws -> String? {
    guard let first = range.first else { return nil }
    switch (range.count, tokens[first].kind) {
    case (1, .text(let text)): return text
    case (1, .number): return tokens[first].source
    case (2, .symbol("-")):
      guard case .number = tokens[first + 1].kind else { return nil }
      return "-" + tokens[first + 1].source
    default: return nil
    }
  }
}
