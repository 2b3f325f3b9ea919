import Foundation
import Testing

/// Answers without rule packs in a session in which packs withhold numbers: area e has 20 people, and the rule of the DHS asks
/// for 25.
@Suite("What was told without rule packs")
struct ToldQuestionTests {
  private let data = " --data s.csv --weights w"

  private func program() throws -> Program {
    let program = try Program()
    let people = zip(["a", "b", "e"], [60, 50, 20]).flatMap { area, count in
      [String](repeating: area, count: count)
    }
    let rows = people.enumerated().map { person, area in
      "\(1 + person % 3),\(area),\(person % 2),\(person * 7 % 5 + 1),\((person * 37) % 211)\n"
    }
    try program.file("s.csv", "w,area,yes,q,income\n" + rows.joined())
    return program
  }

  @Test("what was told without rule packs is named where they withhold, and told after that, too")
  func toldWithoutPacks() throws {
    func warnings(_ lines: String...) throws -> String {
      try program().run(["repl"], input: lines.map { $0 + data + "\n" }.joined()).errors
    }
    let byArea = "mean income --by area"
    let judged = byArea + " --release dhs"
    let before = "may have been told earlier in this session, where no rule packs were asked: "
    let found = try warnings(byArea, judged)
    #expect(found.contains(before + byArea + data), "\(found)")
    #expect(try warnings("mean z --by area --derive 'z=2*income'", judged).contains(before))
    #expect(try warnings("table area yes", "mean q --by area", judged).contains(before) == false)
    #expect(try warnings(judged, byArea).contains("withheld earlier in this session: " + judged))
    #expect(try warnings(byArea, "mean income --release dhs").contains("earlier") == false)
    #expect(try warnings(judged, judged).contains("earlier") == false)
    let vietnamese = try warnings(byArea, judged + " --lang vi")
    #expect(vietnamese.contains("có thể đã được cho biết trước đó trong phiên này"))
  }

  @Test(
    "verbs that no pack judges are named in both orders",
    arguments: [
      "regress 'income ~ area'", "describe income", "correlation income q",
      "diagnose --field area --items q --scale 1-5 --satisfied 4,5",
      "trend income --wave w",
    ])
  func verbsWithoutPacks(_ line: String) throws {
    func warnings(_ lines: String...) throws -> String {
      let run = try program().run(["repl"], input: lines.map { $0 + "\n" }.joined())
      #expect(run.status == 0, "\(run.errors)")
      return run.errors
    }
    let before = "where no rule packs were asked: "
    let data = line.hasPrefix("trend") ? " --data s.csv" : data
    let judged = "mean income q --by area --release dhs" + self.data
    let unjudged = line + data
    #expect(try warnings(unjudged, judged).contains(before + line.prefix(7)))
    #expect(try warnings(judged, unjudged).contains("withheld earlier in this session: " + judged))
  }

  @Test("adequacy always asks rule packs, and judges as use said")
  func adequacy() throws {
    let program = try program()
    let told = "adequacy income --by area --rules dhs\n"
    for lines in [
      told + "mean income --release dhs --by area\n",
      "mean income --by area --release dhs\n" + told,
    ] {
      let run = try program.run(["repl"], input: "use s.csv --weights w\n" + lines)
      #expect(run.status == 0 && !run.errors.contains("earlier in this session"), "\(run.errors)")
    }
    // Numbers that adequacy withheld are named as those of the other verbs are.
    let later = try program.run(
      ["repl"], input: "use s.csv --weights w\n" + told + "mean income --by area\n")
    #expect(later.errors.contains("withheld earlier in this session: adequacy"), "\(later.errors)")
    func withheld(_ use: String) throws -> Int {
      let line = "\(use)\nadequacy income --by area --rules dhs --format json\n"
      let output = try program.run(["repl"], input: line).output
      return output.components(separatedBy: "\"estimate\": null").count - 1
    }
    #expect(try withheld("use s.csv --weights w --release dhs") == 0)
    #expect(
      try withheld("use s.csv --weights w --release dhs --withhold --planned --population 400") == 2
    )
  }

  @Test("waves of several files tell numbers of each")
  func waves() throws {
    let program = try program()
    try program.file("t.csv", program.text("s.csv").replacing(",e,", with: ",f,"))
    let trend = "trend income --data t.csv --data s.csv --wave 1,2"
    let judged = "mean income --by area --release dhs" + data
    let run = try program.run(["repl"], input: judged + "\n" + trend + "\n")
    #expect(run.errors.contains("withheld earlier in this session: " + judged), "\(run.errors)")
  }

  @Test("what use said of packs is taken back with use")
  func takenBack() throws {
    let program = try program()
    let lines = "use s.csv --release dhs\nmean income --by area --no-se\n"
    let advice = "use --without release"
    #expect(try program.run(["repl"], input: lines).errors.contains(advice))
    let typed = "use s.csv\nmean income --by area --no-se --release dhs\n"
    #expect(try program.run(["repl"], input: typed).errors.contains(advice) == false)
    let vietnamese = try program.run(
      ["repl"], input: lines.replacing("--no-se", with: "--no-se --lang vi"))
    #expect(vietnamese.errors.contains("hãy rút lại bằng use --without release"))
  }

  @Test("verbs that rule packs do not judge say so where use named packs")
  func notJudged() throws {
    let program = try program()
    let said = "the rule packs that use said judge nothing of what regress prints"
    let regress = "regress 'income ~ q'\n"
    let run = try program.run(["repl"], input: "use s.csv --release dhs\n" + regress)
    #expect(run.errors.contains(said), "\(run.errors)")
    let free = try program.run(
      ["repl"], input: "use s.csv --release dhs\nuse --without release\n" + regress)
    #expect(!free.errors.contains("rule packs"), "\(free.errors)")
    // What is withheld already is the graver word.
    let later = try program.run(
      ["repl"], input: "use s.csv --release dhs\nmean income --by area\n" + regress)
    #expect(later.errors.contains("withheld earlier") && !later.errors.contains(said))
    for line in ["mean income", "adequacy income --rules dhs", "_"] {
      let judged = try program.run(
        ["repl"], input: "use s.csv --release dhs\nmean q\n" + line + "\n")
      #expect(!judged.errors.contains("judge nothing"), "\(line): \(judged.errors)")
    }
  }

  @Test("a diagnosis is remembered, too")
  func diagnosis() throws {
    let items = "diagnose --field area --items q --scale 1-5 --satisfied 4,5" + data
    let run = try program().run(
      ["repl"], input: items + "\nmean q --by area --release dhs" + data + "\n")
    #expect(
      run.errors.contains("where no rule packs were asked: diagnose --field area"), "\(run.errors)")
  }
}
