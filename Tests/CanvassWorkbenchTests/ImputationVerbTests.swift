import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassWorkbench

/// Imputations pooled by the program, against `mitools` on designs of `survey`, and Barnard and Rubin's and Reiter's
/// degrees of freedom by their formulas (`make/imputation.R`).
@Suite("Multiple imputation at the command line")
struct ImputationVerbTests {
  private struct Fixture: Decodable {
    struct Pooled: Decodable {
      let design, question, formula, family: String?
      let estimate, se, within, between, riv, df, fmi, efficiency, lower: [Double]
      let covariance: [[Double]]
      let term: Test?
      let complete: Double?
    }
    struct Test: Decodable { let statistic, df, p: Double }
    let imputations: Int
    let data: [String: [FixtureValue?]]
    let estimates, models: [Pooled]
    let quantiles: Pooled
  }

  private let fixture: Fixture
  private let program: Program
  private static let designs = [
    "stages": "--clusters dnum,snum --fpc fpc1,fpc2", "unequal": "--clusters dnum --weights w",
    "jk1": "--clusters dnum --weights w --replicates jk1",
  ]

  init() throws {
    fixture = try Fixtures.load("imputation")
    program = try Program()
    try program.file("mi.csv", Self.text(fixture.data))
  }

  /// The stacked rows; the column that numbers the imputations as `mice` calls it.
  private static func text(_ data: [String: [FixtureValue?]]) -> String {
    let names = data.keys.sorted()
    let lines = (data["imp"] ?? []).indices.map { row in
      names.map { data[$0]?[row]?.text ?? "" }.joined(separator: ",")
    }
    let header = names.map { $0 == "imp" ? ".imp" : $0 }.joined(separator: ",")
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  @Test("answers that are still missing are said, of the rows that are looked at")
  func stillMissing() throws {
    let program = try Program()
    var text = "imp,c,y,z\n"
    for imputation in 1...2 {
      for row in 0..<12 {
        text += "\(imputation),\(row / 2),\(row == 3 ? "" : "\(row + imputation)"),\(row % 3)\n"
      }
    }
    try program.file("m.csv", text)
    let line = "mean y z --data m.csv --imputations imp --clusters c"
    #expect(
      try program.succeed(line).errors.contains(
        "still missing in the imputations (\"y\" in 2 rows)"))
    #expect(try program.succeed("\(line) --where 'z > 0'").errors.isEmpty)
  }

  @Test("a category that one imputation alone has is named, and a way out")
  func categoryOfOneImputation() throws {
    let program = try Program()
    var text = "imp,y,k\n"
    for imputation in 1...2 {
      for row in 0..<12 {
        let kind = imputation == 1 && row == 5 ? "rare" : ["low", "middle"][row % 2]
        text += "\(imputation),\((row * 7) % 11),\(kind)\n"
      }
    }
    try program.file("k.csv", text)
    try BadRun(
      "regress 'y ~ k' --data k.csv --imputations imp",
      "\"krare\" has a coefficient in some imputations and none in others, so they cannot be pooled; leave the term out, "
        + "or join the rare category with another one"
    ).check(in: program)
  }

  private func pooled(_ line: String, _ design: String?) throws -> ProgramRun {
    try program.succeed(
      "\(line) --data mi.csv --imputations .imp \(Self.designs[design ?? ""] ?? "") --format json")
  }

  private func expect(
    _ found: [[String: Any]], _ pooled: Fixture.Pooled, _ what: String, _ tolerance: Double = 1e-9
  ) {
    let parts = [
      ("estimate", pooled.estimate), ("se", pooled.se), ("within", pooled.within),
      ("between", pooled.between), ("relativeIncrease", pooled.riv), ("df", pooled.df),
      ("fmi", pooled.fmi), ("relativeEfficiency", pooled.efficiency),
    ]
    for (key, expected) in parts {
      expectClose(found.map { $0[key] as? Double ?? .nan }, expected, tolerance, "\(what) \(key)")
    }
  }

  @Test("estimates under three designs, in domains that were imputed too")
  func estimates() throws {
    let lines = [
      "mean": "mean api", "total": "total size", "ratio": "ratio api api99",
      "proportion": "proportion wide --interval wald",
      "middle": "mean api --where \"stype == 'M'\"",
      "domain": "mean api --where \"kind == 'M'\"",
    ]
    #expect(fixture.estimates.count == 18)
    for record in fixture.estimates {
      let line = try #require(lines[record.question ?? ""])
      let run = try pooled(line, record.design)
      let found = try run.estimates()
      let what = "\(record.design ?? "") \(line)"
      expect(found, record, what)
      expectClose(found.map { $0["lower"] as? Double ?? .nan }, record.lower, 1e-9, what)
      let json = try run.json()
      #expect(json["imputations"] as? Int == fixture.imputations)
      #expect((json["warnings"] as? [String])?.first?.contains("126 rows with .imp = 0") == true)
    }
  }

  @Test("quantiles, and one cell of several")
  func quantiles() throws {
    expect(try pooled("quantile api", "unequal").estimates(), fixture.quantiles, "quantile")
    let cells = try pooled("mean api --by kind", "unequal").estimates()
    let one = try #require(
      fixture.estimates.first { $0.design == "unequal" && $0.question == "domain" })
    #expect(cells.count == 3)
    expect([try #require(cells.last)], one, "cell M")
  }

  @Test("coefficients with their covariance, and tests of terms")
  func regressions() throws {
    #expect(fixture.models.count == 4)
    for record in fixture.models {
      let line =
        "regress \"\(record.formula ?? "")\" --family \(record.family ?? "") --derive \"yes=wide == 'Yes'\""
      let json = try pooled(line, record.design).json()
      let coefficients = try #require(json["coefficients"] as? [[String: Any]])
      expect(coefficients, record, line)
      let covariance = try #require(json["covariance"] as? [String: Any])
      expectClose(try #require(covariance["values"] as? [[Double]]), record.covariance, 1e-9, line)
      let terms = try #require(json["terms"] as? [[String: Any]])
      let term = try #require(terms.first { ($0["df"] as? [Double])?.first == 2 })
      let test = try #require(record.term)
      expectClose(
        [term["statistic"], (term["df"] as? [Double])?.last, term["p"]].map {
          $0 as? Double ?? .nan
        },
        [test.statistic, test.df, test.p], 1e-8, line)
    }
  }

  /// A predictor's slope is its own average effect in a linear model.
  @Test("effects are pooled, and the joint covariance of cells is")
  func further() throws {
    let json = try pooled("regress \"api ~ ell + meals\" --effects", "unequal").json()
    let slopes = try #require(json["coefficients"] as? [[String: Any]]).dropFirst()
    let effects = try #require(json["effects"] as? [[String: Any]])
    for key in ["estimate", "se", "p"] {
      expectClose(
        effects.map { $0[key] as? Double ?? .nan }, slopes.map { $0[key] as? Double ?? .nan }, 1e-9,
        key)
    }
    let joint = try pooled("mean api --by kind --simultaneous max-t", "unequal").json()
    let level = try #require(joint["levelOfEach"] as? Double)
    #expect(level > 0.95 && level < 1 - 0.05 / 3 + 1e-3)
  }

  @Test(
    "what cannot be pooled is refused",
    arguments: [
      BadRun("mean x --data i.csv --imputations imp", "no column \"imp\""),
      BadRun("mean x --data i.csv --imputations one", "1 imputation besides"),
      BadRun("mean x --data i.csv --imputations odd", "has 3 rows and imputation 2 has 1"),
      BadRun("mean x --data i.csv --imputations gap", "row 4 has no number"),
      BadRun("mean x --data i.csv --imputations m --weights v", "\"v\" is not the same"),
      BadRun("mean x --data i.csv --imputations m --clusters x", "\"x\" is not the same"),
      BadRun("correlation x v --data i.csv --imputations m", "--imputations is for", status: 64),
      BadRun("describe --data i.csv --imputations m", "--imputations is for", status: 64),
      BadRun("regress 'x ~ v' --data i.csv --imputations m --by v", "leave out --by", status: 64),
      BadRun(
        "regress 'x ~ v' --data i.csv --imputations m --diagnostics", "--diagnostics is about",
        status: 64),
      BadRun("mean x --data i.csv --imputations m --release nchs", "rule packs", status: 64),
    ])
  func refused(_ run: BadRun) throws {
    try program.file(
      "i.csv", "m,one,odd,gap,x,v\n1,1,1,1,1,2\n1,1,1,1,2,3\n2,0,1,2,1,2\n2,0,2,,3,4\n")
    try run.check(in: program)
  }
}
