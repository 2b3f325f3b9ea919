import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Reliability of a survey's items as a model of its own: against the delta method on R's `svyvar`
/// (`Tests/Fixtures/make/survey-moments.R`) and psych (`make/factor-verbs.R`).
@Suite("Reliability of a survey's items")
struct SurveyReliabilityTests {
  private struct Psych: Decodable {
    struct Alpha: Decodable {
      let alpha, standardized, ase: Double
      let itemRest, dropped, feldt: [Double]
    }
    let items: [String]
    let rows: [[Double]]
    let reliability: Alpha
    let omegaTotal: Double
  }

  private func psych() throws -> (fixture: Psych, data: SurveyObservations) {
    let fixture: Psych = try Fixtures.load("factor-verbs")
    var table = Table(rowCount: fixture.rows.count)
    for (j, item) in fixture.items.enumerated() {
      table.set(item, to: .real(fixture.rows.map { $0[j] }))
    }
    let design = try Design(DesignSpecification(), in: table)
    return (fixture, try SurveyObservations(fixture.items, of: table, in: design))
  }

  @Test("alpha in two designs: value, standard error and Student's t")
  func designs() throws {
    let fixture = try MomentEstimandTests.Fixture.read()
    for record in fixture.alphas {
      let (design, table) = try fixture.design(record.design)
      let data = try SurveyObservations(
        record.items, of: table, in: design, missing: .listwise)
      let found = try SurveyReliability(data)
      #expect(relativeError(found.alpha.estimate, record.estimate) < 1e-8)
      #expect(relativeError(try #require(found.standardError), record.se) < 1e-8)
      guard case .design(let estimate) = found.alphaError else {
        Issue.record("the error is not that of the design")
        continue
      }
      let limits = try #require(found.interval(level: 0.9))
      let t = StudentT(degreesOfFreedom: Double(estimate.degreesOfFreedom)).quantile(0.95)
      #expect(relativeError(limits.upper - record.estimate, t * record.se) < 1e-8)
    }
  }

  @Test("without a design: psych's alpha, standard error, Feldt's interval, items and omega")
  func simple() throws {
    let (fixture, data) = try psych()
    let turned = try data.reversing(["q4"])
    #expect(turned.reversed.map(\.name) == ["q4"] && turned.reversed[0].isScale == false)
    let found = try SurveyReliability(turned.data)
    let expected = fixture.reliability
    let limits = try #require(found.interval())
    let values = [
      found.alpha.estimate, found.alpha.standardized, try #require(found.standardError),
      limits.lower, limits.upper, try #require(found.omega).total,
    ]
    let peers = [expected.alpha, expected.standardized, expected.ase] + expected.feldt
    #expect(relativeError(values, peers + [fixture.omegaTotal]) < 1e-8)
    #expect(relativeError(found.alpha.items.map(\.itemRest), expected.itemRest) < 1e-8)
    #expect(relativeError(found.alpha.items.map(\.alphaIfDropped), expected.dropped) < 1e-8)
    #expect(found.omegaFactors == 3 && found.missing.isEmpty && found.ordinal == nil)
  }

  @Test("turning round about a scale moves means and leaves alpha; a reversed table is coherent")
  func reversal() throws {
    let (_, data) = try psych()
    let low = try data.reversing(["q4"], about: 1...5)
    let wide = try data.reversing(["q4"], about: 0...9)
    let place = try #require(data.columns.firstIndex(of: "q4"))
    #expect(relativeError(low.data.means[place], 6 - data.means[place]) < 1e-14)
    #expect(relativeError(wide.data.means[place], 9 - data.means[place]) < 1e-14)
    let alphas = try [low.data, wide.data].map { try SurveyReliability($0).alpha.estimate }
    #expect(relativeError(alphas[0], alphas[1]) < 1e-14)
    let (plain, turned) = (try SurveyCorrelations(data), try SurveyCorrelations(low.data))
    for other in data.columns.indices where other != place {
      #expect(
        relativeError(turned.matrix.values[other, place], -plain.matrix.values[other, place])
          < 1e-12)
      #expect(
        relativeError(
          try #require(try turned.standardErrors())[other, place],
          try #require(try plain.standardErrors())[other, place]) < 1e-8)
    }
    #expect(throws: SurveyObservationsError.outside(column: "q4", answer: 1, scale: 2...5)) {
      try data.reversing(["q4"], about: 2...5)
    }
    #expect(throws: ObservationsError.unknown(column: "q44")) { try data.reversing(["q44"]) }
  }

  @Test("polychoric correlations give ordinal alpha without an error, and omega of the answers")
  func ordinal() throws {
    let (_, data) = try psych()
    let found = try SurveyReliability(data.reversing(["q4"]).data, .polychoric(.asTheyAre))
    #expect(found.standardError == nil && found.interval() == nil)
    let r = try SurveyCorrelations(data.reversing(["q4"]).data, .polychoric(.asTheyAre)).matrix
    let (k, sum) = (9.0, r.values.elements.reduce(0, +))
    #expect(relativeError(found.alpha.estimate, k / (k - 1) * (1 - k / sum)) < 1e-12)
    let answers = try #require(found.ordinal).omega
    #expect(answers > 0.5 && answers < found.alpha.estimate)
  }

  @Test("two items have alpha, and no omega, which says why")
  func two() throws {
    let (_, data) = try psych()
    let pair = try SurveyObservations(["q1", "q2"], of: data.table, in: data.design)
    let found = try SurveyReliability(pair)
    #expect(found.omega == nil)
    #expect(found.missing.contains { $0.coefficient == .omega && !$0.reason.isEmpty })
  }
}
