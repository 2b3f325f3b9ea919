import Foundation
import Testing

/// `--by` of the verbs that fit a model: one in every cell, as `--where` finds it.
@Suite("A model in every cell of --by")
struct ModelVerbTests {
  private static let lines = [
    "regress 'q01 ~ age' --study s.yml",
    "regress 'q01 ~ age + q02' --family ordinal --data survey.csv --missing 9",
    "factors q01-q06 --factors 2 --study s.yml",
    "reliability q01-q06 --study s.yml",
    "cfa --factor a=q01-q03 --factor b=q04-q07 --study s.yml",
    "correlation q01-q04 --study s.yml",
    "diagnose --study s.yml",
  ]

  private func program() throws -> Program {
    let program = try Program()
    let folder = URL(fileURLWithPath: Program.root + "/datasets/sipas-province")
    try program.file("survey.csv", Data(contentsOf: folder.appending(path: "survey.csv")))
    let study = try String(contentsOf: folder.appending(path: "study.yml"), encoding: .utf8)
    try program.file("s.yml", study)
    return program
  }

  @Test("each cell has the keys and the numbers that --where gives", arguments: lines)
  func cells(_ line: String) throws {
    let program = try program()
    let object = try program.succeed("\(line) --by sex --format json").json()
    let cells = try #require(object["cells"] as? [[String: Any]])
    #expect(
      cells.map { $0["domain"] as? [String: String] } == [["sex": "female"], ["sex": "male"]])
    #expect((object["input"] as? [String: Any])?["by"] as? [String] == ["sex"])
    for (cell, sex) in zip(cells, ["female", "male"]) {
      var alone = try program.succeed("\(line) --where \"sex == '\(sex)'\" --format json").json()
      for key in ["canvass", "command", "input", "design", "warnings"] { alone[key] = nil }
      var cell = cell
      cell["domain"] = nil
      #expect(cell as NSDictionary == alone as NSDictionary)
    }
  }

  @Test("the records begin with the columns of the cell", arguments: lines)
  func records(_ line: String) throws {
    let program = try program()
    let rows = try program.succeed("\(line) --by sex,area --format csv").output
      .split(separator: "\n")
    #expect(rows[0].hasPrefix("sex,area,"))
    let cells = Set(
      rows.dropFirst().map { $0.split(separator: ",").prefix(2).joined(separator: "/") })
    #expect(cells == ["female/rural", "female/urban", "male/rural", "male/urban"])
  }

  @Test("a cell in which no model can be fitted says so; where none can, it is an error")
  func failure() throws {
    let program = try Program()
    try program.file(
      "a.csv",
      "g,x,y\n" + (0..<20).map { "\($0 / 10),\($0 < 10 ? 1 : $0 % 7),\($0 % 3)\n" }.joined())
    let run = try program.succeed("correlation x y --by g --data a.csv --format json")
    let cells = try #require(try run.json()["cells"] as? [[String: Any]])
    #expect((cells[0]["error"] as? String)?.contains("\"x\" has the same value") == true)
    #expect(cells[1]["correlations"] != nil)
    #expect(run.errors.hasPrefix("canvass: warning: g = 0: "))
    try BadRun("correlation x g --by g --data a.csv", "has the same value").check(in: program)
    try BadRun(
      "factors x y g --by y --scores thurstone --scores-file o.csv --data a.csv",
      "--by makes several answers", status: 64
    ).check(in: program)
  }
}
