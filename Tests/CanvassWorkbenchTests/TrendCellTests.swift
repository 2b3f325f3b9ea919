import CanvassTestSupport
import Foundation
import Testing

/// `trend --by`: the change of every cell.
@Suite("trend in cells")
struct TrendCellTests {
  /// Twelve villages in two strata, half of which come again, with fields whose codes have zeros in front, unequal weights
  /// and shuffled rows; field 3 is in the second wave alone.
  private func wave(_ shift: Int, _ villages: ClosedRange<Int>) -> String {
    var lines: [String] = []
    for village in villages {
      for person in 0..<9 {
        let field = ["01", "1", "2", shift == 0 ? "" : "3"][(village + person * 3) % 4]
        let answers = [3, 7].map { 1 + (village * $0 + person * person * 5 + shift * 2) % 5 }
        lines.append(
          "\(village % 2),v\(village),\(field),\(person % 2 == 0 ? "f" : "m"),"
            + "\(1 + Double((village * 7 + person * 5) % 13) / 4),\(answers[0]),\(answers[1])")
      }
    }
    let shuffled = lines.indices.map { lines[$0 * 31 % lines.count] }
    return "s,v,field,sex,w,q,r\n" + shuffled.joined(separator: "\n") + "\n"
  }

  private let design =
    " --data a.csv --data b.csv --wave 2023,2024 --strata s --clusters v --weights w"

  private func program() throws -> Program {
    let program = try Program()
    try program.file("a.csv", wave(0, 1...10))
    try program.file("b.csv", wave(1, 5...14))
    return program
  }

  private func records(_ json: [String: Any], _ key: String) throws -> [[String: Any]] {
    try #require(json[key] as? [[String: Any]])
  }

  @Test("a cell is the domain of --where, and its levels are those of the wave alone")
  func domains() throws {
    let program = try program()
    let cells = try program.succeed("trend q r\(design) --by field --format json").json()
    #expect((cells["input"] as? [String: Any])?["by"] as? [String] == ["field"])
    let changes = try records(cells, "changes")
    func field(_ record: [String: Any]) -> String? {
      (record["domain"] as? [String: String])?["field"]
    }
    // Two columns and their index in each field that both waves have.
    #expect(changes.compactMap(field) == ["01", "1", "2"].flatMap { [$0, $0, $0] })
    for name in ["01", "1", "2"] {
      let alone = try program.succeed(
        "trend q r\(design) --where \"field == '\(name)'\" --format json"
      ).json()
      let own = changes.filter { field($0) == name }
      for (cell, expected) in zip(own, try records(alone, "changes")) {
        for key in ["estimate", "se", "p", "df", "lower", "seIndependent", "contribution"] {
          let (a, b) = (cell[key] as? Double, expected[key] as? Double)
          #expect(a != nil && b != nil && relativeError(a ?? 0, b ?? 1) < 1e-12, "\(name) \(key)")
        }
      }
    }
    let levels = try records(cells, "waves").filter {
      $0["wave"] as? String == "2024" && $0["variable"] as? String == "q"
    }
    let means = try records(
      program.succeed(
        "mean q --data b.csv --strata s --clusters v --weights w --by field --format json"
      ).json(), "estimates")
    #expect(levels.compactMap(field) == ["01", "1", "2", "3"])
    for (level, mean) in zip(levels, means) {
      for key in ["estimate", "se", "df", "n"] {
        let (a, b) = (level[key] as? Double, mean[key] as? Double)
        #expect(a != nil && b != nil && relativeError(a ?? 0, b ?? 1) < 1e-12, "\(key)")
      }
    }
  }

  @Test("cells of two columns, in every format and in one file")
  func columns() throws {
    let program = try program()
    let table = try program.succeed("trend q\(design) --by field,sex")
    #expect(table.output.contains("field  sex  Variable"))
    let csv = try program.succeed("trend q\(design) --by field,sex --format csv").output
    #expect(csv.hasPrefix("variable,from,to,field,sex,estimate,"))
    #expect(csv.split(separator: "\n").count == 7)
    func labelled(_ name: String, _ year: Int) throws -> [String] {
      try program.text(name).split(separator: "\n").dropFirst().map { "\($0),\(year)" }
    }
    try program.file(
      "both.csv",
      (["s,v,field,sex,w,q,r,year"] + labelled("b.csv", 2024) + labelled("a.csv", 2023))
        .joined(separator: "\n"))
    let one = try program.succeed(
      "trend q --data both.csv --wave year --strata s --clusters v --weights w --by field,sex "
        + "--format csv"
    ).output
    func numbers(_ csv: String) -> [Double] {
      csv.split(separator: "\n").dropFirst().flatMap { $0.split(separator: ",").dropFirst(5) }
        .compactMap { Double($0) }
    }
    #expect(numbers(one).count > 50 && numbers(one).count == numbers(csv).count)
    #expect(zip(numbers(one), numbers(csv)).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) + 1e-15 })
  }

  @Test("cells of a session, and what has none")
  func refusals() throws {
    let program = try program()
    let decomposed = try program.run(Program.words("trend --decompose 'q ~ r'\(design) --by field"))
    #expect(decomposed.status == 64 && decomposed.errors.contains("leave --by out"))
    let merged = try program.run(
      Program.words("trend q\(design) --by field --across-merger s --crosswalk x.csv"))
    #expect(merged.status == 64 && merged.errors.contains("--across-merger are its units"))
    let unknown = try program.run(Program.words("trend q\(design) --by feild"))
    #expect(unknown.status != 0 && unknown.errors.contains("field"))
    let threads = try program.run(Program.words("trend q\(design) --threads 0"))
    #expect(threads.status == 64 && threads.errors.contains("--threads is 0"))
    let level = try program.run(Program.words("trend q\(design) --level 95"))
    #expect(level.status == 64 && level.errors.contains("for 95 % say 0.95"))
    let one = try program.succeed("trend q r\(design) --by field --threads 1 --format json").output
    let two = try program.succeed("trend q r\(design) --by field --threads 2 --format json").output
    #expect(one == two)
  }

  @Test("what a pack withholds in a cell is not told by its other columns, nor is its change")
  func publication() throws {
    let program = try Program()
    var lines = ["q,wave,area"]
    for (wave, counts) in [("A", [1, 18, 21]), ("B", [15, 20, 25])] {
      for area in ["u", "v"] {
        let answers = area == "v" ? [15, 20, 25] : counts
        for (place, count) in answers.enumerated() {
          lines += Array(repeating: "\(place + 1),\(wave),\(area)", count: count)
        }
      }
    }
    try program.file("t.csv", lines.joined(separator: "\n") + "\n")
    let found = try program.succeed(
      "trend a b --wave wave --by area --data t.csv --derive a=q==3 --derive b=q==2 "
        + "--release statcan --withhold --format json"
    ).json()
    let shown = try records(found, "waves").filter { $0["estimate"] is Double }
    let cells = shown.map { record in
      "\(record["variable"] ?? "") \(record["wave"] ?? "") "
        + "\((record["domain"] as? [String: String])?["area"] ?? "")"
    }
    // Of u in A both shares would tell that of the third answer.
    #expect(cells.count == 7, "\(cells)")
    #expect(!Set(cells).isSuperset(of: ["a A u", "b A u"]))
    let changes = try records(found, "changes").filter { $0["variable"] is String }
    #expect(changes.count { $0["estimate"] is Double } == 3)
  }
}
