import CanvassNumerics
import CanvassTestSupport
import Testing

struct SchmidFixture: Decodable {
  let loadings, correlations, groups: [[Double]]
  let g, general, x, y, three, polyserial: [Double]
  let ecv: Double
}

/// Expected values: definitions carried to the end in R, which `psych::schmid` agrees with as far as it
/// goes (`Fixtures/make/schmid.R`).
@Suite struct SchmidLeimanTests {
  let fixture: SchmidFixture

  init() throws { fixture = try Fixtures.load("schmid") }

  @Test func fourFactorsOfHarmansTests() throws {
    let found = try SchmidLeiman(
      loadings: Matrix(fixture.loadings), factorCorrelations: Matrix(fixture.correlations))
    #expect(found.convergence.converged && found.heywood.isEmpty)
    #expect(relativeError(found.factorLoadings, fixture.g) < 1e-9)
    #expect(relativeError(found.general, fixture.general) < 1e-8)
    #expect((found.groups - Matrix(fixture.groups)).maximumNorm < 1e-9)
    #expect(relativeError(found.explainedCommonVariance, fixture.ecv) < 1e-9)
  }

  /// One factor reproduces the correlations of three exactly: general and group factors then reproduce
  /// what the correlated factors do.
  @Test func nothingIsLostWithThreeFactors() throws {
    let g = [0.8, 0.7, 0.6]
    let phi = Matrix(rows: 3, columns: 3) { $0 == $1 ? 1 : g[$0] * g[$1] }
    let l = Matrix(rows: 9, columns: 3) { $0 / 3 == $1 ? 0.5 + 0.04 * Double($0) : 0.1 }
    let found = try SchmidLeiman(loadings: l, factorCorrelations: phi)
    #expect(relativeError(found.factorLoadings, g) < 1e-9)
    let general = Matrix(columns: [found.general])
    let all = general.timesTranspose(general) + found.groups.timesTranspose(found.groups)
    #expect((all - (l * phi).timesTranspose(l)).maximumNorm < 1e-9)
  }

  @Test func refusals() throws {
    let l = Matrix(rows: 4, columns: 2, repeating: 0.5)
    #expect(throws: FactorError.self) {
      try SchmidLeiman(loadings: l, factorCorrelations: .identity(2))
    }
    #expect(throws: FactorError.self) {
      try SchmidLeiman(
        loadings: Matrix(rows: 4, columns: 3, repeating: 0.5), factorCorrelations: .identity(2))
    }
  }
}
