import CanvassNumerics
import CanvassTestSupport
import Testing

struct HousingFixture: Decodable {
  let cells: [[Double]]
  let terms: [String]
  let logit, probit: RegressionFixture.Ordinal
}

/// Expected values: Newton's method written out in R; R's `MASS::polr` agrees to where it stops
/// (`Fixtures/make/regression.R`).
@Suite struct OrdinalModelTests {
  let fixture: RegressionFixture

  init() throws { fixture = try Fixtures.load("regression") }

  func data(_ weights: RegressionWeights) throws -> RegressionData {
    try RegressionData(
      x: fixture.x.selecting(columns: [1, 2, 3, 4]), y: fixture.column("ordered"),
      terms: Array(RegressionFixture.terms.dropFirst()), weights: weights)
  }

  func check(_ fit: OrdinalModel, _ expected: RegressionFixture.Ordinal) throws {
    #expect(relativeError(fit.coefficients, expected.coefficients) < 1e-10)
    #expect(relativeError(fit.thresholds, expected.thresholds) < 1e-10)
    #expect(relativeError(fit.deviance, expected.deviance) < 1e-13)
    #expect(relativeError(try fit.covariance(), expected.covariance) < 1e-10)
    #expect(relativeError(try fit.robustCovariance(), expected.robust) < 1e-10)
    #expect(fit.convergence.converged)
  }

  @Test func logitAndProbit() throws {
    try check(try OrdinalModel(try data(.precision(fixture.column("w")))), fixture.logistic)
    let normal = try OrdinalModel(try data(.equal), link: .probit)
    try check(normal, fixture.normal)
    #expect(normal.parameters == ["a", "b", "g1", "g2", "1|2", "2|3", "3|4"])
  }

  /// Satisfaction with housing in Copenhagen; the published deviances of Venables and Ripley (2002)
  /// are 3479.149 and 3479.689.
  @Test func housing() throws {
    let housing: HousingFixture = try Fixtures.load("housing")
    let cells = Matrix(housing.cells)
    let data = try RegressionData(
      x: cells.selecting(columns: Array(0..<6)), y: cells.column(6), terms: housing.terms,
      weights: .frequency(cells.column(7)))
    let logit = try OrdinalModel(data)
    try check(logit, housing.logit)
    #expect(abs(logit.deviance - 3479.149) < 5e-4)
    let probit = try OrdinalModel(data, link: .probit)
    try check(probit, housing.probit)
    #expect(abs(probit.deviance - 3479.689) < 5e-4)
  }

  /// Two categories: logistic regression with the threshold as minus the constant.
  @Test func twoCategoriesAreLogisticRegression() throws {
    let binary = try OrdinalModel(
      try RegressionData(
        x: fixture.x.selecting(columns: [1, 2, 3, 4]), y: fixture.column("binary")))
    let logistic = try GeneralizedLinearModel(try fixture.data("binary"), family: .logistic)
    #expect(relativeError(-binary.thresholds[0], logistic.coefficients[0]) < 1e-10)
    #expect(
      relativeError(binary.coefficients, Array(logistic.coefficients.dropFirst())) < 1e-10)
  }

  /// Turning the categories round turns the signs.
  @Test func reversedCategories() throws {
    let forward = try OrdinalModel(try data(.equal))
    let backward = try OrdinalModel(
      try RegressionData(
        x: fixture.x.selecting(columns: [1, 2, 3, 4]), y: fixture.column("ordered").map { -$0 }))
    #expect(relativeError(backward.coefficients.map { -$0 }, forward.coefficients) < 1e-10)
    #expect(relativeError(backward.thresholds.reversed().map { -$0 }, forward.thresholds) < 1e-10)
  }

  /// Without terms the probabilities are the shares.
  @Test func aConstantColumnIsAliasedAndProbabilitiesAreShares() throws {
    let y: [Double] = [1, 1, 2, 3, 3, 3, 3, 2, 1, 2]
    let fit = try OrdinalModel(
      try RegressionData(x: Matrix(rows: 10, columns: 1, repeating: 1), y: y, terms: ["one"]))
    #expect(fit.aliased == ["one"])
    let p = try fit.probabilities(at: Matrix([[1]]))
    #expect(relativeError(p.row(0), [0.3, 0.3, 0.4]) < 1e-14)
  }

  @Test func badInputIsNamed() throws {
    let x = Matrix(columns: [[1, 2, 3, 4, 5, 6]])
    #expect(throws: RegressionError.constantResponse) {
      try OrdinalModel(try RegressionData(x: x, y: [2, 2, 2, 2, 2, 2]))
    }
    #expect(throws: RegressionError.separation(terms: ["x"])) {
      try OrdinalModel(try RegressionData(x: x, y: [1, 1, 2, 2, 3, 3], terms: ["x"]))
    }
    #expect(throws: RegressionError.tooFewRows(rows: 6, parameters: 6)) {
      try OrdinalModel(try RegressionData(x: x, y: [1, 2, 3, 4, 5, 6]))
    }
  }
}
