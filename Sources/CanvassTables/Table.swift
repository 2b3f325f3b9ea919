import CanvassNumerics

/// Columns of one length, by name. Rows move together or not at all.
public struct Table: Sendable {
  /// Number of rows.
  public let rowCount: Int
  /// Column names in file order.
  public private(set) var names: [String]
  private var columns: [String: Column]
  /// Columns that were read as numbers though some are written as codes are, with leading zeros: `01`.
  public internal(set) var paddedNumbers: Set<String> = []

  /// An empty table with that many rows.
  public init(rowCount: Int) {
    self.rowCount = rowCount
    names = []
    columns = [:]
  }

  /// Whether a column is there.
  public func contains(_ name: String) -> Bool { columns[name] != nil }

  /// The column called `name`.
  ///
  /// - Throws: `TableError` with a suggestion when there is none.
  public func column(_ name: String) throws -> Column {
    guard let column = columns[name] else {
      throw TableError.unknown("column", name, among: names)
    }
    return column
  }

  /// Adds a column, or replaces the one of that name.
  ///
  /// - Precondition: the column has `rowCount` rows.
  public mutating func set(_ name: String, to column: Column) {
    precondition(column.count == rowCount, "column \(name) has another number of rows")
    if columns[name] == nil { names.append(name) }
    columns[name] = column
  }
}

/// Somewhere that a table can be read from, a column at a time or all at once: a file, or later a
/// database.
public protocol TableSource: Sendable {
  /// What the user calls it: a file name.
  var name: String { get }
  /// All column names, in order. Cheap: only the header is read.
  var columnNames: [String] { get }
  /// What the user should know of how the header was read where these columns are used, in one
  /// sentence each.
  func notes(on columns: [String]) -> [Sentence]
  /// What writes a table as this one is written.
  var writer: CSVWriter { get }
  /// Reads columns; `nil` means all of them.
  ///
  /// - Parameters:
  ///   - roles: what columns are read for; `automatic` where nothing is said.
  /// - Throws: `TableError` naming the file, the line and the problem.
  func read(columns: [String]?, as roles: [String: ColumnRole], threads: Int) throws -> Table
  /// Reads columns some rows at a time; `nil` where that cannot be done.
  ///
  /// - Throws: `TableError`.
  func stream(columns: [String], as roles: [String: ColumnRole], threads: Int) throws
    -> (any TableStream)?
}

extension TableSource {
  /// Nothing to say.
  public func notes(on columns: [String]) -> [Sentence] { [] }

  /// With commas, and decimal points.
  public var writer: CSVWriter { CSVWriter() }

  /// All rows at once only.
  public func stream(columns: [String], as roles: [String: ColumnRole], threads: Int) throws
    -> (any TableStream)?
  { nil }

  /// Reads columns for what their cells look like; `nil` means all of them.
  public func read(columns: [String]?, threads: Int) throws -> Table {
    try read(columns: columns, as: [:], threads: threads)
  }
}
