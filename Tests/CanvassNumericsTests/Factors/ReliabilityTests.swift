import CanvassNumerics
import CanvassTestSupport
import Testing

struct ReliabilityFixture: Decodable {
  struct Alpha: Decodable {
    let alpha, standardized, average, ase: Double
    let itemRest, dropped, feldt: [Double]
  }
  struct ShortAlpha: Decodable {
    let alpha, ase: Double
    let feldt: [Double]
  }
  let attitude, covariance, harman, loadings, correlations: [[Double]]
  let attitudeAlpha: Alpha
  let covarianceAlpha: ShortAlpha
  let omegaTotal, omegaHierarchical: Double
  let general, uniquenesses: [Double]
  let scores: [[[Double]]]
}

/// Expected values: `psych` (`Fixtures/make/reliability.R`).
@Suite struct ReliabilityTests {
  let fixture: ReliabilityFixture

  init() throws { fixture = try Fixtures.load("reliability") }

  @Test func alphaOfTheAttitudeData() throws {
    let expected = fixture.attitudeAlpha
    let data = try Observations(Matrix(fixture.attitude))
    let alpha = try CronbachAlpha(try CovarianceMatrix(data), rows: 30)
    #expect(relativeError(alpha.estimate, expected.alpha) < 1e-12)
    #expect(relativeError(alpha.standardized, expected.standardized) < 1e-12)
    #expect(relativeError(alpha.averageCorrelation, expected.average) < 1e-12)
    #expect(relativeError(alpha.standardError, expected.ase) < 1e-12)
    #expect(relativeError(alpha.items.map(\.itemRest), expected.itemRest) < 1e-12)
    #expect(relativeError(alpha.items.map(\.alphaIfDropped), expected.dropped) < 1e-12)
    let feldt = alpha.interval()
    #expect(relativeError([feldt.lowerBound, feldt.upperBound], expected.feldt) < 1e-11)
    let wide = alpha.interval(.asymptotic, level: 0.95)
    #expect(
      relativeError((wide.upperBound - wide.lowerBound) / 2, 1.959963984540054 * expected.ase)
        < 1e-12)
  }

  @Test func alphaFromPairwiseCovariances() throws {
    let expected = fixture.covarianceAlpha
    let alpha = try CronbachAlpha(
      try CovarianceMatrix(Matrix(fixture.covariance), rows: 2800), rows: 2800)
    #expect(relativeError(alpha.estimate, expected.alpha) < 1e-12)
    #expect(relativeError(alpha.standardError, expected.ase) < 1e-12)
    let feldt = alpha.interval()
    #expect(relativeError([feldt.lowerBound, feldt.upperBound], expected.feldt) < 1e-10)
  }

  /// Items turned round twice are as before; α does not depend on the unit of all items together.
  @Test func reversedItems() throws {
    let c = try CovarianceMatrix(
      Matrix(fixture.covariance), names: ["a", "b", "c", "d", "e"], rows: 100)
    let turned = try c.reversing(["a"])
    #expect(try CronbachAlpha(turned, rows: 100).estimate < 0.6)
    #expect(try turned.reversing(["a"]).values == c.values)
    #expect(throws: ObservationsError.unknown(column: "z")) { try c.reversing(["z"]) }
    #expect(throws: ObservationsError.tooFew(what: "items", found: 1, needed: 2)) {
      try CronbachAlpha(try CovarianceMatrix(Matrix([[2]]), rows: 9), rows: 9)
    }
  }

  /// A weight is so many copies of the row: α, whose covariances are divided alike, is the same.
  @Test func weightedAlphaIsThatOfCopies() throws {
    let x = Matrix(fixture.attitude)
    let w = (0..<30).map { Double($0 % 3) }
    let copies = w.enumerated().flatMap { Array(repeating: $0.offset, count: Int($0.element)) }
    let weighted = try CronbachAlpha(
      try CovarianceMatrix(try Observations(x, weights: w)), rows: 30)
    let replicated = try CronbachAlpha(
      try CovarianceMatrix(try Observations(x.selecting(rows: copies))), rows: 30)
    #expect(relativeError(weighted.estimate, replicated.estimate) < 1e-12)
    #expect(
      relativeError(weighted.items.map(\.itemRest), replicated.items.map(\.itemRest)) < 1e-12)
  }

  /// Pairwise covariances that contradict each other can give an α above 1; its interval is still one.
  @Test func improperCovariances() throws {
    let v = Matrix([[1, 0.9, 0.9], [0.9, 1, 1.5], [0.9, 1.5, 1]])
    let alpha = try CronbachAlpha(try CovarianceMatrix(v, rows: 40), rows: 40)
    #expect(alpha.estimate > 1)
    #expect(alpha.interval().contains(alpha.estimate))
    #expect(alpha.interval(.asymptotic).contains(alpha.estimate))
  }

  @Test func omegaOfHarmansTests() throws {
    let r = try CorrelationMatrix(Matrix(fixture.harman))
    let omega = try Omega(r, factors: 3)
    #expect(relativeError(omega.total, fixture.omegaTotal) < 1e-10)
    #expect(relativeError(omega.hierarchical, fixture.omegaHierarchical) < 1e-6)
    #expect(relativeError(omega.general, fixture.general) < 1e-5)
    // The general and group loadings reproduce what the factors reproduce.
    let sum =
      zip(omega.general, omega.groups.rowArrays).map { g, row in
        g * g + row.reduce(0) { $0 + $1 * $1 }
      }
    #expect(sum.allSatisfy { $0 > 0 && $0 < 1.2 })
    #expect(throws: FactorError.self) { try Omega(r, factors: 2) }
  }

  /// Under tau-equivalence, one factor with equal loadings, α is ω.
  @Test func alphaIsOmegaUnderTauEquivalence() throws {
    var r = Matrix(rows: 6, columns: 6, repeating: 0.36)
    for i in 0..<6 { r[i, i] = 1 }
    let omega = try Omega(try CorrelationMatrix(r), factors: 1)
    let alpha = try CronbachAlpha(try CovarianceMatrix(r, rows: 100), rows: 100)
    #expect(relativeError(omega.total, alpha.estimate) < 1e-9)
    #expect(relativeError(omega.hierarchical, alpha.estimate) < 1e-9)
    #expect(relativeError(alpha.estimate, 6 * 0.36 / (1 + 5 * 0.36)) < 1e-13)
  }

  /// Expected: `psych::factor.scores`.
  @Test func factorScores() throws {
    let r = try CorrelationMatrix(Matrix(fixture.harman))
    let (l, phi) = (Matrix(fixture.loadings), Matrix(fixture.correlations))
    for (method, expected) in zip(FactorScoring.allCases, fixture.scores) {
      let weights = try method.weights(
        correlations: r, loadings: l, factorCorrelations: phi,
        uniquenesses: fixture.uniquenesses)
      #expect(relativeError(weights, expected) < 1e-8, "\(method)")
    }
  }

  /// Ten Berge's scores have the correlations of the factors; Anderson and Rubin's none; Bartlett's
  /// weights reproduce the factors from the loadings.
  @Test func propertiesOfScores() throws {
    let r = try CorrelationMatrix(Matrix(fixture.harman))
    let (l, phi) = (Matrix(fixture.loadings), Matrix(fixture.correlations))
    func weights(_ method: FactorScoring) throws -> Matrix {
      try method.weights(
        correlations: r, loadings: l, factorCorrelations: phi,
        uniquenesses: fixture.uniquenesses)
    }
    let b = try weights(.tenBerge)
    #expect((b.transposeTimes(r.values * b) - phi).maximumNorm < 1e-12)
    let a = try weights(.andersonRubin)
    #expect((a.transposeTimes(r.values * a) - .identity(3)).maximumNorm < 1e-12)
    #expect((try weights(.bartlett).transposeTimes(l) - .identity(3)).maximumNorm < 1e-12)
  }
}
