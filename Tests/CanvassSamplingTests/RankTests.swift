import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's survey, by `svyranktest`, and by the formulas of Rao and Scott: see
/// `Tests/Fixtures/make/rank-tests.R`.
private struct RankFixture: Decodable {
  struct Test: Decodable {
    var name: String?
    var statistic: Double
    var df: [Double]
    var p: Double
  }

  struct Ranks: Decodable {
    var design: String
    var column: String
    var group: String
    var test: String
    var middle: Test
    var peer: Test
  }

  struct Shares: Decodable {
    var design: String
    var column: String
    var levels: [String]
    var expected: [Double]
    var tests: [Test]
  }

  struct Margin: Decodable {
    var design: String
    var null: Double
    var margin: Double
    var equivalence: Double
    var noninferiority: Double
  }

  var ranks: [Ranks]
  var shares: [Shares]
  var margins: [Margin]
}

@Suite("Tests of ranks, of given shares, and within margins")
struct RankTests {
  private let fixture: RankFixture
  let survey: SurveyFixture

  init() throws {
    fixture = try Fixtures.load("rank-tests")
    survey = try SurveyFixture("rank-tests")
  }

  private func design(_ name: String) throws -> (Table, Design) {
    let record = try #require(survey.designs.first { $0.name == name })
    let table = try survey.table(of: record)
    return (table, try Design(record.specification, in: table))
  }

  private func expect(_ own: SurveyTest, _ test: RankFixture.Test, _ what: String) {
    #expect(relativeError(own.statistic, test.statistic) < 1e-8, "\(what)")
    #expect(relativeError(own.degreesOfFreedom, test.df) < 1e-8, "\(what)")
    #expect(relativeError(own.probability, test.p) < 1e-7, "\(what)")
  }

  @Test("rank tests are those of R's survey with its ties, and take the middle of ties by default")
  func ranks() throws {
    let scores: [String: RankComparison.Score] = [
      "wilcoxon": .wilcoxon, "vanderWaerden": .vanDerWaerden, "median": .median,
      "KruskalWallis": .kruskalWallis,
    ]
    #expect(fixture.ranks.count == 48)
    for record in fixture.ranks {
      let (table, design) = try design(record.design)
      let score = try #require(scores[record.test])
      let what = "\(record.design) \(record.column) ~ \(record.group) \(record.test)"
      let peer = try RankComparison(
        of: record.column, by: record.group, score: score, ties: .inFileOrder, table, design)
      expect(peer.test, record.peer, what + " (file order)")
      let own = try RankComparison(
        of: record.column, by: record.group, score: score, table, design)
      expect(own.test, record.middle, what)
    }
  }

  @Test("the order of rows does not change a rank test")
  func order() throws {
    let (table, design) = try design("clus2")
    let rows = Array((0..<table.rowCount).reversed())
    let turned = table.selecting(rows: rows)
    let record = try #require(survey.designs.first { $0.name == "clus2" })
    let first = try RankComparison(of: "mobility", by: "stype", table, design)
    let second = try RankComparison(
      of: "mobility", by: "stype", turned, Design(record.specification, in: turned))
    #expect(relativeError(first.test.statistic, second.test.statistic) < 1e-12)
  }

  @Test("shares beside given ones")
  func shares() throws {
    #expect(fixture.shares.count == 3)
    for record in fixture.shares {
      let (table, design) = try design(record.design)
      let found = try GivenShares(
        of: record.column, expected: Array(zip(record.levels, record.expected.map { 3 * $0 })),
        table, design)
      for test in record.tests {
        let own = try found.tests([#require(ShareTest(rawValue: test.name ?? ""))])[0]
        expect(own, test, "\(record.design) \(test.name ?? "")")
      }
    }
  }

  @Test("a value without an expected share, and a share of zero, are named")
  func unexpectedShares() throws {
    let (table, design) = try design("clus1")
    #expect(throws: DesignError.self) {
      try GivenShares(of: "stype", expected: [("E", 0.5), ("H", 0.5)], table, design)
    }
    #expect(throws: DesignError.self) {
      try GivenShares(of: "stype", expected: [("E", 0.5), ("H", 0), ("M", 0.5)], table, design)
    }
  }

  @Test("equivalence and non-inferiority are one-sided t tests")
  func margins() throws {
    #expect(fixture.margins.count == 6)
    for record in fixture.margins {
      var (table, design) = try design(record.design)
      table.set("gain", to: try Expression(parsing: "api00 - api99").evaluate(in: table))
      let found = try MeanComparison(of: "gain", null: record.null, table, design)
      let what = "\(record.design) \(record.margin)"
      let equivalence = found.equivalence(within: record.margin, of: record.null)
      let noninferiority = found.nonInferiority(within: record.margin, of: record.null)
      #expect(relativeError(equivalence.probability, record.equivalence) < 1e-8, "\(what)")
      #expect(relativeError(noninferiority.probability, record.noninferiority) < 1e-8, "\(what)")
    }
  }
}
