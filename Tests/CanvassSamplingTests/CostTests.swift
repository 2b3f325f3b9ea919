import CanvassNumerics
import CanvassTables
import Synchronization
import Testing

@testable import CanvassSampling

/// What estimates cost as fields, items and clusters grow, by counting what is kept and what is called;
/// nothing is timed.
///
/// Rows n, clusters C, fields K, items I; P ≤ min(n, C·K) pairs of a cluster and a field that has rows
/// in it.
@Suite struct CostTests {
  /// A mean that counts how often its value and gradient are asked for, and on how many totals.
  private struct CountedMean: Estimand {
    let mean: Mean
    let calls: Calls
    var quantities: [Quantity] { mean.quantities }
    func linearised(at totals: Moments) -> Linearisation {
      calls.count.add(1, ordering: .relaxed)
      return mean.linearised(at: totals)
    }
  }

  private final class Calls: Sendable {
    let count = Atomic<Int>(0)
  }

  /// `clusters` clusters of `size` rows; a person is asked about one field, and every cluster has rows
  /// in at most `size` of them.
  private func survey(clusters: Int, size: Int = 6, fields: Int, items: Int) throws -> (
    table: Table, design: Design, domains: Domains
  ) {
    let rows = clusters * size
    var table = Table(rowCount: rows)
    table.set("c", to: .real((0..<rows).map { Double($0 / size) }))
    let codes = (0..<rows).map { UInt32(($0 % size + 5 * ($0 / size)) % fields) }
    let names = (0..<fields).map { Level("f\($0)") }
    table.set("f", to: .coded(.init(codes: .wide(codes), levels: names)))
    for item in 0..<items {
      table.set(
        "q\(item)", to: .real((0..<rows).map { Double(($0 * (item + 3) + $0 / 7) % 5 + 1) }))
    }
    let design = try Design(DesignSpecification(clusters: ["c"]), in: table)
    return (table, design, try Domains(by: ["f"], in: table))
  }

  private func means(_ items: Int, _ calls: Calls) -> [NamedEstimand] {
    (0..<items).map { item in
      NamedEstimand(
        "q\(item)", CountedMean(mean: Mean(Quantity("q\(item)")), calls: calls))
    }
  }

  /// The table of totals has a row for each pair that occurs: as many with 6 fields as with 600.
  @Test(arguments: [6, 60, 600])
  func totalsGrowWithPairsAndNotWithFields(fields: Int) throws {
    let (table, design, domains) = try survey(clusters: 200, fields: fields, items: 3)
    let totals = try TableTotals(table, design, in: domains).totals(
      of: (0..<3).map { [Quantity("q\($0)")] })
    #expect(totals.cells.count == 200 * 6)
    // Σw, n, Σw·d and Σw·d² for each pair and item.
    #expect(totals.sums.map(\.count) == [4800, 4800, 4800])
  }

  /// All fields together walk over each pair once: Σ over fields of their clusters is P. Over all
  /// clusters for each field it would be 600 · 200.
  @Test(arguments: [6, 60, 600])
  func fieldsShareTheClusters(fields: Int) throws {
    let (table, design, domains) = try survey(clusters: 200, fields: fields, items: 1)
    let totals = try TableTotals(table, design, in: domains).totals(of: [["q0"]])
    let walked = domains.cells.indices.reduce(0) { sum, domain in
      let place = DomainPlace(
        totals.tree, domain: domain, cell: domains.cells[domain], totals.cells)
      return sum + place.rows.pairs.count
    }
    #expect(walked == totals.cells.count)
  }

  /// Value and gradient are asked for once for each item and field: K·I times, whatever the number of
  /// clusters; once more for a root, where covariances are wanted.
  @Test(arguments: [(20, 5, 3), (40, 5, 3), (20, 10, 3), (20, 5, 6)])
  func estimandsAreEvaluatedOncePerItemAndField(clusters: Int, fields: Int, items: Int) throws {
    let (table, design, domains) = try survey(clusters: clusters, fields: fields, items: items)
    let calls = Calls()
    _ = try design.estimate(means(items, calls), of: table, in: domains)
    #expect(calls.count.load(ordering: .relaxed) == fields * items)
    _ = try design.estimate(
      means(items, calls), of: table, in: domains, covariance: .full)
    #expect(calls.count.load(ordering: .relaxed) == 3 * fields * items)
  }

  /// Twice the clusters with as many rows each are twice the pairs, and twice the sums.
  @Test func totalsGrowLinearlyWithClusters() throws {
    let counts = try [50, 100, 200].map { clusters in
      let (table, design, domains) = try survey(clusters: clusters, fields: 30, items: 1)
      return try TableTotals(table, design, in: domains).totals(of: [["q0"]]).cells.count
    }
    #expect(counts == [300, 600, 1200])
  }
}
