import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Units that were merged or split between waves: R's survey on the stacked data (`Tests/Fixtures/make/waves.R`).
@Suite("Units merged between waves")
struct MergedUnitTests {
  private let specification = WaveFixture.specification

  @Test("units that were merged: the old wave's domains, its own strata, the common clusters")
  func merged() throws {
    let fixture = try WaveFixture.load()
    let data = fixture.overlapping
    var table = data.table
    let new = ["s1": "n1", "s2": "n1", "s3": "n2", "s4": "s4"]
    table.set(
      "unit",
      to: .categories(
        data.w.indices.map { data.wave[$0] == "2023" ? data.stratum[$0] : new[data.stratum[$0]] }))
    let crosswalk = try Crosswalk(new.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    let design = DesignSpecification(strata: ["unit"], clusters: ["psu"], weights: "w")
    let merged = try MergedUnits(crosswalk, of: "unit", in: table, wave: "wave", design: design)
    #expect(merged.units.map(\.name) == ["n1", "n2", "s4"])
    #expect(merged.units.map(\.parts) == [["s1", "s2"], ["s3"], ["s4"]])
    #expect(merged.units.allSatisfy { $0.absent.isEmpty && !$0.isSplit })
    let comparison = try WaveComparison(
      ["y", "z"], in: merged.table, wave: "wave", by: [merged.column], design: merged.design,
      mergedStrata: merged.column, inside: merged.inside)
    #expect(comparison.repeatedClusters == 16 && comparison.ambiguousClusters == 0)
    for expected in fixture.merged {
      let unit = try #require(comparison.cells.firstIndex(of: [expected.unit]))
      let before = try #require(comparison.level(0, wave: 0, cell: unit))
      let after = try #require(comparison.level(0, wave: 1, cell: unit))
      let change = try #require(comparison.change(0, from: 0, to: 1, cell: unit))
      #expect(relativeError(before.value, expected.before) < 1e-10)
      #expect(relativeError(before.standardError, expected.seBefore) < 1e-10)
      #expect(relativeError(after.value, expected.after) < 1e-10)
      #expect(relativeError(after.standardError, expected.seAfter) < 1e-10)
      #expect(relativeError(change.standardError, expected.se) < 1e-10)
      #expect(change.degreesOfFreedom == expected.df)
      // An index of y alone is y, and one of both has the rows of y.
      let alone = try #require(
        comparison.change(ofIndex: "", weights: [1, 0], from: 0, to: 1, cell: unit))
      #expect(relativeError(alone.standardError, expected.se) < 1e-10)
      let both = try #require(
        comparison.change(ofIndex: "", weights: [0.5, 0.5], from: 0, to: 1, cell: unit))
      #expect(alone.degreesOfFreedom == expected.df && both.degreesOfFreedom == expected.df)
    }
  }

  @Test(
    "a unit that was split: its rows in each part with their share, the sum of weights as it was")
  func splitRows() throws {
    let fixture = try WaveFixture.load()
    let data = fixture.overlapping
    let crosswalk = try Crosswalk([
      .init("s1", "a", share: 0.3), .init("s1", "b", share: 0.7), .init("s2", "b"),
      .init("s3", "c"), .init("s4", "c"),
    ])
    let merged = try MergedUnits(
      crosswalk, of: "stratum", in: data.table, wave: "wave", design: specification)
    let all = try WaveComparison(
      ["y"], in: merged.table, wave: "wave", design: merged.design, mergedStrata: merged.column)
    let plain = try data.compared()
    let a = try #require(all.change(0, from: 0, to: 1))
    let b = try #require(plain.change(0, from: 0, to: 1))
    #expect(relativeError(a.value, b.value) < 1e-12)
    #expect(relativeError(a.standardError, b.standardError) < 1e-10)
    let units = try WaveComparison(
      ["y"], in: merged.table, wave: "wave", by: [merged.column], design: merged.design,
      mergedStrata: merged.column)
    // By hand: Σ share·w·y / Σ share·w over s1 and s2 in 2023.
    var (sum, weight) = (0.0, 0.0)
    for row in data.w.indices where data.wave[row] == "2023" {
      let share: Double = data.stratum[row] == "s1" ? 0.7 : data.stratum[row] == "s2" ? 1 : 0
      sum += share * data.w[row] * data.y[row]
      weight += share * data.w[row]
    }
    let unit = try #require(units.cells.firstIndex(of: ["b"]))
    let level = try #require(units.level(0, wave: 0, cell: unit))
    #expect(relativeError(level.value, sum / weight) < 1e-12)
    #expect(merged.units.map(\.isSplit) == [true, true, false])
  }
}
