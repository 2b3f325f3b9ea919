import Foundation
import Testing

/// Who is counted in an answer tells a withheld share where that depends on it: by a condition, a question that only some
/// were asked, weights, a second phase.
@Suite("Whom answers count")
struct PresenceLeakTests {
  /// Area e has 12 people; `why` was asked of those without q; `part` is 1 but in e, and `double` is 2 there.
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["area,sex,q,s,x,one,why,part,double,qarea"]
    var person = 0
    for (area, count) in [("a", 100), ("b", 90), ("c", 80), ("d", 70), ("e", 12)] {
      for _ in 0..<count {
        person += 1
        let q = person * 7 % 13 < 6 ? 1 : 0
        let s = q == 1 ? 4 + person % 2 : 1 + person % 3
        lines.append(
          "\(area),\(person / 3 % 2),\(q),\(s),\((person * 37) % 211).5,1,\(q == 1 ? "" : "\(1 + person % 3)"),"
            + "\(area == "e" ? 0 : 1),\(area == "e" ? 2 : 1),\(area)\(q)")
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  private let first = "proportion q --by area\nmean q\n"

  private func session(_ lines: String) throws -> (output: String, errors: String) {
    let text = lines.split(separator: "\n").map {
      "\($0) --release nchs --format json --withhold\n"
    }
    let run = try program().run(["repl"], input: "use --data s.csv\n" + text.joined())
    return (run.output, run.errors)
  }

  private let refusal = "ask for it in a session of its own"
  private let keptBack = "kept back because of the others"

  @Test(
    "what counts those of one answer alone is refused or kept back, after the withheld shares and before them",
    arguments: [
      "mean x --by area --where 'q==1'", "total x --by area --where 'q==1'",
      "ratio x one --by area --where 'q==1'", "rank x --by area --where 'q==1'",
      "mean one --by area --where 'q==1'", "total one --by area --where 's>=4'",
      "mean x --by area --where 't==1' --derive 't=q*1'",
      "mean x --where \"q==1 && area=='e'\"", "mean x --by area --where \"q==1 || area=='a'\"",
      "mean why --by area", "mean x --by area --where '!is_missing(why)'",
      "mean t --by area --derive 't=if(q==1,x,NA)'", "mean x --by area --subset q",
      "proportion area --weights q", "mean x --by area --weights q",
      "rank area --shares --where '!is_missing(why)'", "mean x --by qarea", "mean s --by area,q",
      "total s --by area,q",
    ])
  func refused(_ line: String) throws {
    #expect(try !session(line).errors.contains("canvass: error"), "alone it is shown")
    let after = try session(first + line).errors
    #expect(after.contains(refusal) || after.contains(keptBack), "\(after)")
    let before = try session(line + "\n" + first).errors
    #expect(before.contains(refusal) || before.contains(keptBack), "\(before)")
  }

  @Test(
    "answers that leave out the same people by weights or by a second phase are compared as by a condition"
  )
  func weights() throws {
    for line in ["proportion q --weights part", "mean q --subset part", "mean q --where 'part==1'"]
    {
      let found = try session(first + line)
      #expect(found.errors.contains(keptBack), "\(line): \(found.errors)")
    }
    #expect(try session(first + "total q --weights double").errors.contains("other weights"))
    #expect(try session("total q --weights double\n" + first).errors.contains("other weights"))
    // Other columns with other weights tell nothing of it.
    #expect(try !session(first + "mean x --weights double").errors.contains("canvass: error"))
  }

  @Test("conditions on other columns are no hindrance")
  func others() throws {
    for line in [
      "mean x --by area --where 'sex==1'", "mean x --where 'x>100'", "mean x --by area,sex",
      "proportion sex --by area", "mean s --where \"area=='a'\"",
    ] {
      #expect(try !session(first + line).errors.contains("canvass: error"), "\(line)")
    }
  }

  /// Nobody of area a is below 3: its share of those is 0, and withheld. As many people answer who are not below 3.
  @Test(
    "as many people with a condition as without tell a withheld share of 0",
    arguments: [(true, "zl"), (true, "zr"), (false, "zr")])
  func conditionForAll(_ isShareFirst: Bool, _ other: String) throws {
    let program = try Program()
    var lines = ["area,z,zl,zr"]
    for (area, count) in [("a", 60), ("b", 120), ("c", 130)] {
      for person in 0..<count {
        let z = area == "a" ? 3 + person * 7 % 3 : 1 + person * 7 % 5
        lines.append("\(area),\(z),\(z <= 2 ? 1 : 0),\(6 - z)")
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    let share = "proportion zl --by area"
    for (condition, isTold) in [("z >= 3", true), ("area != 'b'", false)] {
      let next = "mean \(other) --by area --where \"\(condition)\""
      let session = (isShareFirst ? [share, next] : [next, share])
        .map { "\($0) --release statcan --format json --withhold\n" }.joined()
      let run = try program.run(["repl"], input: "use --data s.csv\n" + session)
      #expect(run.errors.contains(refusal) == isTold, "\(session)\(run.errors)")
    }
  }

  @Test("adequacy says neither F nor who has answered where these tell a withheld share")
  func adequacy() throws {
    let program = try program()
    try program.file("c.csv", "variable,level,total\nq,0,0.5\nq,1,0.5\n")
    let part =
      "adequacy q why --rules nchs --data s.csv --format json --withhold --benchmarks c.csv"
    let whole = try program.succeed(part).output
    #expect(whole.contains("F = ") && whole.contains("% of the rows"))
    let few =
      "area,q,why\n"
      + (0..<12).map { "e,\($0 % 3 == 0 ? 1 : 0),\($0 % 3 == 0 ? "" : "2")\n" }.joined()
    try program.file("s.csv", few)
    let told = try program.succeed(part.replacing("q why", with: "q")).output
    #expect(told.contains("differs most") && !told.contains("F = "), "\(told)")
    // Who was asked why says it, too.
    #expect(
      try program.run(Program.words(part)).errors.contains(
        "ask for each part in a session of its own"))
    // A share of 1 is not named by the clause that it does not meet.
    try program.file("s.csv", few.replacing("e,0,", with: "e,1,"))
    let one = "adequacy q --rules statcan,nsduh --data s.csv --format csv"
    #expect(try program.succeed(one).output.contains("extreme = 1"))
    #expect(try !program.succeed(one + " --withhold").output.contains("extreme = 1"))
  }
}
