import CanvassSampling
import Foundation
import Testing

/// Mean ranks of all groups add up to what readers know: 0.5 of Wilcoxon's test and 0 of van der Waerden's. Group b has 20
/// people, and the rule of the DHS asks for 25.
@Suite("Mean ranks beside those that are withheld")
struct RankTestReleaseTests {
  private func withheld(
    _ groups: [(name: String, people: Int)], _ score: RankComparison.Score, _ options: String
  ) throws -> [String: Bool] {
    let program = try Program()
    let rows = groups.flatMap { group in
      (0..<group.people).map { "\(group.name),\($0 * 37 % 101),\(1 + $0 % 3)\n" }
    }
    try program.file("r.csv", "area,x,w\n" + rows.joined())
    let run = try program.succeed(
      "ranktest 'x ~ area' --data r.csv --test \(score.rawValue) --release dhs --withhold "
        + "--format json \(options)")
    let entries = try #require(try run.json()["estimates"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: entries.prefix(groups.count).map { entry in
        let isNull = entry["estimate"] is NSNull
        #expect(isNull == (entry["withheld"] as? Bool == true))
        return ((entry["domain"] as? [String: Any])?.values.first as? String ?? "", isNull)
      })
  }

  @Test(
    "a second group is kept back, of two groups the other one",
    arguments: RankComparison.Score.allCases, ["", "--weights w"])
  func second(_ score: RankComparison.Score, _ options: String) throws {
    let three = try withheld([("a", 60), ("b", 20), ("c", 50)], score, options)
    #expect(three == ["a": false, "b": true, "c": true])
    #expect(try withheld([("a", 60), ("b", 20)], score, options) == ["a": true, "b": true])
    #expect(try withheld([("a", 60), ("c", 50)], score, options) == ["a": false, "c": false])
  }
}
