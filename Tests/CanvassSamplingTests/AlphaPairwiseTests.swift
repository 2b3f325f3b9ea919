import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// α with unequal weights where answers are missing: R's `numDeriv` on how often a cluster is drawn, its
/// variance by `survey` (`Tests/Fixtures/make/alpha-pairwise.R`).
@Suite("Alpha over the pairs of answers that there are")
struct AlphaPairwiseTests {
  private struct Fixture: Decodable {
    struct Alpha: Decodable {
      let design: String
      let group: Double?
      let items: [String]
      let estimate, se, byTotal: Double
    }
    let alphas: [Alpha]
  }

  @Test("the standard error is that of the divisors that the estimate has")
  func divisors() throws {
    let survey = try SurveyFixture("alpha-pairwise")
    let fixture: Fixture = try Fixtures.load("alpha-pairwise")
    for expected in fixture.alphas {
      let record = try #require(survey.designs.first { $0.name == expected.design })
      let table = try survey.table(of: record)
      let design = try Design(record.specification, in: table)
      let rows = try expected.group.map { wanted in
        let column = try table.column("group")
        return (0..<table.rowCount).map { column.number(at: $0) == wanted }
      }
      let data = try SurveyObservations(expected.items, of: table, in: design, rows: rows)
      let found = try SurveyReliability(data)
      #expect(relativeError(found.alpha.estimate, expected.estimate) < 1e-12)
      #expect(relativeError(try #require(found.standardError), expected.se) < 1e-8)
      // Divisors W would be off by a thousandth and more.
      #expect(relativeError(expected.byTotal, expected.se) > 5e-4)
      guard case .design(let estimate) = found.alphaError else {
        Issue.record("the error is not that of the design")
        continue
      }
      #expect(relativeError(estimate.value, found.alpha.estimate) < 1e-12)
    }
    #expect(fixture.alphas.count == 4)
  }
}
