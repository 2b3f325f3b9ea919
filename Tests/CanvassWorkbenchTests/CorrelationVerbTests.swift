import CanvassTestSupport
import Foundation
import Testing

/// `correlation` against R's `cor`, `lavCor` and `svyvar` (`make/factor-verbs.R`,
/// `make/survey-moments.R`), as the program prints it.
@Suite("The verb correlation")
struct CorrelationVerbTests {
  @Test(
    "weighted correlations with missing answers are those of R's cor on repeated rows",
    arguments: ["pearson", "spearman", "kendall"])
  func weighted(_ method: String) throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    let run = try program.succeed(
      "correlation q1-q9 --data holes.csv --weights w --method \(method) --format json")
    let object = try run.json()
    let expected =
      ["pearson": fixture.pearson, "spearman": fixture.spearman, "kendall": fixture.kendall][method]
    expectClose(try matrix(object, "correlations"), try #require(expected), 1e-10, method)
    #expect(object["method"] as? String == method)
    #expect((object["standardErrors"] is NSNull) == (method != "pearson"))
    let warnings = try #require(object["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("no standard errors") } == (method != "pearson"))
  }

  @Test("complete rows only, on request")
  func listwise() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    let run = try program.succeed(
      "correlation q1-q9 --data holes.csv --weights w --missing-rows listwise --format json")
    expectClose(try matrix(run.json(), "correlations"), fixture.pearsonListwise, 1e-10)
    let complete = fixture.holes.filter { !$0.contains(nil) }.count
    let counts = try matrix(run.json(), "n")
    #expect(counts.allSatisfy { $0.allSatisfy { $0 == Double(complete) } })
  }

  @Test("polychoric correlations are lavaan's to the digits at which it stops")
  func polychoric() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    let run = try program.succeed(
      "correlation q1-q9 --data holes.csv --method polychoric --format json")
    expectClose(try matrix(run.json(), "correlations"), fixture.lavaan, 1e-6, floor: 1e-6)
    #expect(try run.json()["warnings"] as? [String] == [])
  }

  @Test("standard errors of Pearson's under three designs, whole and in domains")
  func standardErrors() throws {
    struct Moments: Decodable {
      struct Correlation: Decodable {
        let design, x, y: String
        let `where`: String?
        let estimate, se: Double
      }
      struct Alpha: Decodable {
        let design: String
        let items: [String]
        let estimate, se: Double
        let df: Int
      }
      let designs: [DesignRecord]
      let correlations: [Correlation]
      let alphas: [Alpha]
    }
    let fixture: Moments = try Fixtures.load("survey-moments")
    let program = try Program()
    for record in fixture.correlations {
      let design = try #require(fixture.designs.first { $0.name == record.design })
      let filter = record.where.map { " --where '\($0)'" } ?? ""
      let run = try program.succeed(
        "correlation \(record.x) \(record.y) \(design.options.joined(separator: " "))\(filter) --format json"
      )
      let object = try run.json()
      expectClose([try matrix(object, "correlations")[0][1]], [record.estimate], 1e-8)
      expectClose([try matrix(object, "standardErrors")[1][0]], [record.se], 1e-8, "\(record)")
    }
    for record in fixture.alphas {
      let design = try #require(fixture.designs.first { $0.name == record.design })
      let run = try program.succeed(
        "reliability \(record.items.joined(separator: " ")) \(design.options.joined(separator: " ")) "
          + "--missing-rows listwise --format json")
      let object = try run.json()
      let alpha = try #require(object["alpha"] as? [String: Any])
      #expect(alpha["interval"] as? String == "design")
      expectClose(
        [try #require(alpha["estimate"] as? Double), try #require(alpha["se"] as? Double)],
        [record.estimate, record.se], 1e-8, "\(record)")
    }
  }

  @Test("a matrix written as CSV is read by factors, with the same answer")
  func composes() throws {
    let program = try FactorVerbFixture.read().program()
    _ = try program.succeed("correlation q1-q9 --data full.csv --format csv --output R.csv")
    let direct = try program.succeed("factors q1-q9 --data full.csv --factors 3 --format json")
    let through = try program.succeed(
      "factors --matrix R.csv --observations 400 --factors 3 --format json")
    expectClose(
      try matrix(through.json(), "loadings"), try matrix(direct.json(), "loadings"), 1e-9,
      floor: 1e-9)
  }
}
