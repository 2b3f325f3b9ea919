import CanvassTestSupport
import Foundation
import Testing

/// Regressions with strata of one cluster, as the program prints them, against `svyglm` under each rule
/// (`make/regress-lonely.R`).
@Suite("Regression with lonely strata")
struct LonelyRegressionTests {
  struct Fixture: Decodable {
    struct Case: Decodable {
      let data, rule, family: String
      let estimates: [Double]
      let se: [Double?]
      let df: Int
    }
    let data: [String: String]
    let cases: [Case]
  }

  private static func line(_ data: String, _ rule: String, _ family: String) -> String {
    "regress '\(family == "gaussian" ? "y" : "b") ~ x' --family \(family) --data \(data).csv --strata s "
      + "--clusters c --weights w --lonely \(rule)"
  }

  private func program() throws -> (Program, Fixture) {
    let fixture: Fixture = try Fixtures.load("regress-lonely")
    let program = try Program()
    for (name, text) in fixture.data { try program.file("\(name).csv", text + "\n") }
    return (program, fixture)
  }

  @Test("standard errors are R's; one that R cannot give is missing")
  func standardErrors() throws {
    let (program, fixture) = try program()
    #expect(fixture.cases.contains { $0.se.contains(nil) })
    for record in fixture.cases {
      let line = Self.line(record.data, record.rule, record.family)
      let object = try program.succeed(line + " --format json").json()
      #expect((object["df"] as? NSNumber)?.intValue == record.df, "\(line)")
      let entries = try #require(object["coefficients"] as? [[String: Any]])
      #expect(entries.count == record.estimates.count)
      for (index, entry) in entries.enumerated() {
        let value = try #require(entry["estimate"] as? NSNumber).doubleValue
        #expect(relativeError(value, record.estimates[index]) < 1e-9, "\(line)")
        let error = (entry["se"] as? NSNumber)?.doubleValue
        if let expected = record.se[index] {
          // R leaves rounding where the variance is zero.
          #expect(abs(try #require(error) - expected) < 1e-9 * max(1e-3, expected), "\(line)")
        } else {
          #expect(error == nil, "\(line)")
        }
        // Without degrees of freedom or a variance there is no test and no interval.
        if record.df < 1 {
          for key in ["p", "lower", "upper"] { #expect(entry[key] is NSNull, "\(line) \(key)") }
        }
      }
    }
  }

  @Test(
    "what is not known is a dash, in every part of the answer, with the reason",
    arguments: ["gaussian", "logistic"])
  func dashes(_ family: String) throws {
    let (program, _) = try program()
    let line = Self.line("all", "average", family)
    let run = try program.succeed(line + " --effects --predict some.csv")
    for word in ["nan", "∞"] { #expect(!run.output.contains(word), "\(run.output)") }
    #expect(run.output.contains("–"))
    #expect(run.errors.contains("no degrees of freedom are left"))
  }

  @Test("without a rule it is refused, and the sentence names the strata and the way out")
  func refused() throws {
    let (program, _) = try program()
    for (data, stratum) in [
      ("some", "stratum \"A\" has"), ("all", "stratum \"A\" (and 2 more) has"),
    ] {
      let run = try program.run(Program.words(Self.line(data, "fail", "gaussian")))
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.errors.contains(stratum))
      #expect(run.errors.contains("(--lonely adjust)"))
    }
  }
}
