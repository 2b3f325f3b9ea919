import CanvassDiagnostics
import CanvassSampling

/// What is compared between waves, as sums over the rows of each wave, or of each cell of it.
struct WaveSums {
  /// A quantity as a sum.
  struct Sum {
    let quantity: Quantity
    /// What counts those whose share it is; `nil` of a mean.
    let share: Coding?
    let column: SummedColumn
    let values: [Double]
  }

  let sums: [Sum]
  /// The cell of each row, those of a wave after each other; −1 outside.
  let cellOfRow: [Int32]
  /// The cells of a wave, as those of the comparison.
  let cells: [[String]]
  /// What packs say of numbers that nobody asked for.
  let unasked: UnaskedNumbers

  /// A quantity for the comparison of numbers with each other.
  fileprivate func table(of sum: Sum, _ entries: [DisclosureLedger.Entry]) -> DisclosureLedger.Table
  {
    let terms = [DisclosureLedger.Term(0, sum.values)]
    return .init(
      columns: [sum.column], cellOfRow: cellOfRow, entries: entries, questions: [terms],
      judge: { [unasked] in try unasked.judge($0, of: sum, terms) })
  }
}

extension UnaskedNumbers {
  /// What a quantity would be in rows of which nobody asked, such as those of waves who are in no unit, or the share of a class
  /// that quantities make together.
  fileprivate func judge(
    _ asked: DisclosureLedger.Unasked, of sum: WaveSums.Sum, _ terms: [DisclosureLedger.Term]
  ) throws -> DisclosureLedger.Entry? {
    if let members = asked.members { return try judge(shareOf: members, among: asked.rows) }
    let column = sum.quantity.terms[0].column
    var answers = DistinctAnswers(to: [column])
    try answers.add(table) { asked.rows[$0] && design.weights[$0] != 0 }
    let share = try sum.share ?? answers.shareOfLarger(column, in: table.column(column))
    let found = try outcomes(
      of: [NamedEstimand(column, Mean(share.map { Quantity(column, $0) } ?? sum.quantity))],
      [share.map { JudgedEstimand(share: column, $0) } ?? .mean],
      in: Domains(filter: asked.rows, in: table))
    guard let (estimate, outcome) = found.first, estimate.value.isFinite else { return nil }
    return .init(
      cell: 0, terms: terms, isForbidden: outcome.isForbidden, isShown: false,
      isKnown: asked.question != nil && outcome.isKnown, count: estimate.count)
  }
}

extension ReleasedWaves {
  /// Keeps back what would tell a withheld number of another quantity of the same answer, one that is made of it, whatever it
  /// is called, and what would tell a number that nobody asked for and that packs forbid.
  ///
  /// - Throws: `DisclosureError`.
  mutating func compareQuantities(_ parts: [WaveSums]) throws {
    var tables: [(table: DisclosureLedger.Table, places: [Int])] = []
    for part in parts {
      for (number, sum) in part.sums.enumerated() {
        let found = places.filter {
          $0.key.quantity == number && part.cells.contains($0.key.cell)
        }.sorted { $0.value < $1.value }
        let entries = found.map { place, index in
          let outcome = release.table.outcomes[index]
          let cell = part.cells.firstIndex(of: place.cell) ?? 0
          return DisclosureLedger.Entry(
            cell: place.wave * part.cells.count + cell, terms: [.init(0, sum.values)],
            isForbidden: outcome.isForbidden, isShown: !outcome.isWithheld,
            isKnown: outcome.isKnown, count: outcome.cell.count)
        }
        tables.append((part.table(of: sum, entries), found.map(\.value)))
      }
    }
    var ledger = DisclosureLedger()
    let kept = try ledger.admit(answer: tables.map(\.table))
    for (table, kept) in zip(tables, kept) {
      release.table.keepBack(kept.map { table.places[$0] })
    }
  }
}
