import CanvassNumerics
import CanvassTestSupport
import Testing

struct ConfirmatoryFixture: Decodable {
  struct Fit: Decodable {
    let chisq, df, null, cfi, tli, srmr, logLikelihood, aic, bic: Double
    let rmsea, residuals, estimates, errors, lavaanErrors: [Double]
    let loadings, correlations: [[Double]]
    let names: [String]
  }
  let covariance: [[Double]]
  let items: [String]
  let rows: Double
  let simple, crossed: Fit
}

/// Expected values: `lavaan::cfa`, its estimates carried on to a gradient of zero
/// (`Fixtures/make/confirmatory.R`).
@Suite struct ConfirmatoryTests {
  let fixture: ConfirmatoryFixture
  let covariances: CovarianceMatrix

  init() throws {
    fixture = try Fixtures.load("confirmatory")
    covariances = try CovarianceMatrix(
      Matrix(fixture.covariance), names: fixture.items, rows: fixture.rows)
  }

  static let simple = MeasurementPattern([
    ("visual", ["x1", "x2", "x3"]), ("textual", ["x4", "x5", "x6"]), ("speed", ["x7", "x8", "x9"]),
  ])
  static let crossed = MeasurementPattern([
    ("visual", ["x1", "x2", "x3", "x9"]), ("textual", ["x4", "x5", "x6"]),
    ("speed", ["x7", "x8", "x9"]),
  ])

  func check(_ pattern: MeasurementPattern, _ expected: ConfirmatoryFixture.Fit) throws {
    let model = try ConfirmatoryModel(pattern, covariances, rows: fixture.rows)
    #expect(model.convergence.converged && model.heywood.isEmpty)
    #expect(relativeError(model.loadings, expected.loadings) < 1e-8)
    #expect(relativeError(model.factorCorrelations, expected.correlations) < 1e-8)
    #expect(relativeError(model.residualVariances, expected.residuals) < 1e-8)
    let byName = Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.name, $0) })
    for (k, name) in expected.names.enumerated() {
      let parameter = try #require(byName[name], "\(name)")
      #expect(relativeError(parameter.estimate, expected.estimates[k]) < 1e-7, "\(name)")
      #expect(relativeError(parameter.standardError, expected.errors[k]) < 1e-7, "\(name)")
      #expect(relativeError(parameter.standardError, expected.lavaanErrors[k]) < 1e-5, "\(name)")
    }
    let fit = model.fit
    #expect(relativeError(fit.chiSquared, expected.chisq) < 1e-10)
    #expect(fit.degreesOfFreedom == expected.df)
    #expect(relativeError(fit.nullChiSquared, expected.null) < 1e-9)
    #expect(relativeError(fit.cfi, expected.cfi) < 1e-8)
    #expect(relativeError(fit.tli, expected.tli) < 1e-8)
    let interval = fit.rmseaInterval
    #expect(
      relativeError([fit.rmsea, interval.lowerBound, interval.upperBound], expected.rmsea) < 1e-5)
    #expect(relativeError(fit.srmr, expected.srmr) < 1e-6)
    #expect(relativeError(fit.logLikelihood, expected.logLikelihood) < 1e-10)
    #expect(relativeError(fit.aic, expected.aic) < 1e-10)
    #expect(relativeError(fit.bic, expected.bic) < 1e-10)
  }

  @Test func threeFactors() throws {
    try check(Self.simple, fixture.simple)
    // Published with lavaan (Rosseel 2012): χ² = 85.306 with 24 degrees of freedom.
    let model = try ConfirmatoryModel(Self.simple, covariances, rows: 301)
    #expect(abs(model.fit.chiSquared - 85.306) < 5e-4)
  }

  @Test func anItemOfTwoFactors() throws { try check(Self.crossed, fixture.crossed) }

  /// The units of an item change its loading and residual, not the fit; standardised loadings stay.
  @Test func unitsDoNotMatter() throws {
    let scale = [10.0, 1, 0.01, 1, 1, 1, 1, 100, 1]
    let scaled = try CovarianceMatrix(
      Matrix(fixture.covariance).scalingRows(by: scale).scalingColumns(by: scale),
      names: fixture.items, rows: 301)
    let model = try ConfirmatoryModel(Self.simple, covariances, rows: 301)
    let other = try ConfirmatoryModel(Self.simple, scaled, rows: 301)
    #expect(relativeError(other.fit.chiSquared, model.fit.chiSquared) < 1e-9)
    #expect((other.standardizedLoadings - model.standardizedLoadings).maximumNorm < 1e-8)
  }

  /// Three items and one factor fit exactly, with the loadings in closed form.
  @Test func justIdentified() throws {
    let r = Matrix([[1, 0.42, 0.35], [0.42, 1, 0.3], [0.35, 0.3, 1]])
    let model = try ConfirmatoryModel(
      MeasurementPattern([("g", ["a", "b", "c"])]),
      try CovarianceMatrix(r, names: ["a", "b", "c"], rows: 200), rows: 200)
    #expect(
      relativeError(model.standardizedLoadings.column(0), [0.7, 0.6, 0.5]) < 1e-9)
    #expect(model.fit.degreesOfFreedom == 0 && model.fit.chiSquared < 1e-9)
  }

  @Test func badInputIsNamed() throws {
    #expect(throws: FactorError.unknownItem("x10")) {
      try ConfirmatoryModel(
        MeasurementPattern([("g", fixture.items + ["x10"])]), covariances, rows: 301)
    }
    #expect(throws: FactorError.missing(what: "a factor for \"x9\"")) {
      try ConfirmatoryModel(
        MeasurementPattern([("g", Array(fixture.items.dropLast()))]), covariances, rows: 301)
    }
    #expect(throws: FactorError.repeatedItem("x1")) {
      try ConfirmatoryModel(
        MeasurementPattern([("g", ["x1"] + fixture.items)]), covariances, rows: 301)
    }
    #expect(throws: FactorError.self) {
      try ConfirmatoryModel(
        MeasurementPattern([("g", ["a", "b"])]),
        try CovarianceMatrix(Matrix([[1, 0.4], [0.4, 1]]), names: ["a", "b"], rows: 99), rows: 99)
    }
  }
}
