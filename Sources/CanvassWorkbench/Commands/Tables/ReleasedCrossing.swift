import CanvassDiagnostics
import CanvassSampling

/// A table of two columns as rule packs judge it: each cell by its share in the row, with its share in the column and in the
/// whole table, and the shares of its row and column in it, which programs have, too.
struct ReleasedCrossing {
  private let table: TwoWayTable
  private let (row, column): (String, String)
  private let prepared: PreparedSurvey
  private let packs: [RulePack]
  private let options: ReleaseOptions
  /// The rows that have both answers.
  private let inside: [Bool]

  init(
    _ table: TwoWayTable, _ row: String, _ column: String, _ prepared: PreparedSurvey,
    _ packs: [RulePack], _ options: ReleaseOptions
  ) throws {
    self.table = table
    (self.row, self.column) = (row, column)
    self.prepared = prepared
    self.packs = packs
    self.options = options
    let both = try [row, column].map { try prepared.table.column($0) }
    inside = (0..<prepared.table.rowCount).map { place in
      prepared.filter?[place] != false && both.allSatisfy { $0.text(at: place) != nil }
    }
  }

  /// What packs say of each cell, row after row.
  ///
  /// The rows are domains with known people, and the total of a column follows from what is shown of any of its cells.
  func marks(in session: inout Session) throws -> EstimateRelease {
    let byRow = try shares(of: column, table.columns, by: row)
    let byColumn = try shares(of: row, table.rows, by: column).cells
    let ofRows = try shares(of: row, table.rows, by: nil).cells
    let ofColumns = try shares(of: column, table.columns, by: nil)
    func find(_ cells: [TableRelease.Cell], _ level: String, _ domain: [String]) -> JudgedCell? {
      cells.first { $0.level == level && $0.domain == domain }?.judged
    }
    // As estimated: level after level, row after row.
    let cells = byRow.cells.map { cell -> TableRelease.Cell in
      let (value, level) = (cell.domain[0], cell.level ?? "")
      var cell = cell
      let shares =
        [
          cell.judged, find(byColumn, value, [level]), find(ofRows, value, []),
          find(ofColumns.cells, level, []),
          shareOfAll(value, level, people: ofRows.first?.judged.population),
        ].compactMap(\.self)
      // The one that packs are strictest with is said.
      cell.judged = shares.dropFirst().reduce(shares[0]) { grade($1) > grade($0) ? $1 : $0 }
      cell.implied = shares
      return cell
    }
    var release = EstimateRelease(
      table: try TableRelease(cells, packs: packs), isNulled: options.withhold)
    // A cell tells its column.
    func keepBack(under margins: EstimateRelease) {
      for (cell, outcome) in zip(ofColumns.cells, margins.table.outcomes) where outcome.isWithheld {
        let places = cells.indices.filter { cells[$0].level == cell.level }
        release.keptBackForOthers += places.count { !release.table.outcomes[$0].isWithheld }
        release.table.keepBack(places)
      }
    }
    let margins = try ofColumns.release(packs, isNulled: options.withhold)
    keepBack(under: margins)
    let compared = try ReleasedRows.keepBack(
      [ofColumns.part(margins), byRow.part(release)], in: &session)
    release = compared[1]
    keepBack(under: compared[0])
    let order = table.rows.flatMap { value in
      table.columns.map { level in
        cells.indices.filter { cells[$0].domain == [value] && cells[$0].level == level }
      }
    }
    release.table = release.table.made(of: order)
    return release
  }

  private func grade(_ cell: JudgedCell) -> ReliabilityMark.Grade {
    packs.filter { $0.scope == .cell && $0.kinds.contains(cell.kind) }
      .map { $0.mark(cell).grade }.max() ?? .release
  }

  /// The shares of the values of a column, by the values of the other one or in all.
  private func shares(of column: String, _ levels: [String], by other: String?) throws
    -> JudgedNumbers
  {
    try JudgedNumbers(
      sharesOf: column, levels, prepared,
      in: Domains(by: [other].compactMap(\.self), filter: inside, in: prepared.table),
      population: options.population)
  }

  /// The share of a cell in the table.
  private func shareOfAll(_ value: String, _ level: String, people: Double?) -> JudgedCell? {
    guard let place = table.rows.firstIndex(of: value),
      let other = table.columns.firstIndex(of: level)
    else { return nil }
    let (share, error) = table.share(place, other, of: .all)
    return JudgedCell(
      .proportion, value: share, variance: error * error,
      degreesOfFreedom: table.degreesOfFreedom, count: table.count,
      cases: Double(table.counts[place * table.columns.count + other]),
      population: people)
  }
}
