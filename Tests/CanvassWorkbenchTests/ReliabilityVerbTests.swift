import Foundation
import Testing

/// `reliability` against psych (`make/factor-verbs.R`), as the program prints it.
@Suite("The verb reliability")
struct ReliabilityVerbTests {
  private func analyse(_ program: Program, _ line: String) throws -> [String: Any] {
    try program.succeed("reliability \(line) --format json").json()
  }

  @Test("alpha, its interval and the items are psych's; omega is that of the exact factors")
  func psych() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    let found = try analyse(program, "q1-q9 --data full.csv --reverse q4")
    try check(found, fixture.reliability)
    let omega = [
      try #require(found["omegaTotal"] as? Double),
      try #require(found["omegaHierarchical"] as? Double),
    ]
    expectClose([omega[0]], [fixture.omegaTotal], 1e-8)
    expectClose([omega[1]], [fixture.omegaHierarchical], 1e-6)
    #expect(found["omegaFactors"] as? Int == 3)
    let few = try analyse(program, "q1-q3 --data full.csv")
    try check(few, fixture.unturned)
    expectClose([try #require(few["omegaTotal"] as? Double)], [fixture.omegaOne], 1e-8)
    #expect(few["omegaFactors"] as? Int == 1)
  }

  private func check(_ found: [String: Any], _ expected: FactorVerbFixture.Alpha) throws {
    let alpha = try #require(found["alpha"] as? [String: Any])
    let values = ["estimate", "standardized", "se", "lower", "upper"].map { alpha[$0] as? Double }
    expectClose(
      values.compactMap(\.self),
      [expected.alpha, expected.standardized, expected.ase] + expected.feldt, 1e-8)
    #expect(alpha["interval"] as? String == "feldt")
    let items = try #require(found["items"] as? [[String: Any]])
    expectClose(items.compactMap { $0["itemRest"] as? Double }, expected.itemRest, 1e-8)
    expectClose(items.compactMap { $0["alphaIfDropped"] as? Double }, expected.dropped, 1e-8)
  }

  @Test("reversal goes about the scale of the study, or the observed range, and says which")
  func reversal() throws {
    let program = try Program()
    // Nobody says 1 of q2.
    try program.file("a.csv", "q1,q2,q3\n" + "1,5,2\n2,4,2\n4,2,5\n5,3,4\n3,4,3\n")
    try program.file("st.yml", "data: a.csv\nscale: {values: [1, 2, 3, 4, 5]}\n")
    let observed = try analyse(program, "q1-q3 --data a.csv --reverse q2")
    let scaled = try analyse(program, "q1-q3 --study st.yml --reverse q2")
    func reversed(_ object: [String: Any]) throws -> [String: Any] {
      try #require((object["reversed"] as? [[String: Any]])?.first)
    }
    #expect(try reversed(observed)["about"] as? String == "observed")
    #expect(try reversed(observed)["lowest"] as? Int == 2)
    #expect(try reversed(scaled)["about"] as? String == "scale")
    #expect(try reversed(scaled)["lowest"] as? Int == 1)
    // The mean of q2 is 3.6.
    func mean(_ object: [String: Any]) throws -> Double {
      try #require((object["items"] as? [[String: Any]])?[1]["mean"] as? Double)
    }
    expectClose([try mean(observed), try mean(scaled)], [3.4, 2.4], 1e-12)
    #expect(
      value(observed, "alpha", "estimate") as? Double
        == value(scaled, "alpha", "estimate") as? Double)
    let text = try program.succeed("reliability q1-q3 --study st.yml --reverse q2").output
    #expect(text.contains("about the scale of the study, 1 … 5"))
  }

  @Test("an item that runs against the others is named; reversing it is the same as deriving it")
  func against() throws {
    let program = try FactorVerbFixture.read().program()
    let raw = try analyse(program, "q1-q9 --data full.csv")
    #expect(
      try #require(raw["warnings"] as? [String]).contains { $0.contains("\"q4\" runs against") })
    let reversed = try analyse(program, "q1-q9 --data full.csv --reverse q4")
    let derived = try analyse(program, "q1-q3 z q5-q9 --data full.csv --derive 'z=6-q4'")
    #expect(reversed["warnings"] as? [String] == [])
    expectClose(
      [try #require(value(reversed, "alpha", "estimate") as? Double)],
      [try #require(value(derived, "alpha", "estimate") as? Double)], 1e-14)
  }

  @Test("ordinal alpha is alpha of the polychoric correlations, without an interval")
  func ordinal() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    let found = try analyse(program, "q1-q3 --data holes.csv --correlation polychoric")
    let r = fixture.lavaan
    let sum = 3 + 2 * (r[0][1] + r[0][2] + r[1][2])
    let alpha = try #require(value(found, "alpha", "estimate") as? Double)
    expectClose([alpha], [1.5 * (1 - 3 / sum)], 1e-6)
    #expect(value(found, "alpha", "se") is NSNull)
    #expect(
      try #require(found["warnings"] as? [String]).contains { $0.contains("no standard error") })
  }

  @Test("split halves and lower bounds are those of the covariances, in their order")
  func bounds() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    let found = try analyse(program, "q1-q9 --data full.csv --reverse q4")
    func number(_ path: String...) throws -> Double {
      let found = path.reduce(found as Any?) { ($0 as? [String: Any])?[$1] }
      return try #require(found as? Double, "\(path)")
    }
    // By hand: the covariances of the turned answers.
    let rows = fixture.rows.map { row in
      row.enumerated().map { $0.offset == 3 ? 6 - $0.element : $0.element }
    }
    let n = Double(rows.count)
    let means = (0..<9).map { j in rows.reduce(0) { $0 + $1[j] } / n }
    func covariance(_ i: Int, _ j: Int) -> Double {
      rows.reduce(0) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) } / (n - 1)
    }
    let (odd, even) = ([0, 2, 4, 6, 8], [1, 3, 5, 7])
    var (a, b, c) = (0.0, 0.0, 0.0)
    for i in odd { for j in odd { a += covariance(i, j) } }
    for i in even { for j in even { b += covariance(i, j) } }
    for i in odd { for j in even { c += covariance(i, j) } }
    let r = c / (a * b).squareRoot()
    expectClose(
      [
        try number("splitHalf", "oddEven", "spearmanBrown"),
        try number("splitHalf", "oddEven", "guttman"),
      ], [2 * r / (1 + r), 4 * c / (a + b + 2 * c)], 1e-10)
    #expect(
      value(found, "splitHalf", "oddEven", "first") as? [String] == ["q1", "q3", "q5", "q7", "q9"])
    #expect(value(found, "splitHalf", "splits") as? Int == 126)
    let guttman = try ["lambda1", "lambda2", "lambda3", "lambda4", "lambda5", "lambda6"].map {
      try number("guttman", $0)
    }
    let alpha = try number("alpha", "estimate")
    expectClose([guttman[2]], [alpha], 1e-12)
    #expect(guttman[0] < guttman[2] && guttman[2] <= guttman[1])
    expectClose([guttman[3]], [try number("splitHalf", "best", "guttman")], 1e-15)
    let greatest = try number("greatestLowerBound", "estimate")
    #expect(guttman.allSatisfy { $0 <= greatest + 1e-9 })
    #expect(try number("splitHalf", "worst", "guttman") < alpha)
    let table = try program.succeed("reliability q1-q9 --data full.csv --reverse q4").output
    #expect(table.contains("greatest lower bound") && table.contains("worst split half"))
  }

  @Test("the omega of ordered answers is below that of the variables behind them")
  func ordinalOmega() throws {
    let program = try FactorVerbFixture.read().program()
    let line = "q1-q9 --data full.csv --reverse q4"
    let found = try analyse(program, line + " --correlation polychoric --factors 1")
    let answers = try #require(found["omegaOrdinal"] as? Double)
    let behind = try #require(found["omegaTotal"] as? Double)
    #expect(answers < behind && answers > 0.5)
    #expect(try analyse(program, line)["omegaOrdinal"] is NSNull)
    let text = try program.succeed("reliability \(line) --correlation polychoric").output
    #expect(text.contains("Green and Yang"))
  }

  @Test("two items have alpha and no omega, and say why")
  func two() throws {
    let program = try FactorVerbFixture.read().program()
    let found = try analyse(program, "q1 q2 --data full.csv")
    #expect(value(found, "alpha", "estimate") is Double)
    #expect(found["omegaTotal"] is NSNull)
    let items = try #require(found["items"] as? [[String: Any]])
    #expect(items.allSatisfy { $0["alphaIfDropped"] is NSNull })
    #expect(
      try #require(found["warnings"] as? [String]).contains { $0.hasPrefix("there is no omega") })
  }
}
