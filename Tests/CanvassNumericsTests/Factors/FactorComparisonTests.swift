import CanvassNumerics
import CanvassTestSupport
import Testing

struct RetentionFixture: Decodable {
  struct LeastSquares: Decodable {
    let objective: Double
    let uniquenesses: [Double]
    let common: [[Double]]
  }
  let ability, harman: [[Double]]
  let gls: [LeastSquares]
  let kaiserCounts: [Int]
  let kaiserAbility, kaiserHarman, chiSquared, degreesOfFreedom, p: [Double]
}

/// Expected values: R's `factanal`, and criteria by their definitions in R
/// (`Fixtures/make/retention.R`).
@Suite struct FactorComparisonTests {
  let fixture: RetentionFixture

  init() throws { fixture = try Fixtures.load("retention") }

  /// ½ tr (I − R⁻¹Σ)² minimised in R over loadings and uniquenesses at once; ours is no larger.
  @Test func generalizedLeastSquares() throws {
    for (rows, k, expected) in [
      (fixture.ability, 1, fixture.gls[0]), (fixture.ability, 2, fixture.gls[1]),
      (fixture.harman, 4, fixture.gls[2]),
    ] {
      let r = try CorrelationMatrix(Matrix(rows))
      let found = try FactorSolution(r, factors: k, method: .generalizedLeastSquares)
      #expect(found.convergence.converged)
      #expect(found.objective <= expected.objective * (1 + 1e-13))
      #expect(relativeError(found.objective, expected.objective) < 1e-10)
      #expect(relativeError(found.uniquenesses, expected.uniquenesses) < 1e-5)
      let common = found.loadings.timesTranspose(found.loadings)
      #expect((common - Matrix(expected.common)).maximumNorm < 1e-5)
      // The criterion by its definition, and no slope left: Λ and Ψ both stationary.
      let inverse = try Cholesky(of: r.values).inverse
      let a =
        Matrix.identity(r.values.rows)
        - inverse * (common + Matrix(diagonal: found.uniquenesses))
      #expect(relativeError(found.objective, (a * a).trace / 2) < 1e-10)
      let slope = a * inverse
      #expect((slope * found.loadings).maximumNorm < 1e-8)
      #expect(slope.diagonal.allSatisfy { abs($0) < 1e-8 })
    }
  }

  /// Correlations that a factor reproduces exactly are reproduced by it.
  @Test func leastSquaresOfAnExactModel() throws {
    let l = [0.9, 0.8, 0.7, 0.6, 0.5]
    let r = Matrix(rows: 5, columns: 5) { $0 == $1 ? 1 : l[$0] * l[$1] }
    let found = try FactorSolution(
      try CorrelationMatrix(r), factors: 1, method: .generalizedLeastSquares)
    #expect(relativeError(found.loadings.column(0), l) < 1e-9)
    #expect(abs(found.objective) < 1e-18)
  }

  @Test func empiricalKaiser() throws {
    let ability = try EmpiricalKaiser(try CorrelationMatrix(Matrix(fixture.ability)), rows: 112)
    #expect(relativeError(ability.reference, fixture.kaiserAbility) < 1e-12)
    #expect(ability.suggested == fixture.kaiserCounts[0])
    let harman = try EmpiricalKaiser(try CorrelationMatrix(Matrix(fixture.harman)), rows: 145)
    #expect(relativeError(harman.reference, fixture.kaiserHarman) < 1e-12)
    #expect(harman.suggested == fixture.kaiserCounts[1])
    // Without correlation no eigenvalue exceeds the edge of the null distribution.
    let none = try EmpiricalKaiser(try CorrelationMatrix(.identity(10)), rows: 200)
    #expect(none.suggested == 0)
    #expect(throws: MatrixError.self) {
      try EmpiricalKaiser(try CorrelationMatrix(.identity(10)), rows: 0)
    }
  }

  /// R's `factanal` of Harman's 24 tests with one to five factors.
  @Test func fitsSideBySide() throws {
    let r = try CorrelationMatrix(Matrix(fixture.harman))
    let found = try FactorComparison(r, rows: 145, most: 5)
    let fits = found.models.map(\.fit)
    #expect(relativeError(fits.map(\.chiSquared), fixture.chiSquared) < 1e-8)
    #expect(relativeError(fits.map(\.degreesOfFreedom), fixture.degreesOfFreedom) < 1e-15)
    #expect(relativeError(found.models.dropLast().map(\.p), fixture.p) < 1e-5)
    #expect(found.models[4].gain.isNaN && found.models[4].p.isNaN)
    let bic = zip(fixture.chiSquared, fixture.degreesOfFreedom).map { $0 - $1 * 4.976733742420574 }
    #expect(found.suggestedByBIC == 1 + (bic.indices.min { bic[$0] < bic[$1] } ?? 9))
    #expect(found.suggestedByRMSEA == 3)
    let small = try CorrelationMatrix(Matrix(fixture.ability))
    #expect(try FactorComparison(small, rows: 112).models.count == 2)
    #expect(throws: FactorError.self) {
      try FactorComparison(small, rows: 112, method: .principalComponents)
    }
    #expect(throws: FactorError.self) { try FactorComparison(small, rows: 112, most: 0) }
  }
}
