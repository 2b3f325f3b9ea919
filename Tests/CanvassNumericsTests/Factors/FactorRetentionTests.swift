import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: `psych` (`Fixtures/make/factors.R`).
@Suite struct FactorRetentionTests {
  let fixture: FactorFixture
  let bfi: CorrelationMatrix

  init() throws {
    fixture = try Fixtures.load("factors")
    bfi = try CorrelationMatrix(Matrix(fixture.bfi), rows: 2800)
  }

  @Test func adequacy() throws {
    let adequacy = try SamplingAdequacy(bfi, rows: 2800)
    #expect(relativeError(adequacy.overall, fixture.kmo) < 1e-11)
    #expect(relativeError(adequacy.byVariable, fixture.msa) < 1e-11)
    #expect(relativeError(adequacy.chiSquared, fixture.bartlett) < 1e-11)
    #expect(adequacy.degreesOfFreedom == fixture.bartlettDf && adequacy.p == 0)
  }

  @Test func minimumAveragePartial() throws {
    let map = try MinimumAveragePartial(bfi, most: 8)
    #expect(relativeError(Array(map.averages.dropFirst()), fixture.map) < 1e-10)
    #expect(map.suggested == 5)
  }

  /// The 25 items were written for five factors; `psych::fa.parallel` suggests six components and
  /// six factors of them.
  @Test func parallelAnalysisOfTheBigFive() throws {
    let components = try ParallelAnalysis(bfi, rows: 2800, draws: 200, seed: 1)
    #expect(components.suggested == 6)
    let factors = try ParallelAnalysis(
      bfi, rows: 2800, values: .commonFactors, draws: 200, seed: 1)
    #expect(factors.suggested >= 6)
    #expect(components.reference == components.reference.sorted(by: >))
    let again = try ParallelAnalysis(bfi, rows: 2800, draws: 200, seed: 1)
    #expect(again.reference == components.reference)
  }

  /// Correlations drawn through the Wishart distribution are those of samples of rows: the mean
  /// eigenvalues agree within five standard errors.
  @Test func wishartDrawsAreSamples() throws {
    let (p, n, draws) = (5, 30, 400)
    let none = try CorrelationMatrix(.identity(p))
    let drawn = try ParallelAnalysis(
      none, rows: Double(n), reference: .mean, draws: draws, seed: 3)
    var sums = [Double](repeating: 0, count: p)
    var squares = sums
    for draw in 0..<draws {
      var random = CounterRandom(seed: 4, stream: UInt64(draw))
      let rows = Matrix(rows: n, columns: p) { _, _ in random.normal() }
      let r = try CorrelationMatrix.pearson(try Observations(rows)).values
      for (k, value) in try SymmetricEigen.values(of: r).enumerated() {
        sums[k] += value
        squares[k] += value * value
      }
    }
    for k in 0..<p {
      let mean = sums[k] / Double(draws)
      let variance = squares[k] / Double(draws) - mean * mean
      #expect(abs(drawn.reference[k] - mean) < 5 * (2 * variance / Double(draws)).squareRoot())
    }
  }

  /// Shape a has mean and variance a.
  @Test func gammaNumbers() {
    for shape in [0.5, 3.7, 250] {
      var random = CounterRandom(seed: 8)
      let n = 40_000.0
      var (sum, squares) = (0.0, 0.0)
      for _ in 0..<Int(n) {
        let x = random.gamma(shape: shape)
        sum += x
        squares += (x - shape) * (x - shape)
      }
      #expect(abs(sum / n - shape) < 5 * (shape / n).squareRoot())
      let spread = ((3 * shape * shape + 6 * shape - shape * shape) / n).squareRoot()
      #expect(abs(squares / n - shape) < 5 * spread)
    }
  }

  /// P(X ≤ x) = p at the noncentrality found for it.
  @Test func noncentralityInvertsTheDistribution() {
    for (x, p) in [(30.0, 0.05), (30, 0.95), (500, 0.5)] {
      let lambda = NoncentralChiSquared.noncentrality(
        degreesOfFreedom: 12, cumulative: p, at: x)
      let d = NoncentralChiSquared(degreesOfFreedom: 12, noncentrality: lambda)
      #expect(relativeError(d.cumulative(x), p) < 1e-11)
    }
    #expect(
      NoncentralChiSquared.noncentrality(degreesOfFreedom: 12, cumulative: 0.95, at: 5) == 0)
  }
}
