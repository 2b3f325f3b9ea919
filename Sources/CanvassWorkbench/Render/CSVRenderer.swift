import CanvassTables

/// `--format csv`: the records of an answer at full precision, as `CSVWriter` writes tables. A missing
/// value is an empty cell, empty text is `""`. In a file that ends in .tsv tabs stand between cells.
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
    let writer = answer.destination.map(CSVWriter.init(endingOf:)) ?? CSVWriter()
    return writer.text(
      header: isSafe ? records.columns.map(harmless) : records.columns,
      rows: records.rows.lazy.map { row in
        row.map { value in
          if isSafe, case .string(let text) = value { return harmless(text) }
          return cell(value)
        }
      })
  }

  /// The text of a value; `nil` where it is missing.
  private static func cell(_ value: JSONValue) -> String? {
    switch value {
    case .null: nil
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let integer): String(integer)
    case .unsigned(let integer): String(integer)
    case .number(let number): number.isFinite ? shortestText(number) : nil
    case .string(let text): text
    case .array, .object: JSONRenderer.compact(value)
    }
  }

  /// Text that no spreadsheet calculates.
  static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first),
      Double(text) == nil
    else { return text }
    return "'" + text
  }
}
