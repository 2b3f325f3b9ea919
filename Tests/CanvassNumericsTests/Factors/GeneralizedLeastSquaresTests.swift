import CanvassNumerics
import CanvassTestSupport
import Testing

struct GeneralizedLeastSquaresFixture: Decodable {
  struct Psych: Decodable {
    let loadings: [[Double]]
    let uniquenesses: [Double]
    let criterion, slope, own, least: Double
  }
  struct Case: Decodable {
    let name: String
    let factors: Int
    let objective, lavaan: Double
    let uniquenesses: [Double]
    let common: [[Double]]
    let psych: Psych
  }
  let cases: [Case]
}

/// Expected values: `lavaan::efa(estimator = "GLS")`, carried on to a slope of zero, and beside it
/// `psych::fa(fm = "gls")` (`Fixtures/make/gls.R`).
@Suite struct GeneralizedLeastSquaresTests {
  let fixture: GeneralizedLeastSquaresFixture
  let correlations: [String: CorrelationMatrix]

  init() throws {
    fixture = try Fixtures.load("gls")
    let source: FactorFixture = try Fixtures.load("factors")
    correlations = try [
      "ability": CorrelationMatrix(Matrix(source.ability)),
      "harman": CorrelationMatrix(Matrix(source.harman)),
      "bfi": CorrelationMatrix(Matrix(source.bfi)),
    ]
  }

  /// ½ tr (I − R⁻¹Σ)² and its largest derivative by a loading or a uniqueness.
  func criterion(
    _ r: Matrix, _ loadings: Matrix, _ psi: [Double]
  ) throws -> (value: Double, slope: Double) {
    let inverse = try Cholesky(of: r).inverse
    let sigma = loadings.timesTranspose(loadings) + Matrix(diagonal: psi)
    let away = Matrix.identity(r.rows) - inverse * sigma
    let d = away * inverse
    let slope = max(2 * (d * loadings).maximumNorm, d.diagonal.map { abs($0) }.max() ?? 0)
    return ((away * away).trace / 2, slope)
  }

  @Test func lavaan() throws {
    for expected in fixture.cases {
      let r = try #require(correlations[expected.name])
      let found = try FactorSolution(
        r, factors: expected.factors, method: .generalizedLeastSquares)
      #expect(found.convergence.converged && found.heywood.isEmpty)
      #expect(relativeError(found.uniquenesses, expected.uniquenesses) < 1e-8)
      let common = found.loadings.timesTranspose(found.loadings)
      #expect((common - Matrix(expected.common)).maximumNorm < 1e-9)
      #expect(relativeError(found.objective, expected.objective) < 1e-11)
      // Where lavaan itself stops is no lower.
      #expect(found.objective <= expected.lavaan * (1 + 1e-12))
    }
  }

  /// psych's `gls` is another criterion, and not at its minimum either: it follows the slope of maximum
  /// likelihood, and ends where a search with the right slope finds much less.
  @Test func psychEndsElsewhere() throws {
    for expected in fixture.cases {
      let r = try #require(correlations[expected.name])
      let theirs = expected.psych
      let there = try criterion(r.values, Matrix(theirs.loadings), theirs.uniquenesses)
      #expect(relativeError(there.value, theirs.criterion) < 1e-9)
      #expect(relativeError(there.slope, theirs.slope) < 1e-9)
      let found = try FactorSolution(
        r, factors: expected.factors, method: .generalizedLeastSquares)
      let here = try criterion(r.values, found.loadings, found.uniquenesses)
      #expect(relativeError(here.value, found.objective) < 1e-10)
      #expect(here.value < 0.8 * there.value && here.slope < 1e-8 && there.slope > 0.1)
      #expect(theirs.least < 0.85 * theirs.own)
    }
  }
}
