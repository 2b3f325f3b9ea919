import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Changes between waves: R's survey on the stacked data, and on independent waves (`Tests/Fixtures/make/waves.R`).
@Suite("Waves")
struct WaveTests {
  private let specification = WaveFixture.specification

  private func check(_ comparison: WaveComparison, _ expected: [WaveFixture.Change]) throws {
    for (quantity, change) in expected.enumerated() {
      let found = try #require(comparison.change(quantity, from: 0, to: 1))
      #expect(relativeError(found.value, change.value) < 1e-10)
      #expect(relativeError(found.standardError, change.se) < 1e-10)
      #expect(found.degreesOfFreedom == change.df)
      #expect(abs(found.correlation - change.correlation) < 1e-8)
    }
  }

  /// The rows of some waves and clusters.
  private func rows(_ data: WaveFixture.Data, where keep: (String, String) -> Bool) -> Table {
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
    let fixture = try WaveFixture.load()
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
    let fixture = try WaveFixture.load()
    let comparison = try fixture.overlapping.compared()
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
    let fixture = try WaveFixture.load()
    let comparison = try fixture.apart.compared()
    #expect(comparison.repeatedClusters == 0)
    try check(comparison, fixture.independent)
  }

  @Test("the index of all components, whose parts add up to its change")
  func index() throws {
    let fixture = try WaveFixture.load()
    let comparison = try fixture.overlapping.compared()
    let found = try #require(
      comparison.change(ofIndex: "all", weights: [0.5, 0.5], from: 0, to: 1))
    #expect(relativeError(found.value, fixture.index.value) < 1e-10)
    #expect(relativeError(found.standardError, fixture.index.se) < 1e-10)
    let parts = try [0, 1].map { 0.5 * (try #require(comparison.change($0, from: 0, to: 1))).value }
    #expect(relativeError(parts[0] + parts[1], found.value) < 1e-12)
  }

  @Test("a wave asked twice has not changed, and nothing is uncertain about that")
  func same() throws {
    let fixture = try WaveFixture.load()
    let table = fixture.overlapping.table
    let stacked = try Table.stacked(
      [("a", table), ("b", table)], columns: ["stratum", "psu", "w", "y"], label: "time")
    let comparison = try WaveComparison(
      ["y"], in: stacked, wave: "time", design: specification)
    let change = try #require(comparison.change(0, from: 0, to: 1))
    #expect(abs(change.value) < 1e-12 && change.standardError < 1e-9)
    #expect(abs(change.correlation - 1) < 1e-9)
  }

  /// Rows without an answer are rows that are not looked at; the clusters that have none count in neither.
  @Test("clusters without an answer, or outside of what is looked at, are not common")
  func withoutRows() throws {
    let fixture = try WaveFixture.load()
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
}
