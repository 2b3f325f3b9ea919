import CanvassTestSupport
import Foundation
import Testing

/// Comparisons between domains that have lonely strata of their own, against `svychisq` and `svycontrast`
/// (`make/lonely-comparisons.R`).
@Suite("Comparisons with lonely strata")
struct LonelyComparisonTests {
  struct Fixture: Decodable {
    struct Case: Decodable {
      let rule: String
      let fpc: Bool
      let p, f, gap, se: Double
      let wald: Double?
    }
    let data: String
    let cases: [Case]
  }

  @Test("all numbers of an answer are held against the strata in which any of them has rows")
  func comparisons() throws {
    let fixture: Fixture = try Fixtures.load("lonely-comparisons")
    let program = try Program()
    try program.file("d.csv", fixture.data + "\n")
    #expect(fixture.cases.count == 8)
    // Where it matters: an error that the rule has made larger.
    #expect(Set(fixture.cases.map(\.se)).count > 4)
    for record in fixture.cases {
      let design =
        "--data d.csv --strata s --clusters c --weights w --lonely \(record.rule) --format json"
        + (record.fpc ? " --fpc f" : "")
      let name = Comment(rawValue: "\(record.rule) \(record.fpc)")
      let difference = "contrast 'mean(y)[g=p] - mean(y)[g=q]' \(design)"
      let gap = try program.succeed(difference).estimates()[0]
      #expect(relativeError(try #require(gap["estimate"] as? Double), record.gap) < 1e-10, name)
      #expect(relativeError(try #require(gap["se"] as? Double), record.se) < 1e-10, name)
      let table = try program.succeed("table b g \(design)").json()
      let tests = try #require(table["tests"] as? [[String: Any]])
      let first = try #require(tests.first)
      #expect(relativeError(try #require(first["statistic"] as? Double), record.f) < 1e-8, name)
      #expect(relativeError(try #require(first["p"] as? Double), record.p) < 1e-8, name)
      guard let expected = record.wald else { continue }
      let wald = try #require(tests.first { $0["name"] as? String == "wald" })
      #expect(relativeError(try #require(wald["statistic"] as? Double), expected) < 1e-8, name)
    }
  }
}
