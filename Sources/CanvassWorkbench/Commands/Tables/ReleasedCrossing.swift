import CanvassDiagnostics
import CanvassSampling

/// What rule packs say of a table of two columns.
struct CrossingRelease: Sendable {
  /// Of its cells, row after row.
  var cells: EstimateRelease
  /// By which of its shares they judge each.
  var judged: [CrossedShare]
  /// The columns whose totals are not told, nor what these follow from: the shares of cells in their column.
  var keptBackTotals: Set<String>

  /// Whether the total of the column of a cell is not told though the cell is.
  func hidesTotal(of column: String, at place: Int) -> Bool {
    keptBackTotals.contains(column) && !cells.table.outcomes[place].isWithheld
  }
}

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

  /// What packs say of each cell, row after row, and by which of its shares.
  ///
  /// The rows are domains with known people. The total of a column follows from the share of any of its cells in it, which
  /// programs have, and people are not told it: it is taken as perhaps told. Where it is kept back, these shares are, and of
  /// the cells those that would add up to it.
  func marks(in session: inout Session) throws -> CrossingRelease {
    let byRow = try shares(of: column, table.columns, by: row)
    let ofColumns = try shares(of: column, table.columns, by: nil)
    let judged = try strictest(byRow.cells, ofColumns.cells)
    // As estimated: level after level, row after row.
    let cells = judged.map(\.cell)
    let alone = try TableRelease(cells, packs: packs)
    var release = EstimateRelease(table: alone, isNulled: options.withhold)
    var margins = try ofColumns.release(packs, isNulled: options.withhold)
    let places = ofColumns.cells.map { margin in
      cells.indices.filter { cells[$0].level == margin.level }
    }
    // The share of a cell tells the total of its column, and nothing else does.
    func settle() {
      for (margin, own) in places.enumerated()
      where own.allSatisfy({ release.table.outcomes[$0].isWithheld }) {
        margins.table.keepBack([margin])
      }
    }
    settle()
    while true {
      // What is withheld in the end must not be remembered as shown.
      var trial = session
      let compared = try ReleasedRows.keepBack(
        [ofColumns.part(margins, isMade: true), byRow.part(release)], in: &trial)
      (margins, release) = (compared[0], compared[1])
      let withheld = margins.table.withheldCount + release.table.withheldCount
      settle()
      if margins.table.withheldCount + release.table.withheldCount == withheld {
        session = trial
        break
      }
    }
    release.keptBackForOthers = release.table.withheldCount - alone.withheldCount
    let order = table.rows.flatMap { value in
      table.columns.map { level in
        cells.indices.filter { cells[$0].domain == [value] && cells[$0].level == level }
      }
    }
    release.table = release.table.made(of: order)
    let totals = Set(
      ofColumns.cells.indices.filter { margins.table.outcomes[$0].isWithheld }
        .compactMap { ofColumns.cells[$0].level })
    return CrossingRelease(
      cells: release, judged: order.map { $0.first.map { judged[$0].share } ?? .inRow },
      keptBackTotals: totals)
  }

  /// Each cell as packs judge it: by the share that they are strictest with, all of which it tells.
  private func strictest(_ cells: [TableRelease.Cell], _ ofColumns: [TableRelease.Cell]) throws
    -> [(cell: TableRelease.Cell, share: CrossedShare)]
  {
    let byColumn = try shares(of: row, table.rows, by: column).cells
    let ofRows = try shares(of: row, table.rows, by: nil).cells
    func find(_ cells: [TableRelease.Cell], _ level: String, _ domain: [String]) -> JudgedCell? {
      cells.first { $0.level == level && $0.domain == domain }?.judged
    }
    return cells.map { cell in
      let (value, level) = (cell.domain[0], cell.level ?? "")
      let others: [(share: CrossedShare, cell: JudgedCell?)] = [
        (.inColumn, find(byColumn, value, [level])), (.ofRow, find(ofRows, value, [])),
        (.ofColumn, find(ofColumns, level, [])),
        (.inTable, shareOfAll(value, level, people: ofRows.first?.judged.population)),
      ]
      var strictest = (share: CrossedShare.inRow, cell: cell.judged)
      var cell = cell
      cell.implied = [cell.judged]
      for case (let share, let judged?) in others {
        cell.implied.append(judged)
        if grade(judged) > grade(strictest.cell) { strictest = (share, judged) }
      }
      cell.judged = strictest.cell
      return (cell, strictest.share)
    }
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
