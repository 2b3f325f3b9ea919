import CanvassTestSupport
import Foundation
import Testing

/// `cfa` against lavaan (`make/confirmatory-verb.R`), as the program prints it.
@Suite("The verb cfa")
struct ConfirmatoryVerbTests {
  private struct Fixture: Decodable {
    let names: [String]
    let rows: [[Double]]
    let groups: [String]
    let sipas, simulated: [Analysis]
    let invariance: [Steps]
    let reliability: Reliability
    let designs: [Designed]

    static func read() throws -> Fixture {
      try Fixtures.load("confirmatory-verb")
    }

    /// A folder with the simulated rows.
    func program() throws -> Program {
      let program = try Program()
      let lines = zip(rows, groups).map { row, group in
        (row.map { "\($0)" } + [group]).joined(separator: ",") + "\n"
      }
      try program.file("rows.csv", names.joined(separator: ",") + "\n" + lines.joined())
      return program
    }
  }
  private struct Analysis: Decodable {
    let line: String
    let n, df: Int
    let fit: [String: Double]
    /// CFI, TLI, RMSEA and its interval, scaled and robust.
    let indices: [String: [Double]?]
    let terms: [String]
    let groups: [String?]
    let estimates: [Double]
    let errors: [Double?]
    let standardized: [Double]
    let standardizedErrors: [Double?]
  }
  private struct Steps: Decodable {
    let line: String
    let chi2, df, p, cfi, rmsea: [Double]
  }
  private struct Designed: Decodable {
    let line: String
    let df: Int
    let chi2, factor, scaled, p, t: Double
    let scaledDf: [Double]
    let terms: [String]
    let groups: [String?]
    let estimates, errors: [Double]
  }
  private struct Reliability: Decodable {
    let omega, ave: [Double]
  }

  private func analyse(_ program: Program, _ line: String) throws -> [String: Any] {
    let study = "'\(Program.root)/datasets/sipas-province/study.yml'"
    let line = line.replacing("STUDY", with: study)
      .replacing("SURVEY", with: study.replacing("study.yml", with: "survey.csv"))
    return try program.succeed("cfa \(line) --format json").json()
  }

  private func check(_ program: Program, _ expected: Analysis) throws {
    let found = try analyse(program, expected.line)
    let line = expected.line
    #expect(value(found, "n") as? Int == expected.n, "\(line)")
    #expect(value(found, "fit", "df") as? Int == expected.df, "\(line)")
    #expect(!expected.fit.isEmpty)
    for (key, number) in expected.fit {
      let value = try #require(value(found, "fit", key) as? Double, "\(line) \(key)")
      expectClose([value], [number], 1e-7, floor: 1e-8, "\(line) \(key)")
    }
    for (kind, numbers) in expected.indices {
      guard let numbers else { continue }
      // The answer of WLSMV has scaled indices in the place of plain ones.
      let path = kind == "scaled" && found["thresholds"] is [Any] ? ["fit"] : ["fit", kind]
      let own = try #require(
        path.reduce(found as Any?) { ($0 as? [String: Any])?[$1] } as? [String: Any])
      let values = try ["cfi", "tli", "rmsea", "rmseaLower", "rmseaUpper"].map {
        try #require(own[$0] as? Double, "\(line) \(kind) \($0)")
      }
      expectClose(
        Array(values[..<3]), Array(numbers[..<3]), 1e-6, floor: 1e-7, "\(line) \(kind)")
      // lavaan's search for the ends of the interval stops at about five digits.
      expectClose(
        Array(values[3...]), Array(numbers[3...]), 1e-4, floor: 1e-5, "\(line) \(kind)")
    }
    let entries =
      try #require(found["coefficients"] as? [[String: Any]])
      + (found["thresholds"] as? [[String: Any]] ?? [])
    let keys = entries.map { "\($0["term"] ?? "") \($0["group"] as? String ?? "")" }
    #expect(Set(keys).count == keys.count, "\(line)")
    let byKey = Dictionary(uniqueKeysWithValues: zip(keys, entries))
    var compared = 0
    for place in expected.terms.indices {
      let key = "\(expected.terms[place]) \(expected.groups[place] ?? "")"
      let error = expected.errors[place] ?? 0
      guard let entry = byKey[key] else {
        // Nothing that lavaan estimates is left out.
        #expect(error == 0, "\(line) \(key)")
        continue
      }
      compared += 1
      let numbers = ["estimate", "standardized"].compactMap { entry[$0] as? Double }
      expectClose(
        numbers, [expected.estimates[place], expected.standardized[place]], 1e-7, floor: 1e-8,
        "\(line) \(key)")
      expectClose([entry["se"] as? Double ?? 0], [error], 1e-7, floor: 1e-8, "\(line) \(key) se")
      expectClose(
        [entry["standardizedSE"] as? Double ?? 0], [expected.standardizedErrors[place] ?? 0], 1e-7,
        floor: 1e-8, "\(line) \(key) standardised se")
      guard let lower = entry["lower"] as? Double, let upper = entry["upper"] as? Double else {
        continue
      }
      let half = 1.959_963_984_540_054 * error
      expectClose(
        [lower, upper], [expected.estimates[place] - half, expected.estimates[place] + half], 1e-6,
        floor: 1e-7, "\(line) \(key) interval")
    }
    #expect(compared == entries.count, "\(line)")
    #expect(value(found, "convergence", "converged") as? Bool == true)
    let gradient = try #require(value(found, "convergence", "largestGradient") as? Double)
    #expect(gradient < 1e-8, "\(line)")
  }

  @Test("estimates, errors, standardised solution and fit on the provincial survey")
  func survey() throws {
    let fixture = try Fixture.read()
    let program = try Program()
    #expect(fixture.sipas.count == 7)
    for analysis in fixture.sipas { try check(program, analysis) }
  }

  @Test("the same on simulated rows, also in groups")
  func simulated() throws {
    let fixture = try Fixture.read()
    let program = try fixture.program()
    #expect(fixture.simulated.count == 12)
    for analysis in fixture.simulated { try check(program, analysis) }
  }

  @Test("steps of invariance: differences of χ², of CFI and of RMSEA")
  func invariance() throws {
    let fixture = try Fixture.read()
    let program = try fixture.program()
    for expected in fixture.invariance {
      let found = try analyse(program, expected.line)
      let steps = try #require(found["invariance"] as? [[String: Any]])
      #expect(steps.map { $0["model"] as? String } == ["configural", "metric", "scalar"])
      for (place, step) in steps.dropFirst().enumerated() {
        let difference = try #require(step["difference"] as? [String: Any])
        let line = "\(expected.line) \(place)"
        let tests = ["chi2", "df", "p"].compactMap { difference[$0] as? Double }
        expectClose(
          tests, [expected.chi2[place], expected.df[place], expected.p[place]], 1e-6, line)
        let changes = ["cfiChange", "rmseaChange"].compactMap { step[$0] as? Double }
        expectClose(
          changes, [expected.cfi[place], expected.rmsea[place]], 1e-6, floor: 1e-8, line)
        #expect(step["holds"] as? Bool == (expected.cfi[place] >= -0.010), "\(line)")
      }
    }
  }

  @Test("reliability of the factors and what they explain of their items")
  func reliability() throws {
    let expected = try Fixture.read().reliability
    let found = try analyse(try Program(), "--study STUDY --weighting none")
    let names = ["access", "procedures", "officials", "results", "feedback"]
    for (name, numbers) in zip(names, zip(expected.omega, expected.ave)) {
      let entry = try #require(value(found, "reliability", name) as? [String: Any])
      let own = ["omega", "averageVarianceExtracted"].compactMap { entry[$0] as? Double }
      expectClose(own, [numbers.0, numbers.1], 1e-8, name)
    }
  }

  @Test("standard errors and the test under a design: row scores and moments, totalled by survey")
  func designs() throws {
    for expected in try Fixture.read().designs {
      let found = try analyse(try Program(), expected.line)
      let line = expected.line
      #expect(found["standardErrors"] as? String == "design")
      #expect(found["df"] as? Int == expected.df, "\(line)")
      let fit = try ["chi2", "scalingFactor", "scaledChi2", "scaledP"].map {
        try #require(value(found, "fit", $0) as? Double, "\(line) \($0)")
      }
      expectClose(
        fit, [expected.chi2, expected.factor, expected.scaled, expected.p], 1e-9, line)
      expectClose(try numbers(found, "fit", "scaledDf"), expected.scaledDf, 1e-9, line)
      let entries = try #require(found["coefficients"] as? [[String: Any]])
      for place in expected.terms.indices {
        let entry = try #require(
          entries.first {
            $0["term"] as? String == expected.terms[place]
              && $0["group"] as? String == expected.groups[place]
          }, "\(line) \(expected.terms[place])")
        let numbers = try ["estimate", "se", "upper"].map { try #require(entry[$0] as? Double) }
        let (estimate, error) = (expected.estimates[place], expected.errors[place])
        expectClose(
          numbers, [estimate, error, estimate + expected.t * error], 1e-9, floor: 1e-10,
          "\(line) \(expected.terms[place])")
      }
    }
  }
}
