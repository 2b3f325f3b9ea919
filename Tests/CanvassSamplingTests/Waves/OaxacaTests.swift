import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// The parts of a gap or a change: R's survey on the stacked data and on each wave (`Tests/Fixtures/make/waves.R`).
@Suite("Oaxaca's decomposition")
struct OaxacaTests {
  private let specification = WaveFixture.specification

  @Test("the parts of a gap, with the standard errors of the design")
  func oaxaca() throws {
    let fixture = try WaveFixture.load()
    let data = fixture.overlapping
    let table = data.table
    let found = try OaxacaDecomposition(
      Formula(parsing: "y ~ x + sex"), in: table, design: Design(specification, in: table),
      isFirst: data.wave.map { $0 == "2024" })
    #expect(relativeError(found.parts, fixture.oaxaca.parts) < 1e-9)
    #expect(relativeError(found.parts.reduce(0, +), found.gap) < 1e-10)
    for i in 0..<3 {
      for j in 0..<3 {
        #expect(relativeError(found.covariance[i, j], fixture.oaxaca.covariance[i][j]) < 1e-8)
      }
    }
    #expect(found.degreesOfFreedom == fixture.oaxaca.df)
    // With the coefficients of the first group for both, the interaction belongs to composition.
    #expect(
      relativeError(found.explained(reference: 1).value, found.parts[0] + found.parts[2]) < 1e-12)
    // The gap itself is the change between the waves.
    let gap = found.combination([1, 1, 1]).variance.squareRoot()
    #expect(relativeError(gap, fixture.changes[0].se) < 1e-8)
  }

  @Test("the parts of a change between waves: each wave's own sample, the common clusters")
  func oaxacaOfWaves() throws {
    let fixture = try WaveFixture.load()
    let table = fixture.overlapping.table
    let found = try OaxacaDecomposition(
      Formula(parsing: "y ~ x + sex"), in: table, wave: "wave", design: specification)
    #expect(relativeError(found.parts, fixture.oaxaca.parts) < 1e-9)
    for i in 0..<3 {
      for j in 0..<3 {
        #expect(
          relativeError(found.covariance[i, j], fixture.oaxacaOfWaves.covariance[i][j]) < 1e-8)
      }
    }
    #expect(found.degreesOfFreedom == fixture.oaxacaOfWaves.df)
    // The gap itself is the change between the waves, with its standard error.
    let change = try #require(fixture.overlapping.compared().change(0, from: 0, to: 1))
    let gap = found.combination([1, 1, 1])
    #expect(relativeError(gap.value, change.value) < 1e-10)
    #expect(relativeError(gap.variance, change.variance) < 1e-8)
  }

  @Test("waves without a common cluster are decomposed as independent samples")
  func oaxacaApart() throws {
    let fixture = try WaveFixture.load()
    let table = fixture.apart.table
    let found = try OaxacaDecomposition(
      Formula(parsing: "y ~ x"), in: table, wave: "wave", design: specification)
    let change = try #require(fixture.apart.compared().change(0, from: 0, to: 1))
    #expect(relativeError(found.combination([1, 1, 1]).variance, change.variance) < 1e-10)
    #expect(found.degreesOfFreedom == change.degreesOfFreedom)
    #expect(throws: WaveError.self) {
      try OaxacaDecomposition(
        Formula(parsing: "y ~ x"), in: table, wave: "stratum", design: specification)
    }
  }
}
