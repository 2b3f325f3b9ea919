import Foundation
import Testing

@testable import CanvassWorkbench

/// What `cfa` refuses, in one sentence each, and what it warns of.
@Suite("Confirmatory factors of bad input")
struct ConfirmatoryVerbErrorTests {
  @Test("one sentence, its exit status, and nothing left behind", arguments: data + usage + text)
  func fails(_ bad: BadRun) throws {
    let program = try Program()
    try program.file("a.csv", Self.rows)
    try bad.check(in: program)
  }

  /// Six items of two factors with noise that has a period; a constant, a text, a group of which one
  /// has only threes in `x6`, one with a single value, one of which a value is rare, and weights.
  private static let rows: String = {
    var text = "x1,x2,x3,x4,x5,x6,v6,k,t,g,one,rare,w,none\n"
    for row in 0..<120 {
      let f = row * 7 % 11
      let g = (row * 5 % 13 + f) / 2
      let items = [
        f + row * 3 % 5, f + row * 11 % 7, f + row * 13 % 6, g + row * 17 % 5, g + row * 19 % 7,
        g + row * 23 % 6,
      ]
      let group = row % 2 == 0 ? "u" : "v"
      let v6 = group == "u" ? 3 : items[5]
      text += items.map { "\($0)," }.joined()
      text += "\(v6),3,word,\(group),same,\(row < 4 ? "few" : "many"),\(1 + row % 3),\n"
    }
    return text
  }()

  /// Two forms of a questionnaire: who has `a2` has no `b2`, but for the first rows; and columns with hardly any answers.
  private static func forms(shared: Int) -> String {
    var text = "a1,a2,a3,b1,b2,b3,rare,same\n"
    for row in 0..<60 {
      let f = row * 7 % 11
      let (own, other) = (f + row * 5 % 7, f + row * 11 % 6)
      text += "\(f + row * 3 % 5),\(row % 2 == 0 ? "\(own)" : ""),\(other),"
      text +=
        "\(f + row * 13 % 6),\(row % 2 == 1 || row < shared ? "\(own)" : ""),\(f + row * 17 % 5),"
      text += "\(row < 2 ? "\(row)" : ""),\(row % 3 == 0 ? "4" : "")\n"
    }
    return text
  }

  private static let ab = "cfa --data a.csv --factor a=x1-x3 --factor b=x4-x6"

  private static let data = [
    BadRun("cfa --data a.csv --factor a=x1-x3,zz", "no column \"zz\""),
    BadRun("cfa --data a.csv --factor a=x1-x3,k", "column \"k\" has the same answer, 3, in every"),
    BadRun("cfa --data a.csv --factor a=x1-x3,t", "column \"t\" holds text (\"word\")"),
    BadRun("cfa --data a.csv --factor a=x1-x3,none", "column \"none\" has no answer"),
    BadRun("\(ab) --where 'x1 > 99'", "no row meets the condition"),
    BadRun("\(ab) --where 'x1 + x2 + x3 < 6'", "are too few for 6 items"),
    BadRun(
      "cfa --data forms.csv --factor a=a1-a3 --factor b=b1-b3 --missing-rows fiml",
      "no row has an answer to both \"a2\" and \"b2\", so nothing is known",
      ["forms.csv": forms(shared: 0)]),
    BadRun(
      "cfa --data forms.csv --factor a=a1-a3 --factor b=b1-b3 --missing-rows fiml",
      "the rows with an answer to both \"a2\" and \"b2\" do not determine",
      ["forms.csv": forms(shared: 1)]),
    BadRun(
      "cfa --data forms.csv --factor a=a1,a3,rare --missing-rows fiml",
      "column \"rare\" has 2 answers, too few for 3 items",
      ["forms.csv": forms(shared: 0)]),
    BadRun(
      "cfa --data forms.csv --factor a=a1,a3,same --missing-rows fiml",
      "column \"same\" has the same answer in every row that has it",
      ["forms.csv": forms(shared: 0)]),
    BadRun("\(ab) --groups one", "column \"one\" has only \"same\""),
    BadRun("\(ab) --groups none", "column \"none\" has no value"),
    BadRun("\(ab) --groups nine", "no column \"nine\""),
    BadRun(
      "\(ab) --groups rare", "4 complete rows where rare is \"few\" are too few for 6 items"),
    BadRun(
      "cfa --data a.csv --factor a=x1-x3 --factor b=x4,x5,v6 --groups g",
      "column \"v6\" has the same answer, 3, in every complete row where g is \"u\""),
    BadRun(
      "cfa --data a.csv --factor a=x1-x3,sum --derive 'sum=x1+x2+x3'",
      "columns \"x1\", \"x2\", \"x3\", \"sum\" are perfectly collinear"),
    BadRun(
      "\(ab) --strata rare --clusters one --estimator mlr",
      "stratum \"few\" (and 1 more) has one cluster"),
    BadRun(
      "cfa --data o.csv --factor a=a1,a2 --factor b=b1,b2", "not identified by these data",
      ["o.csv": orthogonal]),
    BadRun("cfa --data c.csv --factor a=y1-y3", "did not settle in", ["c.csv": contrary]),
    BadRun(
      "cfa --data m.csv --factor a=p,q,r --estimator wlsmv",
      "has 60 different answers, too many for ordered ones (at most 40)",
      ["m.csv": "p,q,r\n" + (0..<60).map { "\($0).5,\($0 * 7 % 11),\($0 * 5 % 13)\n" }.joined()]),
    BadRun(
      "cfa --data h.csv --factor a=p,q,r", "no row has an answer to all 3 items",
      ["h.csv": "p,q,r\n1,2,\n2,,1\n,1,2\n"]),
  ]

  /// Two pairs of items, each correlated, with no correlation between the pairs.
  private static let orthogonal =
    "a1,a2,b1,b2\n"
    + (0..<48).map { row in
      let (a, b, c, d) = (row & 1, row >> 1 & 1, row >> 2 & 1, row >> 3 & 1)
      return "\(a),\(a + b),\(c),\(c + 2 * d)\n"
    }.joined()

  /// Three items of which each pair correlates negatively: no factor of a variance above zero does so.
  private static let contrary = made(300, "y1,y2,y3") { e in
    [e[0] - e[1] + e[3], e[1] - e[2] + e[4], e[2] - e[0] + e[5]]
  }

  /// Rows of whole numbers made of twelve without any order, from 0 to 100.
  private static func made(
    _ count: Int, _ names: String, _ row: ([Int]) -> [Int]
  ) -> String {
    var state: UInt64 = 1939
    var text = names + "\n"
    for _ in 0..<count {
      let parts = (0..<12).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % 101)
      }
      text += row(parts).map { "\($0)" }.joined(separator: ",") + "\n"
    }
    return text
  }

  private static let usage = [
    BadRun("cfa --data a.csv", "which factors?", status: 64),
    BadRun("cfa --data a.csv --factor x1-x3", "'x1-x3'", status: 64),
    BadRun(
      "cfa --data a.csv --factor a=x1 --factor b=x2-x4", "factor \"a\" has one item (\"x1\")",
      status: 64),
    BadRun(
      "cfa --data a.csv --factor a=x1,x2", "4 parameters, and 2 items have only 3", status: 64),
    BadRun(
      "cfa --data a.csv --factor a=x1-x3 --factor a=x4-x6", "\"a\" is given twice", status: 64),
    BadRun(
      "cfa --data a.csv --factor a=x1-x3 --factor b=x1-x3", "have the same items", status: 64),
    BadRun("\(ab) --model 'a =~ x1'", "not both", status: 64),
    BadRun("\(ab) --estimator dwls", "'dwls'", status: 64),
    BadRun("\(ab) --ordered --estimator ml", "--ordered means", status: 64),
    BadRun("\(ab) --ordered --missing-rows fiml", "wlsmv needs complete rows", status: 64),
    BadRun(
      "\(ab) --estimator mlm --missing-rows fiml", "mlm needs complete rows", status: 64),
    BadRun("\(ab) --invariance", "--groups", status: 64),
    BadRun("\(ab) --equal loadings", "--groups", status: 64),
    BadRun("\(ab) --groups g --estimator wlsmv", "not available", status: 64),
    BadRun("\(ab) --groups x1", "is also an item", status: 64),
    BadRun(
      "\(ab) --weights w --estimator mlm",
      "--estimator mlm has no weights yet, and the design has them (\"w\")", status: 64),
    BadRun("\(ab) --weights w --estimator wlsmv", "--weighting none", status: 64),
  ]

  private static func model(_ text: String, _ says: String) -> BadRun {
    BadRun("cfa --data a.csv --model \"\(text)\"", says, status: 64)
  }

  private static let text = [
    model("a =~ x1 + x2 + x3; x4 ~ a", "\"x4 ~ a\" is no part of a measurement model"),
    model("a =~ 1*x1 + x2 + x3", "(\"1*\") are not available"),
    model("a =~ x1 + + x3", "cannot be read"),
    model("a =~ x1 + x2 + x3; x1 ~~ x2", "\"x1\" is no factor of the model"),
    model("a =~ x1 + x2 + x3; a ~~ a", "names one factor twice"),
    model("a =~ x1 + x2; b =~ x3 + x4; g =~ a + b", "\"a\" is a factor and measures \"g\""),
    model("a =~ x1 + x2 + x3 =~ x4", "cannot be read"),
    model("", "which factors?"),
  ]

  @Test("a model as text is the model of its factors")
  func modelText() throws {
    let program = try Program()
    try program.file("a.csv", Self.rows)
    let expected = try program.succeed("\(Self.ab) --format json").json()
    let text = "a =~ x1 + x2 # first\n a =~ x3; b =~ x4 + x5 + x6; a ~~ b"
    let run = try program.run(
      ["cfa", "--data", "a.csv", "--model", text, "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let found = try run.json()
    for key in ["loadings", "factorCorrelations"] {
      #expect(try matrix(found, key) == matrix(expected, key))
    }
  }

  @Test("rows left out, a design that is not used and impossible estimates are said")
  func warnings() throws {
    let program = try Program()
    try program.file("a.csv", Self.rows)
    func warnings(_ line: String) throws -> String {
      let run = try program.succeed(line)
      return run.errors
    }
    let weighted = try warnings("\(Self.ab) --weights w")
    #expect(weighted.contains("estimates use the weights of the design, but standard errors"))
    let once = try warnings("\(Self.ab) --weights w --weighting none --estimator mlm")
    #expect(once.contains("each row counts once"))
    let clustered = try warnings("\(Self.ab) --clusters rare --strata g --lonely adjust")
    #expect(clustered.contains("strata and clusters of the design are not used"))
    #expect(try warnings(Self.ab).isEmpty)
    let missing = try warnings("\(Self.ab) --missing 5")
    #expect(missing.contains("of 120 rows miss an answer"))
    // One factor split in two: its halves correlate perfectly, or beyond.
    try program.file("s.csv", Self.split)
    let split = try warnings("cfa --data s.csv --factor a=y1-y3 --factor b=y4-y6")
    #expect(split.contains("the covariance of the factors is not positive definite"))
    #expect(split.contains("\"a\" and \"b\" correlate 1.0"))
    let heywood = try warnings("cfa --data s.csv --factor a=y1,near,y2")
    #expect(heywood.contains("Heywood case: the residual variance of \"near\" is not above zero"))
    #expect(heywood.contains("the model has no degrees of freedom"))
  }

  /// Items of one factor, of which y1 and y4, y2 and y5, y3 and y6 share more; and one that has nearly
  /// all in common with y1 and y2.
  private static let split = made(200, "y1,y2,y3,y4,y5,y6,near") { e in
    let y = (0..<6).map { 2 * e[0] + e[1 + $0 % 3] + e[4 + $0] }
    return y + [y[0] + y[1] + e[10] / 5]
  }

  @Test("the same answer for people and for tables, in English and Vietnamese")
  func printing() throws {
    let program = try Program()
    try program.file("a.csv", Self.rows)
    let english = try program.succeed("\(Self.ab) --groups g --invariance").output
    for words in [
      "Measurement invariance", "configural", "Cheung", "plain difference",
    ] { #expect(english.contains(words), "\(words)") }
    let vietnamese = try program.succeed("\(Self.ab) --lang vi").output
    #expect(vietnamese.contains("Phân tích nhân tố khẳng định"))
    #expect(!vietnamese.contains("Loadings"))
    let table = try program.succeed("\(Self.ab) --format csv").output
    // Six loadings, three factor covariances, six residual variances.
    #expect(table.split(separator: "\n").count == 16)
    #expect(table.hasPrefix("term,kind,group,estimate,se,"))
    for format in ["markdown", "html"] {
      let text = try program.succeed("\(Self.ab) --ordered --format \(format)").output
      #expect(text.contains("WLSMV"))
    }
  }

  @Test("a model of one factor has no fewer to take")
  func oneFactor() {
    func sentence(factors: Int) -> String {
      "\(ConfirmatoryProblem.advice(.notConverged(what: "model", iterations: 500), factors: factors))"
    }
    #expect(sentence(factors: 1).hasSuffix("or take fewer items"))
    #expect(sentence(factors: 2).hasSuffix("or take fewer factors"))
  }
}
