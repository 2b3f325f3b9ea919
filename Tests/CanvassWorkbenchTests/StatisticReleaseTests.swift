import Foundation
import Testing

/// Rule packs for what is no mean: area e, with 20 people, may not be shown by the rule of the DHS, which asks for 25.
@Suite("Publication of quantiles, distributions, contrasts, tests, tables and waves")
struct StatisticReleaseTests {
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["psu,w,area,yes,q,income,wave,few"]
    var person = 0
    for (area, count) in [("a", 60), ("b", 50), ("c", 40), ("d", 52), ("e", 20)] {
      for _ in 0..<count {
        person += 1
        let answer = ((person * 7919 + 13) >> 3) % 5 + 1
        let few = person % 70 == 3 ? 3 : answer < 3 ? 2 : 5
        lines.append(
          "\(person % 12),\(1 + person % 3),\(area),\(answer > 3 ? 1 : 0),\(answer),"
            + "\((person * 37) % 211 + 1),\(person % 2 + 1),\(few)")
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  private let options =
    " --data s.csv --clusters psu --weights w --release dhs --withhold --format json"

  /// The records of the last of some lines under a key.
  private func last(_ lines: [String], _ key: String = "estimates", in program: Program? = nil)
    throws -> [[String: Any]]
  {
    let own = try program ?? self.program()
    let run = try own.run(["repl"], input: lines.map { $0 + options + "\n" }.joined())
    let text = try #require(run.output.components(separatedBy: "\n{\n").last)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data((text.hasPrefix("{") ? text : "{" + text).utf8))
        as? [String: Any], "\(run.errors)")
    return try #require(object[key] as? [[String: Any]])
  }

  private func numbers(_ lines: [String], _ name: String = "estimate", of key: String = "estimates")
    throws -> [Double?]
  {
    try last(lines, key).map { $0[name] as? Double }
  }

  @Test(
    "a statistic of a cell that may not be shown is withheld, and no other",
    arguments: [
      "quantile q --probability 0.5", "quantile income --probability 0.3,0.6", "gini income",
      "variance income", "mean income --geometric", "cdf income --at 100",
    ])
  func cells(_ line: String) throws {
    let records = try last([line + " --by area"])
    for record in records {
      let isSmall = (record["domain"] as? [String: String])?["area"] == "e"
      let isKeptBack = record["complementary"] as? Bool == true
      #expect((record["estimate"] as? Double == nil) == (isSmall || isKeptBack))
      #expect(record["withheld"] as? Bool == (isSmall || isKeptBack))
      #expect((record["verdict"] as? String == "withhold") == isSmall)
      // Medians do not add up; shares do, and one more is kept back.
      #expect(!isKeptBack || isSmall || line.hasPrefix("cdf"))
    }
    let shown = try program().succeed(line + " --by area" + options)
    let plain = try program().succeed(
      line + " --by area" + options.replacing(" --release dhs --withhold", with: ""))
    // What is shown is what is estimated.
    let values = plain.output.matches(of: /"estimate": ([0-9.]+)/).map(\.output.1)
    let told = shown.output.matches(of: /"estimate": ([0-9.]+)/).map(\.output.1)
    #expect(told.count < values.count && told.allSatisfy(values.contains))
  }

  @Test(
    "what all and all but one area would tell at most is not shown",
    arguments: [
      ("mean q", "quantile q"), ("quantile q", "mean q"), ("mean income", "gini income"),
      ("mean yes", "contrast \"mean(yes)\""), ("contrast \"mean(yes)*100\"", "mean yes"),
      ("mean q", "contrast \"variance(q)/2\""), ("proportion q", "cdf q --at 2"),
      ("cdf q --at 3", "mean yes"), ("total yes", "contrast \"1-mean(yes)\""),
      ("mean q", "ttest \"q ~ 0\""), ("mean yes", "contrast \"correlation(yes, income)\""),
      ("mean yes", "table yes --expected 0=1,1=1"),
    ])
  func differences(_ first: String, _ second: String) throws {
    let part = " --where \"area != 'e'\""
    func isHidden(_ lines: [String]) throws -> Bool {
      let isTable = lines.last?.hasPrefix("table") == true
      return try numbers(
        lines, isTable ? "share" : "estimate", of: isTable ? "cells" : "estimates"
      ).contains(nil)
    }
    #expect(try isHidden([first + part, second]))
    #expect(try isHidden([first, second + part]))
    #expect(try isHidden([second, first + part]))
    #expect(try !isHidden([second]))
    #expect(try !isHidden([first + part]))
    #expect(try !isHidden([first, second]))
  }

  @Test("a number that only may be told does not spare what it would be told with")
  func hintsAreNoKnowledge() throws {
    let shown = try numbers([
      "contrast \"mean(yes)[area=a] - mean(yes)[area=b]\"", "mean yes --by area", "mean yes",
    ])
    #expect(shown.count == 1)
    // Of the areas a second one is kept back though the contrast may have told of it.
    let areas = try numbers([
      "contrast \"mean(yes)[area=a] - mean(yes)[area=b]\"", "mean yes --by area",
    ])
    #expect(areas.count { $0 == nil } >= 2)
  }

  @Test("a contrast is withheld where one of its estimates is")
  func contrasts() throws {
    let line =
      "contrast \"mean(yes)[area=a] - mean(yes)[area=e]\" \"mean(q)[area=a] - mean(q)[area=b]\" "
      + "\"median(income)[area=e]\" --null 0"
    let records = try last([line])
    #expect(records.map { $0["withheld"] as? Bool } == [true, false, true])
    #expect(records.map { $0["estimate"] as? Double == nil } == [true, false, true])
    #expect(records.map { $0["p"] as? Double == nil } == [true, false, true])
    let page = try program().succeed(
      line + options.replacing(" --withhold --format json", with: ""))
    #expect(page.output.contains("withheld  withheld"))
  }

  @Test("a limit of a distribution is kept back where the share between two may not be shown")
  func bands() throws {
    let statcan = { (line: String) in
      try self.program().succeed(
        line + self.options.replacing("dhs", with: "statcan")
      ).output
    }
    #expect(try !statcan("cdf few --at 2").contains("\"withheld\": true"))
    #expect(try !statcan("cdf few --at 3").contains("\"withheld\": true"))
    #expect(try statcan("proportion few").contains("\"withheld\": true"))
    let both = try statcan("cdf few --at 2,3")
    #expect(both.ranges(of: "\"complementary\": true").count == 1)
    // What lies above the last limit is a share, too: 20 are 4 and 5 in area e, and few may be 3.
    try #expect(
      statcan("cdf top --at 1 --derive 'top=if(few==3,9,1)'").contains("withheld\": true"))
  }

  @Test("tests of groups, one of which may not be shown, are not told")
  func tests() throws {
    for verb in ["ttest", "ranktest"] {
      let line = "\(verb) \"q ~ g\" --derive \"g=if(area=='e','e','o')\""
      let entries = try last([line])
      #expect(entries.last?["estimate"] as? Double == nil)
      let test = try #require(try last([line], "tests").first)
      #expect(test["statistic"] is NSNull && test["p"] is NSNull)
      let kept = try program().succeed(line + options.replacing(" --withhold", with: ""))
      #expect(kept.output.contains("\"withheld\": true"))
      #expect(!kept.output.contains("\"p\": null"))
      let other = try #require(
        try last(["\(verb) \"q ~ g\" --derive \"g=if(area=='a','a','o')\""], "tests").first)
      #expect(other["p"] is Double)
    }
  }

  @Test("cells of a table in a row that may not be shown are withheld, and as many as would tell")
  func tables() throws {
    let cells = try last(["table area yes"], "cells")
    let hidden = Set(
      cells.filter { $0["total"] is NSNull }.compactMap { $0["row"] as? String })
    #expect(hidden.contains("e") && hidden.count == 2)
    for key in ["n", "share", "rowShare", "columnShare", "columnShareSE"] {
      #expect(cells.allSatisfy { ($0[key] is NSNull) == ($0["withheld"] as? Bool == true) })
    }
    #expect(
      try last(["table area yes"], "tests").allSatisfy { $0["p"] is NSNull && $0["df"] is NSNull })
    let turned = try last(["table yes area"], "cells")
    #expect(
      Set(turned.filter { $0["n"] is NSNull }.compactMap { $0["column"] as? String })
        .contains("e"))
    #expect(
      try last(["table area yes --where \"area != 'e'\""], "tests").allSatisfy {
        $0["statistic"] is Double
      })
  }

  @Test("changes of waves that may not be shown are withheld, and those of an index of them")
  func waves() throws {
    let whole = "trend yes --wave wave"
    #expect(try last([whole], "changes").allSatisfy { $0["estimate"] is Double })
    let small = try last([whole + " --where \"area == 'e'\""], "changes")
    #expect(small.count == 1 && small.allSatisfy { $0["estimate"] is NSNull })
    #expect(
      try last([whole + " --where \"area == 'e'\""], "waves").allSatisfy {
        $0["estimate"] is NSNull
      })
    // Units of a merger: e stays alone, and another one is kept back with it.
    let own = try self.program()
    try own.file("units.csv", "old,new\na,X\nb,X\nc,Y\nd,Y\ne,Z\n")
    let merged = whole + " --across-merger area --crosswalk units.csv"
    for key in ["waves", "changes"] {
      let records = try last([merged], key, in: own)
      let hidden = Set(
        records.filter { $0["estimate"] is NSNull }.compactMap { $0["unit"] as? String })
      #expect(hidden.contains("Z") && hidden.count == 2)
      if key == "changes" {
        #expect(
          records.allSatisfy { ($0["correlation"] is NSNull) == ($0["estimate"] is NSNull) })
      }
    }
    let unknown = try own.run(
      (merged + options.replacing("dhs", with: "nope")).split(separator: " ").map(String.init))
    #expect(unknown.status == 64)
    // Waves stand alone.
    let run = try program().run(
      ["repl"], input: "mean yes" + options + "\n" + whole + options + "\n")
    #expect(run.errors.contains("in a session of its own"))
    let decomposed = try program().run(
      ["trend", "--decompose", "yes ~ q", "--wave", "wave", "--data", "s.csv", "--release", "dhs"])
    #expect(decomposed.status == 64)
  }

  @Test(
    "what tells that everybody gave one answer is withheld where the share of that answer is",
    arguments: ["mean q", "total q", "quantile q", "ratio q one"])
  func constant(_ line: String) throws {
    let program = try Program()
    let rows = [("a", 200), ("b", 20), ("c", 200)].flatMap { area, people in
      (0..<people).map { "\(area),\(area == "b" ? 5 : 1 + $0 * 7 % 11 % 5),1\n" }
    }
    try program.file("c.csv", "area,q,one\n" + rows.joined())
    for pack in ["nchs", "dhs"] {
      let entries = try program.succeed(
        line + " --by area --data c.csv --format json --release " + pack
      ).estimates()
      let withheld = entries.filter { $0["withheld"] as? Bool == true }
        .map { ($0["domain"] as? [String: String])?["area"] }
      // The areas add up, so that another one is kept back.
      #expect(withheld.contains("b") && Set(withheld).count < 3, "\(pack) \(withheld)")
    }
  }
}
