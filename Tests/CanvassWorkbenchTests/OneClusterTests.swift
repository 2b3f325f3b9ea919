import CanvassTestSupport
import Foundation
import Testing

/// What rests on one cluster, or on a share that is 1 in every sample, has no standard error, against R's survey
/// (`make/in-one-cluster.R`), which prints 0 or the rounding of it.
@Suite("Numbers of one cluster")
struct OneClusterTests {
  private let fixture: OneClusterFixture

  init() throws { fixture = try Fixtures.load("in-one-cluster") }

  private func number(_ record: [String: Any], _ key: String) -> Double? {
    (record[key] as? NSNumber)?.doubleValue
  }

  @Test(
    "a quantile at the largest answer has neither standard error nor interval, and a score interval"
  )
  func largest() throws {
    let known = fixture.quantile
    // The median may well be lower, and R's interval is a point.
    #expect(known.below > 0.4 && known.lower == known.upper && known.se == 0)
    let program = try Program()
    try program.file("q.csv", known.data)
    let options = "--clusters c --weights w --data q.csv --format json"
    let line = "quantile q --probability 0.5 \(options)"
    for interval in ["woodruff", "beta", "wilson", "logit", "arcsine"] {
      let run = try program.succeed("\(line) --interval \(interval)")
      let median = try run.estimates()[0]
      #expect(number(median, "estimate") == known.median)
      for key in ["se", "lower", "upper"] { #expect(median[key] is NSNull, "\(interval) \(key)") }
      #expect(
        try run.json()["warnings"] as? [String] == [
          "1 of 1 estimate has no interval: since the share of answers up to the quantile has no standard error, as that up "
            + "to the largest answer, which is 1 in every sample (try --interval score)"
        ])
    }
    let score = try program.succeed("\(line) --interval score").estimates()[0]
    #expect(number(score, "lower") == known.scoreLower && score["upper"] is NSNull)
    // Nor do replicates that all have it tell an error; of the third quartile a score interval has no other limit.
    for (probability, interval) in [("0.9", "replicates"), ("0.9", "woodruff")] {
      let run = try program.succeed(
        "quantile q --probability \(probability) --replicates jkn --interval \(interval) \(options)"
      )
      let found = try run.estimates()[0]
      for key in ["se", "lower", "upper"] { #expect(found[key] is NSNull, "\(interval) \(key)") }
      let said = try #require(run.json()["warnings"] as? [String])
      #expect(said[0].hasSuffix("which is 1 in every sample"), "\(said)")
    }
    // A quantile below the largest answer keeps its interval.
    let lower = try program.succeed("quantile q --probability 0.1 \(options)").estimates()[0]
    #expect(number(lower, "lower") != nil)
  }

  @Test("rounding is no standard error of a coefficient")
  func coefficients() throws {
    let program = try Program()
    #expect(fixture.regressions.count == 12)
    for (place, known) in fixture.regressions.enumerated() {
      #expect(known.se[0] < 1e-13)
      try program.file("r.csv", known.data)
      let answer = try program.succeed(
        "regress 'k ~ factor(g)' --clusters c --weights w --text g --data r.csv --format json")
      let entries = try #require(answer.json()["coefficients"] as? [[String: Any]])
      for key in ["se", "statistic", "p", "lower", "upper"] {
        #expect(entries[0][key] is NSNull, "\(place) \(key)")
      }
      for (entry, (value, error)) in zip(entries, zip(known.estimates, known.se)) {
        #expect(relativeError(try #require(number(entry, "estimate")), value) < 1e-10, "\(place)")
        if error > 1e-10 {
          #expect(relativeError(try #require(number(entry, "se")), error) < 1e-9, "\(place)")
        }
      }
    }
  }

  @Test(
    "an answer names the category that lies in one cluster, and its margin has no standard error")
  func categories() throws {
    let program = try Program()
    try program.file("r.csv", fixture.regressions[0].data)
    let answer = try program.succeed(
      "regress 'k ~ factor(g)' --clusters c --weights w --text g --data r.csv --margins g --format json"
    ).json()
    let warnings = try #require(answer["warnings"] as? [String])
    #expect(
      warnings.contains {
        $0.hasPrefix("all rows of factor(g) = \"007\" lie in one cluster") && !$0.contains("\"01\"")
      }, "\(warnings)")
    let margins = try #require(answer["margins"] as? [[String: Any]])
    #expect(margins.map { $0["se"] is NSNull } == [true, false, false])
    #expect(margins[0]["lower"] is NSNull)
  }

  @Test("the mean rank of a group has the degrees of freedom of its own clusters")
  func ranks() throws {
    let known = fixture.ranks
    let program = try Program()
    try program.file("d.csv", known.data)
    let answer = try program.succeed(
      "ranktest 'y ~ g' --test kruskal-wallis --strata h --clusters c --weights w --data d.csv --format json"
    )
    let tests = try #require(answer.json()["tests"] as? [[String: Any]])
    #expect(relativeError(try #require(number(tests[0], "statistic")), known.statistic) < 1e-8)
    #expect(relativeError(try #require(number(tests[0], "p")), known.p) < 1e-8)
    for group in try answer.estimates() {
      let name = try #require((group["domain"] as? [String: String])?["g"])
      #expect(number(group, "df") == known.df[name].map(Double.init), "\(name)")
      // One cluster of each of two strata: an error, and no interval.
      #expect((group["lower"] is NSNull) == (name == "b"), "\(name)")
      #expect(try #require(number(group, "se")) > 0)
    }
  }

  @Test("rounded replicate weights do not make a domain in one cluster certain")
  func givenWeights() throws {
    for known in fixture.replicates {
      let program = try Program()
      try program.file("d.csv", known.data)
      let design =
        "--weights w --replicate-weights 'rw*' --replicate-kind bootstrap --data d.csv --format json"
      let whole = try program.succeed("mean y --clusters c \(design)").estimates()[0]
      #expect(relativeError(try #require(number(whole, "se")), known.se) < 1e-9)
      // R counts the noise of the last digits.
      #expect(number(whole, "df") == 5 && known.df == (known.digits == 2 ? 16 : 5))
      // Without the clusters an answer says that rounding may be counted.
      for clusters in ["--clusters c", ""] {
        let said = try program.succeed("mean y \(clusters) \(design)").json()["warnings"]
        let isTold = (said as? [String] ?? []).contains {
          $0.hasPrefix(
            "the replicate weights of the data are rounded to 2 decimals, and the 16 degrees")
        }
        #expect(isTold == (clusters.isEmpty && known.digits == 2), "\(said ?? "")")
      }
      // Without the clusters only weights that are not rounded tell that there is one.
      for clusters in known.digits == 2 ? ["--clusters c"] : ["--clusters c", ""] {
        let some = "\(clusters) \(design)"
        let lines = ["proportion b --by c", "mean b --by c", "mean y --by c", "variance y --by c"]
        for line in lines {
          for found in try program.succeed("\(line) \(some)").estimates() {
            for key in ["se", "deff", "lower", "upper"] {
              #expect(found[key] is NSNull, "\(line) \(clusters) \(key) \(found)")
            }
          }
        }
        for line in ["gini y", "quantile y"] {
          for found in try program.succeed("\(line) --where \"c == 'k1'\" \(some)").estimates() {
            #expect(found["se"] is NSNull, "\(line) \(clusters)")
          }
        }
        let gap = try program.succeed("contrast 'mean(y)[c=k1] - mean(y)[c=k2]' \(some)")
        #expect(try gap.estimates()[0]["se"] is NSNull, "\(clusters)")
        let cells = try program.succeed("table c b \(some)").json()["cells"] as? [[String: Any]]
        for cell in try #require(cells) {
          #expect(cell["rowShareSE"] is NSNull && cell["columnShareSE"] is NSNumber)
        }
      }
      // A total keeps its standard error.
      let total = try program.succeed("total b --where \"c == 'k1'\" --clusters c \(design)")
      #expect(
        relativeError(try #require(number(try total.estimates()[0], "se")), known.totalSE) < 1e-9)
    }
  }
}
