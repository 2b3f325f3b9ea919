import CanvassNumerics
import CanvassTestSupport
import Foundation
import Testing

/// Polychoric correlations that the answers bound on one side only, and what `lavaan` 0.6-14 makes of the
/// same surveys (`Fixtures/make/boundary.R`).
@Suite struct BoundaryTests {
  struct Fixture: Decodable {
    struct Fit: Decodable {
      let chisq, df, scaled, p: Double
      let names: [String]
      let estimates, errors: [Double]
    }
    struct Survey: Decodable {
      /// The eight answers of each row.
      let rows: [String]
      /// `nil` where lavaan has no answer.
      let lavaan: Fit?

      func data() throws -> Observations {
        let values = rows.map { $0.compactMap(\.wholeNumberValue).map(Double.init) }
        return try Observations(Matrix(values), names: (1...8).map { "q\($0)" })
      }
    }
    let surveys: [Survey]
    let filled: [[Double]]
    let fourfold: Double
  }

  let fixture: Fixture
  let pattern = MeasurementPattern([
    ("f1", ["q1", "q3", "q5", "q7"]), ("f2", ["q2", "q4", "q6", "q8"]),
  ])

  init() throws { fixture = try Fixtures.load("boundary") }

  @Test("sixty small skewed surveys: where lavaan has an answer, so have we, and the same")
  func surveys() throws {
    var (fitted, theirs, onBoundary) = (0, 0, 0)
    for (number, survey) in fixture.surveys.enumerated() {
      let model = try? OrderedConfirmatoryModel(pattern, survey.data())
      if let model {
        fitted += 1
        if !model.correlations.boundary.isEmpty { onBoundary += 1 }
      }
      guard let expected = survey.lavaan else { continue }
      theirs += 1
      let found = try #require(model, "survey \(number)")
      #expect(found.fit.degreesOfFreedom == expected.df)
      // As far as lavaan goes before it stops.
      #expect(relativeError(found.fit.chiSquared, expected.chisq) < 1e-5, "survey \(number)")
      #expect(relativeError(found.fit.scaledChiSquared, expected.scaled) < 2e-4, "survey \(number)")
      for (k, name) in expected.names.enumerated() {
        let parameter = try #require(found.parameters.first { $0.name == name })
        #expect(
          relativeError(parameter.estimate, expected.estimates[k]) < 1e-3, "survey \(number)")
        #expect(
          relativeError(parameter.standardError, expected.errors[k]) < 1e-3, "survey \(number)")
      }
    }
    #expect(fitted >= theirs && theirs > 50 && onBoundary > 5)
  }

  /// Nobody who is above the lowest answer of the one is below the highest of the other: as ρ rises to 1
  /// the table becomes only more likely.
  private func table() throws -> Observations {
    var rows: [[Double]] = []
    for (a, b, count) in [(1, 1, 8), (1, 2, 11), (1, 3, 40), (2, 3, 25), (3, 3, 16)] {
      rows += [[Double]](repeating: [Double(a), Double(b)], count: count)
    }
    return try Observations(Matrix(rows), names: ["a", "b"])
  }

  @Test(
    "a pair on the boundary is named with an empty cell and the values that agree with the answers")
  func named() throws {
    let data = try table()
    let pair = try #require(try CorrelationMatrix.polychoric(data).boundary.first)
    #expect(pair.first == "a" && pair.second == "b" && pair.isPositive && !pair.isFunction)
    #expect(pair.emptyCells == 4 && pair.emptyCell == (2, 2))
    // The likelihood ratio against ρ = 1 at the bound is 1.92.
    func logLikelihood(_ rho: Double) -> Double {
      let normal = BivariateNormal(correlation: rho)
      let standard = NormalDistribution.standard
      let a = [-Double.infinity, standard.quantile(0.59), standard.quantile(0.84), .infinity]
      let b = [-Double.infinity, standard.quantile(0.08), standard.quantile(0.19), .infinity]
      return [(0, 0, 8.0), (0, 1, 11), (0, 2, 40), (1, 2, 25), (2, 2, 16)].reduce(0) { sum, cell in
        let (i, j) = (cell.0, cell.1)
        let p =
          normal.cumulative(a[i + 1], b[j + 1]) - normal.cumulative(a[i], b[j + 1])
          - normal.cumulative(a[i + 1], b[j]) + normal.cumulative(a[i], b[j])
        return sum + cell.2 * log(p)
      }
    }
    let top = logLikelihood(1 - 1e-9)
    #expect(abs(top - logLikelihood(pair.bound) - 1.92) < 1e-3)
    #expect(top - logLikelihood(0.99) < 1e-6)
    // It has no derivative, and so no variance.
    #expect(try CorrelationInfluence.polychoric(data).boundary == [0])
    // Turned round it goes to −1; with half a row in each empty cell there is a largest likelihood.
    let turned = try Observations(
      Matrix(data.values.rowArrays.map { [-$0[0], $0[1]] }), names: ["a", "b"])
    #expect(try CorrelationMatrix.polychoric(turned).boundary.first?.isPositive == false)
    #expect(try CorrelationMatrix.polychoric(data, emptyCells: .filled(0.5)).boundary.isEmpty)
  }

  @Test("a column that follows from another is told from one that nothing contradicts")
  func functions() throws {
    let data = try Observations(
      Matrix((0..<60).map { [Double($0 % 4), Double($0 % 4 / 2)] }), names: ["a", "b"])
    #expect(try CorrelationMatrix.polychoric(data).boundary.first?.isFunction == true)
  }

  @Test("empty cells count as lavaan's zero.add lets them")
  func filled() throws {
    let found = try CorrelationMatrix.polychoric(
      try fixture.surveys[0].data(), emptyCells: .filled(0.5))
    #expect((found.values - Matrix(fixture.filled)).maximumNorm < 2e-5)
    var rows: [[Double]] = []
    for (a, b, count) in [(1, 1, 14), (1, 2, 9), (2, 2, 21)] {
      rows += [[Double]](repeating: [Double(a), Double(b)], count: count)
    }
    let fourfold = try Observations(Matrix(rows), names: ["a", "b"])
    for rule in [PolychoricCorrelation.EmptyCells.halfInFourfoldTables, .filled(0.5)] {
      let r = try CorrelationMatrix.polychoric(fourfold, emptyCells: rule).values[0, 1]
      #expect(abs(r - fixture.fourfold) < 2e-5)
    }
  }
}
