import CanvassTestSupport
import Foundation
import Testing

/// `variance` against R's `svyvar` (`make/survey-moments.R`), as the program prints it.
@Suite("The verb variance")
struct VarianceVerbTests {
  struct Fixture: Decodable {
    struct Variance: Decodable {
      let design, variable: String
      let n: Int
      let estimate, se: Double
    }
    let variances: [Variance]
  }

  @Test("estimates and standard errors, with no design effect")
  func agrees() throws {
    let fixture: Fixture = try Fixtures.load("survey-moments")
    let program = try Program()
    let data = "\(Program.root)/datasets/api/apistrat/apistrat.csv"
    let expected = fixture.variances.filter { $0.design == "strat" }
    let names = expected.map(\.variable).joined(separator: " ")
    let run = try program.succeed(
      "variance \(names) --data \(data) --strata stype --weights pw --fpc fpc --format json")
    let found = try run.estimates()
    #expect(found.count == 3)
    for (entry, record) in zip(found, expected) {
      let numbers = ["estimate", "se"].compactMap { (entry[$0] as? NSNumber)?.doubleValue }
      expectClose(numbers, [record.estimate, record.se], 1e-8, record.variable)
      #expect(entry["n"] as? Int == record.n)
      // Each school is a cluster, in three strata; those without an answer do not count.
      #expect(entry["df"] as? Int == record.n - 3)
      #expect(entry["deff"] is NSNull && entry["nEffective"] is NSNull)
    }
  }

  @Test("cells of --by add nothing to each other: each is the variance of --where")
  func cells() throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    let options = "--data g.csv --strata s --clusters c --weights w --format json"
    let cells = try program.succeed("variance x --by f \(options)").estimates()
    #expect(cells.count == 3)
    for cell in cells {
      let domain = try #require(cell["domain"] as? [String: String])
      let field = try #require(domain["f"])
      let one = try program.succeed("variance x --where \"f == '\(field)'\" \(options)")
      let alone = try #require(try one.estimates().first)
      for key in ["estimate", "se"] {
        #expect(cell[key] as? Double == alone[key] as? Double)
      }
    }
  }
}
