import CanvassTestSupport
import Foundation
import Testing

/// `plan`: its answers for programs, what it learns from a survey, what it refuses. The numbers are those of the
/// formulas in `SampleSizeTests` and R.
@Suite("plan")
struct PlanVerbTests {
  func json(_ line: String, _ files: [String: String] = [:]) throws -> [String: Any] {
    let program = try Program.inProject()
    for (name, text) in files { try program.file(name, text) }
    let run = try program.run(Program.words("plan \(line) --format json"))
    #expect(run.status == 0, "\(run.errors)")
    return try run.json()
  }

  func number(_ json: [String: Any], _ path: String...) throws -> Double {
    var value: Any = json
    for key in path { value = try #require((value as? [String: Any])?[key]) }
    return try #require(value as? Double)
  }

  @Test("a margin: n, those to be asked, Slovin's number and its real margin")
  func margin() throws {
    // 1.96²·0.84·0.16/0.03²·2 = 1147.3.
    let plan = try json("--margin 0.03 --share 0.84 --deff 2 --response 0.8")
    #expect(try number(plan, "n") == 1148)
    #expect(try number(plan, "asked") == 1435)
    #expect(try number(plan, "slovin", "n") == 1112)
    let real = 1.959963984540054 * (0.84 * 0.16 * 2 / 1112).squareRoot()
    #expect(relativeError(try number(plan, "slovin", "margin"), real) < 1e-12)
    // With 5,000 people: 1/(1/(2·(5000/4999)·n₀) + 1/5000), n₀ = 573.66.
    #expect(try number(json("--margin 0.03 --share 0.84 --deff 2 --population 5000"), "n") == 934)
  }

  @Test("people who are asked are whole ones, where n is given, too")
  func asked() throws {
    #expect(try number(json("--n 161 --share 0.84 --response 0.8"), "asked") == 202)
    #expect(try number(json("--n 160 --share 0.84 --response 0.8"), "asked") == 200)
    #expect(try number(json("--n 160 --share 0.84"), "n") == 160)
  }

  @Test("36,525 people in 63 provinces, 31 to a village")
  func provinces() throws {
    let plan = try json("--n 36525 --groups 63 --share 0.84 --icc 0.05 --per-cluster 31")
    #expect(relativeError(try number(plan, "margin"), 0.0471841) < 1e-5)
    #expect(relativeError(try number(plan, "differenceMargin"), 0.0667284) < 1e-5)
    #expect(try number(plan, "deff") == 2.5)
  }

  @Test("a difference, as power.prop.test of R has it")
  func difference() throws {
    // power.prop.test(p1 = .84, p2 = .79, power = .8)$n is 945.55.
    let plan = try json("--difference 0.05 --share 0.84 --test pooled")
    #expect(try number(plan, "n") == 946)
    let reached = try json("--n 1892 --groups 2 --difference 0.05 --share 0.84 --test pooled")
    #expect(try number(reached, "power") > 0.8)
    #expect(try number(reached, "n") == 946)
  }

  @Test("from the last wave: the design effect, and that of other clusters")
  func learns() throws {
    let from = "--from datasets/api/apiclus1/study.yml --item api00"
    let plan = try json("\(from) --margin 20")
    // R: deff of the mean without the population size, with replacement, is 9.25309907; the mean 644.1694.
    #expect(relativeError(try number(plan, "learnt", "deff"), 9.25309907) < 1e-6)
    #expect(relativeError(try number(plan, "deff"), 9.25309907) < 1e-6)
    #expect(relativeError(try number(plan, "learnt", "estimate"), 644.1693989) < 1e-9)
    // Equal weights; Σ m²/Σ m of the 15 clusters is 3963/183.
    #expect(relativeError(try number(plan, "learnt", "perClusterCounted"), 21.655737704918) < 1e-10)
    #expect(relativeError(try number(plan, "learnt", "perCluster"), 183.0 / 15) < 1e-12)
    let icc = try number(plan, "learnt", "icc")
    #expect(relativeError(1 + icc * (21.655737704918 - 1), 9.25309907) < 1e-6)
    let smaller = try json("\(from) --margin 20 --per-cluster 5")
    // As uneven as they were: 5 count as 5·21.66/12.2.
    let counted: Double = 5 * 21.655737704918 / 12.2
    #expect(relativeError(try number(smaller, "deff"), 1 + icc * (counted - 1)) < 1e-9)
    #expect(try number(smaller, "n") < number(plan, "n"))
  }

  /// Clusters of unequal size, weights that differ within them.
  @Test("the same survey once more has the design effect that it had, by its size and by its costs")
  func onceMore() throws {
    var text = "v,w,q\n"
    var people = 0
    for village in 0..<12 {
      for person in 0..<(4 + village % 5) {
        people += 1
        let weight = 1 + (village + 3 * person * person) % 7
        text += "v\(village),\(weight),\(1 + (village * village + person * (village + 2)) % 5)\n"
      }
    }
    let files = [
      "s.csv": text, "s.yml": "data: s.csv\ndesign: {clusters: [v], weights: w}\n",
    ]
    let from = "--from s.yml --item q"
    let plan = try json("\(from) --margin 0.2", files)
    let deff = try number(plan, "learnt", "deff")
    #expect(try number(plan, "learnt", "deffWeights") > 1.1)
    let size = Double(people) / 12
    #expect(relativeError(try number(plan, "learnt", "perCluster"), size) < 1e-12)
    let again = try json("\(from) --margin 0.2 --per-cluster \(size)", files)
    #expect(relativeError(try number(again, "deff"), deff) < 1e-9)
    let bought = try json("\(from) --cv 0.05 --per-cluster \(size) --cost 30,2", files)
    #expect(relativeError(try number(bought, "deff"), deff) < 1e-9)
    // Rows without weight are nobody's answers.
    var withOthers = files
    withOthers["s.csv"] = text + (0..<40).map { "v\($0 % 12),0,\(1 + $0 % 5)\n" }.joined()
    let same = try json("\(from) --margin 0.2", withOthers)
    for key in ["deff", "deffWeights", "perCluster", "icc"] {
      #expect(
        relativeError(try number(same, "learnt", key), try number(plan, "learnt", key)) < 1e-9,
        "\(key)")
    }
    let program = try Program()
    for (name, text) in files { try program.file(name, text) }
    let said = try program.succeed("plan \(from) --margin 0.2").output
    let mean = (10 * size).rounded() / 10
    #expect(said.replacing("\n", with: " ").contains("within clusters of \(mean) answers, which"))
  }

  let strata = """
    stratum,domain,population,cost,share:a,share:b
    x,n,4000,1,0.8,0.6
    y,n,9000,2,0.7,0.9
    z,s,20000,1,0.9,0.5

    """

  @Test("strata: an allocation, and the cheapest that meets all margins")
  func strataPlan() throws {
    let files = ["f.csv": strata]
    let shared = try json("--frame f.csv --n 300 --allocation proportional", files)
    let sizes = try #require(shared["allocation"] as? [[String: Any]])
    #expect(sizes.map { $0["n"] as? Int } == [36, 82, 182])
    let cheapest = try json("--frame f.csv --margin 0.03 --domain-margin 0.05 --deff 1.5", files)
    let precision = try #require(cheapest["precision"] as? [[String: Any]])
    #expect(precision.count == 6)
    for line in precision {
      let (margin, wanted) = (line["margin"] as? Double, line["wanted"] as? Double)
      #expect(try #require(margin) <= #require(wanted))
    }
    #expect((cheapest["convergence"] as? [String: Any])?["converged"] as? Bool == true)
    #expect(try number(cheapest, "cost") > 0)
  }

  @Test("an empty least or most is no limit")
  func blankLimits() throws {
    let limited = try json(
      "--frame f.csv --n 300 --allocation equal",
      ["f.csv": "stratum,population,share,least,most\na,900,0.5,,20\nb,900,0.5,150,\nc,900,0.5,,\n"]
    )
    let sizes = try #require(limited["allocation"] as? [[String: Any]])
    #expect(sizes.map { $0["n"] as? Int } == [20, 150, 130])
  }

  @Test("strata of a frame without domains are the domains of --domain-margin")
  func strataAsDomains() throws {
    let plain = "stratum,population,share\nx,4000,0.8\ny,9000,0.7\nz,20000,0.9\n"
    let named = "stratum,domain,population,share\nx,x,4000,0.8\ny,y,9000,0.7\nz,z,20000,0.9\n"
    let found = try [plain, named].map { text in
      try json("--frame f.csv --margin 0.03 --domain-margin 0.05", ["f.csv": text])
    }
    #expect(found[0]["precision"] as? [NSDictionary] == found[1]["precision"] as? [NSDictionary])
    #expect((found[0]["precision"] as? [Any])?.count == 4)
  }

  @Test("rule packs: the n of each, that of all, per group and in domains of a frame")
  func rules() throws {
    // Statistics Canada's 33.3 % of the complement: 2·0.84/(0.16·0.333²) = 94.7; NCHS: Tests/Fixtures/make/nchs.R.
    let plan = try json("--rules nchs,statcan --share 0.84 --deff 2 --groups 34 --response 0.5")
    let lines = try #require(plan["rules"] as? [[String: Any]])
    #expect(lines.map { $0["pack"] as? String } == ["nchs", "statcan"])
    #expect(lines.map { $0["nNeeded"] as? Int } == [111, 95])
    #expect(lines.map { $0["asked"] as? Int } == [222, 190])
    #expect(lines.map { $0["total"] as? Int } == [111 * 34, 95 * 34])
    #expect(
      lines.map { $0["clause"] as? String } == [
        "relativeWidthOfComplement > 1.3", "complementVariation > 0.333",
      ])
    #expect(try number(plan, "n") == 111)
    #expect(try number(plan, "total") == 111 * 34)
    // What they say of a sample that there is.
    let given = try json("--rules nchs,statcan --share 0.84 --deff 2 --n 100")
    let verdicts = try #require(given["rules"] as? [[String: Any]])
    #expect(verdicts.map { $0["verdict"] as? String } == ["caution", "publish"])
    // A frame: of each domain what its worst item needs, in proportion to its strata.
    let frame = try json("--rules statcan --frame f.csv --deff 2", ["f.csv": strata])
    let sizes = try #require(frame["allocation"] as? [[String: Any]])
    let needed = try #require(frame["rules"] as? [[String: Any]])
    #expect(needed.map { $0["domain"] as? String } == ["n", "n", "s", "s"])
    func most(_ domain: String) -> Int {
      needed.filter { $0["domain"] as? String == domain }.compactMap { $0["nNeeded"] as? Int }.max()
        ?? 0
    }
    let answers = sizes.compactMap { $0["n"] as? Int }
    #expect(answers[0] + answers[1] == most("n") && answers[2] == most("s"))
    // 13,000 people: b is 0.6·4/13 + 0.9·9/13.
    let b = (0.6 * 4 + 0.9 * 9) / 13
    let effective = max((1 - b) / b / 0.165 / 0.165, b / (1 - b) / 0.333 / 0.333)
    let exact = 1 / (1 / (2 * 13000.0 / 12999 * effective) + 1.0 / 13000)
    #expect(needed[1]["nNeeded"] as? Int == max(10, Int(exact.rounded(.up))))
  }

  @Test("what is not there is null, what is supposed is said, and csv has what people read")
  func records() throws {
    let plan = try json("--margin 0.03 --share 0.84")
    #expect(plan["allocation"] is NSNull)
    let text = try Program().run(
      Program.words("plan --difference 0.05 --share 0.84 --overlap 0.5 --correlation 0.6"))
    #expect(
      text.output.replacing("\n", with: " ")
        .contains("50 % of the sample in both groups with a correlation of 0.60"),
      "\(text.output)")
    func csv(_ line: String, _ files: [String: String] = [:]) throws -> [[String]] {
      let program = try Program()
      for (name, text) in files { try program.file(name, text) }
      let run = try program.run(Program.words("plan \(line) --format csv"))
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let one = try csv("--margin 0.03 --share 0.84 --deff 2 --response 0.8")
    #expect(one.count == 2)
    let values = Dictionary(uniqueKeysWithValues: zip(one[0], one[1]))
    #expect(values["n"] == "1148" && values["asked"] == "1435" && values["slovinN"] == "1112")
    #expect(values["nEffective"] != nil && values["worstMargin"] != nil)
    let shared = try csv("--frame f.csv --n 300 --allocation proportional", ["f.csv": strata])
    let kind = try #require(shared[0].firstIndex(of: "kind"))
    #expect(
      shared.dropFirst().map { $0[kind] } == ["stratum", "stratum", "stratum"]
        + [String](repeating: "precision", count: 6))
    let margin = try #require(shared[0].firstIndex(of: "margin"))
    #expect(shared.dropFirst(4).allSatisfy { Double($0[margin]) != nil })
  }

  @Test("in Vietnamese, with its decimal comma")
  func vietnamese() throws {
    let run = try Program().run(
      Program.words("plan --margin 0.03 --share 0.84 --replicate-error 0.05 --lang vi"))
    #expect(run.output.contains("Kế hoạch chọn mẫu") && run.output.contains("84,0%"))
    #expect(run.output.contains("Công thức Slovin"))
  }

  @Test(
    "what cannot be is one sentence",
    arguments: [
      BadRun("plan --margin 0.03 --share 1.2", "the expected share is 1.2", status: 64),
      BadRun("plan --margin 0.03 --deff 0", "the design effect is 0", status: 64),
      BadRun("plan --margin 0.03 --response 0", "the response rate is 0", status: 64),
      BadRun("plan --margin 0", "the margin is to be 0", status: 64),
      BadRun("plan --n 500 --population 400", "a sample is not larger", status: 64),
      BadRun(
        "plan --margin 0.03 --population 900 --response 0.3", "the population has 900", status: 64),
      BadRun("plan --difference 0.6 --share 0.5", "which is no share between 0 and 1", status: 64),
      BadRun(
        "plan --cv 0.05 --cost 100,1 --icc 0", "the correlation within clusters is 0", status: 64),
      BadRun("plan --n 1e308", "whom no survey can ask", status: 64),
      BadRun("plan --budget 1000", "say their costs", status: 64),
      BadRun(
        "plan --budget 50 --cost 100,1 --icc 0.05 --share 0.8", "does not buy one cluster",
        status: 64),
      BadRun("plan --margin 0.03 --power 0.9", "--power is that of a test", status: 64),
      BadRun("plan --frame f.csv --n 9 --share 0.5", "leave --share", status: 64),
      BadRun("plan --difference 0.05 --overlap 0.5", "say --correlation", status: 64),
      BadRun(
        "plan --margin 0.03 --overlap 0.5 --correlation 0.5", "--overlap is that of two groups",
        status: 64),
      BadRun("plan --margin 0.03 --correlation 0.5", "there are neither", status: 64),
      BadRun("plan --share 0.8", "what is wanted?", status: 64),
      BadRun("plan --margin 0.03 --test pooled", "--test is that of a difference", status: 64),
      BadRun("plan --frame f.csv --budget 900 --cv 0.05", "leave --cv", status: 64),
      BadRun("plan --frame f.csv --budget 900 --n 100", "give one of them", status: 64),
      BadRun("plan --frame f.csv --n 100 --test pooled", "a frame has none", status: 64),
      BadRun("plan --rules nchs --margin 0.03", "two goals", status: 64),
      BadRun("plan --rules acs-table --share 0.8", "judges whole tables", status: 64),
      BadRun("plan --rules nchs --mean 3.9 --sd 1.1", "no number of answers would do", status: 64),
      BadRun("plan --rules nsch --share 0.8", "there is no rule pack \"nsch\"", status: 64),
      BadRun("plan --margin 0.03 --cv 0.1", "two goals", status: 64),
      BadRun("plan --margin 0.03 --icc 0.1", "--per-cluster", status: 64),
      BadRun(
        "plan --frame f.csv --n 10", "stratum \"a\" has no variance",
        ["f.csv": "stratum,population,share\na,100,1\n"]),
      BadRun(
        "plan --frame f.csv --margin 0.01", "no sample meets what is asked of all strata",
        ["f.csv": "stratum,population,share,most\na,1000,0.5,20\n"]),
      BadRun(
        "plan --frame f.csv --n 500", "more than the 100",
        ["f.csv": "stratum,population,share\na,100,0.5\n"]),
      BadRun(
        "plan --frame f.csv --n 10", "has a column \"strat\"",
        ["f.csv": "strat,population,share\na,100,0.5\n"]),
      BadRun(
        "plan --frame f.csv --n 10", "the share in line 2 is \"x\"",
        ["f.csv": "stratum,population,share\na,100,x\n"]),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: Program()) }
}
