import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: R's `glm` with `epsilon = 1e-15`; `Fixtures/make/regression.R`.
@Suite struct GeneralizedLinearModelTests {
  let fixture: RegressionFixture

  init() throws { fixture = try Fixtures.load("regression") }

  static let models: [(name: String, family: Family, response: String)] = [
    ("logit", .logistic, "binary"), ("probit", .binomial(.probit), "binary"),
    ("cloglog", .binomial(.complementaryLogLog), "binary"),
    ("shares", .logistic, "share"), ("poisson", .poisson(.log), "count"),
    ("gammaLog", .gamma(.log), "positive"), ("gammaInverse", .gamma(.inverse), "positive"),
    ("quasiPoisson", .quasiPoisson(.log), "count"),
    ("gaussian", .gaussian(.identity), "gaussian"),
  ]

  @Test(arguments: models)
  func isThatOfR(_ model: (name: String, family: Family, response: String)) throws {
    let expected = try #require(fixture.glms[model.name])
    let weights: RegressionWeights
    switch model.name {
    case "shares": weights = .precision(fixture.column("share").map { _ in 5 })
    case "poisson": weights = .precision(fixture.column("w"))
    default: weights = .equal
    }
    let fit = try GeneralizedLinearModel(
      try fixture.data(model.response, weights), family: model.family)
    #expect(relativeError(fit.coefficients, expected.coefficients) < 1e-9)
    #expect(relativeError(try fit.covariance(), expected.covariance) < 1e-9)
    #expect(relativeError(try fit.robustCovariance(), expected.robust) < 1e-9)
    #expect(relativeError(fit.deviance, expected.deviance) < 1e-11)
    #expect(relativeError(try fit.nullDeviance(), expected.null) < 1e-11)
    #expect(relativeError(fit.dispersion, expected.dispersion) < 1e-9)
    if let logLikelihood = expected.logLikelihood, let aic = expected.aic {
      #expect(relativeError(try fit.logLikelihood(), logLikelihood) < 1e-11)
      #expect(relativeError(try fit.akaike(), aic) < 1e-11)
    } else {
      #expect(throws: RegressionError.self) { try fit.logLikelihood() }
    }
    #expect(fit.convergence.converged)
    let ones = [Double](repeating: 1, count: fixture.rows.count)
    let scale = fit.information.maximumNorm.squareRoot()
    #expect(fit.rowScores.transposeTimes(ones).allSatisfy { abs($0) < 1e-9 * scale })
  }

  /// A normal response with the identity link is the linear model.
  @Test func gaussianIsLeastSquares() throws {
    let data = try fixture.data("gaussian")
    let fit = try GeneralizedLinearModel(data, family: .gaussian(.identity))
    #expect(relativeError(fit.coefficients, try LinearModel(data).coefficients) < 1e-11)
  }

  /// A row with frequency w is w rows; an offset of c in a Poisson model takes c from the constant.
  @Test func weightsAndOffsets() throws {
    let w = fixture.column("w")
    let rows = w.enumerated().flatMap { Array(repeating: $0.offset, count: Int($0.element)) }
    let y = fixture.column("binary")
    let weighted = try GeneralizedLinearModel(
      try fixture.data("binary", .frequency(w)), family: .logistic)
    let copies = try GeneralizedLinearModel(
      try RegressionData(x: fixture.x.selecting(rows: rows), y: rows.map { y[$0] }),
      family: .logistic)
    #expect(relativeError(weighted.coefficients, copies.coefficients) < 1e-11)
    #expect(relativeError(try weighted.logLikelihood(), try copies.logLikelihood()) < 1e-12)

    let plain = try GeneralizedLinearModel(try fixture.data("count"), family: .poisson(.log))
    let shifted = try GeneralizedLinearModel(
      try RegressionData(
        x: fixture.x, y: fixture.column("count"), offset: w.map { _ in 0.7 }),
      family: .poisson(.log))
    #expect(relativeError(shifted.coefficients[0] + 0.7, plain.coefficients[0]) < 1e-11)
    #expect(relativeError(shifted.coefficients[1], plain.coefficients[1]) < 1e-11)
  }

  /// Weights a factor of 40,000 apart make the iteration slow, and separate nothing. R: `glm` with epsilon = 1e-15.
  @Test func unequalWeightsSeparateNothing() throws {
    let x = [
      0.615839, -1.28056, -0.993448, 0.0268885, -0.10463, 1.17899, -0.0600272, 0.750767, -1.0118,
      -0.420826, -0.885034, 0.785947, -1.42328, -0.443316, 0.998261,
    ]
    let group = "vzzvvvzzuzuvvzu"
    let weights = [
      0.01137560, 0.03719460, 1.27307000, 2.95566000, 0.05523250, 17.55500000, 0.05779860,
      0.30381100, 0.26244600, 0.00364967, 0.05601130, 133.40300000, 0.00431905, 0.01075360,
      76.31050000,
    ]
    let y = "110011110001011".map { $0 == "1" ? 1.0 : 0 }
    let columns = Matrix(columns: [
      x.map { _ in 1 }, x, group.map { $0 == "v" ? 1 : 0 }, group.map { $0 == "z" ? 1 : 0 },
    ])
    let model = try GeneralizedLinearModel(
      try RegressionData(x: columns, y: y, weights: .sampling(weights)), family: .logistic)
    #expect(
      relativeError(
        model.coefficients, [2.46458565728, 15.93788653873, -6.45804583138, 9.76130608381])
        < 1e-10)
    // What the sign of x tells is separated, whatever the rows weigh.
    #expect(throws: RegressionError.self) {
      try GeneralizedLinearModel(
        try RegressionData(
          x: Matrix(columns: [x.map { _ in 1 }, x]), y: x.map { $0 > 0 ? 1 : 0 },
          weights: .sampling(weights)), family: .logistic)
    }
  }

  /// Complete and quasi-complete separation, in both directions, name the term.
  @Test func separationIsNamed() throws {
    let n = 40
    let noise = randomMatrix(n, 1, seed: 9).elements
    let half = (0..<n).map { $0 < 20 ? 0.0 : 1.0 }
    let x = Matrix(columns: [half.map { _ in 1 }, noise, half])
    for y in [
      half, half.map { 1 - $0 }, half.enumerated().map { $0.offset == 25 ? 0 : $0.element },
    ] {
      #expect(throws: RegressionError.self) {
        try GeneralizedLinearModel(
          try RegressionData(x: x, y: y, terms: ["one", "noise", "half"]), family: .logistic)
      }
    }
    let quasi = half.enumerated().map { $0.offset % 3 == 0 && $0.offset >= 20 ? 0 : $0.element }
    let error = #expect(throws: RegressionError.self) {
      try GeneralizedLinearModel(
        try RegressionData(x: x, y: quasi, terms: ["one", "noise", "half"]), family: .logistic)
    }
    guard case .separation(let terms) = error else {
      Issue.record("separation was not named")
      return
    }
    #expect(terms.contains("half") && !terms.contains("noise"))
  }

  @Test func impossibleResponsesAreNamed() throws {
    let x = Matrix([[1], [1], [1]])
    #expect(throws: RegressionError.response(row: 1, value: 2, needs: "values from 0 to 1")) {
      try GeneralizedLinearModel(try RegressionData(x: x, y: [0, 2, 1]), family: .logistic)
    }
    #expect(throws: RegressionError.response(row: 2, value: 0, needs: "values above 0")) {
      try GeneralizedLinearModel(try RegressionData(x: x, y: [1, 2, 0]), family: .gamma(.log))
    }
    #expect(throws: RegressionError.response(row: 0, value: -1, needs: "values not below 0")) {
      try GeneralizedLinearModel(try RegressionData(x: x, y: [-1, 2, 0]), family: .poisson(.log))
    }
  }

  /// The standard error of a predicted mean by the delta method, against that of a constant's logit.
  @Test func predictionOfAShare() throws {
    let y: [Double] = [1, 1, 1, 0, 0, 1, 0, 1, 1, 0]
    let fit = try GeneralizedLinearModel(
      try RegressionData(x: Matrix(rows: 10, columns: 1, repeating: 1), y: y), family: .logistic)
    let at = try fit.prediction(at: Matrix([[1]]), covariance: try fit.parameterCovariance())
    #expect(relativeError(at[0].mean, 0.6) < 1e-14)
    #expect(relativeError(at[0].standardError, (0.6 * 0.4 / 10).squareRoot()) < 1e-12)
  }
}
