import CanvassTestSupport
import Foundation
import Testing

/// The guide names every key of the JSON of the verbs that look at many items.
@Suite("The keys of the JSON, in the guide")
struct GuideKeyTests {
  /// Six items of two factors, in two groups.
  private static let survey: String = {
    var text = "q1,q2,q3,q4,q5,q6,g\n"
    for row in 0..<240 {
      let f = [row * 37 % 101, row * 59 % 103].map { Double($0) / 25 }
      let answers = (0..<6).map { item in
        1 + (Int(f[item % 2]) + (row * (7 + item * 4) + row * row * (item + 1)) % 29 / 11) % 5
      }
      text += answers.map(String.init).joined(separator: ",") + ",\(row % 2 == 0 ? "a" : "b")\n"
    }
    return text
  }()

  private static func keys(_ value: Any) -> Set<String> {
    switch value {
    case let object as [String: Any]:
      object.reduce(into: Set(object.keys)) { $0.formUnion(keys($1.value)) }
    case let list as [Any]: list.reduce(into: []) { $0.formUnion(keys($1)) }
    default: []
    }
  }

  @Test(
    "named in the section of its verb",
    arguments: [
      "correlation q1-q6 --method polychoric",
      "factors q1-q6 --factors 3 --schmid-leiman --retention map --scores thurstone --scores-file s.csv",
      "factors q1-q6 --factors 2 --extraction ml --rotation crawford-ferguson --preset psych",
      "factors q1-q6 --factors 1 --correlation polychoric",
      "reliability q1-q6 --correlation polychoric --reverse q1",
      "reliability q1-q6",
      "cfa --factor f=q1,q3,q5 --factor h=q2,q4,q6 --estimator wlsmv",
      "cfa --factor f=q1-q6 --groups g --invariance --estimator mlr",
    ])
  func named(_ line: String) throws {
    let guide = try String(
      contentsOf: Fixtures.root.appending(path: "docs/guide/command-line.md"), encoding: .utf8)
    let verb = try #require(Program.words(line).first)
    let section = try #require(guide.components(separatedBy: "\n## \(verb)\n").dropFirst().first)
      .components(separatedBy: "\n## ")[0]
    let program = try Program()
    try program.file("survey.csv", Self.survey)
    var found = try program.succeed("\(line) --data survey.csv --format json").json()
    for general in ["canvass", "command", "input", "design", "warnings"] {
      found[general] = nil
    }
    // Items and factors are keys of some objects.
    let own = Set((1...6).map { "q\($0)" } + ["f", "h"])
    for key in Self.keys(found).subtracting(own).sorted() {
      #expect(section.contains("\"\(key)\""), "\(key) of \(line)")
    }
  }
}
