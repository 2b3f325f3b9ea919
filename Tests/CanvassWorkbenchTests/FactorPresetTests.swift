import CanvassTestSupport
import Foundation
import Testing

/// `Fixtures/make/factor-presets.R`.
struct FactorPresetFixture: Decodable {
  struct Case: Decodable {
    let line: String
    let loadings, correlations: [[Double]]
    let uniquenesses: [Double]
    let chi2, rmsea, tli, cfi: Double?
  }
  let harman: [[Double]]
  let names: [String]
  let presets, rotations: [Case]
  let goal, free: [[Double?]]
  let glsChi: Double
  /// χ², RMSEA, TLI, CFI.
  let lavaanGLS: [Double]
  let spssFactors: Int

  static func read() throws -> FactorPresetFixture {
    try Fixtures.load("factor-presets")
  }

  /// A folder with the correlations and the targets.
  func program() throws -> Program {
    func lines(_ rows: [[Double?]]) -> String {
      rows.map { $0.map { $0.map { "\($0)" } ?? "NA" }.joined(separator: ",") + "\n" }.joined()
    }
    let program = try Program()
    try program.file("h.csv", names.joined(separator: ",") + "\n" + lines(harman))
    try program.file("goal.csv", "a,b,c,d\n" + lines(goal))
    try program.file("free.csv", "a,b,c,d\n" + lines(free))
    return program
  }
}

/// `factors` by the conventions of other programs, and by every rotation (`make/factor-presets.R`).
@Suite("The verb factors as other programs do it")
struct FactorPresetTests {
  private let source = "factors --matrix h.csv --observations 145 --format json"

  private func check(_ found: [String: Any], _ expected: FactorPresetFixture.Case) throws {
    let line = expected.line
    // GPArotation ends at a gradient of 1e-10, the fits of psych and lavaan where these stop.
    expectClose(try matrix(found, "loadings"), expected.loadings, 0, floor: 1e-6, line)
    expectClose(
      try matrix(found, "factorCorrelations"), expected.correlations, 0, floor: 1e-6, line)
    expectClose(try numbers(found, "uniquenesses"), expected.uniquenesses, 1e-8, line)
    for (key, number) in [
      ("chi2", expected.chi2), ("rmsea", expected.rmsea), ("tli", expected.tli),
      ("cfi", expected.cfi),
    ] {
      guard let number else { continue }
      expectClose(
        [try #require(value(found, "fit", key) as? Double)], [number], 1e-6, "\(line) \(key)")
    }
  }

  @Test("presets are factanal, psych, SPSS, Stata and lavaan, and say what makes the difference")
  func presets() throws {
    let fixture = try FactorPresetFixture.read()
    let program = try fixture.program()
    for expected in fixture.presets {
      // By default SPSS takes as many factors as eigenvalues above 1.
      let number = expected.line == "--preset spss" ? "" : "--factors 4"
      let found = try program.succeed("\(source) \(number) \(expected.line)").json()
      try check(found, expected)
      let preset = try #require(found["preset"] as? String)
      #expect(expected.line.contains("--preset \(preset)"))
      let conventions = try #require(found["conventions"] as? [[String: String]])
      #expect(conventions.count >= 2)
      #expect(conventions.allSatisfy { !($0["note"] ?? "").isEmpty })
    }
    let spss = try program.succeed("\(source) --preset spss").json()
    #expect(spss["factors"] as? Int == fixture.spssFactors)
    #expect(value(spss, "retention", "method") as? String == "eigenvalues above 1")
  }

  @Test("SPSS and lavaan multiply the minimum of generalised least squares; psych the likelihood's")
  func generalizedLeastSquares() throws {
    let fixture = try FactorPresetFixture.read()
    let program = try fixture.program()
    func chi(_ preset: String) throws -> Double {
      let found = try program.succeed("\(source) --factors 4 --extraction gls \(preset)").json()
      return try #require(value(found, "fit", "chi2") as? Double)
    }
    expectClose([try chi("--preset spss")], [fixture.glsChi], 1e-9)
    #expect(try chi("") == chi("--preset psych"))
    #expect(abs(try chi("") - fixture.glsChi) > 1)
    let lavaan = try program.succeed(
      "\(source) --factors 4 --extraction gls --preset lavaan"
    ).json()
    let fit = ["chi2", "rmsea", "tli", "cfi"].compactMap { value(lavaan, "fit", $0) as? Double }
    expectClose(fit, fixture.lavaanGLS, 1e-6)
  }

  @Test("rotations with their parameters are those of GPArotation")
  func rotations() throws {
    let fixture = try FactorPresetFixture.read()
    let program = try fixture.program()
    for expected in fixture.rotations {
      let found = try program.succeed(
        "\(source) --factors 4 --extraction ml \(expected.line)"
      ).json()
      try check(found, expected)
      #expect(found["preset"] is NSNull)
      #expect((found["conventions"] as? [Any])?.isEmpty == true)
      let minima = try #require(value(found, "rotation", "minima") as? [[String: Any]])
      #expect(minima.count == value(found, "rotation", "optima") as? Int)
      let starts = minima.compactMap { $0["starts"] as? Int }.reduce(0, +)
      #expect(starts == value(found, "rotation", "starts") as? Int)
    }
  }

  @Test("every rotation runs by its name; a target decides how many factors there are")
  func names() throws {
    let program = try FactorPresetFixture.read().program()
    let help = try program.succeed("factors --help").output
    for name in [
      "none", "varimax", "quartimax", "equamax", "parsimax", "promax", "oblimin", "quartimin",
      "geomin", "geomin-orthogonal", "crawford-ferguson", "crawford-ferguson-orthogonal",
      "bentler", "bentler-orthogonal", "simplimax", "target", "target-orthogonal", "bifactor",
      "bifactor-oblique",
    ] {
      #expect(help.contains(name), "\(name)")
      let target = name.hasPrefix("target") ? "--target goal.csv" : "--factors 4"
      let starts = name == "none" ? "" : "--starts 2"
      let found = try program.succeed("\(source) --rotation \(name) \(target) \(starts)").json()
      #expect(found["factors"] as? Int == 4, "\(name)")
      #expect(value(found, "rotation", "method") as? String == name)
      // A rotation leaves what is explained alone.
      let loadings = try matrix(found, "loadings")
      let structure = try matrix(found, "structure")
      let explained = zip(loadings, structure).map { a, b in
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
      }
      expectClose(explained, try numbers(found, "communalities"), 1e-8, name)
    }
  }

  @Test("lines of a target with names may be in any order")
  func targetNames() throws {
    let fixture = try FactorPresetFixture.read()
    let program = try fixture.program()
    let lines = zip(fixture.names, fixture.goal).map { name, row in
      name + "," + row.map { $0.map { "\($0)" } ?? "" }.joined(separator: ",") + "\n"
    }
    try program.file("named.csv", "variable,a,b,c,d\n" + lines.reversed().joined())
    let plain = try program.succeed("\(source) --rotation target --target goal.csv").json()
    let named = try program.succeed("\(source) --rotation target --target named.csv").json()
    #expect(try matrix(plain, "loadings") == matrix(named, "loadings"))
  }

  @Test("what is said overrides the preset")
  func overriding() throws {
    let program = try FactorPresetFixture.read().program()
    let plain = try program.succeed(
      "\(source) --factors 4 --extraction ml --rotation oblimin --starts 30"
    ).json()
    let preset = try program.succeed(
      "\(source) --factors 4 --preset spss --extraction ml --rotation oblimin --starts 30 --no-kaiser"
    ).json()
    expectClose(
      try matrix(preset, "loadings"), try matrix(plain, "loadings"), 1e-12, floor: 1e-12)
    let topics = try #require(preset["conventions"] as? [[String: String]])
      .compactMap { $0["convention"] }
    #expect(!topics.contains("kaiser") && !topics.contains("starts"))
  }

  @Test("the conventions are a list in the table, in either language")
  func table() throws {
    let program = try FactorPresetFixture.read().program()
    let line = "factors --matrix h.csv --observations 145 --factors 4 --preset stata"
    let english = try program.succeed(line).output
    #expect(english.contains("As Stata does it:"))
    #expect(english.contains("not iterated"))
    #expect(try program.succeed(line + " --lang vi").output.contains("Theo cách của Stata:"))
  }
}
