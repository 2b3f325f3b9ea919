import CanvassNumerics
import CanvassTestSupport
import Testing

struct OrderedConfirmatoryFixture: Decodable {
  let rows: [[Double]]
  let chisq, df, scaled, factor, p, cfi, tli, rmsea, null, srmr: Double
  let indices, robust: [Double]
  let names: [String]
  let estimates, errors: [Double]
}

/// Expected values: `lavaan::cfa(ordered = TRUE, estimator = "WLSMV")` 0.6-14
/// (`Fixtures/make/ordered-confirmatory.R`).
@Suite struct OrderedConfirmatoryTests {
  let fixture: OrderedConfirmatoryFixture
  let data: Observations

  init() throws {
    fixture = try Fixtures.load("ordered-confirmatory")
    data = try Observations(
      Matrix(fixture.rows), names: ["y1", "y2", "y3", "y4", "y5", "y6"])
  }

  @Test func weightedLeastSquares() throws {
    let model = try OrderedConfirmatoryModel(InvarianceTests.pair, data)
    #expect(model.convergence.converged && model.largestGradient < 1e-10)
    #expect(model.heywood.isEmpty)
    let fit = model.fit
    #expect(fit.degreesOfFreedom == fixture.df)
    let found = [
      fit.chiSquared, fit.scaledChiSquared, fit.scalingFactor, fit.p, fit.cfi, fit.tli, fit.rmsea,
    ]
    let expected = [
      fixture.chisq, fixture.scaled, fixture.factor, fixture.p, fixture.cfi, fixture.tli,
      fixture.rmsea,
    ]
    for (a, b) in zip(found, expected) { #expect(relativeError(a, b) < 1e-6) }
    #expect(relativeError(fit.nullScaledChiSquared, fixture.null) < 1e-6)
    #expect(relativeError(fit.srmr, fixture.srmr) < 1e-6)
    for (indices, values) in [
      (fit.indices, fixture.indices), (try #require(fit.robustIndices), fixture.robust),
    ] {
      let found = [indices.cfi, indices.tli, indices.rmsea]
      #expect(relativeError(found, Array(values.prefix(3))) < 1e-6)
      // lavaan finds the ends of the interval by a root search that stops early.
      let ends = [indices.rmseaInterval.lowerBound, indices.rmseaInterval.upperBound]
      #expect(relativeError(ends, Array(values.dropFirst(3))) < 1e-5)
    }
    #expect(model.parameters.map(\.name).sorted() == fixture.names.sorted())
    for (k, name) in fixture.names.enumerated() {
      let parameter = try #require(model.parameters.first { $0.name == name })
      #expect(relativeError(parameter.estimate, fixture.estimates[k]) < 1e-6, "\(name)")
      #expect(relativeError(parameter.standardError, fixture.errors[k]) < 1e-6, "\(name)")
    }
  }

  /// The scale of the factors changes neither fit nor standardised loadings.
  @Test func scaleDoesNotMatter() throws {
    let marker = try OrderedConfirmatoryModel(InvarianceTests.pair, data)
    let unit = try OrderedConfirmatoryModel(InvarianceTests.pair, data, scale: .unitVariance)
    #expect(relativeError(unit.fit.scaledChiSquared, marker.fit.scaledChiSquared) < 1e-9)
    #expect((unit.standardizedLoadings - marker.standardizedLoadings).maximumNorm < 1e-9)
  }

  @Test func badInputIsNamed() throws {
    let weighted = try Observations(
      data.values, names: data.names, weights: data.weights.map { _ in 2 })
    #expect(throws: FactorError.self) {
      try OrderedConfirmatoryModel(InvarianceTests.pair, weighted)
    }
  }
}
