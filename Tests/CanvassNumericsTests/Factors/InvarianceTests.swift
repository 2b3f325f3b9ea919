import CanvassNumerics
import CanvassTestSupport
import Testing

struct InvarianceFixture: Decodable {
  struct School: Decodable {
    let name: String
    let rows: Double
    let means: [Double]
    let covariance: [[Double]]
  }
  struct Fit: Decodable {
    let chisq, df, null, cfi, tli, srmr, logLikelihood, aic, bic: Double
    let rmsea, estimates, errors, groups: [Double]
    let names: [String]
  }
  struct Robust: Decodable {
    let scaled, factor, p, null, nullFactor, srmr: Double
    let indices, robust, estimates, errors, groups: [Double]
    let names: [String]
  }
  struct Both: Decodable { let mlm, mlr: Robust }
  let items: [String]
  let schools: [School]
  let configural, metric, scalar, unit, marker: Fit
  let rows: [[[Double]]]
  let single: Both
  let grouped: [String: Both]
}

/// Expected values: `lavaan::cfa` 0.6-14, carried on to a gradient of zero by Newton steps on its own
/// gradient (`Fixtures/make/invariance.R`).
@Suite struct InvarianceTests {
  let fixture: InvarianceFixture
  let schools: [GroupMoments]

  static let pair = MeasurementPattern([("a", ["y1", "y2", "y3"]), ("b", ["y4", "y5", "y6"])])

  init() throws {
    let fixture: InvarianceFixture = try Fixtures.load("invariance")
    schools = try fixture.schools.map {
      try GroupMoments(
        name: $0.name,
        covariances: try CovarianceMatrix(
          Matrix($0.covariance), names: fixture.items, rows: $0.rows),
        means: $0.means, rows: $0.rows)
    }
    self.fixture = fixture
  }

  func check(_ fit: ConfirmatoryFit, _ expected: InvarianceFixture.Fit) {
    #expect(fit.degreesOfFreedom == expected.df)
    let found = [
      fit.chiSquared, fit.nullChiSquared, fit.cfi, fit.tli, fit.srmr, fit.logLikelihood, fit.aic,
      fit.bic, fit.rmsea,
    ]
    let values = [
      expected.chisq, expected.null, expected.cfi, expected.tli, expected.srmr,
      expected.logLikelihood, expected.aic, expected.bic, expected.rmsea[0],
    ]
    #expect(relativeError(found, values) < 1e-8)
    // lavaan finds the ends of the interval by a root search that stops early.
    let interval = fit.rmseaInterval
    #expect(
      relativeError([interval.lowerBound, interval.upperBound], Array(expected.rmsea.dropFirst()))
        < 1e-5)
  }

  /// Every free parameter of lavaan has its equal here, in its group or shared.
  func check(
    _ parameters: [ConfirmatoryParameter], errors found: [Double], groups: [String],
    names: [String], of: [Double], estimates: [Double], errors: [Double]
  ) throws {
    for (k, name) in names.enumerated() {
      let group = groups.isEmpty ? nil : groups[Int(of[k]) - 1]
      let place = try #require(
        parameters.firstIndex { $0.name == name && ($0.group == nil || $0.group == group) },
        "\(name)")
      #expect(abs(parameters[place].estimate - estimates[k]) < 1e-8 * (1 + abs(estimates[k])))
      #expect(relativeError(found[place], errors[k]) < 1e-7, "\(name)")
    }
    #expect(Set(parameters.map(\.name)) == Set(names))
  }

  func check(
    _ invariance: MeasurementInvariance, _ scale: FactorScale, _ expected: InvarianceFixture.Fit
  ) throws {
    let model = try GroupedConfirmatoryModel(
      ConfirmatoryTests.simple, schools, invariance: invariance, scale: scale)
    #expect(model.convergence.converged && model.largestGradient < 1e-11)
    #expect(model.groups.allSatisfy { $0.heywood.isEmpty })
    check(model.fit, expected)
    try check(
      model.parameters, errors: model.parameters.map(\.standardError),
      groups: schools.map(\.name), names: expected.names, of: expected.groups,
      estimates: expected.estimates, errors: expected.errors)
  }

  @Test func configural() throws { try check(.configural, .marker, fixture.configural) }
  @Test func metric() throws { try check(.metric, .marker, fixture.metric) }
  @Test func scalar() throws { try check(.scalar, .marker, fixture.scalar) }
  @Test func scalarWithUnitVariances() throws { try check(.scalar, .unitVariance, fixture.unit) }

  /// Published with lavaan's tutorial (Rosseel 2012): 115.851, 124.044, 164.103.
  @Test func publishedChiSquares() throws {
    for (level, chi) in zip(MeasurementInvariance.allCases, [115.851, 124.044, 164.103]) {
      let model = try GroupedConfirmatoryModel(
        ConfirmatoryTests.simple, schools, invariance: level)
      #expect(abs(model.fit.chiSquared - chi) < 5e-4)
    }
  }

  @Test func markers() throws {
    let source: ConfirmatoryFixture = try Fixtures.load("confirmatory")
    let covariances = try CovarianceMatrix(
      Matrix(source.covariance), names: source.items, rows: source.rows)
    let model = try ConfirmatoryModel(
      ConfirmatoryTests.simple, covariances, rows: source.rows, scale: .marker)
    check(model.fit, fixture.marker)
    try check(
      model.parameters, errors: model.parameters.map(\.standardError), groups: [],
      names: fixture.marker.names, of: fixture.marker.groups,
      estimates: fixture.marker.estimates, errors: fixture.marker.errors)
    // The scale of the factors does not change the standardised solution.
    let unit = try ConfirmatoryModel(ConfirmatoryTests.simple, covariances, rows: source.rows)
    #expect((model.standardizedLoadings - unit.standardizedLoadings).maximumNorm < 1e-9)
    #expect((model.factorCorrelations - unit.factorCorrelations).maximumNorm < 1e-9)
    #expect(model.loadings[0, 0] == 1 && model.loadings[3, 1] == 1)
  }

  func data(_ g: Int) throws -> Observations {
    try Observations(Matrix(fixture.rows[g]), names: ["y1", "y2", "y3", "y4", "y5", "y6"])
  }

  /// CFI, TLI, RMSEA and its interval, scaled and robust, SRMR and the scaled null model.
  func check(
    _ scaled: ScaledFit, _ fit: ConfirmatoryFit, _ expected: InvarianceFixture.Robust
  ) {
    #expect(
      relativeError(
        [scaled.chiSquared, scaled.factor, scaled.p],
        [expected.scaled, expected.factor, expected.p]) < 1e-8)
    #expect(
      relativeError(
        [scaled.nullChiSquared, scaled.nullFactor], [expected.null, expected.nullFactor]) < 1e-8)
    #expect(relativeError(fit.srmr, expected.srmr) < 1e-8)
    for (indices, values) in [
      (scaled.indices, expected.indices), (scaled.robustIndices, expected.robust),
    ] {
      let found = [indices.cfi, indices.tli, indices.rmsea]
      #expect(relativeError(found, Array(values.prefix(3))) < 1e-8)
      // lavaan finds the ends of the interval by a root search that stops early.
      let ends = [indices.rmseaInterval.lowerBound, indices.rmseaInterval.upperBound]
      #expect(relativeError(ends, Array(values.dropFirst(3))) < 1e-5)
    }
  }

  @Test(arguments: ScalingCorrection.allCases)
  func correctionsInOneGroup(_ correction: ScalingCorrection) throws {
    let rows = try data(0)
    let model = try ConfirmatoryModel(
      Self.pair, try CovarianceMatrix(rows), rows: Double(rows.values.rows), scale: .marker)
    let expected = correction == .satorraBentler ? fixture.single.mlm : fixture.single.mlr
    let scaled = try model.scaled(correction, by: rows)
    check(scaled, model.fit, expected)
    try check(
      model.parameters, errors: scaled.standardErrors, groups: [], names: expected.names,
      of: expected.groups, estimates: expected.estimates, errors: expected.errors)
  }

  @Test(arguments: ScalingCorrection.allCases, MeasurementInvariance.allCases)
  func correctionsInGroups(
    _ correction: ScalingCorrection, _ invariance: MeasurementInvariance
  ) throws {
    let rows = try [data(0), data(1)]
    let model = try GroupedConfirmatoryModel(
      Self.pair, try zip(["1", "2"], rows).map { try GroupMoments(name: $0, $1) },
      invariance: invariance)
    let both = try #require(fixture.grouped["\(invariance)"])
    let expected = correction == .satorraBentler ? both.mlm : both.mlr
    let scaled = try model.scaled(correction, by: rows)
    check(scaled, model.fit, expected)
    try check(
      model.parameters, errors: scaled.standardErrors, groups: ["1", "2"], names: expected.names,
      of: expected.groups, estimates: expected.estimates, errors: expected.errors)
  }

  /// The more the groups have in common, the worse the fit; without common loadings the fit is the sum
  /// of the groups'.
  @Test func configuralIsTheSumOfTheGroups() throws {
    let together = try GroupedConfirmatoryModel(
      ConfirmatoryTests.simple, schools, invariance: .configural)
    let alone = try schools.map {
      try ConfirmatoryModel(ConfirmatoryTests.simple, $0.covariances, rows: $0.rows)
        .fit.chiSquared
    }
    #expect(relativeError(together.fit.chiSquared, alone.reduce(0, +)) < 1e-10)
  }

  @Test func heywoodCasesAreNamed() throws {
    // r₁₂ r₁₃ / r₂₃ = 1.2: the loading of the first item is above 1.
    let r = Matrix([[1, 0.8, 0.6], [0.8, 1, 0.4], [0.6, 0.4, 1]])
    let model = try ConfirmatoryModel(
      MeasurementPattern([("g", ["a", "b", "c"])]),
      try CovarianceMatrix(r, names: ["a", "b", "c"], rows: 200), rows: 200, scale: .marker)
    #expect(model.heywood == ["a"])
    #expect(relativeError(model.residualVariances[0] * 200 / 199, -0.2) < 1e-8)
  }

  @Test func badInputIsNamed() throws {
    #expect(throws: FactorError.missing(what: "a second group to compare with")) {
      try GroupedConfirmatoryModel(ConfirmatoryTests.simple, [schools[0]], invariance: .metric)
    }
    #expect(throws: FactorError.missing(what: "a finite mean of each item in \"x\"")) {
      try GroupMoments(
        name: "x", covariances: schools[0].covariances, means: [1, .nan], rows: 100)
    }
    let rows = try data(0)
    let model = try ConfirmatoryModel(
      Self.pair, try CovarianceMatrix(rows), rows: Double(rows.values.rows))
    #expect(throws: FactorError.self) { try model.scaled(.yuanBentler, by: try data(1)) }
  }
}
