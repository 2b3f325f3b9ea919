import CanvassDiagnostics
import CanvassNumerics
import CanvassTestSupport
import Testing

/// Rank sets of R's csranks (Mogstad, Romano, Shaikh & Wilhelm 2024), by `Tests/Fixtures/make/ranks.R`. Both
/// draw random numbers: a bound that differs between two seeds of csranks is left out.
struct RankOracleTests {
  struct Fixture: Decodable {
    struct Sets: Decodable {
      var rank: [Int]
      var lower: [Int?]
      var upper: [Int?]
      var lowerJoint: [Int?]
      var upperJoint: [Int?]
    }
    struct PISA: Decodable {
      var country: [String]
      var score: [Double]
      var error: [Double]
      var best: [String]
    }
    struct Shared: Decodable {
      var value: [Double]
      var covariance: [[Double]]
    }
    struct Counts: Decodable {
      var counts: [Int]
    }
    var pisa: PISA
    var shared: Shared
    var counts: [Counts]
  }
  struct Expected: Decodable {
    var pisa: Fixture.Sets
    var shared: Fixture.Sets
    var counts: [Fixture.Sets]
  }

  private func check(_ found: [RankSet?], _ lower: [Int?], _ upper: [Int?], _ rank: [Int]) {
    for (index, set) in found.enumerated() {
      #expect(set?.rank == rank[index], "unit \(index)")
      if let bound = lower[index] { #expect(set?.lower == bound, "best rank of unit \(index)") }
      if let bound = upper[index] { #expect(set?.upper == bound, "worst rank of unit \(index)") }
    }
  }

  private func check(_ analysis: RankAnalysis, _ expected: Fixture.Sets) throws {
    check(analysis.simultaneous, expected.lowerJoint, expected.upperJoint, expected.rank)
    check(try analysis.marginal(), expected.lower, expected.upper, expected.rank)
  }

  @Test("mathematics in PISA 2018: marginal and simultaneous sets, and the five best")
  func pisa() throws {
    let given = try Fixtures.load("ranks", as: Fixture.self).pisa
    let expected = try Fixtures.load("ranks", as: Expected.self).pisa
    #expect(given.country.count == 38)
    let left = (expected.lower + expected.upper + expected.lowerJoint + expected.upperJoint)
      .count { $0 == nil }
    #expect(left <= 4)
    let analysis = try RankAnalysis(
      RankedUnits(values: given.score, standardErrors: given.error),
      adjustment: .draws(50_000, seed: 1))
    try check(analysis, expected)
    #expect(analysis.best(5).map { given.country[$0] } == given.best)
    #expect(given.best.count == 12)
  }

  @Test("estimates of the same clusters: the covariance tells them apart")
  func shared() throws {
    let given = try Fixtures.load("ranks", as: Fixture.self).shared
    let expected = try Fixtures.load("ranks", as: Expected.self).shared
    try check(
      RankAnalysis(
        RankedUnits(values: given.value, covariance: Matrix(given.covariance)),
        adjustment: .draws(50_000, seed: 1)), expected)
  }

  @Test("counts: exact binomial tests", arguments: 0..<3)
  func counts(_ index: Int) throws {
    let given = try Fixtures.load("ranks", as: Fixture.self).counts[index]
    let expected = try Fixtures.load("ranks", as: Expected.self).counts[index]
    try check(RankAnalysis(counts: given.counts), expected)
  }
}
