import CanvassNumerics

/// Arithmetic over calls of statistics, such as `mean(a)[field=land] / mean(b) - 1`: the calls, and the expression
/// in which each of them is a column.
public struct CalledExpression: Sendable {
  /// A statistic that is asked for.
  public struct Call: Sendable, Hashable {
    /// As it is written, the first time where blanks differ.
    public let name: String
    /// What stands before the parenthesis.
    public let function: String
    /// What stands in it, between commas.
    public let arguments: [String]
    /// What stands in brackets after it.
    public let condition: String?
  }

  /// The text it was read from.
  public let description: String
  /// The calls, each once, in order of appearance.
  public let calls: [Call]
  /// The arithmetic, whose columns are the names of the calls.
  public let expression: Expression

  /// Reads such an expression.
  ///
  /// - Parameter functions: the statistics that there are.
  /// - Throws: `TableError` that points at the character where it cannot go on, and says what was expected there.
  public init(parsing text: String, functions: [String]) throws {
    description = trimmed(text)
    let scalars = Array(text.unicodeScalars)
    let tokens = try CanvassTables.tokens(of: text, noun: "contrast", symbols: ["=", "~", ":"])
    func fault(_ token: Token, _ what: Sentence) -> TableError {
      expressionError(text, noun: "contrast", token.position, what)
    }
    /// The place of what closes a parenthesis or bracket.
    func closing(_ open: Int) throws -> Int {
      guard let place = tokens.closing(open) else {
        throw fault(tokens[open], "\(tokens[open].name) is opened and never closed")
      }
      return place
    }
    func written(_ first: Int, _ end: Int) -> String {
      string(scalars[tokens[first].position - 1..<tokens[end].position - 1])
    }
    var calls: [Call] = []
    var arithmetic = ""
    var place = 0
    while tokens[place].kind != .end {
      guard case .name(let function, quoted: false) = tokens[place].kind,
        functions.contains(function)
      else {
        // A name that is no function of arithmetic is a column, of which a statistic is wanted.
        if case .name(let name, _) = tokens[place].kind, tokens[place + 1].kind != .symbol("(") {
          throw fault(
            tokens[place],
            "\"\(name)\" by itself is no statistic; write mean(\(name)), or one of \(functions.joined(separator: ", "))"
          )
        }
        if case .name(let name, quoted: false) = tokens[place].kind,
          ExpressionNode.Function(rawValue: name) == nil
        {
          throw fault(
            tokens[place], TableError.unknown("statistic", name, among: functions).reason)
        }
        arithmetic += " " + tokens[place].source
        place += 1
        continue
      }
      guard tokens[place + 1].kind == .symbol("(") else {
        throw fault(
          tokens[place], "\(function) needs its column in parentheses, as in \(function)(q01)")
      }
      let close = try closing(place + 1)
      var arguments: [String] = []
      var first = place + 2
      var level = 0
      for position in first...close {
        switch tokens[position].kind {
        case .symbol("("), .symbol("["): level += 1
        case .symbol(")") where position < close, .symbol("]"): level -= 1
        default: break
        }
        let ends = position == close || (tokens[position].kind == .symbol(",") && level == 0)
        guard ends else { continue }
        guard first < position else { throw fault(tokens[position], "expected a column") }
        arguments.append(trimmed(written(first, position)))
        first = position + 1
      }
      var end = close + 1
      var condition: String?
      if tokens[end].kind == .symbol("[") {
        let bracket = try closing(end)
        guard end + 1 < bracket else { throw fault(tokens[end + 1], "expected a condition") }
        condition = trimmed(written(end + 1, bracket))
        end = bracket + 1
      }
      var call = Call(
        name: trimmed(written(place, end)), function: function, arguments: arguments,
        condition: condition)
      let same = calls.first {
        $0.function == function && $0.arguments == arguments && $0.condition == condition
      }
      if let same { call = same } else { calls.append(call) }
      arithmetic += " `" + call.name.replacing("`", with: "``") + "`"
      place = end
    }
    guard !calls.isEmpty else {
      throw fault(tokens[0], "there is no statistic in it, such as mean(q01)")
    }
    self.calls = calls
    guard let expression = try? Expression(parsing: arithmetic) else {
      throw TableError(
        "\"\(trimmed(text))\" is no arithmetic of statistics; write it as in mean(a) - mean(b)")
    }
    self.expression = expression
  }
}
