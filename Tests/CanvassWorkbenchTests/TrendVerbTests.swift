import CanvassTestSupport
import Foundation
import Testing

/// `trend`: two files or one, breaks, gaps and crosswalks.
@Suite("trend")
struct TrendVerbTests {
  /// Six villages in two strata, three of which come again.
  private func wave(_ shift: Int, _ villages: [Int]) -> String {
    var text = "s,v,q,r,age\n"
    for village in villages {
      for person in 0..<6 {
        let q = 1 + (village * 3 + person * 5 + shift) % 5
        let r = 1 + (village * 2 + person * 3 + 2 * shift + person * person) % 5
        text += "\(village % 2),v\(village),\(q),\(r),\(20 + (person * 17 + village * 5) % 50)\n"
      }
    }
    return text
  }

  private let line = "--data a.csv --data b.csv --strata s --clusters v"

  private func program() throws -> Program {
    let program = try Program()
    try program.file("a.csv", wave(0, [1, 2, 3, 4, 5, 6]))
    try program.file("b.csv", wave(1, [4, 5, 6, 7, 8, 9]))
    return program
  }

  private func json(_ line: String) throws -> [String: Any] {
    let run = try program().run(Program.words("trend \(line) --format json"))
    #expect(run.status == 0, "\(run.errors)")
    return try run.json()
  }

  @Test("two files: each wave, the change of each column, and what adds up to that of all")
  func files() throws {
    let json = try json("q r \(line) --wave 2023,2024")
    #expect(json["repeatedClusters"] as? Int == 3 && json["clusters"] as? Int == 9)
    let waves = try #require(json["waves"] as? [[String: Any]])
    #expect(waves.map { $0["wave"] as? String } == ["2023", "2024", "2023", "2024"])
    let changes = try #require(json["changes"] as? [[String: Any]])
    #expect(changes.count == 3 && changes[2]["variable"] is NSNull)
    let parts = changes.prefix(2).compactMap { $0["contribution"] as? Double }
    #expect(
      relativeError(parts.reduce(0, +), try #require(changes[2]["estimate"] as? Double)) < 1e-10)
    let levels = waves.compactMap { $0["estimate"] as? Double }
    #expect(
      relativeError(try #require(changes[0]["estimate"] as? Double), levels[1] - levels[0]) < 1e-10)
  }

  @Test("one file with a column of waves is the same")
  func column() throws {
    let program = try program()
    let (a, b) = (try program.text("a.csv"), try program.text("b.csv"))
    func labelled(_ text: String, _ year: Int) -> [String] {
      text.split(separator: "\n").dropFirst().map { "\($0),\(year)" }
    }
    try program.file(
      "both.csv",
      (["s,v,q,r,age,year"] + labelled(a, 2023) + labelled(b, 2024)).joined(separator: "\n") + "\n")
    let one = try program.run(
      Program.words(
        "trend q r --data both.csv --wave year --strata s --clusters v --format json")
    ).json()
    let two = try json("q r \(line) --wave 2023,2024")
    #expect(
      (one["changes"] as? [NSDictionary]) == (two["changes"] as? [NSDictionary]))
  }

  @Test("the gap between two waves, in parts that add up")
  func gap() throws {
    let json = try json("--decompose \"r ~ age\" \(line) --wave 2023,2024")
    let parts = try #require(json["decomposition"] as? [[String: Any]])
    let values = parts.compactMap { $0["estimate"] as? Double }
    #expect(
      parts.map { $0["part"] as? String }.prefix(4) == [
        "gap", "composition", "rating", "interaction",
      ])
    #expect(abs(values[1] + values[2] + values[3] - values[0]) < 1e-9)
    #expect(abs(values[4] + values[5] - values[0]) < 1e-9)
  }

  @Test("across a break only when told, and then with a warning")
  func instrumentBreak() throws {
    try BadRun("trend q \(line) --wave 2021,2023", "lie on both sides of 2022").check(in: program())
    let told = try json("q \(line) --wave 2021,2023 --across-break")
    #expect((told["warnings"] as? [String])?.contains { $0.contains("both sides of 2022") } == true)
    _ = try json("q \(line) --wave 2021,2023 --break 2025")
  }

  @Test("a crosswalk recombines estimates of old units")
  func crosswalk() throws {
    let program = try Program()
    try program.file(
      "old.csv", "unit,estimate,se,population\na,80,2,1000\nb,90,1,3000\nc,70,3,500\n")
    try program.file("walk.csv", "old,new,from\na,x,2025-07-01\nb,x,2025-07-01\nc,y,\n")
    let line = "trend --estimates old.csv --crosswalk walk.csv --format json"
    let units = try #require(
      try program.run(Program.words(line)).json()["units"] as? [[String: Any]])
    #expect(units.map { $0["unit"] as? String } == ["x", "y"])
    #expect(units[0]["estimate"] as? Double == 87.5)
    let error = (0.0625 * 4 + 0.5625 * 1).squareRoot()
    #expect(relativeError(try #require(units[0]["se"] as? Double), error) < 1e-12)
    let before = try program.run(Program.words(line + " --day 2025-01-01")).json()
    #expect((before["units"] as? [Any])?.count == 3)
    try BadRun(
      "trend --estimates old.csv --crosswalk bad.csv", "sum to 0.8 and not to 1",
      ["bad.csv": "old,new,share\na,x,0.8\nb,x,1\nc,y,1\n"]
    ).check(in: program)
  }

  @Test("population sizes that change, and the records of csv: the changes")
  func populations() throws {
    let program = try program()
    for (name, size) in [("a", 40), ("b", 60)] {
      let lines = try program.text("\(name).csv").split(separator: "\n")
      try program.file(
        "\(name).csv",
        ([lines[0] + ",size"] + lines.dropFirst().map { $0 + ",\(size)" }).joined(separator: "\n")
          + "\n")
    }
    let run = try program.run(
      Program.words("trend q \(line) --fpc size --wave 2023,2024 --format csv"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("variable,from,to,estimate,se"), "\(run.output)")
  }

  @Test(
    "what cannot be is one sentence",
    arguments: [
      BadRun("trend q --data a.csv --data b.csv --wave T6/2021,T6/2023", "say --across-break"),
      BadRun(
        "trend --estimates o.csv --crosswalk w.csv", "did you mean \"share\"?",
        ["o.csv": "unit,estimate,se,population\na,1,1,9\n", "w.csv": "old,new,shares\na,x,1\n"]),
      BadRun(
        "trend --estimates o.csv --crosswalk w.csv --strata s", "--strata does nothing", status: 64),
      BadRun("trend q --data a.csv", "which column says the wave?", status: 64),
      BadRun("trend q --data a.csv --data b.csv --wave 2023", "there are 2 files", status: 64),
      BadRun("trend --data a.csv --wave s", "what is compared between the waves?", status: 64),
      BadRun("trend --estimates a.csv", "give both", status: 64),
      BadRun("trend qq --data a.csv --wave s", "there is no column \"qq\""),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: program()) }
}
