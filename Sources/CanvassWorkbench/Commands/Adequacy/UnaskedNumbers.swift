import CanvassDiagnostics
import CanvassSampling
import CanvassTables

/// What rule packs say of numbers of a survey that nobody asked for.
struct UnaskedNumbers: Sendable {
  /// The rows.
  let table: Table
  /// Their design.
  let design: Design
  let packs: [RulePack]
  let threads: Int
  /// How many people cells have.
  let population: @Sendable (Domains) -> CellPopulation

  /// Estimates, the cells of the first one first, with what packs of cells say of each by itself.
  ///
  /// - Parameter other: the rows with columns that the table has not.
  func outcomes(
    of named: [NamedEstimand], _ judged: [JudgedEstimand], in domains: Domains,
    _ other: Table? = nil
  ) throws -> [(estimate: Estimate, outcome: TableRelease.Outcome)] {
    var estimates = try design.estimate(
      named + judged.flatMap(\.besides), of: other ?? table, in: domains, threads: threads)
    let cells = judged.cells(takenFrom: &estimates, population: population(domains))
    let outcomes = try TableRelease(cells, packs: packs.filter { $0.scope == .cell }).outcomes
    return zip(estimates.entries, outcomes).map { ($0, $1) }
  }

  /// The share of some people among others: of a class that columns make together, which no column has.
  func judge(shareOf members: [Bool], among rows: [Bool]) throws -> DisclosureLedger.Entry? {
    guard zip(rows, design.weights).contains(where: { $0 && $1 > 0 }) else { return nil }
    var table = table
    table.set(Self.members, to: .real(members.map { $0 ? 1 : 0 }))
    return try judge(shareOf: Self.members, .level("1"), [], among: rows, table)
  }

  /// A share of the answers to a column among some rows; `nil` for 0 and 1: that there is nobody, or nobody else, is told by what
  /// it follows from.
  func judge(
    shareOf column: String, _ coding: Coding, _ terms: [DisclosureLedger.Term], among rows: [Bool],
    _ other: Table? = nil
  ) throws -> DisclosureLedger.Entry? {
    let found = try outcomes(
      of: [NamedEstimand(column, Mean(Quantity(column, coding)))],
      [JudgedEstimand(share: column, coding)], in: Domains(filter: rows, in: other ?? table), other)
    guard let (estimate, outcome) = found.first, estimate.value > 0, estimate.value < 1 else {
      return nil
    }
    return .init(
      cell: 0, terms: terms, isForbidden: outcome.isForbidden, isShown: false,
      isKnown: outcome.isKnown, count: estimate.count)
  }

  /// The name of a column of those who are counted, which no file has.
  private static let members = "\u{0}members"
}
