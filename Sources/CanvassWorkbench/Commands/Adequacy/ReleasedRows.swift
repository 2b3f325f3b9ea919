import CanvassDiagnostics
import CanvassSampling

/// The rows behind the estimates of an answer, by which answers of a session are compared.
struct ReleasedRows: Sendable {
  private let cellOfRow: [Int32]
  private let cells: [Domains.Cell: Int]
  /// What sums are of, but for the variable.
  private let question: String

  init(_ prepared: PreparedSurvey) {
    let weights = prepared.design.weights
    var cellOfRow = [Int32](repeating: 0, count: weights.count)
    if let rows = prepared.domains.rowsByCell {
      cellOfRow = [Int32](repeating: -1, count: weights.count)
      for (cell, rows) in rows.enumerated() { for row in rows { cellOfRow[row] = Int32(cell) } }
    }
    for row in weights.indices where weights[row] == 0 { cellOfRow[row] = -1 }
    self.cellOfRow = cellOfRow
    cells = Dictionary(
      uniqueKeysWithValues: prepared.domains.cells.enumerated().map { ($1, $0) })
    let settings = prepared.settings
    let derived = settings.derivations.map { "\($0.name)=\($0.expression)" }
    question =
      ([prepared.survey.path, settings.design.weights ?? ""] + settings.recipeFiles
      + settings.missing + derived).joined(separator: "\n")
  }

  /// Keeps back what would tell, with what the session has shown before, a number that rules forbid.
  func keepBack(
    _ release: EstimateRelease, of estimates: Estimates, in session: inout Session
  ) -> EstimateRelease {
    var release = release
    let places = Dictionary(grouping: estimates.entries.indices) { estimates.entries[$0].variable }
    for (variable, places) in places.sorted(by: { $0.key < $1.key }) {
      let known = places.filter {
        estimates.entries[$0].value.isFinite && cells[estimates.entries[$0].cell] != nil
      }
      let entries = known.map { place in
        let estimate = estimates.entries[place]
        let outcome = release.table.outcomes[place]
        return DisclosureLedger.Entry(
          cell: cells[estimate.cell] ?? 0, level: estimate.level,
          isForbidden: outcome.grade == .suppress, isShown: !outcome.isWithheld,
          isKnown: outcome.isKnown, count: estimate.count)
      }
      let kept = session.shown.admit(
        .init(question: "\(question)\n\(variable)", cellOfRow: cellOfRow, entries: entries))
      release.table.keepBack(kept.map { known[$0] })
      release.keptBackForOthers += kept.count
    }
    return release
  }
}
