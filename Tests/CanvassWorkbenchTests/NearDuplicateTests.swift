import Foundation
import Testing

/// Forms that agree with another, of twelve items with gaps here and there.
@Suite("adequacy: forms that agree")
struct NearDuplicateTests {
  private static let form = [1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4]
  private static let other = [5, 4, 1, 2, 3, 1, 5, 5, 3, 4, 1, 1]

  /// A form without its last answers, or its first.
  private static func gaps(_ form: [Int], last: Int = 0, first: Int = 0) -> [Int?] {
    form.enumerated().map { $0 < first || $0 >= form.count - last ? nil : $1 }
  }

  struct Case: Sendable {
    /// The forms of the one cluster that has several.
    let forms: [[Int?]]
    let straight: String
    let near: String
  }

  private static let line = [Int](repeating: 4, count: 12)

  @Test(
    "straight lines with gaps are straight lines, and forms with fewer than ten answers tell nothing",
    arguments: [
      // Beside them twelve clusters with a form each, none of which is like another of its cluster.
      Case(
        forms: [gaps(line), gaps(line)], straight: "2 of 14 forms have",
        near:
          "0 of 12 forms agree with another of the same cluster in 85 % of the items or more, 0 in"),
      Case(
        forms: [gaps(line, last: 1), gaps(line, first: 1), gaps(other)],
        straight: "2 of 15 forms have", near: "0 of 13 forms"),
      Case(
        forms: [gaps(line, last: 2), gaps(line), gaps(other)], straight: "2 of 15 forms have",
        near: "0 of 13 forms"),
      Case(
        forms: [gaps(line, last: 3), gaps(line, last: 3), gaps(other)],
        straight: "0 of 13 forms have", near: "0 of 13 forms"),
      Case(
        forms: [gaps(form, last: 2), gaps(form), gaps(other)], straight: "0 of 15 forms have",
        near:
          "2 of 15 forms agree with another of the same cluster in 85 % of the items or more, 2 in"),
      Case(
        forms: [gaps(form, last: 3), gaps(form), gaps(other)], straight: "0 of 14 forms have",
        near: "0 of 14 forms"),
      // Eleven answers each, of which they have ten in common, nine of them alike.
      Case(
        forms: [gaps(form, last: 1), gaps([1, 2, 3, 4, 1] + form.dropFirst(5), first: 1)],
        straight: "0 of 14 forms have",
        near:
          "2 of 14 forms agree with another of the same cluster in 85 % of the items or more, 0 in"),
      // Two gaps each at their own end: eight in common.
      Case(
        forms: [gaps(form, last: 2), gaps(form, first: 2)], straight: "0 of 14 forms have",
        near: "0 of 14 forms"),
    ])
  func forms(_ expected: Case) throws {
    var text = "psu," + (1...12).map { "i\($0)" }.joined(separator: ",") + "\n"
    for form in expected.forms {
      text += "a," + form.map { $0.map(String.init) ?? "" }.joined(separator: ",") + "\n"
    }
    for place in 0..<12 {
      text +=
        "c\(place)," + (0..<12).map { String((place + $0 * $0) % 5 + 1) }.joined(separator: ",")
      text += "\n"
    }
    let program = try Program()
    try program.file("s.csv", text)
    let run = try program.succeed(
      "adequacy i1-i12 --data s.csv --clusters psu --rules abs --format json")
    let design = try #require(run.json()["design"] as? [String: Any])
    let checks = try #require(design["checks"] as? [[String: Any]])
    func detail(_ name: String) -> String {
      checks.first { $0["name"] as? String == name }?["detail"] as? String ?? ""
    }
    #expect(detail("straightLining").hasPrefix(expected.straight))
    #expect(detail("nearDuplicates").hasPrefix(expected.near), "\(detail("nearDuplicates"))")
  }
}
