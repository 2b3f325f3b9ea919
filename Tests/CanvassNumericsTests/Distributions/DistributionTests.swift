import CanvassNumerics
import CanvassTestSupport
import Testing

struct DistributionFixture: Decodable {
  struct Value: Decodable, CustomStringConvertible, Sendable {
    let distribution: String
    let parameters: [Double]
    let x, cumulative, upperTail, density: Double
    var description: String { "\(distribution)\(parameters) at x = \(x)" }
  }
  struct Quantile: Decodable, CustomStringConvertible, Sendable {
    let distribution: String
    let parameters: [Double]
    let p, quantile, upperQuantile: Double
    var description: String { "\(distribution)\(parameters) at p = \(p)" }
  }
  let values: [Value]
  let quantiles: [Quantile]
}

private func distribution(_ name: String, _ p: [Double]) throws -> any Distribution {
  switch name {
  case "normal": return NormalDistribution(mean: p[0], standardDeviation: p[1])
  case "t": return StudentT(degreesOfFreedom: p[0])
  case "chiSquared": return ChiSquared(degreesOfFreedom: p[0])
  case "f": return FDistribution(p[0], p[1])
  case "beta": return Beta(p[0], p[1])
  case "gamma": return Gamma(shape: p[0], scale: p[1])
  case "binomial": return Binomial(trials: p[0], probability: p[1])
  default:
    try #require(name == "noncentralChiSquared")
    return NoncentralChiSquared(degreesOfFreedom: p[0], noncentrality: p[1])
  }
}

/// Expected values: R, `Fixtures/make/distributions.R`.
@Suite struct DistributionTests {
  let fixture: DistributionFixture

  init() throws { fixture = try Fixtures.load("distributions") }

  @Test func probabilitiesAndDensitiesAreThoseOfR() throws {
    for c in fixture.values {
      let d = try distribution(c.distribution, c.parameters)
      #expect(relativeError(d.cumulative(c.x), c.cumulative) < 1e-10, "P(X ≤ x), \(c)")
      #expect(relativeError(d.upperTail(c.x), c.upperTail) < 1e-10, "P(X > x), \(c)")
      #expect(relativeError(d.density(c.x), c.density) < 1e-10, "density, \(c)")
    }
  }

  @Test func quantilesAreThoseOfR() throws {
    for c in fixture.quantiles {
      let d = try distribution(c.distribution, c.parameters)
      #expect(relativeError(d.quantile(c.p), c.quantile) < 1e-10, "quantile, \(c)")
      #expect(relativeError(d.upperQuantile(c.p), c.upperQuantile) < 1e-10, "upper, \(c)")
    }
  }
}
