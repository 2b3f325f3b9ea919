import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Strata with one cluster that are joined with the next, against R's survey with strata that were joined by hand
/// (`Tests/Fixtures/make/collapse.R`).
@Suite("Joined strata")
struct CollapsedStrataTests {
  struct Fixture: Decodable {
    struct Expected: Decodable {
      let way, statistic: String
      let fpc: Bool
      let estimate, se: Double
      let df: Int
      let jackknife: Double?
    }
    let data: [String: [FixtureValue]]
    let estimates: [Expected]
  }

  private let fixture: Fixture
  private let table: Table

  init() throws {
    let fixture: Fixture = try Fixtures.load("collapse")
    self.fixture = fixture
    var table = Table(rowCount: fixture.data["y"]?.count ?? 0)
    for (name, cells) in fixture.data {
      let numbers = cells.compactMap { Double($0.text) }
      table.set(
        name,
        to: numbers.count == cells.count ? .real(numbers) : .categories(cells.map(\.text)))
    }
    self.table = table
  }

  private func specification(_ expected: Fixture.Expected) -> DesignSpecification {
    var specification = DesignSpecification(
      strata: ["stratum"], clusters: ["cluster"], weights: "weight",
      fpc: expected.fpc ? ["communes"] : [], lonely: .collapse)
    if expected.way == "region" { specification.collapseWithin = "region" }
    return specification
  }

  private func estimand(_ statistic: String) -> [NamedEstimand] {
    statistic == "mean" ? [.init("y", Mean("y"))] : [.init("y", Total("y"))]
  }

  @Test(
    "standard errors are those of strata that were joined by hand, and so are those of replicates")
  func byHand() throws {
    #expect(fixture.estimates.count == 8)
    for expected in fixture.estimates {
      let design = try Design(specification(expected), in: table)
      let found = try design.estimate(estimand(expected.statistic), of: table).entries[0]
      #expect(relativeError(found.value, expected.estimate) < 1e-12)
      #expect(relativeError(found.standardError, expected.se) < 1e-9, "\(expected)")
      #expect(design.degreesOfFreedom == expected.df)
      guard let jackknife = expected.jackknife else { continue }
      var replicated = specification(expected)
      replicated.replicates = try ReplicateMethod(parsing: "jkn")
      let again = try Design(replicated, in: table)
        .estimate(estimand(expected.statistic), of: table).entries[0]
      #expect(relativeError(again.standardError, jackknife) < 1e-9, "\(expected)")
    }
  }

  /// Two strata of one cluster each: (z₁ − z₂)², Cochran's (5A.56) with equal sizes.
  @Test("a pair of strata is the squared difference of its clusters")
  func pair() throws {
    var table = Table(rowCount: 2)
    table.set("s", to: .real([1, 2]))
    table.set("y", to: .real([3, 10]))
    let design = try Design(DesignSpecification(strata: ["s"], lonely: .collapse), in: table)
    let total = try design.estimate([.init("y", Total("y"))], of: table).entries[0]
    #expect(total.variance == 49)
    #expect(design.notes == [.strataJoined(1, into: 1, stage: 1)])
  }

  /// Weights that come from the population sizes stay those of the strata as they were drawn.
  @Test("weights from population sizes are those of the strata before they were joined")
  func weights() throws {
    var specification = DesignSpecification(
      strata: ["stratum"], clusters: ["cluster"], fpc: ["communes"], lonely: .remove)
    let before = try Design(specification, in: table).weights
    specification.lonely = .collapse
    #expect(try Design(specification, in: table).weights == before)
  }

  /// The same cluster code counted anew in two strata stays two clusters after these have been joined.
  @Test("codes that count anew in each stratum stay different clusters")
  func codes() throws {
    var table = Table(rowCount: 6)
    table.set("s", to: .real([1, 1, 2, 2, 3, 3]))
    table.set("c", to: .real([1, 1, 1, 2, 1, 2]))
    table.set("y", to: .real([3, 4, 8, 2, 5, 9]))
    let design = try Design(
      DesignSpecification(
        strata: ["s"], clusters: ["c"], lonely: .collapse, clusterCodes: .withinStrata), in: table)
    #expect(design.clusterCount == 5 && design.stratumCount == 2)
    let total = try design.estimate([.init("y", Total("y"))], of: table).entries[0]
    let expected = 3.0 / 2 * (7 * 7 + 8 * 8 + 2 * 2 - 17 * 17 / 3.0) + 16
    #expect(relativeError(total.variance, expected) < 1e-12)
  }

  /// At the second stage strata of the same commune are joined, as somebody does it by hand.
  @Test("at a later stage strata are joined within the cluster of the stage before")
  func laterStages() throws {
    let parts = ["a", "a", "a", "b", "a", "a", "b", "b", "a", "b"]
    let sizes = [8.0, 8, 8, 2, 5, 5, 6, 6, 3, 4]
    var table = Table(rowCount: 10)
    table.set("c", to: .real([1, 1, 1, 1, 2, 2, 2, 2, 3, 3]))
    table.set("part", to: .categories(parts))
    table.set("M", to: .real(sizes))
    table.set("v", to: .real([1, 2, 3, 4, 1, 2, 3, 4, 1, 2]))
    table.set("N", to: .real([Double](repeating: 10, count: 10)))
    table.set("w", to: .real([3, 2, 5, 4, 3, 6, 2, 7, 4, 3]))
    table.set("y", to: .real([5, 9, 2, 7, 4, 8, 1, 6, 3, 9]))
    // Of communes 1 and 3 both parts are one stratum, with the villages of both.
    table.set("joined", to: .categories(["a", "a", "a", "a", "a", "a", "b", "b", "a", "a"]))
    table.set("together", to: .real([10, 10, 10, 10, 5, 5, 6, 6, 7, 7]))
    table.set("one", to: .real([Double](repeating: 1, count: 10)))
    func estimate(_ strata: String, _ sizes: String, _ rule: LonelyClusterRule) throws -> Estimate {
      let specification = DesignSpecification(
        strata: ["one", strata], clusters: ["c", "v"], weights: "w", fpc: ["N", sizes], lonely: rule
      )
      return try Design(specification, in: table).estimate([.init("y", Total("y"))], of: table)
        .entries[0]
    }
    let byHand = try estimate("joined", "together", .fail)
    let found = try estimate("part", "M", .collapse)
    #expect(relativeError(found.variance, byHand.variance) < 1e-12)
    #expect(try estimate("part", "M", .remove).variance < 0.99 * found.variance)
    // A commune with one village has nothing to join it with.
    let alone = table.selecting(rows: [0, 1, 2, 3, 4, 5, 6, 7, 8])
    let error = #expect(throws: DesignError.self) {
      try Design(
        DesignSpecification(
          strata: ["one", "part"], clusters: ["c", "v"], weights: "w", fpc: ["N", "M"],
          lonely: .collapse), in: alone)
    }
    #expect(
      error?.description.contains("has one cluster at stage 2, and there is no other") == true)
  }

  @Test("a stratum without another beside it, and a stratum in two regions, are refused by name")
  func refused() throws {
    func message(_ s: [Double], _ region: [Double]?) throws -> String {
      var table = Table(rowCount: 4)
      table.set("s", to: .real(s))
      table.set("y", to: .real([3, 10, 2, 4]))
      if let region { table.set("r", to: .real(region)) }
      var specification = DesignSpecification(strata: ["s"], lonely: .collapse)
      specification.collapseWithin = region == nil ? nil : "r"
      let error = #expect(throws: DesignError.self) { try Design(specification, in: table) }
      return error?.description ?? ""
    }
    #expect(
      try message([1, 2, 2, 2], [1, 2, 2, 2]).contains(
        "stratum \"1\" has one cluster, and there is no other within its \"r\""))
    #expect(try message([1, 2, 2, 2], [1, 1, 1, 2]).contains("a stratum belongs to one"))
    #expect(try message([1, 2, 2, 2], [1, .nan, 1, 1]).contains("is missing in row 2"))
    var specification = DesignSpecification(strata: ["stratum"])
    specification.collapseWithin = "region"
    #expect(throws: DesignError.self) { try Design(specification, in: table) }
  }
}
