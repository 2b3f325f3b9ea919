import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Values of R's survey package on the California schools (`Tests/Fixtures/make/survey-api.R`), as
/// the program prints them.
@Suite("The built program and R's survey package")
struct ProgramEstimateTests {
  struct Fixture: Decodable {
    let designs: [DesignRecord]
    let estimates: [EstimateRecord]
  }

  /// The keys of an estimate, as the contract of the command line lists them.
  private static let keys: Set<String> = [
    "variable", "level", "domain", "estimate", "se", "lower", "upper", "df", "deff", "n",
    "nEffective",
  ]

  @Test("means, totals, proportions and ratios of every design, by cells and as a whole")
  func agrees() throws {
    let program = try Program()
    let fixture = try Fixtures.load("survey-api", as: Fixture.self)
    var compared = 0
    for design in fixture.designs {
      let records = fixture.estimates.filter { $0.design == design.name }
      let groups = Dictionary(grouping: records) { record in
        let verb =
          record.statistic == "mean" && record.level != nil ? "proportion" : record.statistic
        let columns = [record.variable, record.denominator].compactMap(\.self)
        return [verb] + columns + ["--by"] + (record.domain ?? [:]).keys.sorted()
      }
      // The totals of categories have no verb of their own.
      for (words, records) in groups where !(words[0] == "total" && records[0].level != nil) {
        let hasCells = words.last != "--by"
        let by =
          hasCells ? ["--by", words.drop { $0 != "--by" }.dropFirst().joined(separator: ",")] : []
        let line =
          Array(words.prefix { $0 != "--by" }) + design.options + by + ["--format", "json"]
        let run = try program.run(line)
        #expect(run.status == 0, "\(line): \(run.errors)")
        let estimates = try run.estimates()
        for record in records {
          let domain = (record.domain ?? [:]).mapValues(\.text)
          let found = try #require(
            estimates.first {
              $0["domain"] as? [String: String] == domain
                && $0["level"] as? String == record.level?.text
            }, "\(line): no \(domain) \(record.level?.text ?? "")")
          #expect(Set(found.keys) == Self.keys)
          try check(found["estimate"], record.estimate, line)
          if let se = record.se { try check(found["se"], se, line) }
          if let deff = record.deff { try check(found["deff"], deff, line) }
          if let df = record.dfAnswered { #expect(found["df"] as? Int == df, "\(line)") }
          #expect(found["n"] as? Int == record.n, "\(line)")
          compared += 1
        }
      }
    }
    #expect(compared > 200)
  }

  /// 1e-8 relative, and nothing where R says zero up to rounding.
  private func check(_ found: Any?, _ expected: Double, _ line: [String]) throws {
    let value = try #require((found as? NSNumber)?.doubleValue, "\(line)")
    #expect(
      abs(value - expected) <= 1e-8 * abs(expected) || max(abs(value), abs(expected)) < 1e-10,
      "\(line): \(value) \(expected)")
  }

  @Test("the object has the keys of the contract and says what was asked")
  func contract() throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    let run = try program.succeed(
      "mean x y --study st.yml --where 'y > 1' --by f --level 0.9 --format json")
    let object = try run.json()
    for key in ["canvass", "command", "input", "design", "warnings", "estimates"] {
      #expect(object[key] != nil, "\(key)")
    }
    #expect(object["canvass"] as? String == "1")
    #expect(object["command"] as? String == "mean")
    let input = try #require(object["input"] as? [String: Any])
    #expect(input["where"] as? String == "y > 1")
    #expect(input["by"] as? [String] == ["f"])
    #expect(input["level"] as? Double == 0.9)
    let design = try #require(object["design"] as? [String: Any])
    #expect(design["clusters"] as? [String] == ["c"])
    #expect(design["df"] as? Int == 10)
    let estimates = try run.estimates()
    #expect(estimates.count == 6)
    #expect(estimates.allSatisfy { Set($0.keys) == Self.keys })
  }
}
