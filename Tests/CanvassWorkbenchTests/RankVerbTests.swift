import CanvassTestSupport
import Foundation
import Testing

/// `rank`: what it prints, and what it refuses.
@Suite("rank")
struct RankVerbTests {
  private func run(_ line: String, _ files: [String: String] = [:]) throws -> ProgramRun {
    let program = try Program.inProject()
    for (name, text) in files { try program.file(name, text) }
    return try program.run(Program.words(line))
  }

  @Test("estimates in a file: the keys of the contract, the best, and the table of PISA 2018")
  func estimates() throws {
    let run = try run(
      "rank --estimates datasets/pisa-2018/mathematics.csv --best 5 --draws 20000 --format json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let units = try #require(json["units"] as? [[String: Any]])
    #expect(units.count == 38)
    let estonia = try #require(units.first { $0["unit"] as? String == "Estonia" })
    let keys = ["rank", "rankLower", "rankUpper", "rankLowerJoint", "rankUpperJoint"]
    #expect(keys.map { estonia[$0] as? Int } == [3, 1, 6, 1, 6])
    #expect(try #require(estonia["probabilityTop"] as? Double) > 0.99)
    let best = try #require(json["best"] as? [String])
    #expect(
      best == [
        "Japan", "Korea", "Estonia", "Netherlands", "Poland", "Switzerland", "Canada", "Denmark",
        "Slovenia", "Belgium", "Finland", "Sweden",
      ])
  }

  @Test("the figure has whole ranks")
  func figure() throws {
    let page = try run(
      "rank --estimates datasets/pisa-2018/mathematics.csv --draws 1000 --format html"
    ).output
    #expect(page.contains("Estonia: 3 (1–6)") && !page.contains("3.0 ("))
  }

  /// A sample of fields in a survey: `rank` and `diagnose` are one code.
  @Test("cells of a survey have the simultaneous sets of diagnose")
  func sameAsDiagnose() throws {
    let study = "--study datasets/sipas-province/study.yml --format json"
    let ranks = try run("rank satisfied --by field --derive \"satisfied=q01 >= 4\" \(study)").json()
    let diagnosis = try run("diagnose --items q01 --dimension all=q01 \(study)").json()
    let units = try #require(ranks["units"] as? [[String: Any]])
    let fields = try #require(diagnosis["fields"] as? [[String: Any]])
    #expect(units.count == fields.count)
    for field in fields {
      let unit = try #require(units.first { $0["unit"] as? String == field["field"] as? String })
      #expect(unit["rank"] as? Int == field["rank"] as? Int)
      #expect(unit["rankLowerJoint"] as? Int == field["rankLower"] as? Int)
      #expect(unit["rankUpperJoint"] as? Int == field["rankUpper"] as? Int)
    }
  }

  @Test("counts, shares of a survey, several columns")
  func others() throws {
    let counts = try run(
      "rank --counts c.csv --format json", ["c.csv": "unit,count\na,120\nb,98\nc,97\nd,60\ne,25\n"])
    let units = try #require(try counts.json()["units"] as? [[String: Any]])
    #expect(units.map { $0["rankUpperJoint"] as? Int } == [3, 3, 3, 4, 5])
    let study = "--study datasets/sipas-province/study.yml --format json"
    let shares = try run("rank field --shares \(study)").json()
    let all = try #require(shares["units"] as? [[String: Any]])
    #expect(abs(all.reduce(0) { $0 + ($1["estimate"] as? Double ?? 0) } - 1) < 1e-9)
    let items = try run("rank q01-q04 \(study)")
    #expect(items.status == 0, "\(items.errors)")
  }

  @Test("shares whose totals the weights reproduce are the same, and none of them is first")
  func reproducedShares() throws {
    let rows = (0..<90).map { "\(["a", "a", "a", "b", "b", "c"][$0 % 6]),\($0 % 10)\n" }
    let files = [
      "d.csv": "x,psu\n" + rows.joined(),
      "r.yml": "steps: [rake: {targets: {x: {a: 100, b: 100, c: 100}}}]\n",
    ]
    let line = "rank x --shares --data d.csv --clusters psu"
    let units = try #require(
      try run(line + " --recipe r.yml --format json", files).json()["units"] as? [[String: Any]])
    #expect(units.count == 3)
    for unit in units {
      #expect(unit["rank"] as? Int == 1 && unit["se"] as? Double == 0)
      #expect(unit["rankLowerJoint"] as? Int == 1 && unit["rankUpperJoint"] as? Int == 3)
    }
    let both = try run(line + " --by psu", files)
    #expect(both.status == 64 && both.errors.contains("--by ranks the cells of \"x\" and --shares"))
  }

  @Test(
    "bad tables are named",
    arguments: [
      ("unit,estimate,se\na,1,x\n", "a,b\n1,0\n0,1\n", "the se in line 2 is \"x\""),
      ("unit,estimate,se\na,1,-1\n", nil, "the se in line 2 is \"-1\"; a number of 0 or more"),
      ("unit,estimate\na,1\n", nil, "no column \"se\""),
      ("unit,estimate,se\na,1,1\na,2,1\n", nil, "\"a\" stands there twice"),
      ("unit,estimate,se\na,1,1\nb,2,1\n", "a,b\n1,2\n2,1\n", "negative variance"),
      ("unit,estimate,se\na,1,1\nb,2,1\n", "a,b\n1,0.2\n0.1,1\n", "not symmetric"),
      (
        "unit,estimate,se\na,1,1\nb,2,1\n", "a,b\n-0.04,0\n0,1\n",
        "variance of \"a\" is negative, -0.04"
      ),
      ("unit,estimate,se,estimat\na,1,1,2\n", nil, "did you mean \"estimate\"?"),
      ("unit,estimate,se\na,1,2\nb,2,1\n", "a,b\n1,0\n0,1\n", "standard error of \"a\" is 2"),
      ("unit,estimate,se\na,1,1\nb,2,1\n", "a,c\n1,0\n0,1\n", "no column \"b\""),
    ] as [(String, String?, String)])
  func refusals(_ estimates: String, _ covariance: String?, _ words: String) throws {
    let more = covariance == nil ? "" : " --covariance v.csv"
    let run = try run(
      "rank --estimates e.csv\(more)", ["e.csv": estimates, "v.csv": covariance ?? ""])
    #expect(run.status == 1)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test("what the tests rest on is said, and one unit has no neighbours")
  func note() throws {
    let table = "unit,estimate,se\na,1,1\nb,2,1\n"
    func words(_ line: String, _ estimates: String? = nil) throws -> String {
      let files = ["e.csv": estimates ?? table, "v.csv": "a,b\n1,0.5\n0.5,1\n"]
      let run = try run("rank --estimates e.csv \(line)", files)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(
      try words("").contains("by the normal distribution, the estimates taken as independent"))
    #expect(try words("--freedom 9").contains("t tests of all pairs, the estimates taken as"))
    #expect(try words("--freedom 9 --covariance v.csv").contains("with the covariance of"))
    #expect(try words("").contains("cannot be told apart"))
    #expect(try !words("", "unit,estimate,se\na,1,1\n").contains("cannot be told apart"))
    #expect(try words("--best 2").contains("The 2 highest"))
    let many = try run("rank --estimates e.csv --best 3", ["e.csv": table])
    #expect(many.status == 64 && many.errors.contains("more than the 2 units"), "\(many.errors)")
    let counts = try run("rank --counts c.csv", ["c.csv": "unit,count,cont\na,1,3\n"])
    #expect(counts.errors.contains("did you mean \"count\"?"), "\(counts.errors)")
  }

  @Test("a unit of one person has its estimate, but no error and no rank")
  func onePerson() throws {
    let data = "u,y\na,1\nb,2\nb,3\nb,4\nc,3\nc,5\nc,1\n"
    let run = try run("rank y --by u --data r.csv --format csv", ["r.csv": data])
    #expect(run.errors.contains("1 unit without an estimate and its variance has no rank"))
    #expect(run.output.split(separator: "\n").last?.hasPrefix("a,1,,1,,") == true, "\(run.output)")
  }

  @Test("options that do not go together")
  func usage() throws {
    for line in [
      "rank", "rank q01 --estimates e.csv", "rank --counts c.csv --by field",
      "rank q01 --study datasets/sipas-province/study.yml",
      "rank --estimates e.csv --best 0",
    ] {
      let run = try run(line)
      #expect(run.status == 64, "\(line): \(run.errors)")
    }
  }
}
