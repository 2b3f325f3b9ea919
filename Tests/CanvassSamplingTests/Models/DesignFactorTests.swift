import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Factor analysis and ω on a design: against the same ways gone in R, from `svyvar` and from replicate weights of `survey`,
/// with derivatives by numDeriv; for independent rows against `lavaan` (`Tests/Fixtures/make/design-factors.R`).
@Suite("Factor analysis on a design")
struct DesignFactorTests {
  struct Fixture: Decodable {
    struct Errors: Decodable {
      let extraction, rotation: String
      let estimates, linearised, jackknife: [Double]
    }
    struct Fit: Decodable {
      let extraction: String
      let chi2, factor, effective, nullFactor, nullEffective: Double
    }
    struct Omega: Decodable { let estimates, linearised, jackknife: [Double] }
    let items: [String]
    let rows: [[Double]]
    let covariance: [Double]
    let errors: [Errors]
    let tests: [Fit]
    let lavaan: [String: Double]
    let omega: Omega

    func sample(_ specification: DesignSpecification) throws -> SurveyObservations {
      var table = Table(rowCount: rows.count)
      for (j, name) in (items + ["w", "stratum", "cluster"]).enumerated() {
        table.set(name, to: .real(rows.map { $0[j] }))
      }
      table.set("row", to: .real(rows.indices.map(Double.init)))
      return try SurveyObservations(
        items, of: table, in: try Design(specification, in: table))
    }
  }

  private static let design = DesignSpecification(
    strata: ["stratum"], clusters: ["cluster"], weights: "w")

  private static func jackknife() throws -> DesignSpecification {
    var design = design
    design.replicates = try ReplicateMethod(.stratifiedJackknife, centre: .mean)
    return design
  }

  private func analysis(
    _ fixture: Fixture, _ design: DesignSpecification, _ extraction: String, _ rotation: String
  ) throws -> FactorAnalysis {
    try FactorAnalysis(
      FactorCorrelations(fixture.sample(design)),
      .init(
        extraction: extraction == "ml" ? .maximumLikelihood : .minimumResiduals,
        rotation: rotation == "varimax" ? .varimax(.gradientProjection) : .oblimin(gamma: 0),
        search: .init(kaiser: rotation == "varimax"), factors: 3))
  }

  @Test("the covariance of the correlations is that of svyvar")
  func covariance() throws {
    let fixture: Fixture = try Fixtures.load("design-factors")
    let found = try #require(
      try SurveyCorrelations(fixture.sample(Self.design)).uncertainty())
    #expect(found.degreesOfFreedom == 30)
    #expect(relativeError(found.covariance.diagonal, fixture.covariance) < 1e-8)
  }

  @Test("errors of loadings, uniquenesses and factor correlations, linearised and by replicates")
  func errors() throws {
    let fixture: Fixture = try Fixtures.load("design-factors")
    for expected in fixture.errors {
      for (design, values) in [
        (Self.design, expected.linearised), (try Self.jackknife(), expected.jackknife),
      ] {
        let found = try analysis(fixture, design, expected.extraction, expected.rotation)
        let errors = try found.loadingErrors()
        let pairs = [(0, 1), (0, 2), (1, 2)]
        let estimates =
          found.loadings.elements + found.solution.uniquenesses
          + pairs.map { found.factorCorrelations[$0, $1] }
        for (ours, theirs) in zip(estimates, expected.estimates) {
          #expect(abs(ours - theirs) < 1e-7)
        }
        let all =
          errors.loadings.elements + (errors.uniquenesses ?? [])
          + pairs.map { errors.factorCorrelations[$0, $1] }
        #expect(all.count == values.count && errors.degreesOfFreedom == 30)
        for (ours, theirs) in zip(all, values) { #expect(abs(ours - theirs) < 1e-7) }
        #expect(
          errors.basis
            == (design.replicates == nil ? .linearised : .replicates(count: 36, lost: 0)))
      }
    }
  }

  @Test("the test of the model: its factor, effective degrees of freedom and F")
  func fit() throws {
    let fixture: Fixture = try Fixtures.load("design-factors")
    for expected in fixture.tests {
      let found = try analysis(fixture, Self.design, expected.extraction, "oblimin")
      let fit = try #require(found.designFit)
      #expect(relativeError(try #require(found.fit).chiSquared, expected.chi2) < 1e-8)
      #expect(relativeError(fit.test.factor, expected.factor) < 1e-8)
      #expect(relativeError(fit.test.effectiveDegreesOfFreedom, expected.effective) < 1e-8)
      #expect(relativeError(fit.test.chiSquared, expected.chi2 / expected.factor) < 1e-8)
      #expect(relativeError(fit.sphericity.factor, expected.nullFactor) < 1e-8)
      #expect(
        relativeError(fit.sphericity.effectiveDegreesOfFreedom, expected.nullEffective) < 1e-8)
      let d = expected.effective
      let tail = FDistribution(d, d * 30).upperTail(expected.chi2 / expected.factor / 12)
      #expect(relativeError(fit.test.p, tail) < 1e-7)
    }
  }

  @Test("independent rows: lavaan's covariance of moments in the same form, and its own factor")
  func independentRows() throws {
    let fixture: Fixture = try Fixtures.load("design-factors")
    let found = try FactorAnalysis(
      FactorCorrelations(fixture.sample(.init(clusters: ["row"]))),
      .init(
        extraction: .maximumLikelihood, factors: 3, fit: .rows))
    let fit = try #require(found.designFit)
    let lavaan = fixture.lavaan
    // Clusters make it n/(n − 1) of the mean product of scores.
    let n = Double(fixture.rows.count)
    let chi = try #require(found.fit).chiSquared
    #expect(relativeError(chi, try #require(lavaan["chi2"])) < 1e-8)
    #expect(relativeError(fit.test.factor * (n - 1) / n, try #require(lavaan["factor"])) < 1e-8)
    #expect(
      relativeError(fit.sphericity.factor * (n - 1) / n, try #require(lavaan["nullFactor"]))
        < 1e-8)
    // That of covariances differs by what the residuals are.
    #expect(relativeError(fit.test.factor, try #require(lavaan["reported"])) < 0.01)
  }

  @Test("errors of omega, linearised and by replicates")
  func omega() throws {
    let fixture: Fixture = try Fixtures.load("design-factors")
    for (design, values) in [
      (Self.design, fixture.omega.linearised), (try Self.jackknife(), fixture.omega.jackknife),
    ] {
      let found = try SurveyReliability(fixture.sample(design))
      let omega = try #require(found.omega)
      #expect(relativeError([omega.total, omega.hierarchical], fixture.omega.estimates) < 1e-7)
      let errors = try #require(found.omegaErrors)
      #expect(relativeError([errors.total, errors.hierarchical], values) < 1e-6)
      #expect(errors.degreesOfFreedom == 30 && errors.lost == 0)
    }
  }
}
