import CanvassNumerics
import CanvassTestSupport
import Testing

/// Models that leave nothing of their responses but rounding, and deviances that are nearly nothing.
@Suite("Generalised linear models that fit exactly, or nearly")
struct ExactFitTests {
  private func fit(
    _ y: [Double], _ family: Family, x: [Double]? = nil
  ) throws -> GeneralizedLinearModel {
    let ones = [Double](repeating: 1, count: y.count)
    let matrix = Matrix(
      rows: y.count, columns: x == nil ? 1 : 2, elements: ones + (x ?? []))
    return try GeneralizedLinearModel(
      try RegressionData(x: matrix, y: y, terms: x == nil ? ["constant"] : ["constant", "x"]),
      family: family)
  }

  /// A deviance is a sum of what is not below 0, and 0 for μ = y.
  @Test(
    "a response that is the same in every row has no deviance, and no likelihood of a dispersion",
    arguments: [
      Family.gamma(.inverse), .gamma(.log), .poisson(.log), .quasiPoisson(.log),
      .binomial(.logit),
    ], [0.1, 0.73])
  func constant(_ family: Family, _ value: Double) throws {
    let model = FittedRegression.generalized(
      try fit([Double](repeating: value, count: 8), family, x: (1...8).map(Double.init)))
    #expect(model.fitsExactly)
    let fit = model.statistics(hasIntercept: true)
    #expect(fit.deviance == 0 && fit.nullDeviance == 0)
    if model.hasUnknownDispersion {
      #expect(fit.dispersion == 0 && fit.logLikelihood == nil && fit.aic == nil)
    } else {
      #expect(fit.logLikelihood?.isFinite == true)
    }
  }

  /// Responses 1 ± d have the mean 1. Gamma: −2 log(1 − d²) = 2(d² + d⁴/2 + …). Poisson:
  /// 2((1 + d) log(1 + d) + (1 − d) log(1 − d)) = 2(d² + d⁴/6 + …). Shares (1 ± d)/2: twice ½(d² + …) for
  /// successes, and the same for failures.
  @Test(
    "a deviance that is small beside the responses has all its digits",
    arguments: [9, 20, 24])
  func nearly(_ power: Int) throws {
    var d = 1.0
    for _ in 0..<power { d /= 2 }
    let responses = [1 - d, 1 + d]
    let square = d * d
    let gamma = 2 * square * (1 + square / 2 + square * square / 3)
    #expect(relativeError(try fit(responses, .gamma(.log)).deviance, gamma) < 1e-13)
    let counts = 2 * square * (1 + square / 6 + square * square / 15)
    #expect(relativeError(try fit(responses, .poisson(.log)).deviance, counts) < 1e-13)
    let shares = try fit(responses.map { $0 / 2 }, .binomial(.logit)).deviance
    #expect(relativeError(shares, counts) < 1e-13)
  }

  @Test("what is left is told from rounding")
  func noise() throws {
    let small = (1...8).map { 7.3 * (1 + 1e-12 * Double($0 % 3)) }
    #expect(!FittedRegression.generalized(try fit(small, .gamma(.log))).fitsExactly)
    #expect(!FittedRegression.generalized(try fit(small, .poisson(.log))).fitsExactly)
  }
}
