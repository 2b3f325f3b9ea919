import Foundation
import Testing

/// Factors of correlations on the boundary, of Heywood cases and of impossible matrices: what the reader
/// is told. The values are those of `HeywoodTests` and `BoundaryTests`.
@Suite("Difficult correlations, as the program tells of them")
struct DifficultFactorTests {
  /// R's `cor(longley[, 1:5])` to four digits.
  private static let longley = """
    deflator,GNP,unemployed,forces,population
    1,.9916,.6206,.4647,.9792
    .9916,1,.6043,.4464,.9911
    .6206,.6043,1,-.1774,.6866
    .4647,.4464,-.1774,1,.3644
    .9792,.9911,.6866,.3644,1

    """

  private static let torn = """
    a,b,c,d
    1,.9,-.6,.2
    .9,1,.2,.3
    -.6,.2,1,.2
    .2,.3,.2,1

    """

  /// Eight items; whoever is above the lowest of q1 gives q2 its highest answer.
  private static let skewed: String = {
    var text = "q1,q2,q3,q4,q5,q6\n"
    for row in 0..<150 {
      let f = (row * 37 % 101 + row * 53 % 97) / 40
      let q1 = row % 5 == 0 ? 2 + row % 2 : 1
      let q2 = q1 > 1 ? 5 : 1 + (f + row * 7 % 4) % 5
      let rest = [3, 11, 13, 17].map { 1 + (f + (row * row * $0 + row * 7) % 31 / 7) % 5 }
      text += ([q1, q2] + rest).map(String.init).joined(separator: ",") + "\n"
    }
    return text
  }()

  private func program() throws -> Program {
    let program = try Program()
    try program.file("longley.csv", Self.longley)
    try program.file("torn.csv", Self.torn)
    try program.file("skewed.csv", Self.skewed)
    return program
  }

  private func run(_ line: String) throws -> (json: [String: Any], warnings: [String]) {
    let found = try program().succeed("\(line) --format json").json()
    return (found, try #require(found["warnings"] as? [String]))
  }

  @Test("a Heywood case has loadings, its communality by name, and no likelihood")
  func heywood() throws {
    let line = "factors --matrix longley.csv --observations 50 --factors 1 --extraction pa"
    let (found, warnings) = try run(line)
    let communalities = try #require(found["communalities"] as? [Double])
    #expect(communalities[0] > 1.01)
    #expect(warnings.contains { $0.contains("\"deflator\" (communality 1.01") })
    #expect(warnings.contains { $0.hasPrefix("no χ², RMSEA, TLI, CFI and BIC:") })
    let fit = try #require(found["fit"] as? [String: Any])
    #expect(fit["rmsea"] is NSNull && fit["chi2"] is NSNull && fit["srmr"] is Double)
    let text = try program().succeed(line).output
    #expect(!text.contains("RMSEA (90") && text.contains("SRMR"))
  }

  /// Two pairs that are nearly one item each: one factor leaves so much of log|R| that the RMSEA is 1.2.
  @Test("no RMSEA above 1, in words or in numbers")
  func nearlySingular() throws {
    let program = try Program()
    try program.file(
      "pairs.csv", "a,b,c,d\n1,.97,.1,.1\n.97,1,.1,.1\n.1,.1,1,.97\n.1,.1,.97,1\n")
    let found = try program.succeed(
      "factors --matrix pairs.csv --observations 60 --factors 1 --format json"
    ).json()
    let warnings = try #require(found["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("the RMSEA would be 1.21") })
    let fit = try #require(found["fit"] as? [String: Any])
    for key in ["chi2", "p", "rmsea", "rmseaLower", "rmseaUpper", "tli", "cfi", "bic"] {
      #expect(fit[key] is NSNull, "\(key)")
    }
    #expect(fit["srmr"] is Double)
  }

  @Test("an impossible matrix names the repair, which says what it did")
  func repair() throws {
    let line = "factors --matrix torn.csv --observations 100 --factors 1"
    let refused = try program().run(Program.words(line))
    #expect(refused.status == 1 && refused.errors.contains("--repair nearest"))
    for method in ["nearest", "smooth"] {
      let (found, warnings) = try run("\(line) --repair \(method)")
      let repair = try #require(found["repair"] as? [String: Any])
      #expect(repair["method"] as? String == method)
      #expect(try #require(repair["smallestEigenvalue"] as? Double) < -0.1)
      #expect(try #require(repair["distance"] as? Double) > 0.1)
      #expect(warnings.contains { $0.contains("moves most") })
      // What rests on the determinant would be that of the repair.
      let adequacy = try #require(found["adequacy"] as? [String: Any])
      #expect(adequacy["kmo"] is NSNull)
      #expect((adequacy["bartlett"] as? [String: Any])?["p"] is NSNull)
      #expect(warnings.contains { $0.contains("KMO and Bartlett's test") })
      #expect(try !program().succeed("\(line) --repair \(method)").output.contains("KMO  "))
      // Each column would share all of its variance with the others: as many factors as columns.
      let rules = try run("\(line) --repair \(method) --retention map").json
      let criteria = (rules["retention"] as? [String: Any])?["criteria"] as? [String: Any]
      #expect(criteria?["parallel-factors"] is NSNull && criteria?["parallel"] is Int)
      let line = "\(line) --repair \(method) --retention parallel-factors"
      #expect(try program().run(Program.words(line)).errors.contains("take parallel or map"))
    }
  }

  @Test("a polychoric correlation on the boundary is named by every verb that has one")
  func boundary() throws {
    let lines = [
      "correlation q1-q6 --data skewed.csv --method polychoric",
      "factors q1-q6 --data skewed.csv --correlation polychoric --factors 1",
      "reliability q1-q6 --data skewed.csv --correlation polychoric --factors 1",
      "cfa --data skewed.csv --factor a=q1,q2,q3,q4,q5,q6 --estimator wlsmv",
    ]
    for line in lines {
      let (found, warnings) = try run(line)
      #expect(
        warnings.contains {
          $0.contains("of \"q1\" and \"q2\" lies on the boundary, 1: no row has q1 = ")
            && $0.contains("--empty-cells 0.5")
        }, "\(line)")
      let pairs = try #require(found["boundary"] as? [[String: Any]])
      #expect(pairs.contains { $0["first"] as? String == "q1" && $0["end"] as? Int == 1 })
      let (filled, calm) = try run("\(line) --empty-cells 0.5")
      #expect((filled["boundary"] as? [Any])?.isEmpty == true)
      #expect(!calm.contains { $0.contains("boundary") })
    }
  }

  @Test("no standard error of 0 for a correlation on the boundary")
  func noError() throws {
    let (found, _) = try run(
      "correlation q1 q2 q3 --data skewed.csv --method polychoric --clusters q6")
    let errors = try #require(found["standardErrors"] as? [String: Any])
    let rows = try #require(errors["values"] as? [[Any]])
    #expect(rows[0][1] is NSNull && rows[0][2] is Double)
  }

  /// Answers of 60 people to eight items. Without two pairs on the boundary the sum of squares falls for ever
  /// as two loadings grow (12.5 from R's `nlminb`, at loadings above 1,000; `lavaan` stops at 8,000).
  private static let runaway = """
    44134144 44214134 44214134 34114134 44324144 44334144 34334144 33133134 13113133 33113143
    43324144 33122124 42214144 43124144 33113134 44121124 44234144 43314142 34334244 44222124
    44134144 44124144 43314144 32114143 41314144 42234144 34122224 34123124 42314144 43114144
    23133144 24344144 43114144 43414144 34123144 43114144 41114134 43114244 44344144 41214144
    44134144 24111114 32114134 44114134 24114144 43414144 32214144 41414144 32214144 33114134
    32113134 41124144 44334144 34324144 34114144 12111124 34123144 44334144 44334244 43314144
    """

  @Test("a model without a minimum names the pairs whose absence leaves it none")
  func withoutMinimum() throws {
    let program = try Program()
    let rows = Self.runaway.split(whereSeparator: \.isWhitespace)
    try program.file(
      "runaway.csv",
      "q1,q2,q3,q4,q5,q6,q7,q8\n"
        + rows.map { $0.map(String.init).joined(separator: ",") + "\n" }.joined())
    let line =
      "cfa --data runaway.csv --factor f=q1,q3,q5,q7 --factor g=q2,q4,q6,q8 --estimator wlsmv"
    let found = try program.run(Program.words(line))
    #expect(found.status == 1)
    #expect(
      found.errors.contains("some loadings grow without bounds: the polychoric correlations of \"q")
        && found.errors.contains("--empty-cells 0.5"))
    _ = try program.succeed("\(line) --empty-cells 0.5")
  }

  @Test(
    "an option out of place is refused",
    arguments: [
      ("factors q1-q6 --data skewed.csv --empty-cells 0.5", "is for polychoric correlations"),
      (
        "correlation q1 q2 --data skewed.csv --method polychoric --empty-cells 2",
        "must be from 0 to 1"
      ),
      (
        "factors q1-q6 --data skewed.csv --extraction pa --extraction-starts 5",
        "does not belong to --extraction pa"
      ),
    ])
  func refused(_ line: String, _ says: String) throws {
    let found = try program().run(Program.words(line))
    #expect(found.status == 64 && found.errors.contains(says))
  }
}
