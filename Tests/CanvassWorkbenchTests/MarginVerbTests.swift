import Foundation
import Testing

/// Predictive margins and the variances of others, as the program says them.
@Suite("Margins at the command line")
struct MarginVerbTests {
  private let clus1 =
    "--data \(Program.root)/datasets/api/apiclus1/apiclus1.csv --clusters dnum --weights pw"

  @Test("margins of a fixed and of a sampled population, for people and programs")
  func margins() throws {
    let program = try Program()
    let line = "regress \"api00 ~ stype + meals\" \(clus1) --margins stype"
    let runs = try ["", " --covariates sampled", " --covariates sampled --compat survey-4.1"].map {
      try program.succeed(line + $0 + " --format json").json()
    }
    let tables = try runs.map { try #require($0["margins"] as? [[String: Any]]) }
    #expect(tables.allSatisfy { $0.map { $0["level"] as? String } == ["E", "H", "M"] })
    #expect(runs.map { $0["covariates"] as? String } == ["fixed", "sampled", "sampled"])
    func column(_ key: String, _ run: Int) -> [Double] {
      tables[run].map { $0[key] as? Double ?? .nan }
    }
    #expect(column("estimate", 0) == column("estimate", 1))
    #expect(Set([0, 1, 2].map { column("se", $0)[0] }).count == 3)
    // A squared error apart is the fixed one and another square.
    #expect(zip(column("se", 2), column("se", 0)).allSatisfy { $0 > $1 })
    let people = try program.succeed(line + " --covariates sampled").output
    #expect(people.contains("Predictive margins") && people.contains("other covariates"))
    let records = try program.succeed(line + " --format csv").output
    #expect(records.split(separator: "\n").count == 4 && records.hasPrefix("term,level,"))
  }

  @Test("what survey 4.5 prints for Bell and McCaffrey")
  func compatibility() throws {
    let program = try Program()
    let line = "regress \"api00 ~ ell + meals\" \(clus1) --fpc fpc --covariance cr2"
    let run = try program.succeed(line + " --compat survey-4.5 --format json")
    let found = try #require(try run.json()["coefficients"] as? [[String: Any]])
    func column(_ key: String) -> [Double] { found.map { $0[key] as? Double ?? .nan } }
    expectClose(column("se"), [19.9284909643, 0.3473947358, 0.3225158885], 1e-9, "se")
    expectClose(column("df"), [8.43817251194, 7.32726873177, 4.80674043864], 1e-9, "df")
    // confint().
    expectClose(column("lower"), [771.639184702, -1.322875169, -3.984769511], 1e-9, "lower")
    let text = try program.succeed(line + " --compat survey-4.5").output
    #expect(text.contains("survey 4.5"))
    #expect(try !program.succeed(line).output.contains("survey 4.5"))
  }

  @Test(
    "options that do not go together",
    arguments: [
      BadRun(
        "regress 'x ~ f' --data g.csv --covariates sampled", "--margins and --effects", status: 64),
      BadRun(
        "regress 'x ~ f' --data g.csv --margins f --covariates sampled", "needs the design",
        status: 64),
      BadRun(
        "regress 'x ~ f' --data g.csv --weights w --compat survey-4.5", "--compat is for",
        status: 64),
      BadRun(
        "regress 'x ~ f' --data g.csv --clusters c --covariance cr2 --compat survey-4.1",
        "survey 4.1 has no", status: 64),
      BadRun(
        "regress 'x ~ f' --data g.csv --clusters c --covariance cr2 --margins f --covariates sampled",
        "leave one of them out", status: 64),
      BadRun("regress 'x ~ y' --data g.csv --weights w --margins y", "factor(y)"),
      BadRun(
        "regress 'x ~ f' --data g.csv --weights w --margins g", "no variable of the formula \"g\""),
      BadRun(
        "regress 'x ~ f' --data g.csv --weights w --margins f --effects --format csv",
        "--margins and --effects are tables", status: 64),
    ])
  func refused(_ run: BadRun) throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try run.check(in: program)
  }
}
