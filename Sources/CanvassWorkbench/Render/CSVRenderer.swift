import CanvassTables

/// `--format csv`: the records of an answer at full precision, comma-separated (RFC 4180), lines
/// ending in a line feed. A missing value is an empty cell, empty text is `""`.
///
/// With `--csv-safe`, text that a spreadsheet would take for a formula has an apostrophe in front:
/// text that begins with =, +, -, @ (also in full width), a tab or a line break, and is no number
/// (OWASP, CSV injection).
enum CSVRenderer {
  /// The text of the records, header first.
  ///
  /// - Throws: `RenderError` when the answer has no records.
  static func text(_ answer: Answer) throws -> String {
    let records = answer.output.records
    guard !records.columns.isEmpty else {
      throw RenderError(
        "\(answer.command) has no single table to write as CSV; choose --format json or table")
    }
    let isSafe = answer.isCSVSafe
    var result =
      records.columns.map { quotedIfNeeded(isSafe ? harmless($0) : $0) }.joined(separator: ",")
      + "\n"
    for row in records.rows {
      for (column, value) in row.enumerated() {
        if column > 0 { result += "," }
        if isSafe, case .string(let text) = value {
          result += quotedIfNeeded(harmless(text))
        } else {
          result += cell(value)
        }
      }
      result += "\n"
    }
    return result
  }

  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let integer): String(integer)
    case .unsigned(let integer): String(integer)
    case .number(let number): number.isFinite ? shortestText(number) : ""
    case .string(let text): quotedIfNeeded(text)
    case .array, .object: quotedIfNeeded(JSONRenderer.compact(value))
    }
  }

  /// Text that no spreadsheet calculates.
  static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first),
      Double(text) == nil
    else { return text }
    return "'" + text
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    let bytes = text.utf8
    let needed =
      bytes.isEmpty || bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ")
      || bytes.contains { byte in
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
      }
    guard needed else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
