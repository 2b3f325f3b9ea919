import CanvassNumerics
import CanvassTables

/// A small table that stands in a file beside the survey: a line for each thing, with columns that must be there and
/// columns that may.
struct GivenTable: Sendable {
  /// The columns of such a table.
  struct Columns: Sendable {
    /// What its lines are, in the plural: `counts`.
    let lines: Sentence
    let needed: [String]
    let further: [String]
    /// Those of texts, in which `01` is not `1`; the others are numbers.
    let texts: Set<String>
    /// Those of people or money, in which points between the digits are refused.
    let counts: Set<String>
    /// Whether other columns are refused, but for `source` and `note`.
    let isClosed: Bool

    init(
      lines: Sentence, needed: [String], further: [String] = [], texts: Set<String>,
      counts: Set<String> = [], isClosed: Bool = true
    ) {
      self.lines = lines
      self.needed = needed
      self.further = further
      self.texts = texts
      self.counts = counts
      self.isClosed = isClosed
    }
  }

  let path: String
  /// How many lines there are below the header.
  let rows: Int
  private let names: [String]
  private let table: Table
  private let hasDecimalCommas: Bool

  /// Reads a table.
  ///
  /// - Parameter columns: what it must have and may have, for the names that the file has.
  /// - Throws: `TableError` for a column that is not there, or not known, and for a table without lines.
  init(path: String, columns: ([String]) throws -> Columns) throws {
    let source = try openTable(path: path)
    names = source.columnNames
    let columns = try columns(names)
    let known = columns.needed + columns.further
    let stray = columns.isClosed ? Self.stray(source, besides: known + ["source", "note"]) : nil
    if let stray, let close = nearest(to: stray, among: known) {
      throw TableError(
        "\"\(path)\" has a column \"\(stray)\", which such a table does not have; did you mean \"\(close)\"?"
      )
    }
    if let absent = columns.needed.first(where: { !source.columnNames.contains($0) }) {
      throw TableError(
        "\"\(path)\" has no column \"\(absent)\"; a table of \(columns.lines) has the columns "
          + "\(known.joined(separator: ", ")) (the file has \(names.joined(separator: ", ")))")
    }
    if let stray {
      throw TableError(
        "\"\(path)\" has a column \"\(stray)\", which such a table does not have; it has "
          + "\((known + ["source", "note"]).joined(separator: ", ")); leave the others out")
    }
    let read = known.filter(names.contains)
    let texts = read.filter(columns.texts.contains)
    table = try source.read(
      columns: read, as: Dictionary(uniqueKeysWithValues: texts.map { ($0, .text) }), threads: 1)
    guard table.rowCount > 0 else {
      throw TableError("\"\(path)\" has no \(columns.lines) below its header")
    }
    let counts = read.filter(columns.counts.contains)
    if !counts.isEmpty {
      let spelled = try source.read(
        columns: counts, as: Dictionary(uniqueKeysWithValues: counts.map { ($0, .text) }),
        threads: 1)
      for name in counts {
        let column = try spelled.column(name)
        for row in 0..<column.count {
          guard let text = column.text(at: row), PeopleCount.isGrouped(text) else { continue }
          throw TableError(
            "\"\(path)\": the \(name) in line \(row + 2) is \"\(text)\"; write all digits without points, commas or blanks between them"
          )
        }
      }
    }
    self.path = path
    rows = table.rowCount
    hasDecimalCommas = source.writer.decimal == ","
  }

  /// Reads a table whose columns do not depend on the file.
  init(path: String, _ columns: Columns) throws { try self.init(path: path) { _ in columns } }

  /// A column that nobody reads: a misspelt `se` would else be no standard error.
  private static func stray(_ source: any TableSource, besides known: [String]) -> String? {
    source.columnNames.first { !known.contains($0) && source.notes(on: [$0]).isEmpty }
  }

  func has(_ name: String) -> Bool { names.contains(name) }

  /// The line of the file in which a row stands.
  func line(of row: Int) -> Int { row + 2 }

  /// What stands in a cell, as it is written; nothing where the cell is empty, or the file has no such column.
  func textIfGiven(_ name: String, _ row: Int) throws -> String? {
    has(name) ? try table.column(name).text(at: row) : nil
  }

  /// What stands in a cell.
  ///
  /// - Throws: `TableError` for an empty one.
  func text(_ name: String, _ row: Int) throws -> String {
    guard let text = try textIfGiven(name, row) else {
      throw TableError("\"\(path)\": the \(name) is missing in line \(line(of: row))")
    }
    return text
  }

  /// The texts of a column, all of which are there and differ.
  func distinctTexts(_ name: String) throws -> [String] {
    var seen: Set<String> = []
    return try (0..<rows).map { row in
      let text = try text(name, row)
      guard seen.insert(text).inserted else {
        throw TableError(
          "\"\(path)\": \"\(text)\" stands there twice, again in line \(line(of: row))")
      }
      return text
    }
  }

  /// A text that spells a number, with a decimal point whatever the file has.
  func spelledNumber(_ name: String, _ row: Int) throws -> String {
    let text = try text(name, row)
    return hasDecimalCommas ? String(text.map { $0 == "," ? "." : $0 }) : text
  }

  /// The number in a cell; nothing where the cell is empty, or the file has no such column.
  ///
  /// - Throws: `TableError` for what is not a number, or a lower one.
  func numberIfGiven(_ name: String, _ row: Int, atLeast least: Double? = nil) throws -> Double? {
    guard let text = try textIfGiven(name, row) else { return nil }
    let number = try table.column(name).number(at: row)
    guard number.isFinite else {
      throw TableError(
        "\"\(path)\": the \(name) in line \(line(of: row)) is \"\(text)\"; a number is needed")
    }
    if let least, number < least {
      throw TableError(
        "\"\(path)\": the \(name) in line \(line(of: row)) is \"\(text)\"; a number of \(number: shortestText(least)) or "
          + "more is needed")
    }
    return number
  }

  /// The number in a cell.
  ///
  /// - Throws: `TableError` for an empty cell, for what is not a number, or a lower one.
  func number(_ name: String, _ row: Int, atLeast least: Double? = nil) throws -> Double {
    guard let number = try numberIfGiven(name, row, atLeast: least) else {
      throw TableError("\"\(path)\": the \(name) is missing in line \(line(of: row))")
    }
    return number
  }
}
