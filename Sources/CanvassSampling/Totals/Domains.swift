import CanvassNumerics
import CanvassTables

/// The cells for which estimates are wanted: every combination of some columns' values that occurs,
/// within a filter.
public struct Domains: Sendable {
  /// One domain: its columns with their values, empty for the whole (filtered) sample.
  public struct Cell: Sendable, Hashable {
    /// Column name and value, in the order of the columns.
    public let values: [String]
  }

  /// The columns that make the cells.
  public let columns: [String]
  /// The cells, ascending by the order of their columns' levels.
  public let cells: [Cell]
  /// Rows inside the filter whose cell is not known because a column is missing.
  public let unassigned: Int
  /// The domain of each row, −1 outside; `nil` where every row is in the one domain.
  let ofRow: [Int32]?

  /// The rows of each cell, ascending, found in one pass over all rows; `nil` where every row is in the
  /// one domain.
  public var rowsByCell: [[Int]]? {
    guard let ofRow else { return nil }
    var counts = [Int](repeating: 0, count: cells.count)
    for cell in ofRow where cell >= 0 { counts[Int(cell)] += 1 }
    var rows = counts.map { count in
      var room: [Int] = []
      room.reserveCapacity(count)
      return room
    }
    for (row, cell) in ofRow.enumerated() where cell >= 0 { rows[Int(cell)].append(row) }
    return rows
  }

  /// The whole sample as one domain.
  public static let whole = Domains(
    columns: [], cells: [Cell(values: [])], unassigned: 0, ofRow: nil)

  init(columns: [String], cells: [Cell], unassigned: Int, ofRow: [Int32]?) {
    self.columns = columns
    self.cells = cells
    self.unassigned = unassigned
    self.ofRow = ofRow
  }

  /// Some rows as one domain.
  init(rows: [Int], of count: Int) {
    var ofRow = [Int32](repeating: -1, count: count)
    for row in rows { ofRow[row] = 0 }
    self.init(columns: [], cells: [Cell(values: [])], unassigned: 0, ofRow: ofRow)
  }

  /// The sentence where no row has all columns.
  static func noCells(of columns: [String]) -> DesignError {
    DesignError(
      "every row is missing \(Sentence.either(columns)), so there are no cells to estimate")
  }

  /// Cells of columns, within a filter.
  ///
  /// - Parameters:
  ///   - filter: rows inside; `nil` for all.
  /// - Throws: `DesignError` when no row is inside; `TableError` for an unknown column.
  public init(by columns: [String] = [], filter: [Bool]? = nil, in table: Table) throws {
    if columns.isEmpty && filter == nil {
      self = .whole
      return
    }
    let rows = table.rowCount
    if let filter, !filter.contains(true) {
      throw DesignError("no row meets the condition, so there is nothing to estimate")
    }
    var pair = [Int32](repeating: 0, count: rows)
    var labels: [[String]] = [[]]
    var inside = filter ?? [Bool](repeating: true, count: rows)
    var unassigned = 0
    for name in columns {
      let codes = RowCodes(try table.column(name))
      for row in 0..<rows where inside[row] && codes.codes[row] < 0 {
        inside[row] = false
        unassigned += 1
      }
      // Here and not below: a column without any value has no labels to number.
      guard inside.contains(true) else {
        throw Self.noCells(of: columns)
      }
      let kept = codes.codes.map { max($0, 0) }
      let numbered = numberPairs(
        groups: pair, groupCount: labels.count, codes: kept, codeCount: codes.labels.count)
      labels = numbered.groupOfPair.indices.map {
        labels[Int(numbered.groupOfPair[$0])] + [codes.labels[Int(numbered.codeOfPair[$0])]]
      }
      pair = numbered.ofRow
    }
    var number = [Int32](repeating: -1, count: labels.count)
    for row in 0..<rows where inside[row] { number[Int(pair[row])] = 0 }
    var cells: [Cell] = []
    for index in number.indices where number[index] == 0 {
      number[index] = Int32(cells.count)
      cells.append(Cell(values: labels[index]))
    }
    let ofRow = (0..<rows).map { inside[$0] ? number[Int(pair[$0])] : -1 }
    self.init(columns: columns, cells: cells, unassigned: unassigned, ofRow: ofRow)
  }
}
