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

  private struct Scaling: Decodable {
    struct Fit: Decodable {
      let penalty, constant, effectiveParameters: Double
      let slopes: [Double]
    }
    let terms: [String]
    let columns: [[Double]]
    let weights, y: [Double]
    let fits: [Fit]
  }

  /// Years, the same years with a thousandth of noise, unix time, columns near 10⁶ and 10⁻⁹, responses
  /// near 10⁶, unequal weights: the solution at 80 digits (`make/ridge-scaling.py`). Two columns are
  /// nearly one: without a penalty their difference has 4 digits less.
  @Test func badlyScaledColumns() throws {
    let expected: Scaling = try Fixtures.load("ridge-scaling")
    let data = try RegressionData(
      x: Matrix(columns: expected.columns), y: expected.y, terms: expected.terms,
      weights: .sampling(expected.weights))
    let ridge = try RidgeRegression(data, penalties: expected.fits.map(\.penalty))
    for (fit, expected) in zip(ridge.fits, expected.fits) {
      let tolerance = expected.penalty == 0 ? 1e-8 : 1e-10
      for (slope, exact) in zip(fit.slopes, expected.slopes) {
        #expect(abs(slope / exact - 1) < tolerance, "λ = \(expected.penalty)")
      }
      #expect(relativeError(fit.constant, expected.constant) < tolerance)
      #expect(relativeError(fit.effectiveParameters, expected.effectiveParameters) < 1e-11)
    }
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
