import CanvassDiagnostics

/// What is compared between waves, as sums over the rows of each wave, or of each unit in it.
struct WaveSums {
  let quantities: [(column: SummedColumn, values: [Double])]
  /// The wave of each row, or the unit in it, units of a wave after each other; −1 outside.
  let cellOfRow: [Int32]
  /// `nil` for all units together.
  let units: [String]?
}

extension ReleasedWaves {
  /// Keeps back what would tell a withheld number of another quantity of the same answer: one that is made of it, whatever it
  /// is called.
  ///
  /// - Throws: `DisclosureError`.
  mutating func compareQuantities(_ parts: [WaveSums]) throws {
    var tables: [(table: DisclosureLedger.Table, places: [Int])] = []
    for part in parts {
      let units = part.units ?? [""]
      for (number, quantity) in part.quantities.enumerated() {
        let found = places.filter {
          $0.key.quantity == number && ($0.key.unit == nil) == (part.units == nil)
        }.sorted { $0.value < $1.value }
        let entries = found.map { place, index in
          let outcome = release.table.outcomes[index]
          let unit = place.unit.flatMap(units.firstIndex) ?? 0
          return DisclosureLedger.Entry(
            cell: place.wave * units.count + unit, terms: [.init(0, quantity.values)],
            isForbidden: outcome.isForbidden, isShown: !outcome.isWithheld,
            isKnown: outcome.isKnown, count: outcome.cell.count)
        }
        tables.append(
          (
            .init(columns: [quantity.column], cellOfRow: part.cellOfRow, entries: entries),
            found.map(\.value)
          ))
      }
    }
    var ledger = DisclosureLedger()
    let kept = try ledger.admit(answer: tables.map(\.table))
    for (table, kept) in zip(tables, kept) {
      release.table.keepBack(kept.map { table.places[$0] })
    }
  }
}
