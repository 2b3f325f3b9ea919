/// Writes tables as comma-separated text (RFC 4180, lines end with `\n`) that `CSVSource` reads
/// back to the same values; only blanks around a text are lost, and a column of texts that all look
/// like numbers comes back as numbers.
public struct CSVWriter: Sendable {
  /// The character between two cells.
  public var delimiter: Character

  /// A writer; `"\t"` makes a `.tsv` file.
  public init(delimiter: Character = ",") { self.delimiter = delimiter }

  /// Rows of cells as text; `nil` is a missing cell and stays empty.
  ///
  /// In a table of one column a missing cell is written `NA`, because a line with nothing on it
  /// is no row.
  public func text(header: [String], rows: some Sequence<[String?]>) -> String {
    var text = ""
    append(header, isHeader: true, to: &text)
    for row in rows { append(row, to: &text) }
    return text
  }

  /// A whole table as text.
  public func text(_ table: Table) throws -> String {
    let columns = try table.names.map { try table.column($0) }
    let rows = (0..<table.rowCount).lazy.map { row in columns.map { $0.text(at: row) } }
    return text(header: table.names, rows: rows)
  }

  private func append(_ cells: [String?], isHeader: Bool = false, to text: inout String) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(delimiter) }
      if let cell {
        text += quoted(cell, isHeader: isHeader)
      } else if cells.count == 1 {
        text += "NA"
      }
    }
    text += "\n"
  }

  /// The cell, in quotes where it could be read as something else without them.
  ///
  /// A header also tells what separates cells, and begins behind a byte-order mark.
  private func quoted(_ cell: String, isHeader: Bool) -> String {
    let bytes = cell.utf8
    let blank = UInt8(ascii: " ")
    let special =
      bytes.isEmpty || bytes.first == blank || bytes.last == blank
      || bytes.contains { byte in
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
          || delimiter.asciiValue == byte
      }
    let isMisleading =
      isHeader && cell.unicodeScalars.contains { ",;\t\u{FEFF}".unicodeScalars.contains($0) }
    guard special || isMisleading || CSVWriter.missingWords.contains(cell) else { return cell }
    // Scalars and not letters: an accent behind a quote makes one letter with it.
    var quoted = "\"".unicodeScalars
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// Texts that are read as a missing cell without quotes.
  private static let missingWords = Set(
    CSVCell.missingWords.map { String(describing: $0) } + ["."])
}
