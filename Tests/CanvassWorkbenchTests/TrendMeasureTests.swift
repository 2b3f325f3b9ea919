import CanvassTestSupport
import Foundation
import Testing

/// What `trend` compares of a column, and says so.
@Suite("trend: measures")
struct TrendMeasureTests {
  @Test(
    "the answer says what is compared: the share satisfied of a study's items, the mean of other columns"
  )
  func measures() throws {
    let program = try Program()
    for (file, shift) in [("a.csv", 0), ("b.csv", 1)] {
      let lines = (0..<36).map { person in
        let (village, q) = (person / 6, 1 + (person * 5 + person / 6 * 3 + shift) % 5)
        let (r, age) = (1 + (person * person + shift) % 5, 20 + person * 17 % 50)
        return "\(village % 2),v\(village),\(q),\(r),\(age)\n"
      }
      try program.file(file, "s,v,q,r,age\n" + lines.joined())
    }
    try program.file(
      "s.yml",
      "data: a.csv\nscale: {values: 1-5, satisfied: [4, 5]}\ndimensions: {all: {items: [q, r]}}\n")
    func answer(_ line: String) throws -> (json: [String: Any], text: String) {
      let line = "trend \(line) --wave 2023,2024 --strata s --clusters v --data a.csv --data b.csv"
      return (
        try program.succeed(line + " --format json").json(),
        try program.succeed(line).output.split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
      )
    }
    func said(_ json: [String: Any], _ key: String) -> [String?] {
      (json[key] as? [[String: Any]] ?? []).map { $0["measure"] as? String }
    }
    let satisfied = try answer("q r --study s.yml")
    #expect(said(satisfied.json, "changes") == ["satisfied", "satisfied", "satisfied"])
    #expect(satisfied.text.contains("the share satisfied, by the scale of the study, in %"))
    let means = try answer("q r")
    #expect(said(means.json, "waves") == ["mean", "mean", "mean", "mean"])
    #expect(means.text.contains("Compared is the mean;"))
    // A share and a mean, answers and years of age: no mean of the two.
    for line in ["q age --study s.yml", "q age"] {
      let mixed = try answer(line)
      let changes = try #require(mixed.json["changes"] as? [[String: Any]])
      #expect(changes.map { $0["variable"] as? String } == ["q", "age"])
      #expect(changes.allSatisfy { $0["contribution"] is NSNull })
      #expect(
        (mixed.json["warnings"] as? [String])?.contains { $0.contains("not on one scale") } == true)
    }
    #expect(try answer("q age --study s.yml").text.contains("Of age is compared the mean"))
  }
}
