import CanvassTestSupport
import Foundation
import Testing

/// What `plan --from` learns of a survey with population sizes (`Tests/Fixtures/make/learnt-design.R`), and what else a plan
/// takes from the session.
@Suite("plan: the design of the last wave")
struct PlanLearntDesignTests {
  struct Learnt: Decodable {
    let estimate, deff: Double
    let icc, counted, deffWeights: Double?
  }

  private func json(_ line: String) throws -> [String: Any] {
    let run = try Program.inProject().run(Program.words("plan \(line) --format json"))
    #expect(run.status == 0, "\(run.errors)")
    return try run.json()
  }

  private func number(_ json: [String: Any], _ path: String...) throws -> Double {
    var value: Any = json
    for key in path { value = try #require((value as? [String: Any])?[key]) }
    return try #require(value as? Double)
  }

  @Test(
    "the design effect and the correlation are those of the design without its correction",
    arguments: ["apiclus1", "apiclus2", "apistrat"])
  func withoutCorrection(_ name: String) throws {
    struct Fixture: Decodable {
      let apiclus1, apiclus2, apistrat: Learnt
    }
    let fixture: Fixture = try Fixtures.load("learnt-design")
    let expected =
      ["apiclus1": fixture.apiclus1, "apiclus2": fixture.apiclus2][name] ?? fixture.apistrat
    let plan = try json("--from datasets/api/\(name)/study.yml --item api00 --margin 20")
    #expect(relativeError(try number(plan, "learnt", "estimate"), expected.estimate) < 1e-10)
    #expect(relativeError(try number(plan, "learnt", "deff"), expected.deff) < 1e-10)
    #expect(relativeError(try number(plan, "deff"), expected.deff) < 1e-10)
    for (key, value) in [
      ("icc", expected.icc), ("perClusterCounted", expected.counted),
      ("deffWeights", expected.deffWeights),
    ] {
      guard let value else { continue }
      #expect(relativeError(try number(plan, "learnt", key), value) < 1e-10, "\(key)")
    }
  }

  @Test("the correction of the planned sample is made once")
  func once() throws {
    let from = "--from datasets/api/apiclus1/study.yml --item api00 --margin 20"
    let all = try json(from + " --population 6194")
    let deff = try number(all, "learnt", "deff")
    // V = D·S²(1/n − 1/N) at the margin, S² from the effective n of a plan without limits.
    let unlimited = try number(json(from), "nEffective")
    let exact: Double = 1 / (1 / (deff * unlimited) + 1 / 6194)
    #expect(abs(try number(all, "n") - exact) <= 1)
    let said = try Program.inProject().succeed("plan " + from).output
    #expect(said.replacing("\n", with: " ").contains("without the correction for a finite"))
  }

  @Test(
    "the level that is in use holds for plans and for ratings",
    arguments: [
      "plan --margin 0.03 --share 0.84 --format csv",
      "selfselect --share 0.97 --ratings 500 --users 5000 --truth 0.95 --truth-se 0.01 --format csv",
    ])
  func levelInUse(_ line: String) throws {
    let program = try Program.inProject()
    let use = "use datasets/api/apiclus1/study.yml --level 0.9\n"
    let shell = try program.run(Program.words(line + " --level 0.9")).output
    let other = try program.run(Program.words(line)).output
    #expect(!shell.isEmpty && shell != other)
    let session = try program.run(["repl"], input: use + line + "\n")
    #expect(session.output.contains(shell), "\(session.output) \(session.errors)")
    let own = try program.run(["repl"], input: use + line + " --level 0.95\n")
    #expect(own.output.contains(other), "\(own.output) \(own.errors)")
  }

  /// Clusters that differ less than people do: 1, 5, 2 and 4 in nine of them, and 5 throughout in one.
  @Test(
    "a correlation that the last wave tells and that cannot be is said to be of that wave, rounded")
  func impossible() throws {
    var text = "v,w,q\n"
    for village in 0..<10 {
      for person in 0..<4 { text += "v\(village),1,\(village == 9 ? 5 : [1, 5, 2, 4][person])\n" }
    }
    let files = ["a.csv": text, "a.yml": "data: a.csv\ndesign: {clusters: [v], weights: w}\n"]
    let from = "plan --from a.yml --item q --margin 0.3"
    // The villages have a mean of 3, one of 5, all of 3.2: V = (9·0.2² + 1.8²)/90, S² = (514 − 40·3.2²)/39.
    let deff: Double = 40 * 0.04 / (104.4 / 39)
    let icc = (deff - 1) / 3
    let program = try Program()
    for (name, text) in files { try program.file(name, text) }
    let learnt = try #require(
      program.succeed(from + " --format json").json()["learnt"] as? [String: Any])
    #expect(relativeError(try #require(learnt["icc"] as? Double), icc) < 1e-12)
    try BadRun(
      from + " --per-cluster 40",
      "in the last wave the correlation within clusters comes out at -0.134, which is not possible with 40 answers in each",
      files
    ).check(in: Program())
    try BadRun(
      from + " --cost 100,10",
      "in the last wave the correlation within clusters comes out at -0.134, and the best size of clusters exists",
      files
    ).check(in: Program())
    let said = try program.run(Program.words(from + " --per-cluster 40 --lang vi"))
    #expect(said.errors.contains("ở đợt khảo sát trước tương quan trong cụm mẫu tính ra là -0,134"))
  }

  @Test(
    "what strata cannot give is said of the domain and of the margin",
    arguments: [
      BadRun(
        "plan --frame f.csv --domain-margin 0.05",
        "no sample meets what is asked of d: its margin is to be 0.05, and with the most answers that its strata may have it "
          + "is 0.135; allow more answers, or less precision",
        ["f.csv": "stratum,domain,population,share,most\na,d,1000,0.5,50\nb,e,1000,0.5,\n"]),
      BadRun(
        "plan --frame f.csv --rules nchs",
        "and its strata can have 20 at most; allow more in them, or ask for less there",
        ["f.csv": "stratum,domain,population,share,most\na,d,1000,0.5,20\nb,e,1000,0.5,\n"]),
      BadRun(
        "plan --frame f.csv --n 60",
        "60 is more than the 50 that all strata may take; allow more in them, or share out less",
        ["f.csv": "stratum,population,share,most\na,1000,0.5,50\n"]),
      BadRun("plan --cv 5", "--cv is 5; it must be above 0 and below 1", status: 64),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: Program()) }
}
