import Foundation
import Testing

/// Shares of 0 and 1 that are withheld: neither warnings nor reasons tell them, nor the shares beside them.
@Suite("Withheld shares of 0 and 1")
struct WithheldExtremeTests {
  /// In area z all 50 people chose a; in x nobody chose c or d, in u nobody d.
  private func program() throws -> Program {
    let program = try Program()
    let counts = [
      ("x", [30, 30, 0, 0]), ("y", [32, 28, 13, 7]), ("z", [50, 0, 0, 0]), ("u", [35, 14, 21, 0]),
    ]
    let lines = counts.flatMap { area, counts in
      zip("abcd", counts).flatMap { answer, count in
        [String](repeating: "\(area),\(answer)", count: count)
      }
    }
    try program.file("q.csv", (["area,q"] + lines).joined(separator: "\n") + "\n")
    // All 15 of the old men said yes, and six of eight old women.
    let answers = [
      ("f,m", 64, 56), ("f,o", 8, 6), ("f,y", 104, 86), ("m,m", 89, 79), ("m,o", 15, 15),
      ("m,y", 120, 98),
    ].flatMap { cell, people, yes in (0..<people).map { "\(cell),\($0 < yes ? 1 : 0)" } }
    try program.file("y.csv", (["sex,age,y"] + answers).joined(separator: "\n") + "\n")
    return program
  }

  @Test("warnings count what is shown")
  func warnings() throws {
    let program = try program()
    func warnings(_ line: String) throws -> [String] {
      try program.succeed(line + " --format json").json()["warnings"] as? [String] ?? []
    }
    let line = "proportion q --by area --data q.csv"
    #expect(try warnings(line).contains { $0.hasPrefix("7 of 16 estimates have no interval") })
    #expect(try warnings(line + " --release statcan").isEmpty)
    #expect(try warnings("mean y --by sex,age --data y.csv --release dhs").isEmpty)
    let lowest = "cdf y --at 0,1 --by sex,age --data y.csv"
    #expect(try warnings(lowest).contains { $0.hasPrefix("7 of 12 estimates have no interval") })
    // Of two cells the shares at or below 1 are shown, too; that of the old men at 0 is not.
    #expect(
      try warnings(lowest + " --release statcan").map { $0.prefix(40) } == [
        "2 of 4 estimates have no interval: since"
      ])
  }

  @Test("a share of 1 is not shown beside withheld ones, which it would tell to be 0")
  func rest() throws {
    let program = try program()
    for line in ["proportion q --by area", "table area q"] {
      let text = try program.succeed(line + " --data q.csv --release statcan").output
      #expect(!text.contains("exactly") && text.contains("withheld"), "\(line)")
    }
  }

  /// Area d has men only: its total is that of the men less those of the other areas, whatever the table shows.
  @Test("nor in an area that has people in one of the other cells only", arguments: [0, 1, 2])
  func restOfLoneCell(_ answers: Int) throws {
    let program = try program()
    var lines = ["area,sex,q"]
    for cell in ["a,f", "a,m", "b,f", "b,m"] {
      lines += (0..<200).map { "\(cell),\($0 < 90 ? 0 : $0 < 150 ? 1 : 2)" }
    }
    // All of one answer; of two; and nobody of the third is withheld beside what adds up to all.
    lines += (0..<140).map { "d,m,\(answers == 0 ? 0 : $0 % (answers + 1))" }
    try program.file("d.csv", lines.joined(separator: "\n") + "\n")
    let entries = try program.succeed(
      "proportion q --by area,sex --data d.csv --release statcan --format json"
    ).estimates().filter { ($0["domain"] as? [String: String])?["area"] == "d" }
    let zeros = entries.filter { $0["estimate"] as? Double == 0 }
    #expect(entries.count == 3 && zeros.count == 2 - answers)
    #expect(zeros.allSatisfy { $0["withheld"] as? Bool == true })
    let rest = entries.filter { $0["estimate"] as? Double != 0 }
    #expect(rest.contains { $0["withheld"] as? Bool == true } == !zeros.isEmpty, "\(rest)")
  }

  @Test("the reason of a withheld 0 is that of others")
  func reasons() throws {
    let program = try program()
    let line = "proportion y --by sex,age --data y.csv"
    let abs = try program.succeed(line + " --release abs --format markdown").output
    #expect(abs.components(separatedBy: "withhold: CV > 0.50 |").count == 3, "\(abs)")
    let nsduh = try program.succeed(line + " --release nsduh --withhold --format json").estimates()
    let clauses = nsduh.filter { $0["n"] as? Int == 15 }.flatMap {
      ($0["packs"] as? [[String: Any]] ?? []).map { $0["clause"] as? String }
    }
    #expect(clauses == ["logVariation > 0.175", "logVariation > 0.175"])
  }

  @Test("a share of 0 or 1 does not make all cells go: a box of four is enough")
  func box() throws {
    let entries = try program().succeed(
      "proportion y --by sex,age --data y.csv --release abs --format json"
    ).estimates()
    try expectBox(entries)
  }

  /// The share of the old women follows from it for those who know that of the old men, which nothing tells.
  @Test("nor does it refuse a table whose margin was told before")
  func margin() throws {
    let program = try program()
    let data = " --data y.csv --release abs --output y.json\n"
    let run = try program.run(
      ["repl"], input: "mean y --by age" + data + "proportion y --by sex,age" + data)
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(program.text("y.json").utf8))
    try expectBox(#require((json as? [String: Any])?["estimates"] as? [[String: Any]]))
  }

  private func expectBox(_ entries: [[String: Any]]) throws {
    let shown = entries.filter { $0["withheld"] as? Bool == false }
    #expect(shown.count == 4)
    #expect(shown.allSatisfy { ($0["domain"] as? [String: String])?["age"] == "y" })
  }
}
