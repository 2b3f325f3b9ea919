import CanvassTestSupport
import Foundation
import Testing

/// A second phase as options and as keys of a study. The numbers are those of the floor below.
@Suite("Options of a second phase")
struct TwoPhaseVerbTests {
  /// Eight villages of 40; of their people every second one was asked, or more of the older ones.
  private static let rows: String = {
    var lines = ["village,villages,old,asked,whole,y"]
    for village in 1...8 {
      for person in 0..<6 {
        let old = person < 2 ? "yes" : "no"
        let asked = person < 2 || (person + village) % 2 == 0
        let answer = asked ? "\((village * 7 + person * 5) % 11)" : ""
        lines.append(
          "\(village),40,\(old),\(asked ? 1 : 0),\(village % 3 == 0 ? "FALSE" : "TRUE"),\(answer)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private func program() throws -> Program {
    let program = try Program()
    try program.file("t.csv", Self.rows)
    try program.file(
      "t.yml",
      "data: t.csv\ndesign: {clusters: [village], fpc: [villages], subset: asked, subset-strata: old}\n"
    )
    return program
  }

  private static let line =
    "mean y --data t.csv --clusters village --fpc villages --subset asked --subset-strata old"

  @Test("options and a study say the same, and the answer says what the design is")
  func same() throws {
    let program = try program()
    let run = try program.succeed(Self.line + " --format json")
    let study = try program.succeed("mean y --study t.yml --format json")
    let entries = try [run, study].map { run in
      try #require((try run.json()["estimates"] as? [[String: Any]])?.first)
    }
    #expect(entries[0]["estimate"] as? Double == entries[1]["estimate"] as? Double)
    #expect(entries[0]["se"] as? Double == entries[1]["se"] as? Double)
    #expect(entries[0]["n"] as? Int == 32)
    let design = try #require(try run.json()["design"] as? [String: Any])
    #expect(design["subset"] as? String == "asked" && design["subsetStrata"] as? String == "old")
    #expect(design["subsetUnits"] as? Int == 32 && design["subsetStratumCount"] as? Int == 2)
    #expect(design["df"] as? Int == 7)
    let plain = try program.succeed(Self.line)
    #expect(plain.output.contains("A second phase of 32 rows was drawn of it, in 2 strata."))
    let vietnamese = try program.succeed(Self.line + " --lang vi")
    #expect(vietnamese.output.contains("pha thứ hai gồm 32 dòng"))
    let clusters = try program.succeed(
      "mean village --data t.csv --clusters village --subset whole --subset-clusters village")
    #expect(clusters.output.contains("A second phase of 6 clusters was drawn of it."))
  }

  /// Nine villages in two strata, of which five were asked again: as both totals of the strata are far from zero, the squares
  /// of the first phase outweigh what is known of pairs.
  @Test("a variance of both phases below zero is said to be one, with what helps")
  func belowZero() throws {
    let program = try Program()
    try program.file(
      "n.csv",
      """
      h,v,s,y
      0,0,0,9
      1,1,1,30
      0,2,0,10
      1,3,1,31
      0,4,1,9
      1,5,0,31
      0,6,0,10
      1,7,1,31
      0,8,1,10

      """)
    let run = try program.succeed(
      "total y --data n.csv --strata h --clusters v --subset s --format json")
    let estimate = try #require(try run.estimates().first)
    #expect(estimate["se"] is NSNull && estimate["lower"] is NSNull)
    #expect(
      try run.json()["warnings"] as? [String] == [
        "1 of 1 estimate has no interval: since the variance of both phases has come out below zero, as that of the first can "
          + "where few of its clusters are in the second (join strata of the second phase, or estimate for more rows together)"
      ])
  }

  @Test("the design is printed as text that builds it again")
  func script() throws {
    let program = try program()
    let options = try program.succeed("describe --study t.yml --to-script options").output
    #expect(options.contains("--subset asked") && options.contains("--subset-strata old"))
    let study = try program.succeed(
      Self.line.replacing("mean y", with: "describe") + " --to-script study"
    ).output
    #expect(study.contains("subset: asked") && study.contains("subset-strata: old"))
  }

  @Test(
    "what does not go together is refused with a way out",
    arguments: [
      ("mean y --data t.csv --subset-strata old", "go with --subset", 64),
      ("mean y --data t.csv --subset asked --replicates jk1", "leave --replicates out", 1),
      ("mean y --data t.csv --subset y", "the subset \"y\" is \"7\" in row 1", 1),
      ("mean y --data t.csv --subset askt", "--subset: there is no column \"askt\"", 1),
      (
        "mean y --data t.csv --subset asked --subset-clusters village",
        "cluster \"1\" (column \"village\") is in the second phase in part", 1
      ),
      ("describe y --audit --study t.yml", "of two phases comes from where", 1),
    ])
  func refused(_ line: String, _ words: String, _ status: Int32) throws {
    let run = try program().run(Program.words(line))
    #expect(run.status == status && run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
