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

  @Test("a diagnosis is remembered, too")
  func diagnosis() throws {
    let items = "diagnose --field area --items q --scale 1-5 --satisfied 4,5" + data
    let run = try program().run(
      ["repl"], input: items + "\nmean q --by area --release dhs" + data + "\n")
    #expect(
      run.errors.contains("where no rule packs were asked: diagnose --field area"), "\(run.errors)")
  }
}
