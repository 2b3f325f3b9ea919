import Foundation
import Testing

/// The numbers of one answer are looked at together: what one of them withholds follows from no other one, in whatever order
/// they stand.
@Suite("Answers as a whole")
struct WholeAnswerTests {
  /// Five areas, of which e has 12 people, too few for `nchs`; in unit Y 54 of 60 are satisfied in either wave, and the share
  /// of the others varies more than `statcan` allows.
  private func program() throws -> Program {
    let program = try Program()
    var areas = ["area,q,one"]
    var person = 0
    for (area, count) in [("a", 100), ("b", 90), ("c", 80), ("d", 70), ("e", 12)] {
      for _ in 0..<count {
        person += 1
        areas.append("\(area),\(person * 7 % 13 < 6 ? 1 : 0),1")
      }
    }
    try program.file("areas.csv", areas.joined(separator: "\n") + "\n")
    var waves = ["wave,unit,sat,dis"]
    for wave in [2024, 2025] {
      for (unit, people, satisfied) in [("Y", 60, 54), ("Z", 200, 110)] {
        for person in 0..<people {
          let sat = person * 7 % people < satisfied ? 1 : 0
          waves.append("\(wave),\(unit),\(sat),\(1 - sat)")
        }
      }
    }
    try program.file("waves.csv", waves.joined(separator: "\n") + "\n")
    return program
  }

  private func estimates(_ words: [String], of part: String = "estimates") throws -> [Double?] {
    let run = try program().run(words + ["--withhold", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let entries = try #require(try run.json()[part] as? [[String: Any]])
    return entries.map { $0["estimate"] as? Double }
  }

  @Test(
    "areas in which everybody gave the same answer are no reason to refuse the first answer",
    arguments: ["table area y", "total y z --by area", "proportion y --by area"])
  func alike(_ line: String) throws {
    let program = try program()
    let rows = [("b", 1, 3), ("d", 1, 31), ("f", 0, 4)].flatMap { area, y, people in
      (0..<people).map { "\(area),\(y),\(1 + $0 % 7)\n" }
    }
    try program.file("alike.csv", "area,y,z\n" + rows.joined())
    let run = try program.run(Program.words(line + " --data alike.csv --release statcan"))
    #expect(run.status == 0 && run.output.contains("withheld"), "\(run.errors)")
  }

  @Test(
    "a column that some left open is no reason either, unless it was asked of some answers only")
  func open() throws {
    let program = try program()
    let rows = [("urban", "1", 40), ("urban", "", 2), ("rural", "0", 50), ("rural", "", 3)]
      .flatMap { area, grid, people in
        (0..<people).map { "\(area),\(grid),\(3 + $0 % 4),\($0 % 25 > 0 ? 1 : 0)" }
      }
    // Only those who are not satisfied say whether they complained.
    let asked = rows.enumerated().map { place, row in
      row + (row.hasSuffix("0") ? ",\(place % 2)" : ",")
    }
    try program.file(
      "open.csv", (["area,grid,x,sat,complained"] + asked).joined(separator: "\n") + "\n")
    for pack in ["statcan", "abs"] {
      let entries = try program.succeed(
        "mean grid x --by area --data open.csv --format json --release " + pack
      ).estimates()
      #expect(entries.map { $0["withheld"] as? Bool } == [true, true, false, false], "\(pack)")
    }
    let run = try program.run(
      Program.words("proportion sat complained --by area --data open.csv --release statcan"))
    #expect(run.status == 1 && run.errors.contains("ask for each part"), "\(run.errors)")
  }

  @Test("two shares that are withheld have no contrast, and no reason is needed for it")
  func contrast() throws {
    let program = try program()
    let rows = [("Nam", 7, 7), ("Trung", 6, 6), ("Bac", 200, 118), ("Tay", 150, 92)]
      .flatMap { area, people, yes in (0..<people).map { "\(area),\($0 < yes ? 1 : 0)\n" } }
    try program.file("regions.csv", "area,y\n" + rows.joined())
    for pack in ["statcan", "nchs", "dhs"] {
      let entries = try program.succeed(
        "contrast \"mean(y)[area=Nam] - mean(y)[area=Trung]\" --data regions.csv --format json "
          + "--release " + pack
      ).estimates()
      #expect(entries.map { $0["withheld"] as? Bool } == [true], "\(pack)")
    }
  }

  private let areas = ["mean(q)"] + "abcde".map { "mean(q)[area=\($0)]" }

  @Test("all areas and all but one do not tell that one", arguments: [false, true])
  func areas(isReversed: Bool) throws {
    let expressions = isReversed ? areas.reversed() : areas
    let found = try estimates(
      ["contrast"] + expressions + ["--data", "areas.csv", "--release", "nchs"])
    #expect(found.count { $0 == nil } == 2, "\(found)")
    #expect(found[isReversed ? 0 : 5] == nil)
  }

  @Test(
    "a share and its complement are both kept back, whichever stands first",
    arguments: [
      ["proportion(sat,1)[unit=Y]", "proportion(sat,0)[unit=Y]"],
      ["mean(sat)[unit=Y]", "mean(dis)[unit=Y]"],
    ])
  func complements(_ expressions: [String]) throws {
    for expressions in [expressions, expressions.reversed()] {
      let found = try estimates(
        ["contrast"] + expressions
          + ["--where", "wave==2024", "--data", "waves.csv", "--release", "statcan"])
      #expect(found == [nil, nil], "\(expressions)")
    }
  }

  @Test(
    "an answer of parts that would tell each other by an accident is withheld, and each part alone is answered"
  )
  func ownParts() throws {
    let program = try Program()
    // Everybody in area a gave the answer 1.
    let rows = zip(["a", "b", "c"], [30, 8, 8]).flatMap { area, count in
      (0..<count).map { "\(area),\(area == "a" ? 1 : 1 + $0 % 3),\(1 + $0 * 7 % 4)\n" }
    }
    try program.file("alike.csv", "area,s,x\n" + rows.joined())
    let options = " --data alike.csv --release dhs"
    let parts = ["slope(s,x)", "mean(s)[area='a']"]
    let whole = "contrast \"\(parts.joined(separator: " + "))\"" + options
    let entry = try #require(try program.succeed(whole + " --format json").estimates().first)
    #expect(entry["complementary"] as? Bool == true)
    // What a condition asks is no accident.
    let asked = "contrast \"mean(x)[s=1]\" \"mean(s)\"" + options
    let run = try program.run(Program.words(asked))
    #expect(
      run.status == 1 && run.errors.contains("ask for each part in a session of its own"),
      "\(run.errors)")
    #expect(
      try program.run(Program.words(asked + " --lang vi")).errors.contains("hãy hỏi từng phần"))
    for part in parts { _ = try program.succeed("contrast \"\(part)\"" + options) }
  }

  @Test("columns of one answer are compared, however they are called", arguments: ["a", "z"])
  func names(_ first: String) throws {
    let found = try estimates([
      "mean", "\(first)sat", "mdis", "--derive", "\(first)sat=sat", "--derive", "mdis=1-sat",
      "--where", "unit=='Y' && wave==2024", "--data", "waves.csv", "--release", "statcan",
    ])
    #expect(found == [nil, nil])
  }

  @Test("waves of a column and of its complement are both kept back")
  func waves() throws {
    let found = try estimates(
      [
        "trend", "sat", "dis", "--data", "waves.csv", "--wave", "wave", "--where", "unit=='Y'",
        "--release", "statcan",
      ], of: "waves")
    #expect(found == [nil, nil, nil, nil])
    let alone = try estimates(
      [
        "trend", "sat", "--data", "waves.csv", "--wave", "wave", "--where", "unit=='Y'",
        "--release", "statcan",
      ], of: "waves")
    #expect(alone == [0.9, 0.9])
  }

  @Test(
    "a column of two values is a share in other units, and a ratio to a constant a mean",
    arguments: [
      ["ratio", "q", "one"], ["mean", "z", "--derive", "z=100*q"],
      ["total", "z", "--derive", "z=q+1"], ["quantile", "z", "--derive", "z=q+1"],
      ["ratio", "z", "one", "--derive", "z=3-q"],
    ])
  func units(_ line: [String]) throws {
    let found = try estimates(
      line + ["--by", "area", "--data", "areas.csv", "--release", "nchs"])
    // Of areas that add up to all another one is kept back.
    #expect(found.last == .some(nil), "\(found)")
    #expect(found.contains { $0 != nil })
  }

  @Test(
    "so are they alone",
    arguments: ["mean(q+1)[area=e]", "ratio(q,one)[area=e]", "total(100*q)[area=e]"])
  func unitsInBrackets(_ expression: String) throws {
    let found = try estimates(
      ["contrast", expression, "--data", "areas.csv", "--release", "nchs"])
    #expect(found == [nil])
  }
}
