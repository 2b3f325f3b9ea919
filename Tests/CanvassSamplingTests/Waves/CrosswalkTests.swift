import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Old units recombine to new ones.
@Suite("Crosswalks")
struct CrosswalkTests {
  private let provinces: [Crosswalk.OldUnit] = [
    .init("Binh Duong", 87.8, variance: 4, population: 2_700_000),
    .init("Ba Ria", 86.7, variance: 6.25, population: 1_200_000),
    .init("Ho Chi Minh", 84.2, variance: 1.44, population: 9_100_000),
    .init("Hue", 88.1, variance: 5, population: 1_200_000),
  ]
  private let parts: [Crosswalk.Part] = [
    .init("Binh Duong", "Ho Chi Minh City", from: "2025-07-01"),
    .init("Ba Ria", "Ho Chi Minh City", from: "2025-07-01"),
    .init("Ho Chi Minh", "Ho Chi Minh City", from: "2025-07-01"),
    .init("Hue", "Hue City"),
  ]

  @Test("whole provinces: Σ W·ȳ with variance Σ W²·v, as a stratified estimate has it")
  func merged() throws {
    let new = try Crosswalk(parts).recombine(provinces)
    #expect(new.map(\.name) == ["Ho Chi Minh City", "Hue City"])
    let people = 13_000_000.0
    let weights = [2.7e6 / people, 1.2e6 / people, 9.1e6 / people]
    let mean = weights[0] * 87.8 + weights[1] * 86.7 + weights[2] * 84.2
    let variance =
      weights[0] * weights[0] * 4 + weights[1] * weights[1] * 6.25 + weights[2] * weights[2] * 1.44
    #expect(relativeError(new[0].estimate, mean) < 1e-14)
    #expect(relativeError(new[0].variance, variance) < 1e-13)
    #expect(new[0].population == people && !new[0].hasSplitParts)
    #expect(new[1].estimate == 88.1 && new[1].variance == 5)
  }

  @Test("units carry dates: before the day nothing is merged")
  func dates() throws {
    let before = try Crosswalk(parts).onDay("2025-06-30")
    #expect(
      before.parts.map(\.new) == ["Binh Duong", "Ba Ria", "Ho Chi Minh", "Hue City"])
    #expect(try Crosswalk(parts).onDay("2025-07-01").parts == parts)
    #expect(throws: WaveError.self) { try Crosswalk(parts).onDay("1 July") }
  }

  @Test("a commune that was split needs the shares of its people")
  func split() throws {
    let communes: [Crosswalk.OldUnit] = [
      .init("a", 80, variance: 9, population: 1000), .init("b", 90, variance: 4, population: 500),
    ]
    let walk = try Crosswalk([
      .init("a", "north", share: 0.6), .init("a", "south", share: 0.4), .init("b", "south"),
    ])
    let new = try walk.recombine(communes)
    #expect(new[0].estimate == 80 && new[0].hasSplitParts)
    #expect(relativeError(new[1].estimate, (400 * 80 + 500 * 90) / 900) < 1e-14)
    #expect(new[0].population + new[1].population == 1500)
  }

  @Test(
    "what cannot be is refused by name",
    arguments: [
      ([("a", "x", 0.5), ("a", "y", 0.25)], "shares of \"a\" in the crosswalk sum to 0.75"),
      ([("a", "x", 1), ("a", "y", 1)], "sum to 2 and not to 1"),
      ([("a", "x", 0)], "a share of 0 of \"a\""),
      ([("a", "x", 0.5), ("a", "x", 0.5)], "says twice"),
      ([], "has no lines"),
    ] as [([(String, String, Double)], String)])
  func refused(_ lines: [(String, String, Double)], _ says: String) {
    #expect {
      _ = try Crosswalk(lines.map { .init($0.0, $0.1, share: $0.2) })
    } throws: {
      ($0 as? WaveError)?.description.contains(says) ?? false
    }
  }

  @Test("every old unit is needed, and each has a line")
  func missing() throws {
    let walk = try Crosswalk(parts)
    #expect(throws: WaveError.self) { try walk.recombine(Array(provinces.dropFirst())) }
    #expect(throws: WaveError.self) {
      try walk.recombine(provinces + [.init("Hanoi", 85, variance: 1, population: 8e6)])
    }
  }

  @Test("changes of several days follow one another, whichever time the estimates are of")
  func composed() throws {
    // A and B became M in 2023, M and D became N in 2025; C was halved in 2023, one half joined N.
    let walk = try Crosswalk([
      .init("A", "M", from: "2023-01-01"), .init("B", "M", from: "2023-01-01"),
      .init("C", "C1", share: 0.5, from: "2023-01-01"),
      .init("C", "C2", share: 0.5, from: "2023-01-01"),
      .init("M", "N", from: "2025-07-01"), .init("D", "N", from: "2025-07-01"),
      .init("C1", "N", from: "2025-07-01"),
    ])
    func unit(_ name: String, _ estimate: Double, _ people: Double) -> Crosswalk.OldUnit {
      .init(name, estimate, variance: 1, population: people)
    }
    let old = try walk.recombine([
      unit("A", 80, 100), unit("B", 60, 300), unit("C", 50, 200), unit("D", 90, 500),
    ])
    #expect(old.map(\.name) == ["C2", "N"] || old.map(\.name) == ["N", "C2"])
    let n = try #require(old.first { $0.name == "N" })
    let people = 100.0 + 300 + 100 + 500
    #expect(n.population == people && n.hasSplitParts)
    #expect(
      relativeError(n.estimate, (80 * 100 + 60 * 300 + 50 * 100 + 90 * 500) / people) < 1e-14)
    // The same people, as they were in 2024.
    let later = try walk.recombine([
      unit("M", 65, 400), unit("C1", 50, 100), unit("C2", 50, 100), unit("D", 90, 500),
    ])
    let same = try #require(later.first { $0.name == "N" })
    #expect(relativeError(same.estimate, n.estimate) < 1e-14 && !same.hasSplitParts)
    // On a day between the two.
    let between = try walk.onDay("2024-01-01").recombine([
      unit("A", 80, 100), unit("B", 60, 300), unit("C", 50, 200), unit("D", 90, 500),
    ])
    #expect(Set(between.map(\.name)) == ["M", "C1", "C2", "D"])
    #expect(between.first { $0.name == "M" }?.estimate == 65)
  }

  @Test("halves that come together again are whole")
  func together() throws {
    let walk = try Crosswalk([
      .init("A", "B", share: 0.1, from: "2023-01-01"),
      .init("A", "C", share: 0.9, from: "2023-01-01"),
      .init("B", "D", from: "2025-01-01"), .init("C", "D", from: "2025-01-01"),
    ])
    let new = try walk.recombine([.init("A", 70, variance: 2, population: 10)])
    #expect(new.count == 1 && !new[0].hasSplitParts && new[0].population == 10)
  }

  @Test("units of two times, and changes of what is no more, are refused by name")
  func times() throws {
    let lines: [Crosswalk.Part] = [
      .init("A", "M", from: "2023-01-01"), .init("M", "N", from: "2025-01-01"),
      .init("D", "N", from: "2025-01-01"),
    ]
    func error(_ body: () throws -> Void) -> String {
      do { try body() } catch { return "\(error)" }
      return ""
    }
    let both = error {
      _ = try Crosswalk(lines).recombine([
        .init("A", 1, variance: 1, population: 1), .init("M", 1, variance: 1, population: 1),
      ])
    }
    #expect(both.contains("\"A\" and \"M\" were not there at the same time"), "\(both)")
    let again = error { _ = try Crosswalk(lines + [.init("A", "Z", from: "2025-01-01")]) }
    #expect(again.contains("changes \"A\" on 2025-01-01"), "\(again)")
    // Two units that exchange their names: which time is meant is not known.
    let exchanged = try Crosswalk([.init("P", "Q"), .init("Q", "P")])
    let doubtful = error { _ = try exchanged.shares(of: ["P"]) }
    #expect(doubtful.contains("is an old unit and a new one"), "\(doubtful)")
  }
}
