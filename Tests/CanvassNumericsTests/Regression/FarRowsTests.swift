import Testing

@testable import CanvassNumerics

/// Rows far from all others, and weights that are very unequal: what is lost where a mean comes next to the end of its
/// range, and where expected information is far from the observed one.
@Suite("Regressions with rows far away")
struct FarRowsTests {
  private func fit(
    _ x: [Double], _ y: [Double], _ weights: [Double]? = nil, _ family: Family
  ) throws -> GeneralizedLinearModel {
    let matrix = Matrix(
      rows: x.count, columns: 2, elements: [Double](repeating: 1, count: x.count) + x)
    let data = try RegressionData(
      x: matrix, y: y, terms: ["constant", "x"],
      weights: weights.map(RegressionWeights.sampling) ?? .equal)
    return try GeneralizedLinearModel(data, family: family)
  }

  /// `glm` of R 4.2 on the same rows: coefficients and deviance. One row has a linear predictor of 42, or 27.
  @Test(
    "a row of which the outcome is certain does not make the others exact",
    arguments: [
      (Family.logistic, [-0.777374596637458, 0.471154262085596], 48.0110969377633),
      (.binomial(.probit), [-0.492629757109588, 0.300342952848503], 47.8663505551934),
    ])
  func farRow(_ family: Family, _ coefficients: [Double], _ deviance: Double) throws {
    let rows = 0..<40
    var x = rows.map { i in
      ((CanvassNumerics.sin(Double(i) * 1.7) * 2 + Double(i % 5) / 4) * 100).rounded() / 100
    }
    x[39] = 90
    let y = rows.map { i -> Double in
      i == 39 || i * 7 % 11 < (x[i] > 0.5 ? 6 : 4) ? 1 : 0
    }
    let model = try fit(x, y, nil, family)
    for (ours, theirs) in zip(model.coefficients, coefficients) {
      #expect(abs(ours - theirs) < 1e-9)
    }
    let fitted = FittedRegression.generalized(model)
    #expect(!fitted.fitsExactly)
    let found = fitted.statistics(hasIntercept: true).deviance
    #expect(abs(found - deviance) < 1e-8)
  }

  /// Newton's method with halved steps in R, to a step of 1e-14; `glm` and scoring go back and forth.
  @Test("a probit model with very unequal weights settles")
  func probit() throws {
    let model = try fit(
      [1.5, 0.4, 3.7, 13.3, 1, 1.7, 0.1, 3, 1.1, 0.2, 13.4, 0.2, 2.7, 0.6],
      [0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 1],
      [0.2, 37.7, 0.2, 1.5, 0.2, 1, 69.3, 12.4, 0.5, 0.4, 2.5, 0.2, 0.2, 7.9],
      .binomial(.probit))
    #expect(model.convergence.converged && model.convergence.iterations < 30)
    #expect(abs(model.coefficients[0] + 1.2117817255183332) < 1e-9)
    #expect(abs(model.coefficients[1] - 0.2482505777870042) < 1e-9)
  }

  /// The same of −log L of the gamma distribution with a logarithmic link.
  @Test("a gamma model with very unequal weights settles")
  func gamma() throws {
    let model = try fit(
      [0.8, 0.9, 4.6, 0.8, 0, 2.1, 0.3, 3.2, 3.1, 0.2, 1.3, 1, 16.7, 1.4],
      [2.88, 0.99, 0.82, 1.63, 1.21, 0.42, 0.52, 1.56, 2.97, 2, 1.33, 1.43, 2.45, 20.13],
      [0.1, 0.3, 17.4, 1.4, 0.7, 4.2, 0.8, 12.4, 0.5, 1.4, 1.1, 0.4, 0.4, 0.8], .gamma(.log))
    #expect(model.convergence.converged && model.convergence.iterations < 30)
    #expect(abs(model.coefficients[0] - 0.63371532524360719) < 1e-9)
    #expect(abs(model.coefficients[1] + 0.07344247941433421) < 1e-9)
  }
}
