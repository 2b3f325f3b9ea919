import CanvassTables

/// `--format csv`: the records of an answer at full precision, comma-separated (RFC 4180), lines
/// ending in a line feed. A missing value is an empty cell, empty text is `""`.
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
    var result = records.columns.map(quotedIfNeeded).joined(separator: ",") + "\n"
    for row in records.rows { result += row.map(cell).joined(separator: ",") + "\n" }
    return result
  }

  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let integer): String(integer)
    case .number(let number): number.isFinite ? shortestText(number) : ""
    case .string(let text): quotedIfNeeded(text)
    case .array, .object: quotedIfNeeded(JSONRenderer.compact(value))
    }
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    let needed =
      text.isEmpty || text.unicodeScalars.contains { special.contains($0) }
      || text.first == " " || text.last == " "
    guard needed else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
