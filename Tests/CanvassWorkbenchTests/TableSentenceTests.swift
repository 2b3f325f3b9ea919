import CanvassTestSupport
import Foundation
import Testing

/// What an answer says of comparisons that cannot be made.
@Suite("Sentences about tables and tests")
struct TableSentenceTests {
  private func warnings(_ line: String, _ data: String) throws -> [String] {
    let program = try Program()
    try program.file("d.csv", data)
    return try program.succeed("\(line) --data d.csv --format json").json()["warnings"] as? [String]
      ?? []
  }

  /// In group 1 a cluster of each of two strata, in 2 four clusters, in 3 one.
  private static let clusters = """
    h,c,g,b
    1,1,1,0
    1,1,1,1
    2,4,1,1
    2,4,1,1
    1,2,2,0
    1,2,2,1
    1,3,2,1
    1,3,2,0
    2,5,2,1
    2,5,2,0
    2,6,2,0
    2,6,2,1
    1,2,3,0
    1,2,3,1

    """

  @Test(
    "shares of one cluster are named by their line, and those of one in each stratum have an error")
  func lines() throws {
    let line = "table g b --strata h --clusters c"
    let program = try Program()
    try program.file("d.csv", Self.clusters)
    let cells = try #require(
      program.succeed("\(line) --data d.csv --format json").json()["cells"] as? [[String: Any]])
    #expect(cells.map { $0["rowShareSE"] is NSNull } == [false, false, false, false, true, true])
    #expect((cells[0]["rowShareSE"] as? Double ?? 0) > 0.1)
    let said = try warnings(line, Self.clusters)
    #expect(said.count == 1 && said[0].hasPrefix("the shares of the row \"3\" have no"), "\(said)")
  }

  @Test(
    "where there are more differences than degrees of freedom, an answer says why there is no Wald test"
  )
  func wald() throws {
    var data = "c,a,b\n"
    for cluster in 1...6 {
      for row in 0..<12 {
        data += "\(cluster),\((row * cluster + row / 3) % 4),\((row + cluster * row / 5) % 4)\n"
      }
    }
    let program = try Program()
    try program.file("d.csv", data)
    let answer = try program.succeed("table a b --clusters c --data d.csv --format json").json()
    let tests = try #require(answer["tests"] as? [[String: Any]])
    let adjusted = try #require(tests.first { $0["name"] as? String == "adjusted-wald" })
    // ν − k + 1 (docs/methods/tests.md).
    let freedom = try #require(adjusted["df"] as? [Any])
    #expect(freedom.count == 2 && (freedom[0] as? NSNumber) == 9 && freedom[1] is NSNull)
    #expect(adjusted["statistic"] is NSNull && adjusted["p"] is NSNull)
    let said = answer["warnings"] as? [String] ?? []
    #expect(
      said.count == 1
        && said[0].hasPrefix(
          "no Wald test of the table: it has 9 differences from independence, and the design 5 degrees of freedom"
        ), "\(said)")
    #expect(try warnings("table a b --clusters c --statistic f", data).isEmpty)
  }

  /// R's `svychisq` of three stages (`make/later-stages-wald.R`).
  private struct LaterStages: Decodable {
    let wald, p: Double
    let df: [Double]
  }

  @Test("where later stages tell the differences apart, there is Wald's test and no adjusted one")
  func laterStages() throws {
    let known: LaterStages = try Fixtures.load("later-stages-wald")
    let program = try Program.inProject()
    let study = "--study datasets/sipas-province/study.yml"
    let answer = try program.succeed("table field district \(study) --format json").json()
    let tests = try #require(answer["tests"] as? [[String: Any]])
    let wald = try #require(tests.first { $0["name"] as? String == "wald" })
    #expect(relativeError(try #require(wald["statistic"] as? Double), known.wald) < 1e-8)
    #expect(relativeError(try #require(wald["p"] as? Double), known.p) < 1e-7)
    #expect((wald["df"] as? [NSNumber])?.map(\.doubleValue) == known.df)
    let adjusted = try #require(tests.first { $0["name"] as? String == "adjusted-wald" })
    #expect(adjusted["statistic"] is NSNull && adjusted["p"] is NSNull)
    let said = answer["warnings"] as? [String] ?? []
    #expect(
      said == [
        "no adjusted Wald test of the table: it has 72 differences from independence, and the design 38 degrees of freedom to tell "
          + "them apart, so that the one without the adjustment rejects too often (the tests of Rao and Scott need no such number; or "
          + "merge categories)"
      ], "\(said)")
    let alone = try program.succeed("table field district \(study) --statistic wald --format json")
      .json()
    #expect((alone["warnings"] as? [String]) == [])
  }

  @Test("a t test of a column without answers says that there are none")
  func noAnswer() throws {
    let program = try Program()
    try program.file("d.csv", "c,e,y\n1,,1\n2,,2\n3,,4\n")
    let run = try program.run(Program.words("ttest 'e ~ 0' --clusters c --data d.csv"))
    #expect(run.status != 0)
    #expect(run.errors.contains("there is no answer in \"e\""), "\(run.errors)")
  }
}
