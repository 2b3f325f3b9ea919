/// Writes tables as comma-separated text (RFC 4180, lines end with `\n` unless said) that `CSVSource` reads
/// back to the same values; only blanks around a text are lost, and a column of texts that all look
/// like numbers comes back as numbers.
public struct CSVWriter: Sendable {
  /// The character between two cells.
  public var delimiter: Character
  /// The character before the decimals of measurements.
  public var decimal: Character
  /// Whether the text of a table begins with a byte-order mark, as files of Excel do.
  public var hasByteOrderMark = false
  /// How the lines of a table end.
  public var lineEnd = LineEnd.lineFeed

  /// How lines end.
  public enum LineEnd: String, Sendable {
    /// As on Unix.
    case lineFeed = "\n"
    /// A carriage return before the line feed, as on Windows.
    case carriageReturn = "\r\n"
  }

  /// A writer; `"\t"` makes a `.tsv` file, a semicolon and a decimal comma what Excel reads where the
  /// comma is the decimal sign.
  public init(delimiter: Character = ",", decimal: Character = ".") {
    (self.delimiter, self.decimal) = (delimiter, decimal)
  }

  /// A writer of a file of that name: with tabs between cells if it ends in `.tsv`.
  public init(endingOf path: String) {
    self.init(delimiter: path.lowercased().hasSuffix(".tsv") ? "\t" : ",")
  }

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
  ///
  /// - Complexity: O(cells); the texts of levels are looked at once, not in each row.
  public func text(_ table: Table) throws -> String {
    var header = hasByteOrderMark ? "\u{FEFF}" : ""
    append(table.names, isHeader: true, to: &header, end: lineEnd)
    let columns = try table.names.map { Cells(try table.column($0), self) }
    let missing = columns.count == 1 ? Array("NA".utf8) : []
    let between = Array(String(delimiter).utf8)
    var bytes = Array(header.utf8)
    let end = Array(lineEnd.rawValue.utf8)
    for row in 0..<table.rowCount {
      for (index, column) in columns.enumerated() {
        if index > 0 { bytes += between }
        column.append(row, orWhereMissing: missing, to: &bytes)
      }
      bytes += end
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The cells of a column, ready to be written.
  private enum Cells {
    case levels([[UInt8]], of: CodedColumn)
    case numbers([Double], decimal: Character)

    init(_ column: Column, _ writer: CSVWriter) {
      switch column {
      case .real(let values): self = .numbers(values, decimal: writer.decimal)
      case .coded(let coded):
        self = .levels(
          coded.levels.map { Array(writer.quoted($0.text, isHeader: false).utf8) }, of: coded)
      }
    }

    func append(_ row: Int, orWhereMissing missing: [UInt8], to bytes: inout [UInt8]) {
      switch self {
      case .levels(let texts, let coded):
        bytes += coded.code(at: row).map { texts[$0] } ?? missing
      case .numbers(let values, let decimal):
        guard !values[row].isNaN else {
          bytes += missing
          return
        }
        let text = shortestText(values[row])
        bytes += (decimal == "." ? text : text.replacing(".", with: String(decimal))).utf8
      }
    }
  }

  private func append(
    _ cells: [String?], isHeader: Bool = false, to text: inout String, end: LineEnd = .lineFeed
  ) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(delimiter) }
      if let cell {
        text += quoted(cell, isHeader: isHeader)
      } else if cells.count == 1 {
        text += "NA"
      }
    }
    text += end.rawValue
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
    let isMissing =
      bytes.count <= CSVWriter.longestMissingWord && CSVWriter.missingWords.contains(cell)
    guard special || isMisleading || isMissing else { return cell }
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
  private static let longestMissingWord = missingWords.map(\.utf8.count).max() ?? 0
}
