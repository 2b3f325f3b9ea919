import CanvassNumerics
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
    var allCommon: [Change]
    var someCommon: [Change]
    var independent: [Change]
    var index: Index
    var oaxaca: Oaxaca
    struct OaxacaOfWaves: Decodable {
      var covariance: [[Double]]
      var df: Int
    }
    var oaxacaOfWaves: OaxacaOfWaves
    struct Merged: Decodable {
      var unit: String
      var before: Double
      var seBefore: Double
      var after: Double
      var seAfter: Double
      var se: Double
      var df: Int
    }
    var merged: [Merged]
  }

  private let specification = DesignSpecification(
    strata: ["stratum"], clusters: ["psu"], weights: "w")

  private func compare(_ data: Fixture.Data) throws -> WaveComparison {
    try WaveComparison(["y", "z"], in: data.table, wave: "wave", design: specification)
  }

  private func check(_ comparison: WaveComparison, _ expected: [Fixture.Change]) throws {
    for (quantity, change) in expected.enumerated() {
      let found = try #require(comparison.change(quantity, from: 0, to: 1))
      #expect(relativeError(found.value, change.value) < 1e-10)
      #expect(relativeError(found.standardError, change.se) < 1e-10)
      #expect(found.degreesOfFreedom == change.df)
      #expect(abs(found.correlation - change.correlation) < 1e-8)
    }
  }

  /// The rows of some waves and clusters.
  private func rows(_ data: Fixture.Data, where keep: (String, String) -> Bool) -> Table {
    let kept = data.w.indices.filter { keep(data.wave[$0], data.psu[$0]) }
    var table = Table(rowCount: kept.count)
    for (name, texts) in [("wave", data.wave), ("stratum", data.stratum), ("psu", data.psu)] {
      table.set(name, to: .categories(kept.map { texts[$0] }))
    }
    for (name, numbers) in [("w", data.w), ("y", data.y), ("z", data.z)] {
      table.set(name, to: .real(kept.map { numbers[$0] }))
    }
    return table
  }

  @Test("where all clusters come again: the change in the stacked design")
  func allCommon() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let data = fixture.overlapping
    let common = Set(zip(data.wave, data.psu).filter { $0.0 == "2023" }.map(\.1))
      .intersection(zip(data.wave, data.psu).filter { $0.0 == "2024" }.map(\.1))
    let comparison = try WaveComparison(
      ["y", "z"], in: rows(data) { common.contains($1) }, wave: "wave", design: specification)
    #expect(comparison.repeatedClusters == 16 && comparison.clusters == 16)
    try check(comparison, fixture.allCommon)
  }

  @Test(
    "where some come again: the variance of each wave's own sample, the covariance of the common clusters"
  )
  func someCommon() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let comparison = try compare(fixture.overlapping)
    #expect(comparison.waves == ["2023", "2024"])
    #expect(comparison.repeatedClusters == 16 && comparison.clusters == 36)
    try check(comparison, fixture.someCommon)
    // A cluster that comes again is one, and a stratum too: then clusters less strata are the degrees of freedom.
    #expect(comparison.design.clusterCount == 36)
    #expect(comparison.design.degreesOfFreedom == fixture.someCommon[0].df)
    #expect(36 - comparison.design.stratumCount == fixture.someCommon[0].df)
    #expect(comparison.design.rowCount == fixture.overlapping.w.count)
    for (index, wave) in comparison.waves.enumerated() {
      let table = rows(fixture.overlapping) { name, _ in name == wave }
      let own = try Design(specification, in: table).estimate(
        [NamedEstimand("y", Mean("y"))], of: table
      )
      .entries[0]
      let level = try #require(comparison.level(0, wave: index))
      #expect(relativeError(level.standardError, own.standardError) < 1e-12)
      #expect(level.degreesOfFreedom == own.degreesOfFreedom)
    }
  }

  /// Five strata that lie far apart, of four clusters in each wave, so many of which are common.
  private func far(common: Int, populations: (Double, Double)? = nil) -> Table {
    var random = CounterRandom(seed: 5, stream: 1)
    var (wave, stratum, cluster): ([String], [String], [String]) = ([], [], [])
    var (y, size): ([Double], [Double]) = ([], [])
    for year in 0..<2 {
      for h in 0..<5 {
        for c in 0..<4 {
          let effect = random.uniform()
          for _ in 0..<10 {
            wave.append("\(2023 + year)")
            stratum.append("\(h)")
            cluster.append(year == 0 || c < common ? "\(h)-\(c)" : "\(h)-\(c)b")
            y.append(Double(h) + 0.3 * effect + random.uniform())
            size.append(year == 0 ? populations?.0 ?? 0 : populations?.1 ?? 0)
          }
        }
      }
    }
    var table = Table(rowCount: y.count)
    table.set("wave", to: .categories(wave))
    table.set("stratum", to: .categories(stratum))
    table.set("psu", to: .categories(cluster))
    table.set("w", to: .real(y.map { _ in 1 }))
    table.set("y", to: .real(y))
    table.set("size", to: .real(size))
    return table
  }

  @Test("with few common clusters a standard error is no larger than without", arguments: 0...4)
  func overlap(common: Int) throws {
    let comparison = try WaveComparison(
      ["y"], in: far(common: common), wave: "wave", design: specification)
    let change = try #require(comparison.change(0, from: 0, to: 1))
    let independent =
      try #require(comparison.level(0, wave: 0)).variance
      + (try #require(comparison.level(0, wave: 1))).variance
    #expect(relativeError(change.independentVariance, independent) < 1e-12)
    #expect(relativeError(change.variance, independent - 2 * change.covariance) < 1e-12)
    // Strata are 1 apart, their clusters about 0.1: the strata do not come into it.
    #expect(change.standardError < 0.12)
    #expect(change.degreesOfFreedom == 30 - 5 * max(0, common - 1))
    if common < 2 { #expect(change.covariance == 0) } else { #expect(change.covariance != 0) }
  }

  @Test(
    "population sizes that change between waves: each wave has its own, the covariance √((1−f₁)(1−f₂))"
  )
  func populations() throws {
    var design = specification
    design.fpc = ["size"]
    for common in [0, 3, 4] {
      let finite = try WaveComparison(
        ["y"], in: far(common: common, populations: (8, 16)), wave: "wave", design: design)
      let plain = try WaveComparison(
        ["y"], in: far(common: common), wave: "wave", design: specification)
      for (wave, remainder) in [0.5, 0.75].enumerated() {
        let a = try #require(finite.level(0, wave: wave))
        let b = try #require(plain.level(0, wave: wave))
        #expect(relativeError(a.variance, remainder * b.variance) < 1e-12)
      }
      let a = try #require(finite.change(0, from: 0, to: 1))
      let b = try #require(plain.change(0, from: 0, to: 1))
      #expect(abs(a.covariance - (0.5 * 0.75).squareRoot() * b.covariance) < 1e-15)
    }
  }

  @Test("without a cluster that comes again, the waves are independent samples")
  func apart() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let comparison = try compare(fixture.apart)
    #expect(comparison.repeatedClusters == 0)
    try check(comparison, fixture.independent)
  }

  @Test("the index of all components, whose parts add up to its change")
  func index() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let comparison = try compare(fixture.overlapping)
    let found = try #require(
      comparison.change(ofIndex: "all", weights: [0.5, 0.5], from: 0, to: 1))
    #expect(relativeError(found.value, fixture.index.value) < 1e-10)
    #expect(relativeError(found.standardError, fixture.index.se) < 1e-10)
    let parts = try [0, 1].map { 0.5 * (try #require(comparison.change($0, from: 0, to: 1))).value }
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
    let change = try #require(comparison.change(0, from: 0, to: 1))
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

  @Test("the parts of a change between waves: each wave's own sample, the common clusters")
  func oaxacaOfWaves() throws {
    let fixture: Fixture = try Fixtures.load("waves")
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
    let change = try #require(compare(fixture.overlapping).change(0, from: 0, to: 1))
    let gap = found.combination([1, 1, 1])
    #expect(relativeError(gap.value, change.value) < 1e-10)
    #expect(relativeError(gap.variance, change.variance) < 1e-8)
  }

  @Test("waves without a common cluster are decomposed as independent samples")
  func oaxacaApart() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let table = fixture.apart.table
    let found = try OaxacaDecomposition(
      Formula(parsing: "y ~ x"), in: table, wave: "wave", design: specification)
    let change = try #require(compare(fixture.apart).change(0, from: 0, to: 1))
    #expect(relativeError(found.combination([1, 1, 1]).variance, change.variance) < 1e-10)
    #expect(found.degreesOfFreedom == change.degreesOfFreedom)
    #expect(throws: WaveError.self) {
      try OaxacaDecomposition(
        Formula(parsing: "y ~ x"), in: table, wave: "stratum", design: specification)
    }
  }

  @Test("units that were merged: the old wave's domains, its own strata, the common clusters")
  func merged() throws {
    let fixture: Fixture = try Fixtures.load("waves")
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
      ["y", "z"], in: merged.table, wave: "wave", by: merged.column, design: merged.design,
      mergedStrata: merged.column, inside: merged.inside)
    #expect(comparison.repeatedClusters == 16 && comparison.ambiguousClusters == 0)
    for expected in fixture.merged {
      let unit = try #require(comparison.units.firstIndex(of: expected.unit))
      let before = try #require(comparison.level(0, wave: 0, unit: unit))
      let after = try #require(comparison.level(0, wave: 1, unit: unit))
      let change = try #require(comparison.change(0, from: 0, to: 1, unit: unit))
      #expect(relativeError(before.value, expected.before) < 1e-10)
      #expect(relativeError(before.standardError, expected.seBefore) < 1e-10)
      #expect(relativeError(after.value, expected.after) < 1e-10)
      #expect(relativeError(after.standardError, expected.seAfter) < 1e-10)
      #expect(relativeError(change.standardError, expected.se) < 1e-10)
      #expect(change.degreesOfFreedom == expected.df)
      // An index of y alone is y, and one of both has the rows of y.
      let alone = try #require(
        comparison.change(ofIndex: "", weights: [1, 0], from: 0, to: 1, unit: unit))
      #expect(relativeError(alone.standardError, expected.se) < 1e-10)
      let both = try #require(
        comparison.change(ofIndex: "", weights: [0.5, 0.5], from: 0, to: 1, unit: unit))
      #expect(alone.degreesOfFreedom == expected.df && both.degreesOfFreedom == expected.df)
    }
  }

  /// Rows without an answer are rows that are not looked at; the clusters that have none count in neither.
  @Test("clusters without an answer, or outside of what is looked at, are not common")
  func withoutRows() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let data = fixture.overlapping
    let gone = Set(["s1-04", "s2-05"])
    let isIn = data.psu.map { !gone.contains($0) }
    var table = data.table
    table.set("y", to: .real(data.y.indices.map { isIn[$0] ? data.y[$0] : .nan }))
    let answered = try WaveComparison(["y"], in: table, wave: "wave", design: specification)
    let looked = try WaveComparison(
      ["y"], in: data.table, wave: "wave", design: specification, inside: isIn)
    let a = try #require(answered.change(0, from: 0, to: 1))
    let b = try #require(looked.change(0, from: 0, to: 1))
    #expect(relativeError(a.standardError, b.standardError) < 1e-10)
    #expect(a.degreesOfFreedom == b.degreesOfFreedom)
    // 24 clusters in the one wave, 28 in the other, 16 of them in both; less two that were in both.
    #expect(answered.repeatedClusters == 16 && answered.clusters == 36)
    #expect(looked.repeatedClusters == 14 && looked.clusters == 34)
  }

  @Test(
    "a unit that was split: its rows in each part with their share, the sum of weights as it was")
  func splitRows() throws {
    let fixture: Fixture = try Fixtures.load("waves")
    let data = fixture.overlapping
    let crosswalk = try Crosswalk([
      .init("s1", "a", share: 0.3), .init("s1", "b", share: 0.7), .init("s2", "b"),
      .init("s3", "c"), .init("s4", "c"),
    ])
    let merged = try MergedUnits(
      crosswalk, of: "stratum", in: data.table, wave: "wave", design: specification)
    let all = try WaveComparison(
      ["y"], in: merged.table, wave: "wave", design: merged.design, mergedStrata: merged.column)
    let plain = try compare(data)
    let a = try #require(all.change(0, from: 0, to: 1))
    let b = try #require(plain.change(0, from: 0, to: 1))
    #expect(relativeError(a.value, b.value) < 1e-12)
    #expect(relativeError(a.standardError, b.standardError) < 1e-10)
    let units = try WaveComparison(
      ["y"], in: merged.table, wave: "wave", by: merged.column, design: merged.design,
      mergedStrata: merged.column)
    // By hand: Σ share·w·y / Σ share·w over s1 and s2 in 2023.
    var (sum, weight) = (0.0, 0.0)
    for row in data.w.indices where data.wave[row] == "2023" {
      let share: Double = data.stratum[row] == "s1" ? 0.7 : data.stratum[row] == "s2" ? 1 : 0
      sum += share * data.w[row] * data.y[row]
      weight += share * data.w[row]
    }
    let unit = try #require(units.units.firstIndex(of: "b"))
    let level = try #require(units.level(0, wave: 0, unit: unit))
    #expect(relativeError(level.value, sum / weight) < 1e-12)
    #expect(merged.units.map(\.isSplit) == [true, true, false])
  }

  @Test("nothing is compared across a break of the instrument")
  func instrument() throws {
    #expect(throws: WaveError.self) {
      try InstrumentBreak.satisfaction2022.check(["2021", "2023"])
    }
    try InstrumentBreak.satisfaction2022.check(["2022", "2023"])
    try InstrumentBreak.satisfaction2022.check(["2019", "2021"])
    try InstrumentBreak.satisfaction2022.check(["before", "after"])
    try InstrumentBreak.satisfaction2022.check(["T6/2022", "SIPAS 2024"])
  }

  @Test(
    "the year is found in a label",
    arguments: [
      "năm 2021", "2021-06", "T6/2021", "2021Q4", "SIPAS 2021", "2020-2021", "SIPAS2021", "202106",
    ])
  func years(label: String) {
    for waves in [[label, "2023"], ["đợt 2022", label], [label, "2021-2022"]] {
      #expect(throws: WaveError.self) { try InstrumentBreak.satisfaction2022.check(waves) }
    }
  }
}
