import Foundation
import Testing

/// Tables of two columns that rule packs judge: what of their columns is told, and by which share a cell is withheld.
@Suite("What a table of two columns tells")
struct TableLeakTests {
  /// Of 250 people 23 answered 4, 15 of them men: too few for the share of men among them, while 15 of 165 men can be shown.
  private func program() throws -> Program {
    let program = try Program()
    let schools = ["lo", "lo", "mi", "hi", "lo", "mi", "lo", "mi"]
    let people = [("m", [46, 35, 69, 15]), ("f", [28, 11, 38, 8])].flatMap { sex, counts in
      zip(1..., counts).flatMap { answer, count in
        [String](repeating: "\(sex),\(answer)", count: count)
      }
    }
    let areas = ["a", "b", "c", "d", "e"]
    let lines = people.enumerated().map { person, answers in
      let team = person % 12 == 5 ? "few" : "many"
      let yes = ((person * 7919 + 13) >> 3) % 2
      return "\(answers),\(schools[person % 8]),\(areas[person % 5]),\(team),\(yes)"
    }
    try program.file("d.csv", (["sex,q,edu,area,team,yes"] + lines).joined(separator: "\n") + "\n")
    return program
  }

  private let options = " --data d.csv --release nchs"

  /// The estimates of the last of some lines; `nil` for those that are withheld.
  private func last(_ lines: [String]) throws -> [Double?] {
    try program().run(["repl"], input: lines.map { $0 + "\n" }.joined())
      .lastEstimates()
  }

  private func page(_ line: String) throws -> String {
    try program().succeed(line + " --data d.csv --format markdown").output
      .replacing("\\<", with: "<")
  }

  @Test(
    "a total of a column that is not printed tells nothing beforehand",
    arguments: ["", " --withhold --format json"])
  func totalsOfColumns(_ format: String) throws {
    let men = "table edu q --where \"sex == 'm'\""
    let below = "cdf q --at 3 --where \"sex == 'm'\"" + options + " --withhold --format json"
    #expect(try last([below]) != [nil])
    for lines in [["table sex q"], [men, "table sex q"]] {
      #expect(try last(lines.map { $0 + options + format } + [below]) == [nil], "\(lines)")
    }
  }

  /// Those with and without few people are told: of all, the answers of the others would follow.
  @Test(
    "where the total of a column is kept back, so are the cells that would add up to it, and no others"
  )
  func totalsKeptBack() throws {
    let many = "mean yes --where \"team == 'many'\" --data d.csv --release dhs\n"
    let program = try program()
    for (more, isNulled) in [("", false), (" --withhold", true)] {
      let table = "table area yes --data d.csv --release dhs --output t.json" + more + "\n"
      let run = try program.run(["repl"], input: many + table)
      #expect(run.status == 0, "\(run.errors)")
      let json = try JSONSerialization.jsonObject(with: Data(program.text("t.json").utf8))
      let cells = try #require((json as? [String: Any])?["cells"] as? [[String: Any]])
      let withheld = cells.filter { $0["withheld"] as? Bool == true }
      // Both cells of one area: each alone would follow from the people of the row.
      #expect(cells.count == 10 && withheld.count == 2)
      #expect(Set(withheld.compactMap { $0["row"] as? String }).count == 1)
      for cell in cells {
        let isWithheld = cell["withheld"] as? Bool == true
        #expect(cell["columnShareWithheld"] as? Bool == true)
        for key in ["columnShare", "columnShareSE"] {
          #expect((cell[key] is Double) == !isNulled, "\(cell)")
        }
        for key in ["n", "total", "share", "rowShare"] {
          #expect((cell[key] is NSNull) == (isNulled && isWithheld), "\(cell)")
        }
      }
    }
    let alone = try program.succeed("table area yes --data d.csv --release dhs --format json")
    #expect(!alone.output.contains("\"columnShareWithheld\": true"))
  }

  @Test("cells that are withheld have told nothing, and the others have")
  func withheldCells() throws {
    let json = " --data d.csv --withhold --format json --release "
    let lines = [
      "mean yes --where \"team == 'many'\"" + json + "dhs", "table area yes" + json + "dhs",
      "mean yes --by area" + json + "eclac-2020",
    ]
    // ECLAC asks for 100 people, and areas have 50.
    #expect(try !last(["mean yes --by area" + json + "dhs"]).contains(nil))
    #expect(try last(lines + ["mean yes --by area" + json + "dhs"]).count { $0 == nil } == 1)
  }

  @Test("reasons about another share than the one in the row name it, and no number of people")
  func reasons() throws {
    let nchs = try page("table sex q --release nchs")
    #expect(
      nchs.contains(
        "- m × 4: withhold, by its share of the column: n < 30\n"),
      "\(nchs)")
    #expect(nchs.contains("- f × 4: withhold: Korn–Graubard width / share > 1.30\n"), "\(nchs)")
    let vietnamese = try page("table sex q --release nchs --lang vi")
    #expect(
      vietnamese.contains(
        "- m × 4: không công bố, xét theo tỷ lệ của ô trong cột: n < 30\n"), "\(vietnamese)")
    // The people of a row are known.
    let schools = try page("table edu q --release nchs --where \"sex == 'm'\"")
    #expect(schools.contains("- hi × 1: withhold: n 21 < 30\n"), "\(schools)")
    // The same of what is shown: 46 gave the answer 2.
    let dhs = try page("table sex q --release dhs --where 'q != 3'")
    #expect(dhs.contains("- m × 2: caution, by its share of the column: n < 50\n"), "\(dhs)")
  }

  @Test("a cell that a pack withholds is not complementary, and one kept back for it is")
  func complementary() throws {
    let json = try program().succeed("table sex q" + options + " --format json").json()
    let cells = try #require(json["cells"] as? [[String: Any]])
    let withheld = cells.filter { $0["withheld"] as? Bool == true }
    #expect(Set(withheld.compactMap { $0["verdict"] as? String }) == ["withhold", "publish"])
    for cell in cells {
      let isKeptBack =
        cell["withheld"] as? Bool == true && cell["verdict"] as? String != "withhold"
      #expect(cell["complementary"] as? Bool == isKeptBack, "\(cell)")
    }
  }
}
