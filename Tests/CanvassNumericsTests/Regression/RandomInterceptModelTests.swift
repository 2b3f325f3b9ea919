import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: the likelihood written out with full matrices in R, checked against `lme4`
/// (`Fixtures/make/regression.R`).
@Suite struct RandomInterceptModelTests {
  let fixture: RegressionFixture
  let groups: [Int]

  init() throws {
    fixture = try Fixtures.load("regression")
    groups = fixture.column("cluster").map { Int($0) }
  }

  func data(_ y: [Double], _ weights: RegressionWeights) throws -> RegressionData {
    try RegressionData(x: fixture.x, y: y, terms: RegressionFixture.terms, weights: weights)
  }

  @Test func bothLikelihoods() throws {
    let criteria: [RandomInterceptModel.Criterion] = [
      .restrictedMaximumLikelihood, .maximumLikelihood,
    ]
    for (criterion, expected) in zip(criteria, fixture.random) {
      let fit = try RandomInterceptModel(
        try data(expected.y, .precision(fixture.column("w"))), groups: groups,
        criterion: criterion)
      #expect(relativeError(fit.estimates, expected.coefficients) < 1e-10)
      #expect(relativeError(fit.covariance, expected.covariance) < 1e-10)
      #expect(relativeError(fit.residualVariance, expected.residual) < 1e-10)
      #expect(relativeError(fit.groupVariance, expected.group) < 1e-9)
      #expect(relativeError(fit.deviance, expected.deviance) < 1e-12)
      let effects = fit.groupEffects.sorted { $0.group < $1.group }.map(\.effect)
      #expect(relativeError(effects, expected.effects) < 1e-8)
      #expect(fit.convergence.converged)
    }
  }

  /// Groups that differ less than their rows have no variance, and the model is the linear one.
  @Test func noVarianceBetweenGroups() throws {
    let x = Matrix(columns: [[1, 1, 1, 1, 1, 1, 1, 1]])
    let y: [Double] = [1, 5, 2, 4, 5, 1, 4, 2]
    let rows = try RegressionData(x: x, y: y)
    let fit = try RandomInterceptModel(rows, groups: [1, 1, 2, 2, 3, 3, 4, 4])
    #expect(fit.groupVariance == 0 && fit.intraclassCorrelation == 0)
    let linear = try LinearModel(rows)
    #expect(relativeError(fit.estimates, linear.estimates) < 1e-14)
    #expect(relativeError(fit.residualVariance, linear.residualVariance) < 1e-14)
  }

  /// One-way layout with m rows in each group: the restricted estimates are those of the analysis of
  /// variance, σ² = MSW and τ² = (MSB − MSW)/m.
  @Test func balancedOneWayLayout() throws {
    let y: [Double] = [3, 4, 5, 8, 9, 7, 1, 2, 2, 6, 5, 7]
    let groups = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    let fit = try RandomInterceptModel(
      try RegressionData(x: Matrix(rows: 12, columns: 1, repeating: 1), y: y), groups: groups)
    let means = (0..<4).map { g in (0..<3).reduce(0) { $0 + y[3 * g + $1] } / 3 }
    let grand = means.reduce(0, +) / 4
    let between = means.reduce(0) { $0 + 3 * ($1 - grand) * ($1 - grand) } / 3
    let within =
      y.enumerated().reduce(0) {
        $0 + ($1.element - means[$1.offset / 3]) * ($1.element - means[$1.offset / 3])
      } / 8
    #expect(relativeError(fit.residualVariance, within) < 1e-10)
    #expect(relativeError(fit.groupVariance, (between - within) / 3) < 1e-10)
    #expect(relativeError(fit.estimates[0], grand) < 1e-13)
  }

  @Test func badInputIsNamed() throws {
    let rows = try data(fixture.random[0].y, .equal)
    #expect(throws: RegressionError.shape(what: "groups", found: 2, expected: 120)) {
      try RandomInterceptModel(rows, groups: [1, 2])
    }
    #expect(throws: RegressionError.shape(what: "groups", found: 1, expected: 2)) {
      try RandomInterceptModel(rows, groups: groups.map { _ in 1 })
    }
    #expect(throws: RegressionError.self) {
      try RandomInterceptModel(
        try data(fixture.random[0].y, .sampling(fixture.column("w"))), groups: groups)
    }
  }
}
