import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// What a variance is made of, against R: stages by designs with and without the second one, strata by totals within
/// each, clusters by replicates of the jackknife (`Tests/Fixtures/make/audit.R`).
@Suite("What a variance is made of")
struct VarianceAuditTests {
  struct Fixture: Decodable {
    struct Stratum: Decodable {
      let stratum: String
      let variance, more: Double
    }
    struct Cluster: Decodable {
      let cluster: String
      let variance, without: Double
    }
    struct Audit: Decodable {
      let inside: Bool
      let mean, variance, errorWithOneMore, kish: Double
      let stages: [Double]
      let strata: [Stratum]
      let clusters: [Cluster]
    }
    let data: [String: [FixtureValue?]]
    let audits: [Audit]
  }

  private let fixture: Fixture
  private let table: Table

  init() throws {
    let fixture: Fixture = try Fixtures.load("audit")
    self.fixture = fixture
    var table = Table(rowCount: fixture.data["y"]?.count ?? 0)
    for (name, cells) in fixture.data {
      let isText = cells.contains { $0.map { Double($0.text) == nil } ?? false }
      table.set(
        name,
        to: isText
          ? .categories(cells.map { $0?.text })
          : .real(cells.map { $0.flatMap { Double($0.text) } ?? .nan }))
    }
    self.table = table
  }

  private func audit(inside: Bool, _ change: (inout DesignSpecification) -> Void = { _ in }) throws
    -> VarianceAudit
  {
    var specification = DesignSpecification(
      strata: ["stratum"], clusters: ["cluster"], weights: "weight", fpc: ["communes", "homes"])
    change(&specification)
    let part = try table.column("part")
    let domain = inside ? (0..<table.rowCount).map { part.text(at: $0) == "in" } : nil
    return try Design(specification, in: table)
      .audit(meanOf: "y", in: table, codes: table, domain: domain)
  }

  @Test("stages, strata, clusters, weights and one more cluster are R's differences")
  func survey() throws {
    #expect(fixture.audits.count == 2)
    for expected in fixture.audits {
      let found = try audit(inside: expected.inside)
      #expect(relativeError(found.estimate.value, expected.mean) < 1e-12)
      #expect(relativeError(found.estimate.variance, expected.variance) < 1e-10)
      #expect(found.stages.count == 2 && found.strata.count == 3)
      for (part, value) in zip(found.stages, expected.stages) {
        #expect(relativeError(part.variance, value) < 1e-9)
        #expect(relativeError(part.share, value / expected.variance) < 1e-9)
      }
      for stratum in expected.strata {
        let own = try #require(found.strata.first { $0.name == stratum.stratum })
        #expect(relativeError(own.part.variance, stratum.variance) < 1e-9)
        #expect(relativeError(own.errorWithOneMore, stratum.more) < 1e-9)
      }
      #expect(relativeError(found.errorWithOneMore, expected.errorWithOneMore) < 1e-9)
      #expect(relativeError(found.weightEffect, expected.kish) < 1e-10)
      #expect(found.clusters.count == expected.clusters.count)
      for cluster in expected.clusters {
        let own = try #require(found.clusters.first { $0.name == cluster.cluster })
        #expect(relativeError(try #require(own.part).variance, cluster.variance) < 1e-9)
        #expect(relativeError(own.without, cluster.without) < 1e-10)
      }
      let shares = found.clusters.map { $0.part?.share ?? .nan }
      #expect(shares == shares.sorted(by: >))
    }
  }

  @Test("parts add up to the variance, whatever the design")
  func additive() throws {
    var table = table
    let people = Double(table.rowCount)
    table.set("p", to: .real((0..<table.rowCount).map { _ in 0.4 }))
    for change: (inout DesignSpecification) throws -> Void in [
      { $0.fpc = [] }, { $0.lonely = .average },
      {
        $0.fpc = ["p", "homes"]
        $0.unequal = try UnequalProbabilities(.brewer)
      },
      {
        $0.fpc = ["p"]
        $0.unequal = try UnequalProbabilities(.overton)
      },
    ] {
      var specification = DesignSpecification(
        strata: ["stratum"], clusters: ["cluster"], weights: "weight", fpc: ["communes", "homes"])
      try change(&specification)
      let found = try Design(specification, in: table).audit(
        meanOf: "y", in: table, codes: table)
      let variance = found.estimate.variance
      #expect(found.estimate.count < Int(people) && variance > 0)
      #expect(relativeError(found.stages.reduce(0) { $0 + $1.variance }, variance) < 1e-10)
      #expect(relativeError(found.strata.reduce(0) { $0 + $1.part.variance }, variance) < 1e-10)
      let clusters = found.clusters.compactMap { $0.part?.variance }
      // Overton's form belongs to pairs of clusters.
      #expect(clusters.isEmpty == (specification.unequal?.method == .overton))
      if !clusters.isEmpty { #expect(relativeError(clusters.reduce(0, +), variance) < 1e-10) }
    }
  }

  @Test("replicates are refused")
  func replicates() throws {
    #expect(throws: DesignError.self) {
      try audit(inside: false) {
        $0.fpc = []
        $0.replicates = try? ReplicateMethod(parsing: "jkn")
      }
    }
  }
}
