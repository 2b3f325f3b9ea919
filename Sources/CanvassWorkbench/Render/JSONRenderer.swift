import CanvassTables

/// `--format json`: one object, two spaces of indentation, short lists on one line.
enum JSONRenderer {
  /// The object of an answer.
  static func text(_ answer: Answer) -> String {
    var members: [JSONValue.Member] = [
      .init("canvass", .string("1")),
      .init("command", .string(answer.command)),
      .init("input", answer.input),
      .init("design", answer.design),
      .init("warnings", .array(answer.output.warnings.map(JSONValue.string))),
    ]
    members += answer.output.json.map { JSONValue.Member($0.key, $0.value) }
    return pretty(.object(members)) + "\n"
  }

  /// A value over several lines. Arrays of scalars stay on one line when it is short.
  static func pretty(_ value: JSONValue, indent: Int = 0) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch value {
    case .array(let elements) where !elements.isEmpty:
      if elements.allSatisfy(\.isScalar) {
        let line = compact(value)
        if line.utf8.count <= lineLength { return line }
      }
      let lines = elements.map { inner + pretty($0, indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map {
        inner + quoted($0.key) + ": " + pretty($0.value, indent: indent + 2)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    default: return compact(value)
    }
  }

  /// A value on one line.
  static func compact(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let integer): String(integer)
    case .number(let number): number.isFinite ? shortestText(number) : "null"
    case .string(let text): quoted(text)
    case .array(let elements): "[" + elements.map(compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { quoted($0.key) + ": " + compact($0.value) }.joined(separator: ", ") + "}"
    }
  }

  private static let lineLength = 96

  /// A JSON string: quotes, backslashes and control characters are escaped (RFC 8259 §7).
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONValue {
  /// Whether this is neither a list nor an object.
  var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
