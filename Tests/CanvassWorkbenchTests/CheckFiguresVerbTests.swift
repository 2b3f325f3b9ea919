import CanvassDiagnostics
import CanvassTestSupport
import Foundation
import Testing

/// `check-figures`: slips that were printed are found, and arithmetic that holds is left alone.
@Suite("check-figures")
struct CheckFiguresVerbTests {
  private func findings(_ text: String) throws -> [[String: Any]] {
    let program = try Program()
    try program.file("f.csv", text)
    let run = try program.run(["check-figures", "f.csv", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try run.json()["findings"] as? [[String: Any]])
  }

  @Test("counts and ranks are whole numbers to people")
  func wholeCounts() throws {
    let program = try Program()
    try program.file(
      "f.csv",
      """
      unit,unit_level,year,index,measure,value
      all,group of provinces,2024,PAR,count,3
      all,group of provinces,2024,PAR,rose,2
      all,group of provinces,2024,PAR,fell,2
      A,province,2024,PAR,rank,2.5
      A,province,2024,PAR,value,86.9
      A,province,2024,PAR,part: survey,20.27
      """ + "\n")
    let text = try program.succeed("check-figures f.csv").output
    #expect(text.contains("3 units, and the number in the groups is at least 4"), "\(text)")
    #expect(text.contains("the rank 2.5 cannot be"))
    #expect(text.contains("86.90 is not the sum of the parts"))
    #expect(!text.contains("3.00") && !text.contains("4.00"))
    #expect(
      try program.succeed("check-figures f.csv --lang vi").output.contains("thứ hạng 2,5"))
  }

  /// Khanh Hoa: 12 departments, 8 of them at least at 90, lowest 84.91, mean "85.08"; (8·90 + 4·84.91)/12 = 88.30.
  /// Hai Phong: 90.59 is printed for SIPAS and for the highest of one of its parts. Binh Duong 2024: 89.13 and 87.80 for
  /// the PAR Index, and 87.80 for SIPAS, too.
  @Test("the slips in datasets/published are found, and nothing else")
  func published() throws {
    let program = try Program.inProject()
    let run = try program.run([
      "check-figures", "datasets/published/figures.csv", "--format", "json",
    ])
    let findings = try #require(try run.json()["findings"] as? [[String: Any]])
    let found = Set(
      findings.map { finding in
        ["check", "unit", "index", "year"].map { finding[$0] as? String ?? "" }
          .joined(separator: "|")
      })
    let expected: Set = [
      "mean-against-counts|departments of Khanh Hoa|SIPAS|2025",
      "same-number|Hai Phong|SIPAS|2024", "same-number|Binh Duong|SIPAS|2024",
      "duplicates|Binh Duong|PAR|2024", "duplicates|Binh Duong|SIPAS|2017",
      "duplicates|Binh Duong|SIPAS|2018", "duplicates|Binh Duong|SIPAS|2019",
    ]
    #expect(found == expected)
    let mean = try #require(findings.first { $0["check"] as? String == "mean-against-counts" })
    #expect(mean["found"] as? Double == 85.08)
    // 84.91 may be 84.905.
    let lower: Double = try #require(mean["lower"] as? Double)
    let bound: Double = (8 * 90 + 4 * 84.905) / 12
    #expect(abs(lower - bound) < 1e-9)
    #expect(mean["gravity"] as? String == "impossible")
  }

  private static let tenUnits =
    "g,,1,i,count,10,\ng,,1,i,lowest,60.00,\ng,,1,i,highest,95.00,\n"

  private let head = "unit,unit_level,year,index,measure,value,derived\n"

  @Test(
    "each check on each side of its limit",
    arguments: [
      (
        "mean-within-extremes", "g,,1,i,mean,9.5,\ng,,1,i,lowest,9.5,\n",
        "g,,1,i,mean,9.3,\ng,,1,i,lowest,9.5,\n"
      ),
      (
        "gap", "g,,1,i,highest,9.1,\ng,,1,i,lowest,8.0,\ng,,1,i,gap,1.1,\n",
        "g,,1,i,highest,9.1,\ng,,1,i,lowest,8.0,\ng,,1,i,gap,1.3,\n"
      ),
      (
        "groups", "g,,1,i,count,63,\ng,,1,i,rose,57,\ng,,1,i,fell,6,\n",
        "g,,1,i,count,63,\ng,,1,i,rose,57,\ng,,1,i,fell,7,\n"
      ),
      (
        "groups", "g,,1,i,count,10,\ng,,1,i,count at least 80,4,\ng,,1,i,count below 80,6,\n",
        "g,,1,i,count,10,\ng,,1,i,count at least 80,4,\ng,,1,i,count below 80,5,\n"
      ),
      (
        "parts", "g,,1,i,value,86.93,\ng,,1,i,part: a,55.48,\ng,,1,i,part: b,31.45,\n",
        "g,,1,i,value,86.93,\ng,,1,i,part: a,55.48,\ng,,1,i,part: b,31.47,\n"
      ),
      (
        "change", "g,,2019,i,value,5.0,\ng,,2020,i,value,6.2,\ng,,2020,i,change,1.2,\n",
        "g,,2019,i,value,5.0,\ng,,2020,i,value,6.2,\ng,,2020,i,change,1.4,\n"
      ),
      (
        "rank-change", "g,,2019,i,rank,17,\ng,,2020,i,rank,4,\ng,,2020,i,rank change,13,\n",
        "g,,2019,i,rank,17,\ng,,2020,i,rank,4,\ng,,2020,i,rank change,12,\n"
      ),
      (
        // Six are below 90 and one of them is at 60: (4·95 + 5·90 + 60)/10 = 89 at most.
        "mean-against-counts", Self.tenUnits + "g,,1,i,count at least 90,4,\ng,,1,i,mean,89.00,\n",
        Self.tenUnits + "g,,1,i,count at least 90,4,\ng,,1,i,mean,89.02,\n"
      ),
      (
        // One of the four is at 95: (95 + 3·90 + 6·60)/10 = 72.5 at least.
        "mean-against-counts", Self.tenUnits + "g,,1,i,count below 90,6,\ng,,1,i,mean,72.50,\n",
        Self.tenUnits + "g,,1,i,count below 90,6,\ng,,1,i,mean,72.48,\n"
      ),
      (
        // Six are between 80 and 90, as all are above 80: (4·95 + 6·90)/10 = 92 at most.
        "mean-against-counts",
        "g,,1,i,count,10,\ng,,1,i,highest,95.00,\ng,,1,i,count at least 80,10,\n"
          + "g,,1,i,count at least 90,4,\ng,,1,i,mean,92.00,\n",
        "g,,1,i,count,10,\ng,,1,i,highest,95.00,\ng,,1,i,count at least 80,10,\n"
          + "g,,1,i,count at least 90,4,\ng,,1,i,mean,92.02,\n"
      ),
      (
        "unit-within-extremes",
        "a,province,1,i,value,9.1,\ng,group of provinces,1,i,highest,9.1,\n",
        "a,province,1,i,value,9.3,\ng,group of provinces,1,i,highest,9.1,\n"
      ),
      (
        "rank-order", "a,p,1,i,value,9.1,\na,p,1,i,rank,1,\nb,p,1,i,value,9.0,\nb,p,1,i,rank,2,\n",
        "a,p,1,i,value,8.1,\na,p,1,i,rank,1,\nb,p,1,i,value,9.0,\nb,p,1,i,rank,2,\n"
      ),
      (
        "duplicates", "a,,1,i,value,9.1,\na,,1,i,value,9.12,\n",
        "a,,1,i,value,9.1,\na,,1,i,value,9.3,\n"
      ),
      (
        "rank-range",
        "a,province,1,i,rank,63,\ng,group of provinces,1,i,count,63,\n",
        "a,province,1,i,rank,64,\ng,group of provinces,1,i,count,63,\n"
      ),
      ("rank-range", "a,,1,i,rank,1,\n", "a,,1,i,rank,0,\n"),
      ("rank-range", "a,,1,i,rank,3,\n", "a,,1,i,rank,3.5,\n"),
      ("value-range", "a,,1,i,value,100,\n", "a,,1,i,value,190,\n"),
      (
        "same-number", "a,,1,i,value,9.12,\na,,1,j,value,9.13,\n",
        "a,,1,i,value,9.12,\na,,1,j,value,9.12,\n"
      ),
    ])
  func limits(_ check: String, _ right: String, _ wrong: String) throws {
    #expect(try findings(head + right).isEmpty)
    #expect(try findings(head + wrong).map { $0["check"] as? String } == [check])
  }

  @Test("decimal commas where semicolons part the cells")
  func commas() throws {
    let found = try findings(
      "unit;year;index;measure;value\ng;1;i;mean;9,3\ng;1;i;lowest;9,5\n")
    #expect(found.map { $0["found"] as? Double } == [9.3])
  }

  @Test("percent are impossible beyond 100, points a slip, and other units are left alone")
  func units() throws {
    for (unit, gravity) in [("percent", "impossible"), ("points", "suspect"), ("2015 = 100", nil)] {
      let found = try findings(
        "unit,year,index,measure,value,unit_of_measure\na,1,i,value,190,\(unit)\n")
      #expect(found.map { $0["gravity"] as? String } == [gravity].compactMap(\.self))
    }
  }

  @Test("measures that are left out are named with their lines")
  func leftOut() throws {
    let program = try Program()
    try program.file("f.csv", head + "a,,1,i,value,9,\na,,1,i,hihgest,9,\nb,,1,i,colour,9,\n")
    let run = try program.run(["check-figures", "f.csv"])
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains("“hihgest” (line 3; did you mean “highest”?), “colour” (line 4)"), "\(text)")
    let json = try program.run(["check-figures", "f.csv", "--format", "json"]).json()
    let left = try #require(json["leftOut"] as? [[String: Any]])
    #expect(left.map { $0["lines"] as? [Int] } == [[3], [4]])
  }

  @Test("tables that are none")
  func refusals() throws {
    for (text, words) in [
      (
        "unit,unitlevel,year,index,measure,value\na,p,1,i,value,9\n",
        "did you mean \"unit_level\"?"
      ),
      ("unit,year\na,1\n", "no column \"index\""),
      (head + "a,,1,i,value,high,\n", "the value in line 2 is \"high\""),
      (head + "a,,1,i,colour,3,\n", "no figure that can be checked"),
    ] {
      let program = try Program()
      try program.file("f.csv", text)
      let run = try program.run(["check-figures", "f.csv"])
      #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
    }
  }
}
