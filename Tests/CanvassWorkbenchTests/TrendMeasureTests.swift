import CanvassTestSupport
import Foundation
import Testing

/// What `trend` compares of a column, and says so.
@Suite("trend: measures")
struct TrendMeasureTests {
  @Test(
    "the answer says what is compared: the share satisfied of a study's items, the mean of other columns"
  )
  func measures() throws {
    let program = try Program()
    for (file, shift) in [("a.csv", 0), ("b.csv", 1)] {
      let lines = (0..<36).map { person in
        let (village, q) = (person / 6, 1 + (person * 5 + person / 6 * 3 + shift) % 5)
        let (r, age) = (1 + (person * 7 / 3 + shift) % 5, 20 + person * 17 % 50)
        return "\(village % 2),v\(village),\(q),\(r),\(age)\n"
      }
      try program.file(file, "s,v,q,r,age\n" + lines.joined())
    }
    try program.file(
      "s.yml",
      "data: a.csv\nscale: {values: 1-5, satisfied: [4, 5]}\ndimensions: {all: {items: [q, r]}}\n")
    func answer(_ line: String) throws -> (json: [String: Any], text: String) {
      let line = "trend \(line) --wave 2023,2024 --strata s --clusters v --data a.csv --data b.csv"
      return (
        try program.succeed(line + " --format json").json(),
        try program.succeed(line).output.split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
      )
    }
    func said(_ json: [String: Any], _ key: String) -> [String?] {
      (json[key] as? [[String: Any]] ?? []).map { $0["measure"] as? String }
    }
    let satisfied = try answer("q r --study s.yml")
    #expect(said(satisfied.json, "changes") == ["satisfied", "satisfied", "satisfied"])
    #expect(satisfied.text.contains("the share satisfied, by the scale of the study, in %"))
    let means = try answer("q r")
    #expect(said(means.json, "waves") == ["mean", "mean", "mean", "mean"])
    #expect(means.text.contains("Compared is the mean;"))
    // A share and a mean, answers and years of age: no mean of the two.
    for line in ["q age --study s.yml", "q age"] {
      let mixed = try answer(line)
      let changes = try #require(mixed.json["changes"] as? [[String: Any]])
      #expect(changes.map { $0["variable"] as? String } == ["q", "age"])
      #expect(changes.allSatisfy { $0["contribution"] is NSNull })
      #expect(
        (mixed.json["warnings"] as? [String])?.contains { $0.contains("not on one scale") } == true)
    }
    #expect(try answer("q age --study s.yml").text.contains("Compared is, of age, the mean"))
  }

  /// 1–4 in the first wave, 1–5 in the second, of 60 people each; `few` has one 5 more, `p` is 0 or 1.
  @Test("answers on 1–4 are not compared with answers on 1–5, unless it is said")
  func scales() throws {
    let program = try Program()
    for (file, top) in [("a.csv", 4), ("b.csv", 5)] {
      let lines = (0..<60).map { person in
        let few = top == 5 && person == 0 ? 5 : 1 + person % 4
        return
          "v\(person / 6),\(1 + person % top),\(few),\(person % 2),\(18 + person % (10 * top))\n"
      }
      try program.file(file, "v,q,few,p,age\n" + lines.joined())
    }
    try program.file(
      "s.yml",
      "data: a.csv\nscale: {values: 1-5, satisfied: [4, 5]}\ndimensions: {all: {items: [q]}}\n")
    let waves = " --wave 2023,2024 --clusters v --data a.csv --data b.csv"
    for line in ["trend few p age", "trend --decompose \"age ~ q\""] {
      #expect(try program.run(Program.words(line + waves)).status == 0, "\(line)")
    }
    let sentence =
      "the answers to \"q\" go from 1 to 4 in the wave 2023 and from 1 to 5 in 2024, as on another scale"
    for line in ["trend q few", "trend q --study s.yml", "trend --decompose \"q ~ age\""] {
      let refused = try program.run(Program.words(line + waves))
      #expect(refused.status == 1 && refused.errors.contains(sentence), "\(refused.errors)")
      #expect(refused.errors.contains("or say --across-scales"))
      let told = try program.run(Program.words(line + waves + " --across-scales"))
      #expect(told.status == 0 && told.errors.contains("a difference may be that of their scales"))
    }
    let quiet = try program.run(Program.words("trend p" + waves + " --across-scales"))
    #expect(quiet.status == 0 && !quiet.errors.contains("scales"))
  }

  /// `q` is on 1–5 in both waves, `r` on 1–4 in the first.
  @Test("a condition that leaves a part of a scale makes no other scale of it")
  func partOfScale() throws {
    let program = try Program()
    for (file, form) in [("a.csv", 1), ("b.csv", 2)] {
      let lines = (0..<240).map { "v\($0 / 6),\(1 + $0 % 5),\(1 + $0 % (3 + form)),\(form)\n" }
      try program.file(file, "v,q,r,form\n" + lines.joined())
    }
    let waves = " --wave 2023,2024 --clusters v --data a.csv --data b.csv"
    let part = " --where \"q >= 4 || form == 2\""
    let told = try program.run(Program.words("trend q" + waves + part))
    #expect(told.status == 0, "\(told.errors)")
    let refused = try program.run(Program.words("trend r" + waves + part))
    #expect(refused.errors.contains("the answers to \"r\" go from 1 to 4 in the wave 2023"))
  }

  /// One of 36 people is not satisfied before, three after: Wald's intervals would go beyond 100 %.
  @Test("a share of a wave has the interval that proportion gives it, which stays below 100 %")
  func shareIntervals() throws {
    let program = try Program()
    let design = "--strata s --clusters v --weights w"
    for (file, dissatisfied) in [("a.csv", [17]), ("b.csv", [3, 17, 30])] {
      let lines = (0..<36).map { person in
        let (village, weight) = (person / 6, 1 + person * 7 % 5)
        let answer = dissatisfied.contains(person) ? 0 : 1
        return "\(village % 2),v\(village),\(weight),\(answer),\(20 + person * 17 % 50)\n"
      }
      try program.file(file, "s,v,w,yes,age\n" + lines.joined())
    }
    let line = "trend yes age --wave 1,2 \(design) --data a.csv --data b.csv"
    let json = try program.succeed(line + " --format json").json()
    let waves = try #require(json["waves"] as? [[String: Any]])
    for (wave, file) in zip(waves, ["a.csv", "b.csv"]) {
      let alone = try program.succeed("proportion yes --data \(file) \(design) --format json")
      let share = try #require(alone.estimates().first { $0["level"] as? String == "1" })
      for key in ["estimate", "se", "lower", "upper"] {
        let (one, other) = (wave[key] as? Double ?? .nan, share[key] as? Double ?? .nan)
        #expect(relativeError(one, other) < 1e-12, "\(file) \(key)")
      }
      #expect(try #require(wave["upper"] as? Double) < 1)
    }
    // Means keep Wald's interval.
    let mean = try program.succeed("mean age --data a.csv \(design) --format json").estimates()[0]
    let upper = try #require(mean["upper"] as? Double)
    #expect(relativeError(try #require(waves[2]["upper"] as? Double), upper) < 1e-12)
    let csv = try program.succeed(line + " --format csv").output.split(separator: "\n")
    let heads = csv[0].split(separator: ",").map(String.init)
    let place = try #require(heads.firstIndex(of: "fromUpper"))
    let cells = csv[1].split(separator: ",", omittingEmptySubsequences: false)
    let (said, upperOfWave) = (Double(cells[place]), waves[0]["upper"] as? Double)
    #expect(relativeError(try #require(said), try #require(upperOfWave)) < 1e-12)
  }
}
