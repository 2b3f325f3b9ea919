import Foundation
import Testing

/// Answers of one session: area e, with 20 people, may not be shown by the rule of the DHS, which asks for 25.
@Suite("What a session has shown")
struct SessionLeakTests {
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["psu,w,area,yes,q,income"]
    var person = 0
    for (area, count) in [("a", 60), ("b", 50), ("c", 40), ("d", 26), ("e", 20)] {
      for _ in 0..<count {
        person += 1
        let answer = ((person * 7919 + 13) >> 3) % 5 + 1
        lines.append(
          "\(person % 12),\(1 + person % 3),\(area),\(answer > 3 ? 1 : 0),\(answer),\((person * 37) % 211)"
        )
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  private let data = " --data s.csv --clusters psu --weights w"
  private var options: String { data + " --release dhs --withhold --format json" }

  /// The estimates of the last of some lines; `nil` for those that are withheld.
  private func last(_ lines: [String]) throws -> [Double?] {
    try program().run(["repl"], input: lines.map { $0 + options + "\n" }.joined())
      .lastEstimates()
  }

  @Test(
    "what all and all but one area would tell of that area is not shown, whatever it is called",
    arguments: [
      ("mean yes", "mean yes"), ("mean yes", "total yes"), ("total yes", "mean yes"),
      ("mean yes", "mean z --derive 'z=100-100*yes'"), ("mean yes", "proportion yes"),
      ("proportion q", "mean q"), ("mean q", "proportion q"),
      ("mean q", "mean z --derive 'z=(q-1)*25'"),
      ("proportion q", "mean z --derive 'z=q>=4'"),
      ("mean income", "total z --derive 'z=5-income/3'"),
    ])
  func differences(_ first: String, _ second: String) throws {
    let part = " --where \"area != 'e'\""
    #expect(try last([first + part, second]).contains(nil))
    #expect(try last([first, second + part]).contains(nil))
    #expect(try last([second, first + part]).contains(nil))
    // Alone each is shown.
    #expect(!(try last([second]).contains(nil)))
    #expect(!(try last([first + part]).contains(nil)))
  }

  @Test("a column of many values and its part of few are the same, whichever comes first")
  func partOfFewValues() throws {
    // 60 of the 196 different incomes.
    let few = "mean z --derive \"z=if(area=='c' || area=='e', 2*income+1, NA)\""
    let byArea = "mean income --by area"
    #expect(!(try last([few]).contains(nil)))
    let alone = try last([byArea])
    #expect(alone[2] != nil && alone[4] == nil, "\(alone)")
    // The mean of c and e with that of c would tell e.
    #expect(try last([byArea, few]) == [nil])
    let after = try last([few, byArea])
    #expect(after[2] == nil && after[4] == nil, "\(after)")
  }

  @Test(
    "who knows a difference knows with one of the two the other, which another rule withholds",
    arguments: [
      "mean(income)[area=a] - mean(income)[area=e]",
      "2 * mean(income)[area=a] + mean(income)[area=e]",
      "total(income)[area=a] - total(income)[area=e]",
      "mean(income)[area=a] / mean(income)[area=e]",
    ])
  func combinations(_ contrast: String) throws {
    let program = try program()
    func last(_ lines: [String]) throws -> [Double?] {
      let input = lines.map { $0 + data + " --withhold --format csv\n" }.joined()
      let rows = try program.run(["repl"], input: input).output.split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let heading = try #require(rows.lastIndex { $0.first == "variable" })
      let place = try #require(rows[heading].firstIndex(of: "estimate"))
      return rows[(heading + 1)...].map { Double($0[place]) }
    }
    let byArea = "mean income --by area --release dhs"
    let alone = try last([byArea])
    #expect(alone.count == 5 && alone[0] != nil && alone[4] == nil, "\(alone)")
    let told = "contrast \"\(contrast)\" --release abs"
    #expect(try last([told])[0] != nil)
    let after = try last([told, byArea])
    #expect(after[0] == nil && after[4] == nil, "\(after)")
  }

  @Test(
    "a column that has no answers where the others are withheld leaves them out as a condition does"
  )
  func parts() throws {
    #expect(
      try last(["mean z --derive \"z=if(area!='e',yes,NA)\"", "mean yes"]).contains(nil))
  }

  @Test(
    "a table the other way round, and a ratio to those who have answered, keep back what a first one withheld"
  )
  func turned() throws {
    let byArea = "proportion yes --by area"
    #expect(!(try last(["proportion area --by yes"]).contains(nil)))
    #expect(try last([byArea, "proportion area --by yes"]).contains(nil))
    // Everybody has answered; who has not is zero.
    let some = " --derive \"z=if(psu==3,NA,yes)\""
    let ratio = "ratio z one --by area --derive \"one=if(is_missing(z),0,1)\"" + some
    #expect(try last(["mean z --by area" + some, ratio])[4] == nil)
  }

  @Test("cells that are made of a withheld share are refused: their people tell it")
  func counted() throws {
    let program = try program()
    let lines = ["proportion yes --by area", "mean income --by area,yes"].map {
      $0 + options + "\n"
    }
    let run = try program.run(["repl"], input: lines.joined())
    #expect(run.errors.contains("ask for it in a session of its own"), "\(run.errors)")
    #expect(!run.output.contains("\"yes\": \"1\""))
  }

  @Test(
    "a census beside an answer does not tell the share of all people that the answer leaves out")
  func benchmarks() throws {
    let program = try program()
    try program.file("census.csv", "variable,level,total\nyes,0,0.5\nyes,1,0.5\n")
    let census = " --rules dhs --benchmarks census.csv --withhold --format json" + data
    let alone = try program.succeed("adequacy yes" + census).output
    #expect(alone.contains("% of the sample"))
    let part = try program.succeed("adequacy yes --where \"area != 'e'\"" + census).output
    #expect(part.contains("differs most from the census") && !part.contains("% of the sample"))
  }

  @Test("two columns of one command are compared, however they are called")
  func together() throws {
    for name in ["aa", "zz"] {
      let line =
        "mean yes \(name) --derive \"\(name)=if(psu==3,NA,yes)\" --where \"area=='a'||area=='b'\""
      #expect(try last([line]).contains(nil), "\(name)")
    }
  }

  @Test("all cells of an answer add up, and leave what part of another one leaves")
  func wholes() throws {
    let byHalf = "mean yes --by g --derive \"g=if(income>100,'x','y')\""
    let part = "mean yes --where \"area != 'e'\""
    #expect(try last([byHalf, part]).contains(nil))
    #expect(try last([part, byHalf]).contains(nil))
    #expect(!(try last([byHalf]).contains(nil)))
    // So do the people of cells that are made of the answer.
    let run = try program().run(
      ["repl"], input: [part, "mean income --by yes"].map { $0 + options + "\n" }.joined())
    #expect(run.errors.contains("in a session of its own"))
  }

  @Test("a total tells the mean, and is withheld with it")
  func totals() throws {
    let shown = try last(["total yes --by area"])
    #expect(shown.count == 5 && shown[4] == nil && shown.count { $0 == nil } == 2)
  }

  @Test("adequacy is remembered; a diagnosis cannot be compared")
  func others() throws {
    let program = try program()
    let adequacy =
      "adequacy yes --rules dhs --where \"area != 'e'\"" + data + " --withhold --format json\n"
    let run = try program.run(["repl"], input: adequacy + "mean yes" + options + "\n")
    #expect(run.errors.contains("kept back because of the others"))
    let diagnose =
      "diagnose --field area --items q --scale 1-5 --satisfied 4,5" + data + " --release dhs\n"
    for lines in [diagnose + "mean q" + options + "\n", "mean q" + options + "\n" + diagnose] {
      let refused = try program.run(["repl"], input: lines)
      #expect(refused.errors.contains("in a session of its own"))
    }
    // By the cells of --by it is one answer.
    let cells = try program.run(
      ["repl"], input: diagnose.replacing(" --field area", with: " --field area --by psu"))
    #expect(!cells.errors.contains("in a session of its own"))
  }

  /// The n at which the rule of the INE would publish depends on the share; that of the DHS does not.
  @Test(
    "people do not read of a withheld number the n that would do, where it depends on the number")
  func sizes() throws {
    let page = try program().succeed(
      "adequacy yes --rules dhs,ine-chile-household --by area" + data + " --format markdown"
    ).output
    let rows = page.components(separatedBy: "\n").filter {
      $0.hasPrefix("| e") && ($0.contains("| dhs") || $0.contains("| ine-chile"))
    }
    try #require(rows.count == 2, "\(page)")
    #expect(rows.first { $0.contains("dhs") }?.contains("| 50 |") == true, "\(rows)")
    #expect(rows.first { $0.contains("ine") }?.contains("| – |") == true, "\(rows)")
  }

  @Test("units that are withheld have no rank, and the others are ranked among themselves")
  func ranks() throws {
    let program = try program()
    let line = "rank yes --by area --draws 1000" + data + " --release dhs"
    let json = try program.succeed(line + " --withhold --format json").json()
    let units = try #require(json["units"] as? [[String: Any]])
    let hidden = units.filter { $0["withheld"] as? Bool == true }
    #expect(hidden.map { $0["unit"] as? String } == ["d", "e"])
    for unit in hidden {
      for key in ["estimate", "se", "rank", "rankLower", "rankUpperJoint", "probabilityTop"] {
        #expect(unit[key] is NSNull, "\(key)")
      }
    }
    #expect(Set(units.compactMap { $0["rank"] as? Int }) == [1, 2, 3])
    #expect(json["pairs"] as? Int == 3)
    let page = try program.succeed(line + " --format markdown").output
    #expect(page.contains("withheld"))
    let all = try program.run(
      Program.words(line.replacing("dhs", with: "eclac-2020") + " --format json"))
    #expect(all.status == 1 && all.errors.contains("of every unit"), "\(all.errors)")
    #expect(
      try program.run(Program.words("rank --counts c.csv --release dhs")).errors
        .contains("what lies behind"))
  }

  @Test("an index of which a component may not be shown is refused")
  func indices() throws {
    let program = try program()
    let parts = ["access", "procedures", "officials", "results", "feedback"]
      .map { " --points \($0)=20 --component \($0)=q" }.joined()
    let line =
      "index --instrument sipas-2017 --scale 1-5 --satisfied 4,5" + parts + data
      + " --release dhs --format json"
    let shown = try program.run(Program.words(line))
    #expect(shown.status == 0, "\(shown.errors)")
    let release = try #require(try shown.json()["release"] as? [[String: Any]])
    #expect(release.map { $0["verdict"] as? String } == Array(repeating: "publish", count: 5))
    let refused = try program.run(Program.words(line + " --where \"area=='e'\""))
    #expect(refused.status == 64 && refused.errors.contains("withholds the component \"access\""))
    // The clause in words, of either language, and not as packs write it.
    let narrow = line.replacing("dhs", with: "nchs") + " --where \"area=='e'\""
    let english = try program.run(Program.words(narrow)).errors
    #expect(
      english.contains("(") && !english.contains("effectiveCount")
        && !english.contains("intervalWidth"))
    #expect(english.contains("n 20 < 30)"), "\(english)")
    let vietnamese = try program.run(Program.words(narrow + " --lang vi")).errors
    #expect(vietnamese.contains("n 20 < 30)"), "\(vietnamese)")
  }

  @Test("the definitions beside that of an index are judged, too")
  func definitions() throws {
    let parts = ["access", "procedures", "officials", "results", "feedback"]
      .map { " --points \($0)=20 --component \($0)=q" }.joined()
    let line =
      "index --instrument sipas-2017 --scale 1-5 --satisfied 4,5 --statistic mean" + parts + data
      + " --release nchs --where \"area=='e'\""
    // The pack speaks of shares, which 20 people are too few for, and not of means.
    let nulled = try program().succeed(line + " --format json --withhold").json()
    let lines = try #require(nulled["definitions"] as? [[String: Any]])
    #expect(lines.count == 15)
    for line in lines {
      let isMean = line["definition"] as? String == "mean"
      #expect(line["withheld"] as? Bool == !isMean)
      #expect((line["estimate"] is NSNull) == !isMean && (line["upper"] is NSNull) == !isMean)
    }
    #expect(try program().succeed(line).output.contains("withheld"))
    let records = try program().succeed(line + " --format csv --withhold").output
    #expect(records.contains(",mean") && !records.contains("satisfied"))
  }

  @Test("components with items in common do not tell what may not be shown of others")
  func sharedItems() throws {
    let program = try Program()
    // Of q2 three of 40 did not answer 1: their share and the mean may not be shown.
    let rows = (0..<40).map { "\($0 % 2 == 0 ? 1 : 3),\($0 < 3 ? 3 : 1)\n" }.joined()
    try program.file("d.csv", "q1,q2\n" + rows)
    func instrument(_ first: String, _ both: String) throws {
      try program.file(
        "i.yml",
        """
        title: {en: An index}
        total: 100
        areas:
          services:
            title: {en: Services}
            points: 100
            components:
              A: {title: {en: both}, points: 40, survey: users, statistic: \(both)}
              B: {title: {en: first}, points: 60, survey: users, statistic: \(first)}
        """)
    }
    let line =
      "index --instrument i.yml --data d.csv --component A=q1,q2 --component B=q1 --scale 1-3 --satisfied 1 "
      + "--release statcan --format json"
    // 2A − B is the mean of q2.
    try instrument("mean", "mean")
    let refused = try program.run(Program.words(line))
    #expect(
      refused.status == 64 && refused.errors.contains("withholds the answers to \"q2\" alone"),
      "\(refused.errors)")
    for (first, both) in [("satisfied", "satisfied"), ("satisfied", "mean")] {
      try instrument(first, both)
      let shown = try program.succeed(line + " --withhold").json()
      let lines = try #require(shown["definitions"] as? [[String: Any]])
      let told = lines.filter { $0["estimate"] is Double }.map { line in
        "\(line["component"] as? String ?? "") \(line["definition"] as? String ?? "")"
      }
      // Of one item those satisfied with all are those who are satisfied.
      #expect(
        Set(told) == ["A \(both)", "B satisfied", "B all-satisfied"], "\(told)")
    }
  }

  @Test("codes of a frame are text where --text says so")
  func frameOfCodes() throws {
    let program = try program()
    var lines = ["region,answered"]
    for (region, yes) in [("01", 30), ("02", 10), ("10", 40)] {
      for place in 0..<50 { lines.append("\(region),\(place < yes ? 1 : 0)") }
    }
    try program.file(
      "d.csv", "yes,region\n" + (0..<60).map { "\($0 % 2),0\(1 + $0 % 2)\n" }.joined())
    try program.file("f.csv", lines.joined(separator: "\n") + "\n")
    func detail(_ more: [String]) throws -> String {
      let run = try program.run(
        [
          "adequacy", "yes", "--data", "d.csv", "--rules", "dhs", "--format", "json", "--frame",
          "f.csv",
        ]
          + ["--responded", "answered"] + more)
      let checks = try #require(
        (run.json()["design"] as? [String: Any])?["checks"] as? [[String: Any]])
      let check = checks.first { $0["name"] as? String == "representativity" }
      return try #require(
        (check?["detail"] as? String)?.split(separator: ";").first.map(String.init))
    }
    let asFactor = try detail(["--propensity", "~ factor(region)"])
    #expect(try detail(["--propensity", "~ region", "--text", "region"]) == asFactor)
    #expect(try detail(["--propensity", "~ region"]) != asFactor)
  }

  @Test("the R-indicator of a frame, and frames that are none")
  func frame() throws {
    let program = try program()
    var lines = ["region,answered"]
    // 30 of 50 and 10 of 50 answer: 0.6 and 0.2, a deviation of 0.2·(100/99)^½ about 0.4.
    for (region, yes) in [("n", 30), ("s", 10)] {
      for place in 0..<50 { lines.append("\(region),\(place < yes ? 1 : 0)") }
    }
    try program.file("f.csv", lines.joined(separator: "\n") + "\n")
    let line = ["adequacy", "yes", "--data", "s.csv", "--rules", "dhs", "--format", "json"]
    let options = ["--frame", "f.csv", "--responded", "answered", "--propensity", "~ region"]
    let json = try program.run(line + options).json()
    let checks = try #require((json["design"] as? [String: Any])?["checks"] as? [[String: Any]])
    let check = try #require(checks.first { $0["name"] as? String == "representativity" })
    #expect(check["verdict"] as? String == "caution")
    #expect(
      check["detail"] as? String
        == "R = 0.608 with a standard error of 0.09 (0.598 before it is adjusted for the size of the sample), at a mean "
        + "probability to answer of 0.4; the bias of a mean is at most 0.49 standard deviations; by variable region 0.2"
    )
    let vietnamese = try program.run(line.dropLast(2) + options + ["--lang", "vi"]).output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(vietnamese.contains("R = 0,608 với sai số chuẩn 0,09"))
    #expect(vietnamese.contains("theo biến region 0,2"))
    #expect(try program.run(line + ["--frame", "f.csv"]).status == 64)
    #expect(
      try program.run(line + options.map { $0 == "answered" ? "region" : $0 }).errors
        .contains("line 2: \"region\" is \"n\""))
  }
}
