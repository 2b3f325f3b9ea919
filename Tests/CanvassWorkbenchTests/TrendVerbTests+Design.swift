import CanvassTestSupport
import Foundation
import Testing

/// The design of each wave.
extension TrendVerbTests {
  @Test("people and programs have one design of all waves, and read of which rows the changes are")
  func oneDesign() throws {
    let program = try program()
    let line =
      "trend q --data a.csv --data b.csv --wave 2023,2024 --strata s --clusters v --where \"age > 30\""
    let json = try program.succeed(line + " --format json").json()
    let design = try #require(json["design"] as? [String: Any])
    let (clusters, strata, df) = (
      try #require(design["clusterCount"] as? Int), try #require(design["stratumCount"] as? Int),
      try #require(design["df"] as? Int)
    )
    #expect(clusters == json["clusters"] as? Int && df == clusters - strata)
    #expect((json["input"] as? [String: Any])?["where"] as? String == "age > 30")
    let rows = try ["a.csv", "b.csv"].reduce(0) {
      $0 + (try program.text($1).split(separator: "\n").count - 1)
    }
    let foot =
      "Only rows where age > 30; the others still count in the design. The whole sample has \(rows) rows; "
      + "\(clusters) clusters in \(strata)"
    for verb in [line, line.replacing("trend q", with: "trend --decompose q~r")] {
      let said = try program.succeed(verb).output.split(separator: "\n").joined(separator: " ")
      #expect(said.contains(foot), "\(said)")
    }
  }

  /// Each wave is drawn from a population of its own: sizes of a stratum may differ between waves, not within one.
  @Test(
    "population sizes that differ between waves of one file are those of each wave, as in two files"
  )
  func sizes() throws {
    let program = try program()
    func sized(_ name: String, _ sizes: [Int], _ year: Int) throws -> [String] {
      let lines = try program.text(name).split(separator: "\n").dropFirst().map { line in
        "\(line),\(line.hasPrefix("0") ? sizes[0] : sizes[1])"
      }
      try program.file("n\(name)", (["s,v,q,r,age,n"] + lines).joined(separator: "\n") + "\n")
      return lines.map { "\($0),\(year)" }
    }
    let rows = try sized("a.csv", [8, 11], 2023) + sized("b.csv", [20, 9], 2024)
    try program.file(
      "both.csv", (["s,v,q,r,age,n,year"] + rows.reversed()).joined(separator: "\n") + "\n")
    let design = "--strata s --clusters v --fpc n --format json"
    let one = try program.succeed("trend q r --data both.csv --wave year \(design)").json()
    let two = try program.succeed(
      "trend q r --data na.csv --data nb.csv --wave 2023,2024 \(design)"
    ).json()
    for key in ["waves", "changes"] {
      let (a, b) = (one[key] as? [NSDictionary], two[key] as? [NSDictionary])
      #expect(a?.count == b?.count && a?.isEmpty == false)
      for (x, y) in zip(a ?? [], b ?? []) {
        for name in ["estimate", "se", "lower", "upper"] {
          let (left, right) = (x[name] as? Double ?? .nan, y[name] as? Double ?? .nan)
          #expect(relativeError(left, right) < 1e-12, "\(key) \(name)")
        }
      }
    }
    #expect((one["design"] as? NSDictionary) == (two["design"] as? NSDictionary))
    let wrong = try program.run(
      Program.words("trend q --data both.csv --wave year --strata s --clusters v --fpc age"))
    #expect(wrong.errors.contains("takes two values in stratum"), "\(wrong.errors)")
  }

  @Test("codes of clusters can be said to count anew in each stratum")
  func clusterCodes() throws {
    let program = try Program()
    for (name, shift) in [("a.csv", 0), ("b.csv", 1)] {
      var text = "s,v,q\n"
      for village in 0..<12 {
        for person in 0..<4 {
          // One code stands in two strata.
          let code = village == 11 ? 0 : village
          text += "\(village / 6),v\(code),\(1 + (village * 3 + person * (2 + shift)) % 5)\n"
        }
      }
      try program.file(name, text)
    }
    let line = "trend q --data a.csv --data b.csv --wave 2023,2024 --strata s --clusters v"
    let refused = try program.run(Program.words(line))
    #expect(refused.errors.contains("(--cluster-codes within-strata)"), "\(refused.errors)")
    let json = try program.succeed("\(line) --cluster-codes within-strata --format json").json()
    #expect(json["clusters"] as? Int == 12 && json["repeatedClusters"] as? Int == 12)
  }
}
