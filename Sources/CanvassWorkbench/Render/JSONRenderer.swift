import CanvassTables

/// `--format json`: one object, two spaces of indentation, short lists on one line.
enum JSONRenderer {
  /// The object of an answer.
  static func text(_ answer: Answer) -> String {
    let facts: [Fact] = [
      .text("canvass", "1"), .text("command", answer.command), .record("input", answer.input),
      .record("design", answer.design),
      .texts("warnings", answer.output.warnings.map { $0.text(in: .en) }),
    ]
    return pretty((facts + answer.output.facts).json) + "\n"
  }

  /// A value over several lines. Arrays of scalars stay on one line when it is short.
  static func pretty(_ value: JSONValue) -> String {
    var text: [UInt8] = []
    append(value, indent: 0, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// A value on one line.
  static func compact(_ value: JSONValue) -> String {
    var text: [UInt8] = []
    append(onOneLine: value, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static let lineLength = 96

  private static func append(_ value: JSONValue, indent: Int, to text: inout [UInt8]) {
    func newLine(_ indent: Int) {
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }
    switch value {
    case .array(let elements) where !elements.isEmpty:
      if elements.allSatisfy(\.isScalar) {
        let start = text.count
        append(onOneLine: value, to: &text)
        if text.count - start <= lineLength { return }
        text.removeLast(text.count - start)
      }
      text.append(UInt8(ascii: "["))
      for (number, element) in elements.enumerated() {
        if number > 0 { text.append(UInt8(ascii: ",")) }
        newLine(indent + 2)
        append(element, indent: indent + 2, to: &text)
      }
      newLine(indent)
      text.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      text.append(UInt8(ascii: "{"))
      for (number, member) in members.enumerated() {
        if number > 0 { text.append(UInt8(ascii: ",")) }
        newLine(indent + 2)
        append(quoted: member.key, to: &text)
        text.append(contentsOf: ": ".utf8)
        append(member.value, indent: indent + 2, to: &text)
      }
      newLine(indent)
      text.append(UInt8(ascii: "}"))
    default: append(onOneLine: value, to: &text)
    }
  }

  private static func append(onOneLine value: JSONValue, to text: inout [UInt8]) {
    switch value {
    case .null: text.append(contentsOf: "null".utf8)
    case .bool(let flag): text.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let integer): text.append(contentsOf: String(integer).utf8)
    case .unsigned(let integer): text.append(contentsOf: String(integer).utf8)
    case .number(let number):
      text.append(contentsOf: (number.isFinite ? shortestText(number) : "null").utf8)
    case .string(let words): append(quoted: words, to: &text)
    case .array(let elements):
      text.append(UInt8(ascii: "["))
      for (number, element) in elements.enumerated() {
        if number > 0 { text.append(contentsOf: ", ".utf8) }
        append(onOneLine: element, to: &text)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let members):
      text.append(UInt8(ascii: "{"))
      for (number, member) in members.enumerated() {
        if number > 0 { text.append(contentsOf: ", ".utf8) }
        append(quoted: member.key, to: &text)
        text.append(contentsOf: ": ".utf8)
        append(onOneLine: member.value, to: &text)
      }
      text.append(UInt8(ascii: "}"))
    }
  }

  /// A JSON string: quotes, backslashes and control characters are escaped (RFC 8259 §7).
  private static func append(quoted words: String, to text: inout [UInt8]) {
    var words = words
    text.append(UInt8(ascii: "\""))
    words.withUTF8 { bytes in
      // Nearly every text stands as it is.
      if bytes.contains(where: mustBeEscaped) {
        for byte in bytes { append(escaped: byte, to: &text) }
      } else {
        text.append(contentsOf: bytes)
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private static func append(escaped byte: UInt8, to text: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): text.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): text.append(contentsOf: "\\\\".utf8)
    case UInt8(ascii: "\n"): text.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): text.append(contentsOf: "\\r".utf8)
    case UInt8(ascii: "\t"): text.append(contentsOf: "\\t".utf8)
    case _ where mustBeEscaped(byte):
      let digits = String(byte, radix: 16)
      text.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count)).utf8)
      text.append(contentsOf: digits.utf8)
    default: text.append(byte)
    }
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
