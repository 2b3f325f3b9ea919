import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's `svyranktest` and `svychisq` on designs of replicates: see `Tests/Fixtures/make/replicated-tests.R`.
private struct ReplicatedTestsFixture: Decodable {
  struct RankTest: Decodable {
    var design: String
    var test: String
    var statistic: Double
    var df: Double
    var p: Double
    var middle: Double
  }

  struct TableTest: Decodable {
    var design: String
    var test: String
    var statistic: Double
    var df: [Double]
    var p: Double
  }

  var weights: [String: [[Double]]]
  var scales: [String: [Double]]
  var ranks: [RankTest]
  var tables: [TableTest]
}

@Suite("Tests under replicates")
struct ReplicatedTestsTests {
  private let fixture: ReplicatedTestsFixture
  private let plain: Table
  private let specification: DesignSpecification

  init() throws {
    fixture = try Fixtures.load("replicated-tests")
    let survey = try SurveyFixture("replicated-tests")
    let record = try #require(survey.designs.first)
    plain = try survey.table(of: record)
    specification = record.specification
  }

  /// The designs of R's replicates: the weights as they came, and of those that are not drawn also our own.
  private func designs(_ name: String) throws -> [(Table, Design)] {
    var table = plain
    let columns = try #require(fixture.weights[name])
    let names = columns.indices.map { "rw\($0)" }
    for (name, values) in zip(names, columns) { table.set(name, to: .real(values)) }
    var given = specification
    given.givenReplicates = try GivenReplicates(
      columns: names, kind: "other", scales: #require(fixture.scales[name]))
    var found = [(table, try Design(given, in: table))]
    if name != "bootstrap" {
      var own = specification
      own.replicates = try ReplicateMethod(parsing: name)
      found.append((plain, try Design(own, in: plain)))
    }
    return found
  }

  @Test("rank tests of two groups are svyranktest's, with ties in file order and in the middle")
  func ranks() throws {
    #expect(fixture.ranks.count == 9)
    for record in fixture.ranks {
      let score: RankComparison.Score =
        switch record.test {
        case "wilcoxon": .wilcoxon
        case "vanderWaerden": .vanDerWaerden
        default: .median
        }
      for (table, design) in try designs(record.design) {
        let peer = try RankComparison(
          of: "wait", by: "group", score: score, ties: .inFileOrder, table, design)
        let what = "\(record.design) \(record.test)"
        #expect(relativeError(peer.test.statistic, record.statistic) < 1e-9, "\(what)")
        #expect(peer.test.degreesOfFreedom == [record.df], "\(what)")
        #expect(relativeError(peer.test.probability, record.p) < 1e-8, "\(what)")
        let own = try RankComparison(of: "wait", by: "group", score: score, table, design)
        #expect(relativeError(own.test.statistic, record.middle) < 1e-9, "\(what)")
      }
    }
  }

  @Test("tests of independence are svychisq's")
  func tables() throws {
    #expect(fixture.tables.count == 12)
    for record in fixture.tables {
      let wanted: ShareTest =
        switch record.test {
        case "F": .f
        case "Chisq": .chisq
        case "Wald": .wald
        default: .adjustedWald
        }
      for (table, design) in try designs(record.design) {
        let own = try #require(
          try TwoWayTable("group", "kind", table, design).tests([wanted]).first)
        let what = "\(record.design) \(record.test)"
        #expect(relativeError(own.statistic, record.statistic) < 1e-8, "\(what)")
        #expect(relativeError(own.probability, record.p) < 1e-7, "\(what)")
        for (a, b) in zip(own.degreesOfFreedom, record.df) {
          #expect(relativeError(a, b) < 1e-8, "\(what)")
        }
      }
    }
  }
}
