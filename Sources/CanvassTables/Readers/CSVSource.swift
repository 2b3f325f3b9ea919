import CanvassNumerics

/// A text table: comma-separated (`.csv`) or tab-separated (`.tsv`), plain or compressed (`.gz`).
///
/// - A cell that is empty, or `NA`, `N/A`, `NaN`, `null`, `NULL` or `.` without quotes, is missing.
///   Blanks around a cell do not count.
/// - The type of a column follows from all its cells: whole numbers from 0 to 254 make a coded
///   column of one byte a row, other numbers a real one, anything else coded text. In a text
///   column, cells that look like numbers keep their spelling (`007`). A column that is read as
///   codes does so too, unless each cell is the shortest text of its number: then the numbers are
///   told apart as well as the texts.
/// - Quotes follow RFC 4180. A `.csv` file whose header has no comma outside quotes is read with
///   semicolons and decimal commas, or with tabs, if it has those. Text is UTF-8 and comes out in
///   normalisation form C.
/// - Lines with nothing on them are no rows, except in a file of one column, where they are missing
///   answers if a row follows.
public struct CSVSource: TableSource {
  /// The path as the user gave it.
  public let name: String
  /// The names in the header.
  public let columnNames: [String]
  /// Columns that got a name because the header has none for them, by that name.
  private let unnamed: [String: Int]
  let dialect: CSVDialect
  /// How the file begins and its lines end.
  private let (hasByteOrderMark, lineEnd): (Bool, CSVWriter.LineEnd)
  let chunkSize: Int
  /// Number of bytes before the first row.
  private let bodyOffset: Int
  /// Which file the header was read from.
  let stamp: FileBytes.Stamp
  private let input: InputFile

  /// The endings of the files it reads.
  public static let endings = [".csv", ".tsv", ".csv.gz", ".tsv.gz"]

  /// Opens the file at `path` and reads its header.
  ///
  /// - Throws: `TableError` when the file cannot be read, is empty, or its header has no name or the
  ///   same name twice.
  public init(path: String) throws {
    try self.init(path: path, chunkSize: 1 << 20)
  }

  /// The same with chunks of about `chunkSize` bytes.
  init(path: String, chunkSize: Int) throws {
    input = try InputFile(path)
    name = input.name
    self.chunkSize = chunkSize
    // Most headers lie in the first stretch of a file; the others cost a second try.
    var bytes = try FileBytes(input, limit: 1 << 16)
    let header: CSVHeader
    if let short = try? CSVHeader(bytes, file: name, mayBeCut: bytes.count >= 1 << 16) {
      header = short
    } else {
      bytes = try FileBytes(input)
      header = try CSVHeader(bytes, file: name, mayBeCut: false)
    }
    bodyOffset = header.bodyStart - bytes.start
    stamp = bytes.stamp
    columnNames = header.names
    unnamed = header.unnamed
    dialect = header.dialect
    (hasByteOrderMark, lineEnd) = (
      header.hasByteOrderMark, header.endsWithCarriageReturn ? .carriageReturn : .lineFeed
    )
  }

  /// With semicolons and decimal commas where the file has those, its byte-order mark and its line ends.
  public var writer: CSVWriter {
    var writer =
      dialect.decimal == UInt8(ascii: ",") ? CSVWriter(delimiter: ";", decimal: ",") : CSVWriter()
    (writer.hasByteOrderMark, writer.lineEnd) = (hasByteOrderMark, lineEnd)
    return writer
  }

  /// Which of the columns have no name in the header.
  public func notes(on columns: [String]) -> [Sentence] {
    let used = columns.compactMap { name in unnamed[name].map { (number: $0, name: name) } }
      .sorted { $0.number < $1.number }
    guard !used.isEmpty else { return [] }
    func called(_ place: Int) -> Sentence {
      "column \(used[place].number) is called \"\(used[place].name)\""
    }
    if used.count == 1 { return ["\"\(name)\" has a column without a name: \(called(0))"] }
    let shown = (1..<min(4, used.count)).reduce(called(0)) { "\($0), \(called($1))" }
    return ["\"\(name)\" has columns without a name: \(shown)\(used.count > 4 ? ", …" : "")"]
  }

  /// Reads columns; `nil` means all of them.
  ///
  /// Other columns are only stepped over. The result does not depend on `threads` (0: all cores).
  ///
  /// - Throws: `TableError` naming the file, the line and the problem; `Interrupted`.
  public func read(
    columns: [String]? = nil, as roles: [String: ColumnRole] = [:], threads: Int = 0
  ) throws -> Table {
    let file = try FileBytes(input, threads: threads)
    // Cells point into these bytes until the last column is made.
    defer { withExtendedLifetime(file) {} }
    let header = try CSVHeader(file, file: name, mayBeCut: false)
    guard header.names == columnNames else {
      throw TableError("\"\(name)\" has changed since it was opened; open it again")
    }
    let wanted = try named(columns ?? columnNames)
    let table: Table
    do throws(CSVProblem) {
      let layout = try CSVLayout(
        start: header.bodyStart, end: header.bodyEnd, size: chunkSize, dialect: dialect,
        threads: threads)
      var reading = CSVReading(wanted, as: roles, of: self, threads: threads)
      table = try reading.table(of: layout, from: header.bodyStart, to: header.bodyEnd)
    } catch {
      throw error.error(file: name, start: file.start, width: columnNames.count)
    }
    guard table.rowCount > 0 else { throw TableError("\"\(name)\" has a header but no rows") }
    return table
  }

  /// Bytes of a window of rows. Small ones are for tests.
  @TaskLocal package static var windowSize = 1 << 26

  /// Reads columns a window of rows after the other; `nil` where the file is compressed.
  ///
  /// - Throws: `TableError`.
  public func stream(
    columns: [String], as roles: [String: ColumnRole] = [:], threads: Int = 0
  ) throws -> (any TableStream)? {
    guard !input.isCompressed else { return nil }
    return try CSVStream(
      input, from: bodyOffset, CSVReading(named(columns), as: roles, of: self, threads: threads),
      of: self, windowSize: Self.windowSize, threads: threads)
  }

  /// The columns of these names, each once.
  private func named(_ columns: [String]) throws -> [String] {
    let known = Set(columnNames)
    var seen: Set<String> = []
    return try columns.filter { column in
      guard known.contains(column) else {
        throw TableError.unknown("column", column, among: columnNames)
      }
      return seen.insert(column).inserted
    }
  }
}
