import CanvassNumerics

/// Answers that are refused, since nothing that could be kept back of them would do.
extension DisclosureLedger {
  /// Refuses a table about a column of which the cells of other ones were made, where whom these had counted tells it as
  /// soon as the people of the cells are known.
  ///
  /// - Parameter isFirst: whether those are of the same answer, so that what may be an accident looks like one.
  /// - Throws: `DisclosureError`.
  func refuseCountedPeople(
    _ new: LedgerTable, after earlier: [LedgerTable], isFirst: Bool, _ roots: [[Int]]
  ) throws {
    if earlier.isEmpty { return }
    var system = system(earlier + [new], roots)
    // Whom the cells of the new table have is known before any of its numbers is.
    system.certainOfNew = []
    var certain = system
    certain.zeros = system.certainZeros
    if isFirst { system = certain }
    func tells(
      _ system: LedgerSystem, _ isMeant: (LedgerSystem.Told, DisclosureLedger.Entry) -> Bool
    )
      -> Bool
    {
      if system.zeros.isEmpty { return false }
      return system.told(withNew: false).contains { told in
        told.table == system.new && !told.readers.takeHints && told.readers.knowZeros
          && isMeant(told, system.tables[told.table].entries[told.entry])
      }
    }
    // A 0 or 1 that everybody in a cell happens to make is withheld as such; one that cells were made of is told by them.
    if tells(system, { !$1.isKnown })
      || !isFirst && tells(certain, { $1.isKnown && !$0.readers.knowExtremes })
    {
      throw countedPeople(beside: earlier)
    }
  }

  /// The people in the cells of a table tell what may not be shown.
  ///
  /// - Parameter family: the tables that it was compared with: of earlier answers, or of its own alone.
  func countedPeople(beside family: [LedgerTable]) -> DisclosureError {
    if family.contains(where: { $0.number >= 0 && $0.answer != answers }) {
      return DisclosureError(
        "the people in the cells of this answer, which are made of what was asked before, would tell numbers that may not "
          + "be shown; ask for it in a session of its own")
    }
    return DisclosureError(
      "the people in the cells of one part of this answer would tell numbers of another part that may not be shown; ask "
        + "for each part in a session of its own")
  }

  /// Refuses sums of a column that was summed with other weights, where a number of either is not shown: people count
  /// more in the one than in the other, and the difference of both is theirs.
  ///
  /// - Throws: `DisclosureError`.
  func refuseOtherWeights(_ table: Table) throws {
    for other in tables {
      guard
        other.entries.contains(where: { !$0.isShown })
          || table.entries.contains(where: { !$0.isShown })
      else { continue }
      for column in table.columns
      where other.columns.contains(where: { column.differsInWeights(from: columns[$0]) }) {
        throw DisclosureError(
          "numbers of the same column have been shown with other weights, in which some people count more or not at all, so "
            + "that withheld numbers might follow from both; ask for this answer in a session of its own"
        )
      }
    }
  }
}
