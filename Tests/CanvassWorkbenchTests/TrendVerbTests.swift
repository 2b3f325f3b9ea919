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

  func program() throws -> Program {
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

  @Test("csv has what people read: the changes, and the mean of both waves beside each")
  func records() throws {
    let run = try program().run(Program.words("trend q r \(line) --wave 2023,2024 --format csv"))
    let lines = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let json = try json("q r \(line) --wave 2023,2024")
    let waves = try #require(json["waves"] as? [[String: Any]])
    for (row, place) in [(1, 0), (2, 2)] {
      for (prefix, wave) in [("from", place), ("to", place + 1)] {
        for (key, name) in [
          ("Estimate", "estimate"), ("Se", "se"), ("Lower", "lower"), ("Upper", "upper"),
          ("Df", "df"), ("Deff", "deff"), ("N", "n"), ("NEffective", "nEffective"),
        ] {
          let column = try #require(lines[0].firstIndex(of: prefix + key))
          let value = try #require(Double(lines[row][column]))
          #expect(relativeError(value, try #require(waves[wave][name] as? Double)) < 1e-13)
        }
      }
    }
  }

  /// Provinces that became one on 1 July 2025, with those of one village more in the second wave.
  private func merger() throws -> Program {
    let program = try Program()
    func wave(_ provinces: [(name: String, code: String)], _ shift: Int) -> String {
      var text = "province,code,v,q\n"
      for (place, province) in provinces.enumerated() {
        for village in 0..<3 {
          for person in 0..<5 {
            let q = 1 + (place * 2 + village * 3 + person * person + shift) % 5
            text += "\(province.name),\(province.code),v\(place)\(village),\(q)\n"
          }
        }
      }
      return text
    }
    let old = [
      ("Bình Dương", "74"), ("Bà Rịa - Vũng Tàu", "77"), ("Hồ Chí Minh", "79"),
      ("Thừa Thiên Huế", "46"),
    ]
    try program.file("old.csv", wave(old, 0))
    try program.file(
      "new.csv",
      wave([("Hồ Chí Minh", "79"), ("Hồ Chí Minh", "79"), ("Hồ Chí Minh", "79"), ("Huế", "46")], 1))
    return program
  }

  private let merged =
    "trend q --data old.csv --data new.csv --wave 2024,2025 --strata province --clusters v --format json"

  @Test("across the merger of provinces: the old wave's domain, by name and by code")
  func acrossMerger() throws {
    let program = try merger()
    let json = try program.succeed(merged + " --across-merger province").json()
    let waves = try #require(json["waves"] as? [[String: Any]])
    #expect(
      waves.map { $0["unit"] as? String } == [nil, nil, "Huế", "Huế", "Hồ Chí Minh", "Hồ Chí Minh"])
    // What mean says of the old file's domain.
    try program.file("where.txt", "")
    let own = try program.succeed(
      "mean q --data old.csv --strata province --clusters v --where \"province != 'Thừa Thiên Huế'\" --format json"
    ).json()
    let estimate = try #require((own["estimates"] as? [[String: Any]])?.first)
    for key in ["estimate", "se", "lower", "upper", "df", "n", "deff"] {
      let found = try #require(waves[4][key] as? Double)
      #expect(relativeError(found, try #require(estimate[key] as? Double)) < 1e-12, "\(key)")
    }
    let units = try #require(json["units"] as? [[String: Any]])
    #expect(
      units.map { $0["parts"] as? String } == [
        "Thừa Thiên Huế", "Bà Rịa - Vũng Tàu, Bình Dương, Hồ Chí Minh",
      ])
    // Villages of the same name in the merged stratum are the same village.
    #expect(json["repeatedClusters"] as? Int == 12)
    let codes = try program.succeed(merged + " --across-merger code").json()
    let (byName, byCode) = (
      try #require(json["changes"] as? [[String: Any]]),
      try #require(codes["changes"] as? [[String: Any]])
    )
    #expect(byCode.map { $0["unit"] as? String } == [nil, "46", "79"])
    #expect(byCode.map { $0["estimate"] as? Double } == byName.map { $0["estimate"] as? Double })
    let text = try program.succeed(
      merged.replacing("--format json", with: "--across-merger code")
    ).output
    #expect(text.contains("Hồ Chí Minh") && text.contains("All units"))
  }

  @Test("what a merger cannot have is said: unknown units, parts without a row")
  func mergerProblems() throws {
    let program = try merger()
    let old = try program.text("old.csv")
    try program.file("old.csv", old.replacing("Bình Dương", with: "Binh Duong"))
    try BadRun(
      merged + " --across-merger province", "\"Binh Duong\" is no unit of the crosswalk"
    ).check(in: program)
    try program.file(
      "old.csv",
      old.split(separator: "\n").filter { !$0.hasPrefix("Bình") }.joined(separator: "\n") + "\n")
    let json = try program.succeed(merged + " --across-merger province").json()
    #expect(
      (json["warnings"] as? [String])?.contains {
        $0.contains("Bình Dương has no row in 2024, so that Hồ Chí Minh there is without it")
      } == true)
  }

  @Test("the crosswalk of provinces: 63 into 34, each whole, as the file in datasets says")
  func provinces() throws {
    let text = try String(
      contentsOf: Fixtures.root.appending(path: "datasets/crosswalks/provinces-2025.csv"),
      encoding: .utf8)
    let lines = text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").map(String.init)
    }
    let july = lines.filter { $0[4] == "2025-07-01" }
    #expect(july.count == 63 && Set(july.map { $0[0] }).count == 63)
    #expect(Set(july.map { $0[1] }).count == 63)
    #expect(Set(july.map { $0[2] }).count == 34 && Set(july.map { $0[3] }).count == 34)
    let made = Dictionary(grouping: july) { $0[2] }
    // Resolution 202/2025/QH15: 11 stay; 17 are made of two, 6 of three.
    let unchanged = [
      "Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa",
      "Nghệ An", "Hà Tĩnh", "Cao Bằng",
    ]
    #expect(Set(made.filter { $0.value.count == 1 }.keys) == Set(unchanged))
    #expect(unchanged.allSatisfy { name in made[name]?[0][0] == name })
    #expect(made.count { $0.value.count == 2 } == 17)
    #expect(
      Set(made.filter { $0.value.count == 3 }.keys) == [
        "Cần Thơ", "Hồ Chí Minh", "Lâm Đồng", "Ninh Bình", "Phú Thọ", "Vĩnh Long",
      ])
    // The program's own copy, and the file by its path, recombine alike.
    let program = try Program()
    let old = july.map { "\($0[0]),80,1,1000" }.joined(separator: "\n")
    try program.file("old.csv", "unit,estimate,se,population\n\(old)\n")
    try program.file("walk.csv", text)
    let line = "trend --estimates old.csv --format json --crosswalk "
    let built = try program.succeed(line + "provinces-2025").json()
    let read = try program.succeed(line + "walk.csv").json()
    let units = try #require(built["units"] as? [[String: Any]])
    #expect(units.count == 34 && (read["units"] as? [NSDictionary]) == (units as [NSDictionary]))
    #expect(units.compactMap { $0["population"] as? Double }.reduce(0, +) == 63000)
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
      BadRun(
        "trend q --data a.csv --group s", "give it with --decompose and without --wave", status: 64),
      BadRun(
        "trend --decompose \"q ~ age\" --data a.csv --data b.csv --group s", "there are 2 files",
        status: 64),
      BadRun(
        "trend --decompose \"q ~ age\" --data a.csv --wave s --across-merger v",
        "leave --estimates, --decompose and --group out", status: 64),
      BadRun(
        "trend r --data a.csv --wave s --across-merger v --crosswalk provinces",
        "there are provinces-2025", status: 64),
      BadRun("trend q --data a.csv", "which column says the wave?", status: 64),
      BadRun("trend q --data a.csv --data b.csv --wave 2023", "there are 2 files", status: 64),
      BadRun("trend --data a.csv --wave s", "what is compared between the waves?", status: 64),
      BadRun("trend --estimates a.csv", "give both", status: 64),
      BadRun("trend qq --data a.csv --wave s", "there is no column \"qq\""),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: program()) }

  @Test("estimates that may be of old units or of new ones are said to be taken for new ones")
  func takenAsNew() throws {
    let program = try Program()
    try program.file(
      "e.csv", "unit,estimate,se,population\nTuyên Quang,82,1,800000\nLào Cai,70,1,800000\n")
    let run = try program.succeed(
      "trend --estimates e.csv --crosswalk provinces-2025 --format json")
    let warnings = try #require(try run.json()["warnings"] as? [String])
    #expect(warnings.count == 1 && warnings[0].contains("Hà Giang, of which Tuyên Quang is made"))
    // One that is no new unit settles it.
    try program.file(
      "f.csv", "unit,estimate,se,population\nHà Giang,82,1,800000\nTuyên Quang,70,1,800000\n")
    let old = try program.succeed(
      "trend --estimates f.csv --crosswalk provinces-2025 --format json")
    #expect((try old.json()["warnings"] as? [String])?.isEmpty == true)
  }
}
