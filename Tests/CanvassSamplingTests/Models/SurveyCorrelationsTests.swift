import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Correlations of a survey as a model of their own: against R's `svyvar` and the delta method
/// (`Tests/Fixtures/make/survey-moments.R`), and identities.
@Suite("Correlations of a survey")
struct SurveyCorrelationsTests {
  private typealias Fixture = MomentEstimandTests.Fixture

  @Test(
    "Pearson's r with its standard error and interval under three designs, whole and in domains")
  func pearson() throws {
    let fixture = try Fixture.read()
    for record in fixture.correlations {
      let (design, table) = try fixture.design(record.design)
      let filter = try record.where.map { try Expression(parsing: $0).filter(in: table) }
      let data = try SurveyObservations([record.x, record.y], of: table, in: design, rows: filter)
      let found = try SurveyCorrelations(data)
      let pair = try #require(try found.estimates()?.entries.first)
      #expect(relativeError(pair.value, record.estimate) < 1e-8, "\(record)")
      #expect(relativeError(pair.standardError, record.se) < 1e-8, "\(record)")
      #expect(
        pair.value == found.matrix.values[0, 1] && pair.variable == "\(record.x), \(record.y)")
      #expect(try found.standardErrors()?[1, 0] == pair.standardError)
      let limits = try #require(pair.interval(level: 0.9))
      let t = StudentT(degreesOfFreedom: Double(pair.degreesOfFreedom)).quantile(0.95)
      #expect(relativeError(limits.upper - limits.lower, 2 * t * record.se) < 1e-8)
    }
  }

  /// Some ordered answers with holes.
  private func answers() -> [[Double]] {
    var random = CounterRandom(seed: 4, stream: 1)
    return (0..<60).map { row in
      let common = random.uniform()
      return (0..<3).map { item in
        row % 11 == item ? .nan : (2.2 * common + 1.7 * random.uniform()).rounded()
      }
    }
  }

  private func table(_ rows: [[Double]]) -> Table {
    var table = Table(rowCount: rows.count)
    for j in 0..<3 { table.set("q\(j + 1)", to: .real(rows.map { $0[j] })) }
    return table
  }

  private let items = ["q1", "q2", "q3"]

  @Test("polychoric: the variance of the total of what each row moves the correlation by")
  func polychoric() throws {
    let rows = answers()
    var data = table(rows)
    data.set("w", to: .real(rows.indices.map { 1 + Double($0 % 3) }))
    let design = try Design(DesignSpecification(weights: "w"), in: data)
    let sample = try SurveyObservations(items, of: data, in: design)
    let found = try #require(
      try SurveyCorrelations(sample, .polychoric(.asTheyAre)).estimates()?.entries)
    let influence = try CorrelationInfluence.polychoric(sample.observations)
    for (place, entry) in found.enumerated() {
      // The total of all rows is zero: V = n/(n − 1) Σ (w z)².
      let (i, j) = influence.pairs[place]
      let values = sample.observations.values
      let used = (0..<values.rows).filter { !values[$0, i].isNaN || !values[$0, j].isNaN }
      let sum = used.reduce(0) {
        let moved = sample.observations.weights[$1] * influence.values[$1, place]
        return $0 + moved * moved
      }
      let n = Double(used.count)
      #expect(relativeError(entry.variance, n / (n - 1) * sum) < 1e-8)
    }
  }

  @Test("people who say the same twice in their cluster add nothing", arguments: [false, true])
  func twice(_ isPolychoric: Bool) throws {
    let method: CorrelationMethod = isPolychoric ? .polychoric(.asTheyAre) : .pearson
    let rows = answers()
    var once = table(rows)
    var twice = table(rows + rows)
    once.set("id", to: .real(rows.indices.map { Double($0) }))
    twice.set("id", to: .real((rows.indices.map { Double($0) }) + rows.indices.map { Double($0) }))
    let errors = try [once, twice].map { data in
      let design = try Design(DesignSpecification(clusters: ["id"]), in: data)
      let sample = try SurveyObservations(items, of: data, in: design)
      return try #require(try SurveyCorrelations(sample, method).standardErrors())
    }
    for i in 0..<3 {
      for j in 0..<i { #expect(relativeError(errors[1][i, j], errors[0][i, j]) < 1e-8) }
    }
  }

  @Test("correlations of ranks have no design-based error; what cannot be analysed is named")
  func refusals() throws {
    let rows = answers()
    var data = table(rows)
    data.set("none", to: .real(rows.map { _ in .nan }))
    let design = try Design(DesignSpecification(), in: data)
    let sample = try SurveyObservations(items, of: data, in: design, missing: .listwise)
    #expect(sample.rows == rows.count { !$0.contains(where: \.isNaN) })
    for method in [CorrelationMethod.spearman, .kendall] {
      #expect(try SurveyCorrelations(sample, method).estimates() == nil)
    }
    #expect(throws: SurveyObservationsError.noAnswer(column: "none")) {
      try SurveyObservations(["q1", "none"], of: data, in: design)
    }
    let filter = rows.map { $0[0].isNaN }
    #expect(throws: SurveyObservationsError.noAnswer(column: "q1")) {
      try SurveyObservations(["q1", "q2"], of: data, in: design, rows: filter)
    }
  }
}
