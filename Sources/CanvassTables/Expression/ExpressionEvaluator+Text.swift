import CanvassNumerics

/// The functions of expressions that work on text. A missing text makes the result missing.
extension ExpressionEvaluator {
  /// The value of such a function.
  func textCall(
    _ function: ExpressionNode.Function, _ arguments: [ExpressionNode]
  ) throws -> ExpressionValue {
    let name: Sentence = "\(function.rawValue)"
    func text(_ index: Int) throws -> Series<String?> { try texts(arguments[index], of: name) }
    func changed(_ change: (String) -> String) throws -> ExpressionValue {
      .text(try text(0).map { $0.map { change($0).canonical } })
    }
    func tested(_ holds: (String, String) -> Bool) throws -> ExpressionValue {
      .logical(
        try text(0).zip(try text(1), count) { text, part in
          guard let text, let part else { return .missing }
          return Truth(holds(text, part))
        })
    }
    switch function {
    case .lower: return try changed { $0.lowercased() }
    case .upper: return try changed { $0.uppercased() }
    case .trim: return try changed(trimmed)
    case .replace: return .text(try replacement(try text(0), try text(1), try text(2)))
    case .substr: return .text(try substring(try text(0), arguments))
    case .length: return .number(try text(0).map { $0.map { Double($0.count) } ?? .nan })
    case .contains: return try tested { $1.isEmpty || $0.contains($1) }
    case .starts: return try tested { $0.hasPrefix($1) }
    case .ends: return try tested { $0.hasSuffix($1) }
    case .number: return .number(try number(arguments[0]))
    case .paste: return .text(try pasted(arguments))
    default: return .text(try spelled(arguments[0]))
    }
  }

  /// A value as text: text as it is, a coded column as it is written in the file.
  private func texts(_ node: ExpressionNode, of user: Sentence) throws -> Series<String?> {
    let value = try value(node)
    guard let texts = try value.texts ?? spelling(node) else {
      throw error(
        "\(user) needs text and \(node.summary) is \(value.typeName); make text of it with text(…)")
    }
    return texts
  }

  /// `text(x)`: numbers in the shortest way, truth as TRUE and FALSE.
  private func spelled(_ node: ExpressionNode) throws -> Series<String?> {
    let value = try value(node)
    if let texts = try value.texts ?? spelling(node) { return texts }
    if case .logical(let truth) = value {
      return truth.map { $0 == .missing ? nil : $0 == .yes ? "TRUE" : "FALSE" }
    }
    return (value.numbers ?? .constant(.nan)).map { $0.isNaN ? nil : shortestText($0) }
  }

  /// `paste(a, b, …)`: the texts one behind the other with the separator, the first argument, between them; missing
  /// where one of them is.
  private func pasted(_ arguments: [ExpressionNode]) throws -> Series<String?> {
    let separator = try text(of: arguments[0])
    var result = try spelled(arguments[1])
    for argument in arguments.dropFirst(2) {
      result = result.zip(try spelled(argument), count) { left, right in
        guard let left, let right else { return nil }
        return (left + separator + right).canonical
      }
    }
    return result
  }

  private func text(of node: ExpressionNode) throws -> String {
    guard case .text(let text) = node else {
      throw error("sep is quoted text, not \(node.summary)")
    }
    return text
  }

  /// `number(x)`: the number that a text stands for by the rules of a data file, else missing.
  private func number(_ node: ExpressionNode) throws -> Series<Double> {
    let value = try value(node)
    if let numbers = value.numbers { return numbers }
    return (value.texts ?? .constant(nil)).map { text in
      text.flatMap { Level.number(trimmed($0)) } ?? .nan
    }
  }

  /// `replace(text, old, new)`: `new` wherever `old` stands.
  private func replacement(
    _ text: Series<String?>, _ old: Series<String?>, _ new: Series<String?>
  ) throws -> Series<String?> {
    if case .constant(let old?) = old, old.isEmpty {
      throw error("replace needs something to look for; '' stands everywhere")
    }
    let pairs = old.zip(new, count) { ($0, $1) }
    return text.zip(pairs, count) { text, pair in
      guard let text, let old = pair.0, let new = pair.1 else { return nil }
      return old.isEmpty ? text : text.replacing(old, with: new).canonical
    }
  }

  /// `substr(text, start)` or `substr(text, start, length)`: letters from the `start`-th on.
  private func substring(
    _ text: Series<String?>, _ arguments: [ExpressionNode]
  ) throws -> Series<String?> {
    let start = try numbers(arguments[1], of: "substr")
    let length =
      arguments.count > 2 ? try numbers(arguments[2], of: "substr") : .constant(.infinity)
    let pairs = start.zip(length, count) { ($0, $1) }
    if case .constant(let pair) = pairs, !(pair.0 >= 1) || !(pair.1 >= 0) {
      throw error("substr counts letters from 1, and their number is 0 or more")
    }
    return text.zip(pairs, count) { text, pair in
      guard let text, pair.0 >= 1, pair.1 >= 0 else { return nil }
      let most = Double(text.utf8.count)
      return String(text.dropFirst(Int(min(pair.0 - 1, most))).prefix(Int(min(pair.1, most))))
    }
  }
}
