import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassSampling

/// Replicates of many estimands in many domains are one product: each is what it is by itself.
@Suite("Replicates of all domains at once")
struct ReplicatedDomainsTests {
  /// 60 clusters in 6 strata, rows in random order: four fields, in most clusters each, and a rare one; unequal weights;
  /// `a` and `b` answered by all, `c` and `d` with gaps of their own.
  private static let table: Table = {
    var random = CounterRandom(seed: 5)
    var table = Table(rowCount: 900)
    let cluster = (0..<900).map { _ in Int(random.uniform() * 60) }
    table.set("cluster", to: .real(cluster.map(Double.init)))
    table.set("stratum", to: .real(cluster.map { Double($0 % 6) }))
    table.set("weight", to: .real(cluster.map { _ in exp(1.5 * random.normal()) }))
    table.set(
      "field",
      to: .real(cluster.map { $0 == 7 ? 4 : (4 * random.uniform()).rounded(.down) }))
    for (name, gap) in [("a", 0.0), ("b", 0), ("c", 0.1), ("d", 0.3)] {
      table.set(
        name,
        to: .real(
          cluster.map {
            let value = Double($0 % 5) + exp(random.normal())
            return random.uniform() < gap ? .nan : value
          }))
    }
    return table
  }()

  private static let estimands: [NamedEstimand] = [
    .init("a", Mean("a")), .init("b", Mean("b")), .init("c", Mean("c")), .init("d", Mean("d")),
    .init("total", Total("b")), .init("ratio", Ratio("a", to: "c")),
    .init("variance", Variance("d")), .init("r", Correlation("a", "d")),
    .init("b again", Mean("b")),
  ]

  private func fields(of table: Table) throws -> [Double] {
    let column = try table.column("field")
    return (0..<column.count).map(column.number)
  }

  private static func design(_ replicates: String) throws -> Design {
    var specification = DesignSpecification(
      strata: ["stratum"], clusters: ["cluster"], weights: "weight")
    specification.replicates = try ReplicateMethod(parsing: replicates)
    return try Design(specification, in: table)
  }

  @Test(
    "in each domain the errors are those of the domain alone",
    arguments: ["bootstrap:40", "canty-davison:40", "jkn"])
  func alone(_ replicates: String) throws {
    let (table, estimands) = (Self.table, Self.estimands)
    let design = try Self.design(replicates)
    // Without the rare field all domains have rows in most clusters.
    for filter in [true, false] {
      let fields = try fields(of: table)
      let rows = fields.map { !filter || $0 < 4 }
      let domains = try Domains(by: ["field"], filter: rows, in: table)
      let together = try design.estimate(estimands, of: table, in: domains)
      #expect(together.entries.count == estimands.count * (filter ? 4 : 5))
      for (place, entry) in together.entries.enumerated() {
        let field = Double(place % domains.cells.count)
        let alone = try design.estimate(
          [estimands[place / domains.cells.count]], of: table,
          in: Domains(by: [], filter: fields.map { $0 == field }, in: table)
        ).entries[0]
        #expect(relativeError(entry.value, alone.value) < 1e-13)
        #expect(
          entry.variance == alone.variance
            || (entry.variance.isNaN && alone.variance.isNaN)
            || relativeError(entry.variance, alone.variance) < 1e-11,
          "\(entry.variable) in \(field): \(entry.variance) \(alone.variance)")
        #expect(entry.degreesOfFreedom == alone.degreesOfFreedom)
        #expect(entry.count == alone.count && entry.lostReplicates == alone.lostReplicates)
      }
    }
  }

  @Test("any number of threads gives the same bits")
  func threads() throws {
    let table = Self.table
    let design = try Self.design("bootstrap:40")
    let domains = try Domains(
      by: ["field"], filter: try fields(of: table).map { $0 < 4 }, in: table)
    let one = try design.estimate(Self.estimands, of: table, in: domains, threads: 1)
    for threads in [2, 5] {
      let more = try design.estimate(Self.estimands, of: table, in: domains, threads: threads)
      #expect(more.entries.map(\.variance) == one.entries.map(\.variance))
      #expect(more.entries.map(\.value) == one.entries.map(\.value))
    }
  }
}
