import Foundation
import Testing

/// Codes that mean no answer belong to items, wherever these are used (docs/guide/study-file.md).
@Suite("Codes of no answer reach every use of an item")
struct NoAnswerCodeTests {
  /// Items of 1 to 5 in which every seventh answer is 9; `clean` is `q1` with an empty cell in its place,
  /// `f` a field of service that is called 9 in a third of the rows.
  private func program() throws -> Program {
    let program = try Program()
    var text = "q1,clean,q2,q3,y,f,g,s,c,w,h\n"
    for row in 0..<210 {
      let answer = row % 7 == 3 ? 9 : (row * row) % 5 + 1
      text += "\(answer),\(answer == 9 ? "" : String(answer)),\((row * 3) % 5 + 1),"
      text += "\((row / 2) % 5 + 1),\(100 + (row * 37) % 101),\([1, 9, 4][row % 3]),\(row % 2 + 1),"
      text += "\(row % 2 * 8 + 1),\(row % 2 * 100 + row / 10),\(1 + row % 4),\(row % 2 + 8)\n"
    }
    try program.file("a.csv", text)
    try program.file("scale.yml", "data: a.csv\nscale: {values: 1-5, satisfied: 4-5, missing: 9}\n")
    try program.file(
      "items.yml", "data: a.csv\nscale: {values: 1-5, missing: 9}\ndimensions: {d: [q1]}\n")
    return program
  }

  @Test("codes of which not one occurs are named", arguments: ["8", "9;99", "'9 99'"])
  func unseen(_ codes: String) throws {
    let program = try program()
    let said = try program.run(Program.words("mean q1 --data a.csv --missing \(codes)")).errors
    #expect(said.contains("(--missing); codes are separated by commas"))
    let seen = try program.run(Program.words("mean q1 --data a.csv --missing 8,9")).errors
    #expect(!seen.contains("separated by commas"))
  }

  @Test(
    "an item with a number that is not on the study's scale is refused by every verb but describe",
    arguments: [
      "mean q1", "proportion q1", "total q1", "variance q1", "ratio q1 y", "correlation q1 q2",
      "regress 'y ~ q1'", "mean y --where 'q1 >= 4'", "mean ok --derive 'ok=q1 >= 4'",
      "reliability q1 q2 q3", "diagnose --field g --satisfied 4,5",
    ])
  func notOnTheScale(_ line: String) throws {
    let program = try program()
    try program.file(
      "narrow.yml", "data: a.csv\nscale: {values: 1-5, satisfied: 4-5}\ndimensions: {d: [q1]}\n")
    try BadRun("\(line) --study narrow.yml", "has the answer \"9\", which is not on the scale 1–5")
      .check(in: program)
    try BadRun("\(line) --study items.yml --missing 8", "which is not on the scale 1–5")
      .check(in: program)
    #expect(try program.succeed("describe q1 --study narrow.yml").output.contains("9"))
    let wider = "diagnose --study narrow.yml --field g --scale 1-9 --satisfied 4-9"
    _ = try program.succeed(wider)
    if !line.hasPrefix("diagnose") { _ = try program.succeed("\(line) --study items.yml") }
  }

  /// What `line` gives where ITEM is `q1` with its 9s, and where it is the column without them.
  private func agrees(_ line: String, _ program: Program, _ options: String) throws {
    func numbers(_ item: String, _ options: String) throws -> [Double] {
      let line = line.replacing("ITEM", with: item)
      let json = try program.succeed("\(line) \(options) --format json").json()
      return Self.numbers(in: json)
    }
    let clean = try numbers("clean", "--data a.csv")
    #expect(clean.count > 4)
    #expect(try numbers("q1", options) == clean, "\(line) \(options)")
  }

  private static func numbers(in value: Any) -> [Double] {
    if let number = value as? NSNumber { return [number.doubleValue] }
    if let list = value as? [Any] { return list.flatMap(numbers) }
    guard let object = value as? [String: Any] else { return [] }
    return object.sorted { $0.key < $1.key }
      .filter { !["design", "input", "warnings", "convergence"].contains($0.key) }
      .flatMap { numbers(in: $0.value) }
  }

  /// The identity: 9 as no answer is an empty cell.
  @Test(
    "an item that is measured reads its codes as no answer in conditions, cells and new columns",
    arguments: [
      "mean ITEM y --where 'ITEM >= 4'", "mean ITEM y --by ITEM", "total ITEM y --where 'ITEM > 2'",
      "proportion ITEM --where 'ITEM != 2'", "ratio y ITEM --where 'ITEM >= 4'",
      "variance ITEM y --where 'ITEM >= 4'", "correlation ITEM q2 q3 --where 'ITEM >= 2'",
      "correlation y ITEM --where 'ITEM < 5'",
      "mean ok y --derive 'ok=ITEM >= 4' --by ok",
      "factors ITEM q2 q3 --factors 1 --where 'ITEM >= 2'",
      "reliability ITEM q2 q3 --where 'ITEM >= 2'",
      "cfa --factor 'a=ITEM,q2,q3' --where 'ITEM >= 2'",
      "regress 'y ~ ITEM' --where 'ITEM >= 2'",
      "regress 'ITEM ~ y' --by ok --derive 'ok=ITEM >= 4'",
      "regress 'y ~ I(ITEM >= 4)'", "regress 'y ~ factor(ITEM)'",
      "diagnose --field g --items ITEM,q2 --scale 1-5 --satisfied 4,5 --where 'ITEM >= 2'",
    ])
  func everywhere(_ line: String) throws {
    let program = try program()
    try agrees(line, program, "--data a.csv --missing 9")
    try agrees(line, program, "--study items.yml")
  }

  @Test(
    "an item of the study does so where it is not measured, with the codes of --missing too",
    arguments: [
      "mean y --where 'ITEM >= 4'", "mean y --by ITEM", "correlation y q2 --where 'ITEM >= 4'",
      "regress 'y ~ q2' --where 'ITEM >= 4'", "mean y --by ok --derive 'ok=ITEM >= 4'",
    ])
  func itemsOfTheStudy(_ line: String) throws {
    let program = try program()
    try agrees(line, program, "--study items.yml")
    try agrees(line, program, "--study items.yml --missing 9")
    if !line.contains("--by") { try agrees(line, program, "--study scale.yml") }
  }

  @Test(
    "of other columns nobody has said it: every code counts, and the rows are counted in a warning",
    arguments: [
      "mean y", "total y", "proportion g", "ratio y q2", "variance y", "correlation y q2",
      "regress 'y ~ q2'", "factors q2 q3 y --factors 1", "reliability q2 q3", "describe y",
      "diagnose --field g --items q2 --scale 1-5 --satisfied 4,5",
    ])
  func undecided(_ verb: String) throws {
    let program = try program()
    let run = try program.succeed("\(verb) --data a.csv --missing 9 --where 'q1 >= 4'")
    #expect(
      run.errors.contains("9 counts as a value of \"q1\" in 30 rows inside --where"),
      "\(run.errors)")
    #expect(run.errors.contains("add q1 != 9 to --where"))
    // What the warning says to do does it, and ends the warning.
    let done = try program.succeed(
      "\(verb) --data a.csv --missing 9 --where 'q1 >= 4 && q1 != 9' --format json")
    #expect(!done.errors.contains("counts as a value"))
    let clean = try program.succeed("\(verb) --data a.csv --where 'clean >= 4' --format json")
    #expect(Self.numbers(in: try done.json()) == Self.numbers(in: try clean.json()))
  }

  @Test("of several codes the verbs agree with them")
  func several() throws {
    let program = try Program()
    try program.file("b.csv", "q,y\n1,2\n9,3\n99,4\n2,9\n")
    let two = try program.succeed("mean y --data b.csv --missing 9,99 --where 'q > 1'").errors
    #expect(two.contains("9, 99 count as values of \"q\" in 2 rows inside --where"), "\(two)")
    #expect(two.contains("if they are no answer here, add q != 9 && q != 99 to --where"), "\(two)")
    let one = try program.succeed("mean y --data b.csv --missing 9 --where 'q > 1'").errors
    #expect(one.contains("9 counts as a value of \"q\" in 1 row inside"), "\(one)")
    #expect(one.contains("if it is no answer here, add q != 9 to"), "\(one)")
    let none = try program.succeed("mean y --data b.csv --missing 7,77").errors
    #expect(none.contains("no value is \"7\" or \"77\" (--missing)"), "\(none)")
  }

  @Test("cells are said too, once for all of them")
  func cells() throws {
    let program = try program()
    for verb in ["mean y", "correlation y q2", "regress 'y ~ q2'"] {
      let run = try program.succeed("\(verb) --data a.csv --missing 9 --by q1")
      let sentence = "9 counts as a value of \"q1\" in 30 rows in cells of --by"
      #expect(run.errors.components(separatedBy: sentence).count == 2, "\(run.errors)")
    }
    let study = try program.succeed("mean y --study scale.yml --by q1")
    #expect(study.errors.contains("9 counts as a value of \"q1\" in 30 rows in cells"))
    // A column that is not on the study's scale is no item, and nothing need be said.
    #expect(try program.succeed("mean y --study scale.yml --by h").errors.isEmpty)
  }

  @Test("what divides the sample keeps every code, in conditions and new columns too")
  func divisions() throws {
    let program = try program()
    let design = "--data a.csv --missing 9 --strata s --clusters c --weights w"
    func n(_ line: String) throws -> Int? {
      try program.succeed("\(line) --format json").estimates()[0]["n"] as? Int
    }
    #expect(try n("mean y --where 's == 9' \(design)") == 105)
    #expect(try n("mean y --where 's > 2' \(design)") == 105)
    #expect(try program.succeed("mean y --where 's > 2' \(design)").errors.isEmpty)
    // A stratum that is made of an item and a stratum that an item is made of.
    #expect(
      try program.succeed(
        "mean q1 --derive 'z=if(q1 == 9, 1, 2)' --strata z --data a.csv --missing 9"
      )
      .status == 0)
    #expect(try n("mean z --derive 'z=if(s == 9, q2, q3)' \(design)") == 210)
    let run = try program.succeed(
      "diagnose --field f --items x --derive 'x=if(f == 9, q1, q2)' --scale 1-5 --satisfied 4,5 "
        + "--missing 9 --data a.csv --format json")
    let fields = try #require(try run.json()["fields"] as? [[String: Any]])
    #expect(Set(fields.compactMap { $0["field"] as? String }) == ["1", "4", "9"])
    #expect(fields.first { $0["field"] as? String == "9" }?["n"] as? Int == 60)
  }

  @Test("a condition that names the code itself is taken at its word")
  func named() throws {
    let program = try program()
    for options in ["--data a.csv --missing 9", "--study scale.yml"] {
      let run = try program.succeed("mean y --where 'q1 == 9' \(options) --format json")
      #expect(try run.estimates()[0]["n"] as? Int == 30)
      #expect(run.errors.isEmpty)
    }
  }

  @Test("the lines of a session follow the same rule")
  func session() throws {
    let program = try program()
    let lines =
      "use a.csv --missing 9\nmean y --where 'q1 >= 4' --format csv\nmean q1 --where 'q1 >= 4' --format csv\n"
    let run = try program.run(["repl"], input: lines)
    #expect(run.errors.contains("9 counts as a value of \"q1\" in 30 rows inside --where"))
    let shell = try program.succeed(
      "mean clean --where 'clean >= 4' --data a.csv --format csv"
    ).output.replacing(
      "clean", with: "q1")
    #expect(run.output.hasSuffix(shell))
  }
}
