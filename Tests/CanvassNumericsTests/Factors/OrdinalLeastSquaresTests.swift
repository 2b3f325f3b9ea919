import CanvassNumerics
import CanvassTestSupport
import Testing

struct OrdinalLeastSquaresFixture: Decodable {
  struct Case: Decodable {
    let items: [Int]
    let factors: Int
    let correlations, weights, common: [[Double]]
  }
  let rows: [[Double]]
  let cases: [Case]
}

/// Expected values: `lavaan::efa(ordered = TRUE, estimator = "DWLS")` on 160 rows
/// (`Fixtures/make/ordinal-least-squares.R`).
@Suite struct OrdinalLeastSquaresTests {
  let fixture: OrdinalLeastSquaresFixture

  init() throws { fixture = try Fixtures.load("ordinal-least-squares") }

  /// 1/Σz² over the rows, with z what a row moves the correlation by.
  func weights(_ data: Observations, _ curvature: PolychoricCurvature) throws -> Matrix {
    let influence = try CorrelationInfluence.polychoric(
      data, curvature: curvature, emptyCells: .halfInFourfoldTables)
    var result = Matrix.identity(data.values.columns)
    for (pair, (i, j)) in influence.pairs.enumerated() {
      let weight = 1 / influence.values.column(pair).reduce(0) { $0 + $1 * $1 }
      (result[i, j], result[j, i]) = (weight, weight)
    }
    return result
  }

  @Test func lavaan() throws {
    for expected in fixture.cases {
      let data = try Observations(Matrix(fixture.rows).selecting(columns: expected.items))
      let r = try CorrelationMatrix.polychoric(data)
      // lavaan finds each correlation to about seven digits.
      #expect((r.values - Matrix(expected.correlations)).maximumNorm < 1e-6)
      let w = try weights(data, .scoreProducts)
      let theirs = Matrix(expected.weights)
      let n = Double(fixture.rows.count)
      let (p, k) = (expected.items.count, expected.factors)
      for j in 0..<p {
        for i in 0..<j { #expect(relativeError(w[i, j] / n, theirs[i, j]) < 1e-5, "\(i) \(j)") }
      }
      let found = try FactorSolution(r, factors: k, method: .weightedLeastSquares(weights: w))
      #expect(found.convergence.converged)
      let common = found.loadings.timesTranspose(found.loadings)
      #expect((common - Matrix(expected.common)).maximumNorm < 1e-5)
      // Second derivatives in the place of products of scores give weights that differ more.
      let exact = try FactorSolution(
        r, factors: k, method: .weightedLeastSquares(weights: try weights(data, .exact)))
      let apart = exact.loadings.timesTranspose(exact.loadings) - common
      #expect(apart.maximumNorm > 1e-4)
    }
  }
}
