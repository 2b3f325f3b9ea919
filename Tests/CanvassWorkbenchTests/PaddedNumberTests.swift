import Foundation
import Testing

/// Numbers that are written as codes are, with leading zeros, are used as numbers where a number is
/// asked for; the reader is told. `01` and `1` are then one value.
@Suite("Numbers with leading zeros")
struct PaddedNumberTests {
  /// `a` has one number in three spellings and another in two, `month` two digits each, `size` and
  /// `share` decimals as scales print them, `big` codes in quotes that are no bytes.
  private static let survey: String = {
    let codes = ["001", "01", "1", "02", "2", "3"]
    var text = "y,a,month,size,share,big,q1,q2\n"
    for row in 0..<36 {
      text += "\(row * row % 23),\(codes[row % 6]),\(row % 12 < 9 ? "0" : "")\(row % 12 + 1),"
      text +=
        "\(row % 5 + 1).50,0.\(row % 3)0,\"0\(1000 + row % 7)\",0\(row % 5 + 1),0\(row % 3 + 1)\n"
    }
    return text
  }()

  private func warnings(_ line: String) throws -> [String] {
    let program = try Program()
    try program.file("a.csv", Self.survey)
    let run = try program.succeed("\(line) --data a.csv --format json")
    return try #require(try run.json()["warnings"] as? [String])
  }

  @Test(
    "several spellings of a number are named once, with their number",
    arguments: [
      "regress 'y ~ a'", "mean a", "mean y a", "correlation y a", "total a --by month",
      "ratio y a --where 'month > 2'", "regress 'y ~ log(a) + I(a^2)'", "regress 'a ~ y'",
    ])
  func spellings(_ line: String) throws {
    let found = try warnings(line).filter { $0.contains("\"a\"") }
    #expect(
      found == [
        "\"a\" writes 2 numbers in different ways (001, 01, 1; …), which are the same in this answer; if "
          + "they are codes, say --text a, or factor(a) in a formula"
      ])
  }

  @Test(
    "columns that are computed from them, too",
    arguments: [
      "mean d --derive 'd=a*2'", "mean d --derive 'c=log(a)' --derive 'd=c+1'",
      "regress 'y ~ d' --derive 'd=if(a > 1, 1, 0)'", "mean d --derive 'd=a'",
      "mean y --derive 'd=a*2' --by d", "mean y --derive 'd=a*2' --where 'd > 2'",
    ])
  func derived(_ line: String) throws {
    for way in line.hasPrefix("mean") ? ["", "--clusters big --stream"] : [""] {
      let found = try warnings("\(line) \(way)").filter { $0.contains("\"a\"") }
      #expect(found.count == 1 && found[0].contains("\"a\" writes 2 numbers in different ways"))
    }
  }

  @Test("leading zeros alone are named in one sentence for all columns")
  func padded() throws {
    #expect(
      try warnings("mean month big").contains(
        "\"month\", \"big\" are written with leading zeros (01, 02, 03, 04, …) and used as numbers; if "
          + "these are codes, say --text month, or factor(month) in a formula"))
    #expect(
      try warnings("mean big").contains(
        "\"big\" is written with leading zeros (01000, 01001, 01002, 01003, …) and used as a number; if "
          + "these are codes, say --text big, or factor(big) in a formula"))
  }

  @Test(
    "codes that are used as codes, and decimals, are not mentioned",
    arguments: [
      "mean size share y", "regress 'y ~ size + share'", "correlation size share",
      "regress 'y ~ factor(month)'", "regress 'y ~ month' --text month", "mean y --by month",
      "mean y --clusters big", "mean y --strata q2", "mean d --derive 'd=number(a)*2'",
      "mean d --derive 'd=is_missing(a)'", "mean d --derive 'd=length(month)'",
      "mean d --derive \"d=a == '001'\"",
    ])
  func notMentioned(_ line: String) throws {
    #expect(
      try !warnings(line).contains { $0.contains("leading zeros") || $0.contains("different ways") }
    )
  }

  /// The numbers are what they were: those of the same columns without the zeros.
  @Test func numbersStay() throws {
    let program = try Program()
    try program.file("a.csv", Self.survey)
    try program.file(
      "b.csv",
      Self.survey.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
          let bare = cell.filter { $0 != "\"" }.drop { $0 == "0" }
          return bare.hasPrefix(".") || bare.isEmpty ? "0\(bare)" : String(bare)
        }.joined(separator: ",")
      }.joined(separator: "\n"))
    for line in ["mean a month big", "correlation a month", "regress 'y ~ a + big'", "describe a"] {
      let texts = try ["a.csv", "b.csv"].map {
        try program.succeed("\(line) --data \($0) --format csv").output
      }
      #expect(texts[0] == texts[1], "\(line)")
    }
  }
}
