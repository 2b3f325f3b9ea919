import Foundation
import Testing

/// Codes that look like numbers are compared by their spelling, wherever a column is a code.
@Suite("Codes are compared by their spelling")
struct CodeSpellingTests {
  /// Codes that are equal as doubles, or nearly; `plain` numbers them 1, 2, … in the same order.
  private static let spellings = [
    "01", "1", "17.1", "17.10", "90071992547409930", "90071992547409931", "90071992547409932",
  ]

  /// A survey with the codes as they are and as plain numbers.
  private func program() throws -> Program {
    let program = try Program()
    var text = "code,plain,y,x,s,splain,w\n"
    for row in 0..<84 {
      let c = row * 5 % 7
      let s = row % 2
      text += "\(Self.spellings[c]),\(c + 1),\(row * row % 23 % 9),\(row % 5),"
      text += "\(s == 0 ? "02" : "2.0"),\(s + 1),\(1 + row % 3)\n"
    }
    try program.file("a.csv", text)
    return program
  }

  @Test(
    "every role gives what plain numbers give",
    arguments: [
      "mean y --clusters CODE", "mean y --strata CODE --lonely adjust",
      "mean y x --strata STRATUM --clusters CODE --cluster-codes within-strata --weights w",
      "regress 'y ~ x' --covariance cluster:CODE", "regress 'y ~ x' --clusters CODE",
      "mean y --where \"x > 1\" --by CODE", "proportion CODE --by STRATUM",
      "regress 'y ~ factor(CODE) + x'", "correlation y x --by CODE",
      "diagnose --field CODE --items x --scale 0-4 --satisfied 3-4",
      "proportion p --derive \"p=CODE\"",
    ])
  func roles(_ line: String) throws {
    let program = try program()
    func numbers(_ code: String, _ stratum: String) throws -> [[Double]] {
      let line = line.replacing("CODE", with: code).replacing("STRATUM", with: stratum)
      let run = try program.succeed("\(line) --data a.csv --format json")
      return Self.numbers(in: try run.json())
    }
    let plain = try numbers("plain", "splain")
    #expect(plain.flatMap(\.self).count > 3)
    #expect(try numbers("code", "s") == plain)
  }

  /// All estimates with their standard errors and degrees of freedom, wherever they stand.
  private static func numbers(in value: Any) -> [[Double]] {
    if let list = value as? [Double] { return [list] }
    if let list = value as? [Any] { return list.flatMap(numbers) }
    guard let object = value as? [String: Any] else { return [] }
    let own = ["estimate", "se", "df", "n"].compactMap { object[$0] as? Double }
    return (own.isEmpty ? [] : [own])
      + object.sorted { $0.key < $1.key }.filter {
        !["design", "input", "warnings"].contains($0.key)
      }
      .flatMap { numbers(in: $0.value) }
  }

  @Test("levels and cells are spelled as in the file, ascending by number and then by spelling")
  func spelling() throws {
    let program = try program()
    let levels = try program.succeed("proportion code --data a.csv --format json").estimates()
    #expect(levels.map { $0["level"] as? String } == Self.spellings)
    let cells = try program.succeed("mean y --by s --data a.csv --format json").estimates()
    #expect(
      cells.map { $0["domain"] as? [String: String] } == [["s": "02"], ["s": "2.0"]])
    let described = try program.succeed("describe code --data a.csv --format json").json()
    let columns = try #require(described["columns"] as? [[String: Any]])
    #expect(columns[0]["distinct"] as? Int == 7)
  }

  @Test("a column is number and code in one command")
  func both() throws {
    let program = try Program()
    try program.file("b.csv", "age,w\n07,1\n7,2\n21,1\n30,2\n7,1\n")
    let run = try program.succeed("mean age --by age --weights w --data b.csv --format json")
    let cells = try run.estimates()
    #expect(cells.map { ($0["domain"] as? [String: String])?["age"] } == ["07", "7", "21", "30"])
    #expect(cells.map { $0["estimate"] as? Double } == [7, 7, 21, 30])
    #expect(cells.map { $0["n"] as? Int } == [1, 2, 1, 1])
    let same = try program.succeed(
      "mean age --strata w --weights w --data b.csv --lonely adjust --format json")
    let mean = try #require(try same.estimates()[0]["estimate"] as? Double)
    #expect(abs(mean - (7 + 14 + 21 + 60 + 7) / 7.0) < 1e-13)
  }

  @Test("text is compared by spelling, numbers by number")
  func conditions() throws {
    let program = try Program()
    try program.file("c.csv", "tinh,q\n01,1\n1,2\n01,3\n2,4\n")
    func count(_ condition: String) throws -> Int? {
      try program.succeed("mean q --data c.csv --where \"\(condition)\" --format json")
        .estimates()[0]["n"] as? Int
    }
    #expect(try count("tinh == '01'") == 2)
    #expect(try count("tinh == 1") == 3)
    #expect(try count("tinh in ['1', '2']") == 2)
    #expect(try count("q == '4'") == 1)
  }

  /// Expected: the same comparison with the codes as text (`--text tinh`), which has nothing but spellings.
  @Test(
    "functions of texts, if and in ask for the spelling of their columns",
    arguments: [
      "lower(tinh) == '01'", "trim(tinh) == '1'", "replace(tinh, '0', 'x') == 'x1'",
      "upper(trim(tinh)) in ['01', '2']", "starts(tinh, '0')", "length(tinh) == 2",
      "contains(tinh, '.0')", "substr(tinh, 1, 1) == '0'", "if(q > 2, tinh, xa) == '01'",
      "lower(if(q > 2, tinh, xa)) != '1'", "if(q > 3, 'x', tinh) == '1'", "'01' == tinh",
      "text(tinh) in ['1.0']", "not (trim(tinh) in ['01'])", "big == '90071992547409931'",
      "ends(big, '31')",
    ])
  func functions(_ condition: String) throws {
    let program = try Program()
    try program.file(
      "f.csv",
      "tinh,xa,big,q\n01,1,90071992547409930,1\n1,01,90071992547409931,2\n01,01,3,3\n1.0,2,4,4\n"
        + "2,1,90071992547409931,5\n")
    func rows(_ options: String) throws -> NSObject? {
      try program.succeed("mean q --data f.csv --where \"\(condition)\" \(options) --format json")
        .estimates()[0]["estimate"] as? NSObject
    }
    let expected = try rows("--text tinh,xa,big")
    #expect(expected != nil)
    #expect(try rows("") == expected)
    let session = try program.run(
      ["repl"], input: "use f.csv\nmean tinh q\nmean q --where \"\(condition)\" --format json\n")
    #expect(session.status == 0)
    #expect(session.output.contains("\"estimate\": \(expected ?? NSNull()),"), "\(session.output)")
    // A new column is made in the same way.
    let shares = try program.succeed(
      "mean q --by p --derive \"p=\(condition)\" --data f.csv --format json"
    ).estimates()
    #expect(
      shares.first { ($0["domain"] as? [String: String])?["p"] == "1" }?["estimate"] as? NSObject
        == expected)
  }

  @Test("a code that is chosen between columns keeps its spelling, and its number")
  func chosen() throws {
    let program = try Program()
    try program.file("i.csv", "old,new,q\n01,1,1\n1,01,2\n01,2,3\n2,01,4\n")
    let line = "--derive 'p=if(q > 2, new, old)' --data i.csv --format json"
    let cells = try program.succeed("mean q p --by p \(line)").estimates()
    #expect(
      cells.map { ($0["domain"] as? [String: String])?["p"] }
        == ["01", "1", "2", "01", "1", "2"])
    #expect(cells.map { $0["estimate"] as? Double } == [2.5, 2, 3, 1, 1, 2])
    let levels = try program.succeed("proportion p \(line)").estimates()
    #expect(levels.map { $0["level"] as? String } == ["01", "1", "2"])
  }

  @Test("values that are told apart and may be one are named; different letters in Unicode are not")
  func alike() throws {
    let program = try Program()
    let nfd = "Bi\u{300}nh Du\u{31B}o\u{31B}ng"
    try program.file(
      "a.csv",
      "q,t,v,id,y\n9,Huế,\(nfd),90071992547409930,1\n09,HUẾ,Bình Dương,90071992547409931,2\n"
        + "9.0,Huế\u{A0},Huế,5,3\n4,x,Huế,6,4\n")
    let run = try program.succeed("proportion q t v id --data a.csv --format json")
    #expect(
      run.errors.contains(
        "\"09\", \"9\", \"9.0\" are different values of \"q\": values are compared by their spelling; if "
          + "they are one, derive it (--derive \"new=number(q)\")"), "\(run.errors)")
    #expect(run.errors.contains("(--derive \"new=trim(lower(t))\")"))
    #expect(!run.errors.contains("of \"v\"") && !run.errors.contains("of \"id\""))
    let levels = try run.estimates().filter { $0["variable"] as? String == "v" }
    #expect(levels.map { $0["level"] as? String } == ["Bình Dương", "Huế"])
    let merged = try program.succeed(
      "proportion c --derive 'c=trim(lower(t))' --data a.csv --format json")
    #expect(try merged.estimates().map { $0["level"] as? String } == ["huế", "x"])
    #expect(merged.errors.isEmpty)
    #expect(try program.succeed("mean y --data a.csv").errors.isEmpty)
  }

  @Test("a column is text where that is said, in a study, an option and for the lines after use")
  func text() throws {
    let program = try Program()
    try program.file("t.csv", "tinh,q\n10,1\n9,2\n9,4\n")
    try program.file("s.yml", "data: t.csv\ntypes: {tinh: text}\n")
    for options in ["--data t.csv --text tinh", "--study s.yml"] {
      let levels = try program.succeed("proportion tinh \(options) --format json").estimates()
      #expect(levels.map { $0["level"] as? String } == ["10", "9"])
      let run = try program.run(Program.words("mean tinh \(options)"))
      #expect(run.status == 1 && run.errors.contains("holds text (\"10\") in row 1"))
    }
    let wrong = try program.run(Program.words("mean q --data t.csv --text tin"))
    #expect(wrong.errors.contains("did you mean \"tinh\"?"))
    try program.file("u.yml", "data: t.csv\ntypes: {tin: text}\n")
    let typo = try program.run(Program.words("mean q --study u.yml"))
    #expect(typo.errors.contains("types: there is no column \"tin\"; did you mean \"tinh\"?"))
    try program.file("v.yml", "data: t.csv\ntypes: {tinh: txt}\n")
    #expect(
      try program.run(Program.words("mean q --study v.yml")).errors.contains(
        "did you mean \"text\"?"))
  }
}
