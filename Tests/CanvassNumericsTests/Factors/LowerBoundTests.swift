import CanvassNumerics
import CanvassTestSupport
import Testing

struct LowerBoundFixture: Decodable {
  struct Halves: Decodable {
    let best, worst, mean, oddMean, correlation, brown, guttman: Double
    let odd: [Double]
  }
  let covariances, correlations, harman, polychoric, thresholds, answers, answerCuts: [[Double]]
  let halves: Halves
  let bounds, glb: [Double]
  let ordinalAlpha, greenYang: Double
}

/// Expected values: `psych` and definitions worked out in R (`Fixtures/make/lower-bounds.R`).
@Suite struct LowerBoundTests {
  let fixture: LowerBoundFixture

  init() throws { fixture = try Fixtures.load("lower-bounds") }

  private func covariances(_ rows: [[Double]]) throws -> CovarianceMatrix {
    try CovarianceMatrix(Matrix(rows), rows: 1000)
  }

  /// `psych::splitHalf`, and halves added up in R.
  @Test func splitHalves() throws {
    let expected = fixture.halves
    let all = try SplitHalves(try covariances(fixture.correlations))
    #expect(all.count == 126)
    #expect(relativeError(all.best.guttman, expected.best) < 1e-12)
    #expect(relativeError(all.worst.guttman, expected.worst) < 1e-12)
    #expect(relativeError(all.mean, expected.mean) < 1e-12)
    let half = try SplitHalf.oddEven(try covariances(fixture.covariances))
    #expect(relativeError(half.correlation, expected.correlation) < 1e-12)
    #expect(relativeError(half.spearmanBrown, expected.brown) < 1e-12)
    #expect(relativeError(half.guttman, expected.guttman) < 1e-12)
  }

  @Test func splitsOfAnOddNumberOfItems() throws {
    let v = Matrix(fixture.covariances).selecting(
      rows: Array(0..<5), columns: Array(0..<5))
    let all = try SplitHalves(try CovarianceMatrix(v, rows: 1000))
    #expect(all.count == 10)
    #expect(relativeError([all.worst.guttman, all.best.guttman], fixture.halves.odd) < 1e-12)
    #expect(relativeError(all.mean, fixture.halves.oddMean) < 1e-12)
  }

  /// Cronbach (1951): α is the mean over all splits of an even number of items.
  @Test func alphaIsTheMeanOfAllSplits() throws {
    let v = try covariances(fixture.covariances)
    let alpha = try CronbachAlpha(v, rows: 1000)
    #expect(relativeError(try SplitHalves(v).mean, alpha.estimate) < 1e-12)
    #expect(relativeError(try GuttmanBounds(v).lambda3, alpha.estimate) < 1e-14)
  }

  /// `psych::guttman`.
  @Test func guttmanBounds() throws {
    let b = try GuttmanBounds(try covariances(fixture.correlations))
    let found = [b.lambda1, b.lambda2, b.lambda3, b.lambda5, b.lambda6]
    #expect(relativeError(found, fixture.bounds) < 1e-12)
  }

  /// The dual problem solved row by row in R.
  @Test func greatestLowerBound() throws {
    for (rows, expected) in zip(
      [fixture.covariances, fixture.correlations, fixture.harman], fixture.glb)
    {
      let v = try covariances(rows)
      let bound = try GreatestLowerBound(v)
      #expect(relativeError(bound.estimate, expected) < 1e-8)
      #expect(bound.gap >= -1e-14 && bound.gap < 1e-9)
      // Both sides of the certificate hold.
      #expect(bound.errorVariances.allSatisfy { $0 >= 0 })
      #expect(bound.dual.diagonal.allSatisfy { $0 >= 1 - 1e-12 })
      _ = try Cholesky(of: v.values - Matrix(diagonal: bound.errorVariances))
      #expect(try SymmetricEigen.values(of: bound.dual).allSatisfy { $0 > -1e-9 })
    }
  }

  /// No bound is below another that is known to be less sharp; with parallel items all agree.
  @Test func orderOfTheBounds() throws {
    let v = try covariances(fixture.covariances)
    let (bounds, glb) = (try GuttmanBounds(v), try GreatestLowerBound(v).estimate)
    #expect(bounds.lambda1 < bounds.lambda3 && bounds.lambda3 < bounds.lambda2)
    #expect(bounds.lambda2 < glb && bounds.lambda6 < glb)
    #expect(try SplitHalves(v).best.guttman <= glb + 1e-12)
    var parallel = Matrix(rows: 6, columns: 6, repeating: 0.36)
    for i in 0..<6 { parallel[i, i] = 1 }
    let p = try CovarianceMatrix(parallel, rows: 100)
    let alpha = 6 * 0.36 / (1 + 5 * 0.36)
    #expect(relativeError(try GreatestLowerBound(p).estimate, alpha) < 1e-9)
    #expect(relativeError(try SplitHalves(p).worst.guttman, alpha) < 1e-12)
    #expect(relativeError(try SplitHalf.oddEven(p).spearmanBrown, alpha) < 1e-12)
  }

  /// One factor would take 0.75²/0.5 of the first item's variance of 1: its error variance ends at 0.
  @Test func errorVariancesAtZero() throws {
    let v = Matrix([[1, 0.75, 0.75], [0.75, 1, 0.5], [0.75, 0.5, 1]])
    let bound = try GreatestLowerBound(try CovarianceMatrix(v, rows: 100))
    #expect(bound.gap < 1e-9)
    #expect((bound.errorVariances.min() ?? 1) < 1e-6)
  }

  @Test func refusals() throws {
    let one = try CovarianceMatrix(Matrix([[2]]), rows: 9)
    #expect(throws: ObservationsError.tooFew(what: "items", found: 1, needed: 2)) {
      try SplitHalves(one)
    }
    #expect(throws: ObservationsError.tooMany(what: "items", found: 27, most: 26)) {
      try SplitHalves(try CovarianceMatrix(.identity(27), rows: 99))
    }
    let v = try covariances(fixture.covariances)
    #expect(throws: ObservationsError.unknown(column: "z")) { try SplitHalf(v, half: ["z"]) }
    #expect(throws: ObservationsError.tooFew(what: "items in a half", found: 0, needed: 1)) {
      try SplitHalf(v, half: [])
    }
    #expect(throws: FactorError.self) { try GuttmanBounds(one) }
    #expect(throws: FactorError.self) { try GreatestLowerBound(one) }
    let singular = try CovarianceMatrix(Matrix([[1, 1], [1, 1]]), rows: 9)
    #expect(throws: FactorError.self) { try GreatestLowerBound(singular) }
  }

  /// An item that follows from others has no error of its own, and the others have theirs as without it.
  @Test("identical items leave every bound of Guttman")
  func identicalItems() throws {
    let v = Matrix(fixture.covariances)
    let p = v.rows
    let twice = try CovarianceMatrix(
      Matrix(rows: p + 1, columns: p + 1) { v[$0 == p ? 0 : $0, $1 == p ? 0 : $1] }, rows: 1000)
    let bounds = try GuttmanBounds(twice)
    let errors = try Cholesky(of: v).inverse.diagonal.dropFirst().reduce(0) { $0 + 1 / $1 }
    let sum = twice.values.elements.reduce(0, +)
    #expect(relativeError(bounds.lambda6, 1 - errors / sum) < 1e-10)
    #expect(relativeError(bounds.lambda3, try CronbachAlpha(twice, rows: 1000).estimate) < 1e-14)
    let names = [twice.names[0], twice.names[p]]
    #expect(throws: FactorError.collinear(names)) { try GreatestLowerBound(twice) }
  }

  @Test("covariances that contradict each other have no regressions and no greatest lower bound")
  func contradictory() throws {
    let torn = try CovarianceMatrix(
      Matrix([[1, 0.9, -0.6], [0.9, 1, 0.2], [-0.6, 0.2, 1]]), rows: 100)
    let bounds = try GuttmanBounds(torn)
    #expect(bounds.lambda6.isNaN && bounds.lambda2.isFinite && bounds.lambda5.isFinite)
    let smallest = try #require(try SymmetricEigen.values(of: torn.values).last)
    #expect {
      try GreatestLowerBound(torn)
    } throws: { error in
      guard case .contradictory(let found)? = error as? FactorError else { return false }
      return relativeError(found, smallest) < 1e-12
    }
  }

  /// Cell probabilities integrated and scored in R.
  @Test func ordinalCoefficients() throws {
    let r = try CorrelationMatrix(Matrix(fixture.polychoric))
    let found = try OrdinalReliability(r, thresholds: fixture.thresholds)
    #expect(relativeError(found.omega, fixture.greenYang) < 1e-9)
    #expect(relativeError(found.alpha, fixture.ordinalAlpha) < 1e-13)
    #expect(throws: FactorError.self) { try OrdinalReliability(r, thresholds: [[0]]) }
  }

  @Test func thresholdsOfItems() throws {
    let data = try Observations(Matrix(fixture.answers))
    let cuts = try OrdinalReliability.thresholds(data)
    for (found, expected) in zip(cuts, fixture.answerCuts) {
      #expect(relativeError(found, expected) < 1e-12)
    }
  }

  /// With very many categories ω approaches that of the normal variables themselves, and with one cut
  /// at zero it is the arcsine law's.
  @Test func limitsOfGreenYang() throws {
    var r = Matrix(rows: 4, columns: 4, repeating: 0.5)
    for i in 0..<4 { r[i, i] = 1 }
    let correlations = try CorrelationMatrix(r)
    let fine = (1..<200).map { -4 + Double($0) / 25 }
    let many = try OrdinalReliability(correlations, thresholds: [fine, fine, fine, fine])
    #expect(abs(many.omega - 0.8) < 1e-4)
    let two = try OrdinalReliability(correlations, thresholds: [[0], [0], [0], [0]])
    // Covariances asin ρ / 2π: 1/12 between items and of the true parts, 1/4 of an item.
    #expect(relativeError(two.omega, (16.0 / 12) / (12.0 / 12 + 4.0 / 4)) < 1e-9)
  }
}
