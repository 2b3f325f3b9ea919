import CanvassNumerics

/// What stands in `poly(…)`.
extension FormulaParser {
  /// `x, 2`, `x, degree = 2` or `x, 2, raw = TRUE`, which stand in `poly(…)`.
  func polynomial(_ inner: Range<Int>, _ name: String) throws -> FormulaVariable {
    // The places of the commas outside of parentheses.
    var level = 0
    var commas: [Int] = []
    for place in inner {
      switch tokens[place].kind {
      case .symbol("("), .symbol("["): level += 1
      case .symbol(")"), .symbol("]"): level -= 1
      case .symbol(",") where level == 0: commas.append(place)
      default: break
      }
    }
    let ends = commas.dropFirst() + [inner.upperBound]
    guard let first = commas.first, first > inner.lowerBound, let end = ends.first,
      let number = number(first + 1..<end), commas.count <= 2
    else {
      throw fault(
        tokens[inner.lowerBound], "poly takes a variable and a degree, such as poly(x, 2)")
    }
    guard let degree = Int(exactly: number), 1...FormulaParser.highestDegree ~= degree else {
      throw fault(
        tokens[first + 1],
        "the degree of poly is a whole number from 1 to \(FormulaParser.highestDegree), not "
          + "\(shortestText(number))")
    }
    var isRaw = false
    if commas.count == 2 {
      guard let raw = raw(end + 1..<inner.upperBound) else {
        throw fault(
          tokens[min(end + 1, tokens.count - 1)],
          "the third argument of poly is raw = TRUE or raw = FALSE")
      }
      isRaw = raw
    }
    return FormulaVariable(
      name: name, kind: isRaw ? .powers(degree: degree) : .polynomial(degree: degree),
      expression: try expression(inner.lowerBound..<first))
  }

  /// The highest degree of a polynomial.
  private static let highestDegree = 100

  /// The number of `2` or `degree = 2`.
  private func number(_ range: Range<Int>) -> Double? {
    let value = named("degree", range) ?? range
    guard value.count == 1, case .number(let number) = tokens[value.lowerBound].kind else {
      return nil
    }
    return number
  }

  /// `raw = TRUE` or `raw = FALSE`.
  private func raw(_ range: Range<Int>) -> Bool? {
    guard let value = named("raw", range), value.count == 1,
      case .name(let word, quoted: false) = tokens[value.lowerBound].kind
    else { return nil }
    return ["TRUE": true, "true": true, "T": true, "FALSE": false, "false": false, "F": false][word]
  }

  /// What follows `name =`.
  func named(_ name: String, _ range: Range<Int>) -> Range<Int>? {
    guard range.count >= 3, tokens[range.lowerBound].kind == .name(name, quoted: false),
      tokens[range.lowerBound + 1].kind == .symbol("=")
    else { return nil }
    return range.lowerBound + 2..<range.upperBound
  }
}
