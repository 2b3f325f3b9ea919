import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Factor analysis as a model of its own, against R's `factanal`, psych and GPArotation
/// (`Tests/Fixtures/make/factor-verbs.R`).
@Suite("Factor analysis of a survey")
struct FactorAnalysisTests {
  private struct Fixture: Decodable {
    struct Rotated: Decodable {
      let name: String
      let loadings, correlations: [[Double]]
    }
    struct Analysis: Decodable {
      let factors, observations: Int
      let uniquenesses: [Double]
      let fit: [String: Double]
      let eigenvalues: [Double]
      let kmo: Double
      let rotations: [Rotated]
    }
    let items: [String]
    let rows: [[Double]]
    let harman: [[Double]]
    let harmanNames: [String]
    let harmanAnalysis, harmanMinres, turnedAnalysis: Analysis

    static func read() throws -> Fixture { try Fixtures.load("factor-verbs") }

    /// The answers, of which q4 asks the opposite.
    func sample(_ specification: DesignSpecification = .init()) throws -> SurveyObservations {
      var table = Table(rowCount: rows.count)
      for (j, item) in items.enumerated() { table.set(item, to: .real(rows.map { $0[j] })) }
      table.set("w", to: .real(rows.map { _ in 2 }))
      let data = try SurveyObservations(
        items, of: table, in: try Design(specification, in: table))
      return try data.reversing(["q4"], about: 1...5).data
    }
  }

  private func check(_ found: FactorAnalysis, _ expected: Fixture.Analysis) throws {
    #expect(relativeError(found.solution.uniquenesses, expected.uniquenesses) < 1e-8)
    #expect(relativeError(found.eigenvalues, expected.eigenvalues) < 1e-10)
    #expect(relativeError(try #require(found.adequacy).overall, expected.kmo) < 1e-10)
    let chi = try #require(expected.fit["chi2"])
    #expect(relativeError(try #require(found.fit).chiSquared, chi) < 1e-8)
  }

  @Test("published correlations: maximum likelihood and minimum residuals of Harman74")
  func published() throws {
    let fixture = try Fixture.read()
    let r = Matrix(rows: fixture.harman.count, columns: fixture.harman.count) {
      fixture.harman[$0][$1]
    }
    for (extraction, expected) in [
      (FactorExtraction.maximumLikelihood, fixture.harmanAnalysis),
      (.minimumResiduals, fixture.harmanMinres),
    ] {
      let rows = Double(expected.observations)
      let input = try FactorCorrelations(
        try CorrelationMatrix(r, names: fixture.harmanNames, rows: rows), rows: rows)
      let found = try FactorAnalysis(
        input, .init(extraction: extraction, factors: expected.factors))
      try check(found, expected)
      let oblimin = try #require(expected.rotations.first { $0.name == "oblimin" })
      // GPArotation stops at a gradient of 1e-11 at best.
      for (i, row) in oblimin.loadings.enumerated() {
        for (j, loading) in row.enumerated() {
          #expect(abs(found.loadings[i, j] - loading) < 1e-6)
        }
      }
    }
  }

  @Test("answers of people, one item turned round; equal weights change nothing")
  func answers() throws {
    let fixture = try Fixture.read()
    let expected = fixture.turnedAnalysis
    let plan = FactorPlan(factors: expected.factors)
    let plain = try FactorAnalysis(FactorCorrelations(fixture.sample()), plan)
    try check(plain, expected)
    let weighted = try FactorAnalysis(
      FactorCorrelations(fixture.sample(.init(weights: "w"))), plan)
    #expect(relativeError(weighted.solution.uniquenesses, expected.uniquenesses) < 1e-8)
    // ΛΦΛᵀ + Ψ has ones on its diagonal.
    let model = plain.loadings * plain.factorCorrelations * plain.loadings.transposed
    for (i, uniqueness) in plain.solution.uniquenesses.enumerated() {
      #expect(abs(model[i, i] + uniqueness - 1) < 1e-12)
    }
  }

  @Test("scores have mean 0; their errors and loadings say why there are none")
  func scoresAndErrors() throws {
    let fixture = try Fixture.read()
    let data = try fixture.sample()
    let input = try FactorCorrelations(data)
    let plan = FactorPlan(extraction: .maximumLikelihood, factors: 2)
    let found = try FactorAnalysis(input, plan)
    let scores = try SurveyFactorScores(found, data, by: .tenBerge)
    #expect(scores.values.rows == data.rows && scores.places == data.places)
    for j in 0..<2 {
      let column = scores.values.column(j)
      #expect(abs(column.reduce(0, +)) < 1e-9)
      // Scores of ten Berge have variance 1.
      #expect(relativeError(column.reduce(0) { $0 + $1 * $1 }, Double(data.rows - 1)) < 1e-8)
    }
    let errors = try found.loadingErrors()
    #expect(errors.loadings.elements.allSatisfy { $0 > 0 && $0 < 1 })
    func reason(_ analysis: FactorAnalysis, most: Int = .max) -> String {
      do throws(NoLoadingErrors) {
        _ = try analysis.loadingErrors(most: most)
        return ""
      } catch {
        // The case by its own name: the sentence is for people.
        return switch error {
        case .many(let count): "many(\(count))"
        case .extraction: "extraction"
        case .unrotated: "unrotated"
        case .ranks: "ranks"
        case .correlations: "correlations"
        case .promax, .heywood, .repaired, .boundary, .failed: "other"
        }
      }
    }
    var raw = plan
    raw.rotation = nil
    let weighted = try FactorCorrelations(fixture.sample(.init(weights: "w")), .spearman)
    let others = [
      try FactorAnalysis(input, .init(factors: 2)), try FactorAnalysis(input, raw),
      try FactorAnalysis(weighted, plan),
      try FactorAnalysis(FactorCorrelations(data, .spearman), plan),
    ]
    #expect(reason(found, most: 17) == "many(18)")
    #expect(others.map { reason($0) } == ["extraction", "unrotated", "ranks", "correlations"])
  }

  @Test("what cannot be analysed is a typed error")
  func refusals() throws {
    let fixture = try Fixture.read()
    let data = try fixture.sample()
    #expect(throws: FactorError.noWeights) {
      try FactorAnalysis(
        FactorCorrelations(data, .kendall), .init(extraction: .diagonallyWeightedLeastSquares))
    }
    #expect(throws: FactorError.bifactor(factors: 2)) {
      try FactorAnalysis(
        FactorCorrelations(data), .init(rotation: .bifactor(.oblique), factors: 2))
    }
    #expect(throws: FactorError.zeros(18, loadings: 18)) {
      try FactorAnalysis(
        FactorCorrelations(data), .init(rotation: .simplimax(zeros: 18), factors: 2))
    }
    let rows = (0..<data.table.rowCount).map { $0 < 5 }
    let few = try SurveyObservations(
      data.columns, of: data.table, in: data.design, rows: rows)
    #expect(throws: FactorError.tooFewRows(5, columns: 9)) { try FactorCorrelations(few) }
    let same = try CorrelationMatrix(
      Matrix(rows: 3, columns: 3) { $0 == $1 || $0 + $1 == 1 ? 1 : 0.3 }, rows: 50)
    #expect(throws: FactorError.collinear(["column 1", "column 2"])) {
      try FactorCorrelations(same, rows: 50)
    }
    let against = try CorrelationMatrix(
      Matrix(rows: 3, columns: 3) { $0 == $1 ? 1 : $0 + $1 == 3 ? -0.9 : 0.9 }, rows: 50)
    #expect(throws: FactorError.self) { try FactorCorrelations(against, rows: 50) }
    let moved = try FactorCorrelations(against, rows: 50, repair: .nearest)
    #expect(try #require(moved.repair).distance > 0)
  }
}
