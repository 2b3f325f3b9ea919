import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: `MASS::lm.ridge` (`Fixtures/make/regression.R`).
@Suite struct RidgeRegressionTests {
  let fixture: RegressionFixture
  let data: RegressionData

  init() throws {
    fixture = try Fixtures.load("regression")
    data = try RegressionData(
      x: fixture.x.selecting(columns: [1, 2, 3, 4]), y: fixture.column("gaussian"),
      terms: Array(RegressionFixture.terms.dropFirst()))
  }

  @Test func isThatOfR() throws {
    let ridge = try RidgeRegression(data, penalties: fixture.ridge.penalties)
    for (fit, expected) in zip(ridge.fits, fixture.ridge.coefficients) {
      #expect(relativeError([fit.constant] + fit.slopes, expected) < 1e-11)
    }
    #expect(
      relativeError(ridge.fits.map(\.generalizedCrossValidation), fixture.ridge.gcv) < 1e-11)
  }

  /// Without a penalty it is least squares, with all parameters; a large one leaves the mean.
  @Test func endsOfThePath() throws {
    let ridge = try RidgeRegression(data, penalties: [0, 1e12])
    let zero = ridge.fits[0]
    #expect(
      relativeError([zero.constant] + zero.slopes, fixture.linear.coefficients) < 1e-11)
    #expect(relativeError(zero.effectiveParameters, 4) < 1e-12)
    let mean = data.y.reduce(0, +) / Double(data.y.count)
    #expect(ridge.fits[1].slopes.allSatisfy { abs($0) < 1e-9 })
    #expect(relativeError(ridge.fits[1].constant, mean) < 1e-9)
  }

  @Test func badInputIsNamed() throws {
    #expect(throws: RegressionError.penalty(-1)) {
      try RidgeRegression(data, penalties: [-1])
    }
    #expect(throws: RegressionError.constantTerm(term: "x1")) {
      try RidgeRegression(
        try RegressionData(x: Matrix([[1], [1], [1]]), y: [1, 2, 4]), penalties: [0])
    }
  }
}
