import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Changes between waves: R's survey on the stacked data, and on independent waves (`Tests/Fixtures/make/waves.R`).
@Suite("Waves")
struct WaveTests {
  struct Fixture: Decodable {
    struct Data: Decodable {
      var wave: [String]
      var stratum: [String]
      var psu: [String]
      var w: [Double]
      var sex: [String]
      var x: [Double]
      var y: [Double]
      var z: [Double]

      var table: Table {
        var table = Table(rowCount: w.count)
        for (name, texts) in [("wave", wave), ("stratum", stratum), ("psu", psu), ("sex", sex)] {
          table.set(name, to: .categories(texts))
        }
        for (name, numbers) in [("w", w), ("x", x), ("y", y), ("z", z)] {
          table.set(name, to: .real(numbers))
        }
        return table
      }
    }
    struct Change: Decodable {
      var variable: String
      var value: Double
      var se: Double
      var df: Int
      var correlation: Double
    }
    struct Index: Decodable {
      var value: Double
      var se: Double
    }
    struct Oaxaca: Decodable {
      var parts: [Double]
      var covariance: [[Double]]
      var df: Int
    }
    var overlapping: Data
    var apart: Data
    var changes: [Change]
    var independent: [Change]
    var index: Index
    var oaxaca: Oaxaca
  }

  private let specification = DesignSpecification(
    strata: ["stratum"], clusters: ["psu"], weights: "w")

  private func compare(_ data: Fixture.Data) throws -> WaveComparison {
    try WaveComparison(["y", "z"], in: data.table, wave: "wave", design: specification)
  }

  private func check(_ comparison: WaveComparison, _ expected: [Fixture.Change]) {
    for (quantity, change) in expected.enumerated() {
      let found = comparison.change(quantity, from: 0, to: 1)
      #expect(relativeError(found.value, change.value) < 1e-10)
      #expect(relativeError(found.standardError, change.se) < 1e-10)
      #expect(found.degreesOfFreedom == change.df)
      #expect(abs(found.correlation - change.correlation) < 1e-8)
    }
  }

  @Test("clusters of the same name are the same cluster: the covariance of the waves counts")
  func overlapping() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let comparison = try compare(fixture.overlapping)
    #expect(comparison.waves == ["2023", "2024"])
    #expect(comparison.repeatedClusters == 16 && comparison.clusters == 36)
    check(comparison, fixture.changes)
  }

  @Test("without a cluster that comes again, the waves are independent samples")
  func apart() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let comparison = try compare(fixture.apart)
    #expect(comparison.repeatedClusters == 0)
    check(comparison, fixture.independent)
  }

  @Test("the index of all components, whose parts add up to its change")
  func index() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let comparison = try compare(fixture.overlapping)
    let found = comparison.change(ofIndex: "all", weights: [0.5, 0.5], from: 0, to: 1)
    #expect(relativeError(found.value, fixture.index.value) < 1e-10)
    #expect(relativeError(found.standardError, fixture.index.se) < 1e-10)
    let parts = [0, 1].map { 0.5 * comparison.change($0, from: 0, to: 1).value }
    #expect(relativeError(parts[0] + parts[1], found.value) < 1e-12)
  }

  @Test("a wave asked twice has not changed, and nothing is uncertain about that")
  func same() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let table = fixture.overlapping.table
    let stacked = try Table.stacked(
      [("a", table), ("b", table)], columns: ["stratum", "psu", "w", "y"], label: "time")
    let comparison = try WaveComparison(
      ["y"], in: stacked, wave: "time", design: specification)
    let change = comparison.change(0, from: 0, to: 1)
    #expect(abs(change.value) < 1e-12 && change.standardError < 1e-9)
    #expect(abs(change.correlation - 1) < 1e-9)
  }

  @Test("the parts of a gap, with the standard errors of the design")
  func oaxaca() throws {
    let fixture: Fixture = try Fixtures.load("waves")
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

  @Test("nothing is compared across a break of the instrument")
  func instrument() throws {
    #expect(throws: WaveError.self) {
      try InstrumentBreak.satisfaction2022.check(["2021", "2023"])
    }
    try InstrumentBreak.satisfaction2022.check(["2022", "2023"])
    try InstrumentBreak.satisfaction2022.check(["2019", "2021"])
    try InstrumentBreak.satisfaction2022.check(["before", "after"])
  }
}
