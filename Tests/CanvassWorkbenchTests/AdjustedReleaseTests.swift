import CanvassSampling
import Foundation
import Testing

/// Tests that are adjusted for their number, and intervals that hold together, beside numbers that may not be shown: a row
/// that is shown has nothing of the others.
@Suite("Adjusted tests beside what is withheld")
struct AdjustedReleaseTests {
  /// Areas with so many people, of whom so many are satisfied.
  private func file(_ areas: [(name: String, people: Int, satisfied: Int)]) -> String {
    "area,q1,y\n"
      + areas.flatMap { area in
        (0..<area.people).map {
          $0 < area.satisfied ? "\(area.name),5,1\n" : "\(area.name),2,0\n"
        }
      }.joined()
  }

  @Test("diagnose adjusts the tests of the fields that are shown among these")
  func fields() throws {
    let program = try Program()
    try program.file(
      "d.csv", file([("a", 70, 35), ("d", 80, 49), ("e", 90, 51), ("b", 22, 16), ("c", 20, 12)]))
    let run = try program.succeed(
      "diagnose --field area --items q1 --scale 1-5 --satisfied 4,5 --target 95 --data d.csv "
        + "--format json")
    let fields = try #require(try run.json()["fields"] as? [[String: Any]])
    let shown = fields.filter { ["a", "d", "e"].contains($0["field"] as? String) }
    #expect(shown.count == 3 && fields.count == 5)
    for gap in ["gapToRest", "gapToTarget"] {
      let tests = try shown.map { try #require($0[gap] as? [String: Any]) }
      let p = try tests.map { try #require($0["p"] as? Double) }
      let adjusted = try tests.map { try #require($0["pAdjusted"] as? Double) }
      for (own, expected) in zip(adjusted, holmAdjusted(p)) {
        #expect(abs(own - expected) < 1e-12)
      }
    }
  }

  @Test(
    "contrasts that are shown have the same p and interval whatever others have that are withheld",
    arguments: TestAdjustment.allCases)
  func contrasts(_ adjustment: TestAdjustment) throws {
    let program = try Program()
    let pairs = [("a", "d"), ("a", "b"), ("e", "d"), ("a", "e")]
    let contrasts = pairs.map { "'mean(y)[area=\($0)] - mean(y)[area=\($1)]'" }
    func shown(_ satisfied: Int) throws -> (numbers: [[Double]], levels: [Double]) {
      try program.file(
        "c.csv",
        file([("a", 70, 30), ("b", 20, satisfied), ("c", 22, 11), ("d", 80, 49), ("e", 70, 40)]))
      let run = try program.succeed(
        "contrast \(contrasts.joined(separator: " ")) --simultaneous \(adjustment.rawValue) "
          + "--data c.csv --release dhs --withhold --format json")
      let facts = try run.json()
      let entries = try #require(facts["estimates"] as? [[String: Any]])
      #expect(entries.map { $0["withheld"] as? Bool } == [false, true, false, false])
      #expect(entries[1]["pAdjusted"] is NSNull)
      let numbers = entries.map { entry in
        ["estimate", "p", "pAdjusted", "jointLower", "jointUpper"].compactMap {
          entry[$0] as? Double
        }
      }
      return (numbers, facts.values.compactMap { $0 as? Double }.sorted())
    }
    let (few, many) = (try shown(2), try shown(17))
    #expect(few.numbers == many.numbers && few.levels == many.levels)
    #expect(few.numbers[0].count >= 3)
  }
}
