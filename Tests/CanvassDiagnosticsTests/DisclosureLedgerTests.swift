import CanvassDiagnostics
import Testing

/// Answers of one report that are safe one by one, and not together.
@Suite("Differences of tables")
struct DisclosureLedgerTests {
  typealias Entry = DisclosureLedger.Entry

  /// Rows by area (0, 1, 2) and sex, two of each.
  private let areas: [Int32] = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
  private let sexes: [Int32] = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1]

  private func entry(_ cell: Int, forbidden: Bool = false, shown: Bool = true, level: String? = nil)
    -> Entry
  {
    Entry(
      cell: cell, level: level, isForbidden: forbidden, isShown: shown && !forbidden,
      count: 10 + cell)
  }

  private func table(_ cells: [Int32], _ entries: [Entry]) -> DisclosureLedger.Table {
    .init(question: "y", cellOfRow: cells, entries: entries)
  }

  @Test("all, and all but one area")
  func leftOut() {
    var ledger = DisclosureLedger()
    // Area 2 may not be shown, nor 1 for its sake.
    let byArea = table(areas, [entry(0), entry(1, shown: false), entry(2, forbidden: true)])
    #expect(ledger.admit(byArea) == [])
    // The people of areas 0 and 1: with 0 they tell 1, which tells nothing by itself.
    let both = areas.map { $0 == 2 ? -1 : Int32(0) }
    #expect(ledger.admit(table(both, [entry(0)])) == [])
    // All people: now they tell 2.
    #expect(ledger.admit(table(areas.map { _ in 0 }, [entry(0)])) == [0])
  }

  @Test("a finer table shows the parts of what a coarser one keeps back")
  func parts() {
    var ledger = DisclosureLedger()
    #expect(ledger.admit(table(areas.map { _ in 0 }, [entry(0)])) == [])
    #expect(
      ledger.admit(table(areas, [entry(0), entry(1, shown: false), entry(2, forbidden: true)]))
        == [])
    let fine = zip(areas, sexes).map { 2 * $0 + $1 }
    let kept = ledger.admit(
      table(
        fine,
        [
          entry(0), entry(1), entry(2), entry(3), entry(4, forbidden: true),
          entry(5, forbidden: true),
        ]
      ))
    // One of the halves of area 1, and that is enough.
    #expect(kept == [2])
  }

  /// Nobody chose a; b may not be shown, and c is kept back for it, until its parts are shown.
  @Test("a share of 0 is known, withheld or not, and in every part of its cell")
  func known() {
    func entry(_ cell: Int, _ level: String, _ forbidden: Bool, _ shown: Bool, known: Bool = false)
      -> Entry
    {
      Entry(
        cell: cell, level: level, isForbidden: forbidden, isShown: shown, isKnown: known, count: 9)
    }
    let all = areas.map { _ in Int32(0) }
    let first = table(
      all,
      [
        entry(0, "a", true, false, known: true), entry(0, "b", true, false),
        entry(0, "c", false, false),
      ])
    var ledger = DisclosureLedger()
    #expect(ledger.admit(first) == [])
    #expect(
      ledger.admit(table(sexes, [entry(0, "c", false, true), entry(1, "c", false, true)])) == [0])
    var other = DisclosureLedger()
    #expect(other.admit(first) == [])
    #expect(
      other.admit(table(sexes, [entry(0, "b", true, false), entry(0, "c", false, true)])) == [1])
  }

  @Test("a mean of numbered categories is a sum of their shares")
  func mean() {
    var ledger = DisclosureLedger()
    let one = areas.map { _ in Int32(0) }
    let shares = [
      entry(0, level: "1"), entry(0, forbidden: true, level: "2"),
      entry(0, shown: false, level: "3"),
    ]
    #expect(ledger.admit(table(one, shares)) == [])
    #expect(ledger.admit(table(one, [entry(0)])) == [0])
  }

  @Test("tables about something else tell nothing")
  func others() {
    var ledger = DisclosureLedger()
    #expect(ledger.admit(table(areas, [entry(0), entry(1), entry(2, forbidden: true)])) == [])
    let other = DisclosureLedger.Table(
      question: "z", cellOfRow: areas.map { _ in 0 }, entries: [entry(0)])
    #expect(ledger.admit(other) == [])
    // The same table again is as safe as before.
    #expect(ledger.admit(table(areas, [entry(0), entry(1), entry(2, forbidden: true)])) == [])
  }
}
