import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: R's `lm`, `sandwich`; `Fixtures/make/regression.R`.
@Suite struct LinearModelTests {
  let fixture: RegressionFixture

  init() throws { fixture = try Fixtures.load("regression") }

  @Test func unweighted() throws {
    let expected = fixture.linear
    let model = try LinearModel(try fixture.data("gaussian"))
    #expect(relativeError(model.coefficients, expected.coefficients) < 1e-12)
    #expect(relativeError(try model.covariance(), expected.covariance) < 1e-12)
    #expect(relativeError(model.residualSumOfSquares, expected.rss) < 1e-12)
    #expect(relativeError(try model.logLikelihood(), expected.logLikelihood) < 1e-12)
    #expect(relativeError(model.rSquared, expected.rSquared) < 1e-11)
    #expect(relativeError(model.adjustedRSquared, expected.adjusted) < 1e-11)
    #expect(relativeError(model.leverages, expected.leverages) < 1e-11)
    #expect(relativeError(model.cooksDistances, expected.cooks) < 1e-9)
    #expect(relativeError(model.studentizedResiduals, expected.studentized) < 1e-9)
    for (kind, covariance) in zip(LinearModel.RobustKind.allCases, expected.hc) {
      #expect(relativeError(try model.covariance(kind), covariance) < 1e-11, "\(kind)")
    }
    let inflation = try model.varianceInflation()
    #expect(inflation.map(\.term) == ["a", "b", "g1", "g2"])
    #expect(relativeError(inflation.map(\.factor), fixture.vif) < 1e-11)
  }

  /// Expected: `car::vif` and the singular values of the scaled model matrix.
  @Test func collinearity() throws {
    let model = try LinearModel(try fixture.data("gaussian"))
    let groups = [
      LinearModel.TermGroup(name: "a", terms: ["a"]),
      LinearModel.TermGroup(name: "b", terms: ["b"]),
      LinearModel.TermGroup(name: "g", terms: ["g1", "g2"]),
    ]
    let inflation = try model.generalizedVarianceInflation(groups)
    #expect(relativeError(inflation.map(\.factor), fixture.generalizedVIF.map { $0[0] }) < 1e-11)
    #expect(relativeError(inflation.map(\.perTerm), fixture.generalizedVIF.map { $0[1] }) < 1e-11)
    #expect(relativeError(try model.conditionIndices(), fixture.conditionIndices) < 1e-11)
    #expect(throws: RegressionError.unknownTerm("z")) {
      try model.generalizedVarianceInflation([.init(name: "z", terms: ["z"])])
    }
  }

  @Test func precisionWeights() throws {
    let expected = fixture.precision
    let model = try LinearModel(try fixture.data("gaussian", .precision(fixture.column("w"))))
    #expect(relativeError(model.coefficients, expected.coefficients) < 1e-12)
    #expect(relativeError(try model.covariance(), expected.covariance) < 1e-12)
    #expect(relativeError(try model.logLikelihood(), expected.logLikelihood) < 1e-12)
    #expect(relativeError(model.rSquared, expected.rSquared) < 1e-11)
    #expect(relativeError(model.leverages, expected.leverages) < 1e-11)
    #expect(relativeError(model.cooksDistances, expected.cooks) < 1e-9)
    for (kind, covariance) in zip(LinearModel.RobustKind.allCases, expected.hc) {
      #expect(relativeError(try model.covariance(kind), covariance) < 1e-11, "\(kind)")
    }
  }

  /// Frequency weights are copies of rows in everything that does not speak of single rows.
  @Test func frequencyWeightsAreCopiesOfRows() throws {
    let expected = fixture.copies
    let model = try LinearModel(try fixture.data("gaussian", .frequency(fixture.column("w"))))
    #expect(relativeError(model.coefficients, expected.coefficients) < 1e-12)
    #expect(relativeError(try model.covariance(), expected.covariance) < 1e-12)
    #expect(relativeError(try model.logLikelihood(), expected.logLikelihood) < 1e-12)
    #expect(relativeError(model.adjustedRSquared, expected.adjusted) < 1e-11)
    for (kind, covariance) in zip(LinearModel.RobustKind.allCases, expected.hc) {
      #expect(relativeError(try model.covariance(kind), covariance) < 1e-11, "\(kind)")
    }
  }

  /// What a likelihood would say does not exist under sampling weights; the coefficients and the
  /// robust errors do.
  @Test func samplingWeightsHaveNoLikelihood() throws {
    let w = fixture.column("w")
    let model = try LinearModel(try fixture.data("gaussian", .sampling(w)))
    #expect(relativeError(model.coefficients, fixture.precision.coefficients) < 1e-12)
    #expect(relativeError(try model.covariance(.hc0), fixture.precision.hc[0]) < 1e-11)
    #expect(
      throws: RegressionError.undefined(what: "the likelihood", weights: "sampling weights")
    ) { try model.logLikelihood() }
    #expect(throws: RegressionError.self) { try model.covariance() }
  }

  @Test func scoresAddUpToZeroAndAliasedTermsAreNamed() throws {
    let x = fixture.x
    let sum = zip(x.column(1), x.column(2)).map { $0 + $1 }
    let wider = x.appending(columns: Matrix(columns: [sum]))
    let model = try LinearModel(
      try RegressionData(
        x: wider, y: fixture.column("gaussian"), terms: RegressionFixture.terms + ["a+b"]))
    #expect(model.aliased == ["a+b"] && model.coefficients[5].isNaN)
    #expect(relativeError(model.estimates, fixture.linear.coefficients) < 1e-12)
    let ones = [Double](repeating: 1, count: x.rows)
    #expect(model.rowScores.transposeTimes(ones).allSatisfy { abs($0) < 1e-11 })
  }

  /// A row of weight zero may hold anything and changes nothing.
  @Test func rowsOfWeightZeroDoNotCount() throws {
    var x = fixture.x
    x[3, 1] = .nan
    var y = fixture.column("gaussian")
    y[7] = .infinity
    var w = fixture.column("w")
    w[3] = 0
    w[7] = 0
    let kept = x.rows - 2
    let all = try LinearModel(try RegressionData(x: x, y: y, weights: .precision(w)))
    let rows = (0..<x.rows).filter { w[$0] > 0 }
    let fewer = try LinearModel(
      try RegressionData(
        x: x.selecting(rows: rows), y: rows.map { y[$0] },
        weights: .precision(rows.map { w[$0] })))
    #expect(relativeError(all.coefficients, fewer.coefficients) < 1e-13)
    #expect(all.residualDegreesOfFreedom == Double(kept - 5))
    #expect(relativeError(all.residualSumOfSquares, fewer.residualSumOfSquares) < 1e-12)
    #expect(throws: RegressionError.notFinite(what: "\"x2\"", row: 3)) {
      try RegressionData(x: x, y: fixture.column("gaussian"))
    }
  }

  @Test func badInputIsNamed() throws {
    #expect(throws: RegressionError.tooFewRows(rows: 2, parameters: 2)) {
      try LinearModel(try RegressionData(x: Matrix([[1, 1], [1, 2]]), y: [1, 2]))
    }
    #expect(throws: RegressionError.shape(what: "responses", found: 1, expected: 2)) {
      try RegressionData(x: Matrix([[1, 1], [1, 2]]), y: [1])
    }
    #expect(throws: RegressionError.weight(row: 1)) {
      try RegressionData(x: Matrix([[1], [1]]), y: [1, 2], weights: .sampling([1, -2]))
    }
    #expect(
      throws: RegressionError.matrix(.init("model matrix", .rankDeficient(rank: 0, columns: 1)))
    ) { try LinearModel(try RegressionData(x: Matrix([[0], [0]]), y: [1, 2])) }
  }
}
