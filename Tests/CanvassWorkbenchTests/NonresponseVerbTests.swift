import CanvassTestSupport
import Foundation
import Testing

/// `weights nonresponse`: who answered.
@Suite("weights nonresponse")
struct NonresponseVerbTests {
  /// 6 of 10 women and 9 of 10 men answered q.
  @Test(
    "codes of no answer are none in conditions and models",
    arguments: ["--study items.yml", "--data people.csv --missing 9", "--study scale.yml"])
  func missingCodes(_ source: String) throws {
    let program = try Program()
    let people = (0..<20).map { person in
      let (sex, place) = (person % 2, person / 2)
      let answers = sex == 0 ? place < 6 : place < 9
      return "\(sex == 0 ? "f" : "m"),\(answers ? place % 5 + 1 : 9),\(30 + person)\n"
    }
    try program.file("people.csv", "sex,q,age\n" + people.joined())
    try program.file(
      "items.yml", "data: people.csv\ndimensions: {all: [q]}\nscale: {missing: [9]}\n")
    try program.file("scale.yml", "data: people.csv\nscale: {values: 1-5, missing: [9]}\n")
    try program.file(
      "recipe.yml", "steps: [nonresponse: {responded: '!is_missing(q)', cells: [sex]}]\n")
    let line =
      "weights nonresponse --responded '!is_missing(q)' --cells sex \(source) --format json"
    let steps = try #require(try program.succeed(line).json()["steps"] as? [[String: Any]])
    let classes = try #require(steps[0]["classes"] as? [[String: Any]])
    #expect(classes.map { $0["responded"] as? Int } == [6, 9])
    // The mean age of each sex among those who answered, in the shares of all.
    let women = (0..<6).map { Double(30 + 2 * $0) }.reduce(0, +)
    let men = (0..<9).map { Double(31 + 2 * $0) }.reduce(0, +)
    let mean = try program.succeed("mean age \(source) --recipe recipe.yml --format json")
    let estimate = try #require(mean.estimates()[0]["estimate"] as? Double)
    let expected = women / 12 + men / 18
    #expect(abs(estimate - expected) < 1e-12)
    let model = "weights calibrate --formula '~ q' --targets q.csv \(source)"
    try program.file("q.csv", "term,total\n(Intercept),20\nq,50\n")
    let refused = try program.run(Program.words(model))
    #expect(refused.status == 1 && refused.errors.contains("\"q\""), "\(refused.errors)")
  }

  /// The same people by a condition and by a column of 1 and 0, whose name may have blanks.
  @Test("who answered is said by a condition or by a column, to weights and to adequacy alike")
  func responded() throws {
    let program = try Program()
    let rows = (0..<60).map { person -> String in
      let answered = person % 4 == 0 || person % 7 == 1 ? 0 : 1
      return "\(person % 3),\(answered),\(answered),\(answered == 1 ? "I" : "R"),\(20 + person)\n"
    }
    try program.file("d.csv", "g,answered,has answered,status,age\n" + rows.joined())
    let ways = ["answered", "'has answered'", "\"status == 'I'\"", "'answered == 1'"]
    func all(_ line: String) throws -> [ProgramRun] {
      try ways.map { try program.succeed(line + " --responded " + $0) }
    }
    let weights = try all("weights nonresponse --cells g --data d.csv --format csv").map(\.output)
    #expect(Set(weights).count == 1)
    let found = try all(
      "adequacy age --rules dhs --data d.csv --frame d.csv --propensity '~ age' --format json"
    ).map { run -> String in
      let design = try #require(run.json()["design"] as? [String: Any])
      let checks = try #require(design["checks"] as? [[String: Any]])
      let check = checks.first { $0["name"] as? String == "representativity" }
      return try #require(check?["detail"] as? String)
    }
    #expect(Set(found).count == 1 && found[0].contains("R = "), "\(found)")
    let line = "adequacy age --data d.csv --frame d.csv --propensity '~ age' --responded "
    try BadRun(line + "age", "it is 1 for who answered").check(in: program)
    try BadRun(line + "\"nobody == 1\"", "has no column \"nobody\"").check(in: program)
  }

  @Test(
    "what tells who answers must be known of all who were asked, and no targets are spoken of",
    arguments: [
      "weights nonresponse --propensity '~ age' --responded answered --data d.csv",
      "weights nonresponse --cells age --responded answered --data d.csv",
      "adequacy q --rules dhs --data d.csv --frame d.csv --propensity '~ age' --responded answered",
    ])
  func missingCovariate(_ line: String) throws {
    let rows = (0..<40).map {
      "\($0 % 5 + 1),\($0 % 3 == 0 ? 0 : 1),\($0 == 7 || $0 == 9 ? "" : "\(20 + $0 % 2)")\n"
    }
    let says =
      "\"age\" is missing in 2 rows with weight, first in row 8; what tells who answers must be known of everybody "
      + "who was asked: fill the gaps in, or leave it out"
    try BadRun(line, says, ["d.csv": "q,answered,age\n" + rows.joined()]).check(in: Program())
  }

  /// What an answer says of the weights behind it.
  @Test("a recipe is said to reproduce totals where it does")
  func madeBy() throws {
    let program = try Program()
    let rows = (0..<60).map { "\($0 % 3),\($0 % 4 == 0 ? 0 : 1),\($0 % 6),\(20 + $0)\n" }
    try program.file("d.csv", "g,answered,psu,age\n" + rows.joined())
    let steps = [
      "nonresponse": "nonresponse: {responded: 'answered == 1', cells: [g]}",
      "trim": "trim: {bounds: [0.3, 3], keep: sum}", "cut": "trim: {bounds: [0.8, 1.2], keep: sum}",
      "rake": "rake: {targets: {g: {0: 30, 1: 20, 2: 10}}}",
    ]
    func page(_ names: [String], _ more: String = "") throws -> String {
      let listed = names.compactMap { steps[$0] }.map { "{\($0)}" }.joined(separator: ", ")
      try program.file("r.yml", "steps: [\(listed)]\n")
      return try program.succeed(
        "mean age --data d.csv --clusters psu --recipe r.yml --format markdown" + more
      ).output.replacing("\n", with: " ")
    }
    #expect(
      try page(["nonresponse"]).contains(
        "Weights by the recipe: nonresponse; standard errors take them as given."))
    #expect(
      try page(["nonresponse"], " --replicates jk1").contains(
        "Weights by the recipe: nonresponse, made anew in every replicate."))
    #expect(
      try page(["nonresponse", "rake"]).contains(
        "Weights by the recipe: nonresponse, rake; the totals that they reproduce do not vary."))
    // Cutting off without regard to the targets ends them, where anything is cut off.
    #expect(try page(["rake", "trim"]).contains("rake, trim; the totals that they reproduce"))
    #expect(try page(["rake", "cut"]).contains("rake, trim; standard errors take them as given."))
  }

  @Test("weights of zero of those who did not answer call for no caution")
  func zeros() throws {
    let program = try Program()
    let rows = (0..<60).map { "\($0 % 3),\($0 % 4 == 0 ? 0 : 1),\($0 == 7 ? 0 : 1),\(20 + $0)\n" }
    try program.file("d.csv", "g,answered,w,age\n" + rows.joined())
    try program.file(
      "r.yml", "steps: [nonresponse: {responded: 'answered == 1', cells: [g]}]\n")
    func check(_ more: String) throws -> (verdict: String?, detail: String) {
      let design = try #require(
        try program.succeed("adequacy age --data d.csv --rules dhs --format json" + more)
          .json()["design"] as? [String: Any])
      let checks = try #require(design["checks"] as? [[String: Any]])
      let own = try #require(checks.first { $0["name"] as? String == "weightValues" })
      return (own["verdict"] as? String, own["detail"] as? String ?? "")
    }
    let made = try check(" --recipe r.yml")
    #expect(
      made.verdict == "pass" && made.detail.contains("15 weights of 60 are zero: those of people"))
    #expect(try check(" --recipe r.yml --weights w").verdict == "caution")
    #expect(try check(" --weights w").verdict == "caution")
  }
}
