import CanvassTestSupport
import Foundation
import Testing

/// A coefficient that one cluster alone tells about has no standard error in any family and by no covariance, against R's survey and
/// clubSandwich (`make/in-one-cluster.R`), which print the rounding of their arithmetic; all others have theirs.
@Suite("Regressions on a category in one cluster")
struct OneClusterRegressionTests {
  private let fixture: OneClusterFixture

  init() throws { fixture = try Fixtures.load("in-one-cluster") }

  private static let reason = "only one cluster tells about it"

  private func number(_ record: [String: Any], _ key: String) -> Double? {
    (record[key] as? NSNumber)?.doubleValue
  }

  private func coefficients(_ answer: [String: Any]) throws -> [[String: Any]] {
    try #require(answer["coefficients"] as? [[String: Any]])
  }

  @Test("what iterations leave is no standard error", arguments: ["", "--covariance cr2"])
  func iterated(_ covariance: String) throws {
    let program = try Program()
    #expect(fixture.iterated.count == 12)
    for (place, known) in fixture.iterated.enumerated() {
      #expect(known.se[0] < 1e-8)
      try program.file("r.csv", known.data)
      let answer = try program.succeed(
        "regress '\(known.response) ~ factor(g)' --family \(known.family) --clusters c --weights w --text g --data r.csv "
          + "--margins g \(covariance) --format json"
      ).json()
      let entries = try coefficients(answer)
      for key in ["se", "statistic", "p", "lower", "upper"] {
        #expect(entries[0][key] is NSNull, "\(place) \(key)")
      }
      for (entry, (value, error)) in zip(entries, zip(known.estimates, known.se)) {
        #expect(relativeError(try #require(number(entry, "estimate")), value) < 1e-7, "\(place)")
        if error > 1e-8, covariance.isEmpty {
          #expect(relativeError(try #require(number(entry, "se")), error) < 1e-7, "\(place)")
        } else if error > 1e-8 {
          #expect(try #require(number(entry, "se")) > 0.01)
        }
      }
      let margins = try #require(answer["margins"] as? [[String: Any]])
      #expect(margins.map { $0["se"] is NSNull } == [true, false, false], "\(place)")
      let warnings = try #require(answer["warnings"] as? [String])
      #expect(warnings.contains { $0.contains(Self.reason) }, "\(warnings)")
      #expect(!warnings.contains { $0.contains("fits exactly") })
    }
  }

  @Test("nor is what a covariance without a design leaves", arguments: ["cluster", "cr2"])
  func plain(_ kind: String) throws {
    let known = fixture.plain
    let program = try Program()
    try program.file("r.csv", known.data)
    let answer = try program.succeed(
      "regress 'k ~ 0 + factor(g)' --text g --data r.csv --covariance \(kind):c --margins g --format json"
    ).json()
    let entries = try coefficients(answer)
    for key in ["se", "statistic", "p", "lower", "upper"] { #expect(entries[0][key] is NSNull) }
    for place in 1...2 {
      let error = kind == "cr2" ? known.cr2[place] : known.cr1[place]
      #expect(relativeError(try #require(number(entries[place], "se")), error) < 1e-10)
      if kind == "cr2" {
        let df = try #require(number(entries[place], "df"))
        #expect(relativeError(df, known.df[place]) < 1e-8)
      }
    }
    let margins = try #require(answer["margins"] as? [[String: Any]])
    #expect(margins.map { $0["se"] is NSNull } == [true, false, false])
    // No test of all three goes by the rounding of one.
    let terms = try #require(answer["terms"] as? [[String: Any]])
    #expect(terms[0]["p"] is NSNull && terms[0]["statistic"] is NSNull)
    let rows = try #require((answer["covariance"] as? [String: Any])?["values"] as? [[Any]])
    #expect(rows[0].allSatisfy { $0 is NSNull } && rows[1][1] is NSNumber)
    let warnings = try #require(answer["warnings"] as? [String])
    #expect(warnings.contains { $0.contains(Self.reason) } && warnings.count == 3, "\(warnings)")
    #expect(warnings.contains { $0.hasPrefix("no test of factor(g)") })
  }

  @Test("a prediction that one cluster tells has no standard error")
  func prediction() throws {
    let known = fixture.iterated[2]
    let program = try Program()
    try program.file("r.csv", known.data)
    try program.file("new.csv", "g\n007\n01\n")
    let answer = try program.succeed(
      "regress '\(known.response) ~ factor(g)' --family \(known.family) --clusters c --weights w --text g --data r.csv "
        + "--predict new.csv --format json"
    ).json()
    let rows = try #require(answer["predictions"] as? [[String: Any]])
    #expect(rows.map { $0["se"] is NSNull } == [true, false])
    #expect(rows.map { $0["lower"] is NSNull } == [true, false])
  }

  @Test("a single row has none either, where rows are the units")
  func row() throws {
    let program = try Program()
    try program.file(
      "r.csv", "y,g\n" + (0..<20).map { "\($0 * 7 % 11),\($0 < 1 ? "a" : "b")\n" }.joined())
    for kind in ["hc0", "hc1"] {
      let answer = try program.succeed(
        "regress 'y ~ g' --covariance \(kind) --data r.csv --format json"
      ).json()
      #expect(try coefficients(answer)[0]["se"] is NSNull)
      let warnings = try #require(answer["warnings"] as? [String])
      #expect(warnings.contains { $0.contains("only one row tells about it") }, "\(warnings)")
    }
  }

  /// The answers of category 007 are the same in all its clusters.
  @Test(
    "a category that does not vary has the standard error 0 and no test, by every covariance",
    arguments: [
      "--clusters c --weights w", "--clusters c --weights w --covariance cr2",
      "--clusters c --weights w --replicates jkn", "--covariance cluster:c", "--covariance cr2:c",
      "--covariance hc1",
    ], ["gaussian", "poisson", "gamma"])
  func constant(_ options: String, _ family: String) throws {
    let program = try Program()
    var state: UInt64 = 20_261_127
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let lines = (0..<48).map { row in
      let group = ["007", "01", "02"][next(3)]
      return
        "\(row / 6),\(3 + next(40)).\(1 + next(9)),\(group),\(group == "007" ? "4.7" : "\(1 + next(5))")\n"
    }
    try program.file("d.csv", "c,w,g,k\n" + lines.joined())
    let answer = try program.succeed(
      "regress 'k ~ factor(g)' --family \(family) --text g --margins g --data d.csv \(options) --format json"
    ).json()
    let entries = try coefficients(answer)
    #expect(number(entries[0], "se") == 0 && entries[0]["p"] is NSNull, "\(entries[0])")
    #expect(try #require(number(entries[1], "se")) > 0.01)
    let margins = try #require(answer["margins"] as? [[String: Any]])
    #expect(number(margins[0], "se") == 0, "\(margins[0])")
    let warnings = try #require(answer["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("the rows that tell about it") }, "\(warnings)")
  }
}
