import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: Newton's method written out in R, checked against `nnet::multinom`
/// (`Fixtures/make/regression.R`).
@Suite struct MultinomialModelTests {
  let fixture: RegressionFixture

  init() throws { fixture = try Fixtures.load("regression") }

  @Test func isTheMaximum() throws {
    let expected = fixture.multinomial
    let fit = try MultinomialModel(
      try fixture.data("ordered", .precision(fixture.column("w"))))
    #expect(relativeError(fit.coefficients, expected.coefficients) < 1e-10)
    #expect(relativeError(fit.deviance, expected.deviance) < 1e-13)
    #expect(relativeError(try fit.covariance(), expected.covariance) < 1e-9)
    #expect(relativeError(try fit.robustCovariance(), expected.robust) < 1e-9)
    #expect(fit.parameters.prefix(2) == ["2:(Intercept)", "2:a"] && fit.convergence.converged)
  }

  /// With two categories it is logistic regression.
  @Test func twoCategoriesAreLogisticRegression() throws {
    let data = try fixture.data("binary")
    let fit = try MultinomialModel(data)
    let logistic = try GeneralizedLinearModel(data, family: .logistic)
    #expect(relativeError(fit.estimates, logistic.coefficients) < 1e-11)
    #expect(relativeError(fit.logLikelihood, try logistic.logLikelihood()) < 1e-13)
  }

  @Test func badInputIsNamed() throws {
    let x = Matrix(columns: [[1, 1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1]])
    #expect(throws: RegressionError.constantResponse) {
      try MultinomialModel(try RegressionData(x: x, y: [2, 2, 2, 2, 2, 2, 2, 2]))
    }
    #expect(throws: RegressionError.separation(terms: ["one", "half"])) {
      try MultinomialModel(
        try RegressionData(
          x: x, y: [1, 1, 1, 1, 2, 2, 3, 3], terms: ["one", "half"]))
    }
  }
}
