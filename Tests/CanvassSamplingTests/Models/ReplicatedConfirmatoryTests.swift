import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Confirmatory models fitted again in every replicate, against a loop of lavaan over the replicate weights of survey
/// (`Tests/Fixtures/make/confirmatory-replicates.R`, with the rows of `confirmatory-missing.R`).
@Suite("Confirmatory factors by replicates")
struct ReplicatedConfirmatoryTests {
  private struct Rows: Decodable {
    let items: [String]
    let rows: [[Double?]]
    let area: [String]
  }
  private struct Fixture: Decodable {
    struct Analysis: Decodable {
      let terms: [String]
      let groups: [String?]
      let estimates, errors, standardized, standardizedErrors: [Double]
    }
    let replicates: Int
    let complete, groups, missing: Analysis
  }

  private static let six = MeasurementPattern([
    ("f", ["y1", "y2", "y3", "y4"]), ("h", ["y4", "y5", "y6"]),
  ])
  private static let seven = MeasurementPattern([
    ("f", ["y1", "y2", "y3", "y4"]), ("h", ["y4", "y5", "y6", "y7"]),
  ])

  /// - Parameter given: replicate weights of the rows.
  private func data(
    _ items: Int, given: [[Double]] = []
  ) throws -> SurveyObservations {
    let fixture: Rows = try Fixtures.load("confirmatory-missing")
    var table = Table(rowCount: fixture.rows.count)
    for (j, name) in (fixture.items + ["w", "stratum", "cluster"]).enumerated() {
      table.set(name, to: .real(fixture.rows.map { $0[j] ?? .nan }))
    }
    table.set("area", to: .coded(CodedColumn(texts: fixture.area)))
    var design = DesignSpecification(weights: "w")
    if given.isEmpty {
      (design.strata, design.clusters) = (["stratum"], ["cluster"])
      design.replicates = try ReplicateMethod(.stratifiedJackknife, centre: .mean)
    } else {
      let columns = given.indices.map { "rw\($0)" }
      for (column, weights) in zip(columns, given) { table.set(column, to: .real(weights)) }
      design.givenReplicates = try GivenReplicates(columns: columns, kind: "bootstrap")
    }
    return try SurveyObservations(
      Array(fixture.items.prefix(items)), of: table, in: try Design(design, in: table))
  }

  private func check(
    _ found: ConfirmatoryAnalysis, _ expected: Fixture.Analysis, _ replicates: Int
  ) throws {
    #expect(found.replicateCount == replicates && found.lostReplicates == 0)
    #expect(found.designDegreesOfFreedom == 35)
    #expect(found.measures.scaledP != nil)
    for (place, term) in expected.terms.enumerated() {
      // What groups share stands with the first of them.
      let entry = try #require(
        found.groups.first { [nil, $0.name].contains(expected.groups[place]) }?.estimates.first {
          $0.term == term
        }, Comment(rawValue: term))
      let (error, other) = (expected.errors[place], expected.standardizedErrors[place])
      #expect(abs(entry.estimate - expected.estimates[place]) < 1e-7 * error)
      #expect(
        relativeError(try #require(entry.standardError), error) < 1e-6, Comment(rawValue: term))
      guard let own = entry.standardizedError else {
        #expect(other < 1e-10)
        continue
      }
      #expect(abs(entry.standardized - expected.standardized[place]) < 1e-7)
      #expect(relativeError(own, other) < 1e-6, Comment(rawValue: term))
    }
  }

  @Test("complete rows, groups with intercepts in common, and rows that miss answers")
  func errors() throws {
    let fixture: Fixture = try Fixtures.load("confirmatory-replicates")
    let plan = ConfirmatoryPlan(estimator: .yuanBentler, invariance: .scalar)
    let complete = try data(6)
    try check(
      ConfirmatoryAnalysis(Self.six, ConfirmatorySample(complete), plan), fixture.complete,
      fixture.replicates)
    try check(
      ConfirmatoryAnalysis(Self.six, ConfirmatorySample(complete, groups: "area"), plan),
      fixture.groups, fixture.replicates)
    try check(
      ConfirmatoryAnalysis(
        Self.seven, ConfirmatorySample(data(7), missing: .fullInformation), plan),
      fixture.missing, fixture.replicates)
  }

  @Test("replicates in which the model does not settle are counted; all of them are an error")
  func lost() throws {
    let fixture: Rows = try Fixtures.load("confirmatory-missing")
    let weights = fixture.rows.map { $0[7] ?? .nan }
    // Five rows do not determine the covariances of six items.
    var few = weights.map { _ in 0.0 }
    let complete = fixture.rows.indices.filter { row in
      fixture.rows[row].prefix(6).allSatisfy { $0 != nil }
    }
    for row in complete.prefix(5) { few[row] = weights[row] }
    let plan = ConfirmatoryPlan(estimator: .yuanBentler)
    func analysis(_ given: [[Double]]) throws -> ConfirmatoryAnalysis {
      try ConfirmatoryAnalysis(
        Self.six, ConfirmatorySample(data(6, given: given)), plan)
    }
    let halves = (0..<6).map { half in
      weights.enumerated().map { ($0.offset + half) % 3 == 0 ? 2 * $0.element : $0.element / 2 }
    }
    let found = try analysis(halves + [few])
    #expect(found.replicateCount == 7 && found.lostReplicates == 1)
    #expect(found.notes().contains(.lostReplicates(1, of: 7)))
    #expect(try analysis(halves).lostReplicates == 0)
    #expect(throws: ConfirmatoryError.noReplicate(2)) { try analysis([few, few]) }
  }
}
