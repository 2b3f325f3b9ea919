import Foundation
import Testing

/// `factors` against R's `factanal`, psych and GPArotation (`make/factor-verbs.R`), as the program
/// prints it.
@Suite("The verb factors")
struct FactorVerbTests {
  private func analyse(_ program: Program, _ line: String) throws -> [String: Any] {
    try program.succeed("factors \(line) --format json").json()
  }

  /// Extraction, fit and adequacy, and every rotation of the fixture.
  private func check(
    _ program: Program, _ source: String, _ expected: FactorVerbFixture.Analysis
  ) throws {
    for rotated in expected.rotations {
      let line =
        "\(source) --factors \(expected.factors) --extraction \(expected.extraction) "
        + "--rotation \(rotated.name)"
      let found = try analyse(program, line)
      expectClose(try numbers(found, "uniquenesses"), expected.uniquenesses, 1e-8, line)
      expectClose(
        try numbers(found, "communalities"), expected.uniquenesses.map { 1 - $0 }, 1e-8, line)
      expectClose(try numbers(found, "eigenvalues"), expected.eigenvalues, 1e-10, line)
      for (key, number) in expected.fit {
        let value = try #require(value(found, "fit", key) as? Double, "\(key)")
        expectClose([value], [number], 1e-8, floor: 1e-10, "\(line) \(key)")
      }
      let kmo = try #require(value(found, "adequacy", "kmo") as? Double)
      let bartlett = try #require(value(found, "adequacy", "bartlett", "chi2") as? Double)
      expectClose([kmo, bartlett], [expected.kmo, expected.bartlett], 1e-10, line)
      expectClose(try numbers(found, "adequacy", "msa"), expected.msa, 1e-10, line)
      #expect(
        value(found, "adequacy", "bartlett", "df") as? Int == Int(expected.bartlettDf))
      // R's rotations stop at a gradient of 1e-11 at best, promax after R's own varimax.
      expectClose(try matrix(found, "loadings"), rotated.loadings, 1e-6, floor: 1e-6, line)
      expectClose(
        try matrix(found, "factorCorrelations"), rotated.correlations, 1e-6, floor: 1e-6, line)
      #expect(value(found, "convergence", "converged") as? Bool == true)
      #expect(value(found, "rotation", "method") as? String == rotated.name)
    }
  }

  @Test("maximum likelihood on ability.cov and Harman74, with the rotations of R")
  func maximumLikelihood() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    try check(program, "--matrix ability.csv --observations 112", fixture.abilityAnalysis)
    try check(program, "--matrix harman.csv --observations 145", fixture.harmanAnalysis)
  }

  @Test("minimum residuals on Harman74 and on answers, with the rotations of R")
  func minimumResiduals() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    try check(program, "--matrix harman.csv --observations 145", fixture.harmanMinres)
    try check(
      program, "q1-q3 z q5-q9 --data full.csv --derive 'z=6-q4'", fixture.turnedAnalysis)
  }

  @Test("factanal's own figures, to the digits at which it stops")
  func factanal() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    for expected in fixture.factanal {
      let found = try analyse(
        program,
        "--matrix ability.csv --observations 112 --extraction ml --factors \(expected.factors)")
      let chi = try #require(value(found, "fit", "chi2") as? Double)
      expectClose([chi], [expected.statistic], 1e-6)
      #expect(value(found, "fit", "df") as? Int == expected.dof)
      expectClose(try numbers(found, "uniquenesses"), expected.uniquenesses, 5e-4)
    }
  }

  @Test("principal axis to the end is minimum residuals; fit does not depend on rotation")
  func identities() throws {
    let program = try FactorVerbFixture.read().program()
    let source = "--matrix harman.csv --observations 145 --factors 4"
    let axis = try analyse(program, "\(source) --extraction pa --rotation none")
    let residuals = try analyse(program, "\(source) --rotation none")
    expectClose(
      try matrix(axis, "loadings"), try matrix(residuals, "loadings"), 1e-6, floor: 1e-6)
    let turned = try analyse(program, "\(source) --rotation geomin --seed 5")
    #expect(
      value(turned, "fit", "chi2") as? Double == value(residuals, "fit", "chi2") as? Double)
    #expect(value(turned, "rotation", "seed") as? Int == 5)
    // ΛΦΛᵀ + Ψ is the same before and after.
    func model(_ object: [String: Any]) throws -> [[Double]] {
      let l = try matrix(object, "loadings")
      let structure = try matrix(object, "structure")
      return l.map { a in structure.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
    }
    expectClose(try model(turned), try model(residuals), 1e-9, floor: 1e-9)
  }

  @Test("components are the eigenvectors, and no model that could fit")
  func components() throws {
    let program = try FactorVerbFixture.read().program()
    let found = try analyse(
      program,
      "--matrix ability.csv --observations 112 --factors 2 --extraction pca --rotation none")
    let sums = try numbers(found, "sumsOfSquares")
    expectClose(sums, Array(try numbers(found, "eigenvalues").prefix(2)), 1e-12)
    #expect(found["fit"] is NSNull)
  }

  @Test("without a number, parallel analysis finds the three factors that were put in, and says so")
  func retention() throws {
    let program = try FactorVerbFixture.read().program()
    let found = try analyse(program, "q1-q9 --data full.csv --seed 11")
    #expect(found["factors"] as? Int == 3)
    #expect(value(found, "retention", "suggested") as? Int == 3)
    #expect(value(found, "retention", "seed") as? Int == 11)
    let table = try program.succeed("factors q1-q9 --data full.csv --seed 11")
    #expect(table.output.contains("parallel analysis"))
    #expect(table.output.contains("seed 11"))
    let again = try program.succeed("factors q1-q9 --data full.csv --seed 11")
    #expect(again.output == table.output)
    let given = try analyse(program, "q1-q9 --data full.csv --factors 3")
    #expect(given["retention"] is NSNull)
  }

  @Test("weights enter as repeated rows do; fit statistics go by the design, or carry a warning")
  func weights() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    let lines = try program.text("holes.csv").split(separator: "\n").map(String.init)
    let copies = zip(lines.dropFirst(), fixture.weights).flatMap { line, weight in
      [String](repeating: line, count: Int(weight))
    }
    try program.file("copies.csv", ([lines[0]] + copies).joined(separator: "\n") + "\n")
    for correlation in ["pearson", "spearman", "polychoric"] {
      let options = "q1-q9 --factors 3 --correlation \(correlation)"
      let weighted = try analyse(program, "\(options) --data holes.csv --weights w")
      let repeated = try analyse(program, "\(options) --data copies.csv")
      expectClose(
        try matrix(weighted, "loadings"), try matrix(repeated, "loadings"), 1e-7, floor: 1e-7)
      let warnings = try #require(weighted["warnings"] as? [String])
      let isSimple = warnings.contains { $0.contains("simple random sample of 400 rows") }
      #expect(isSimple == (correlation == "spearman"))
      let fit = try #require(weighted["fit"] as? [String: Any])
      #expect((fit["design"] is NSNull) == isSimple)
      // Of other correlations than Pearson's, tests and fit are only a guide.
      let guides = try #require(repeated["warnings"] as? [String])
      #expect(guides.count == (correlation == "pearson" ? 0 : 1))
      #expect(guides.allSatisfy { $0.contains("only a guide") })
    }
  }

  @Test("Heywood cases are named, impossible pairwise matrices repaired, both with a warning")
  func warnings() throws {
    let program = try FactorVerbFixture.read().program()
    // One correlation of .9 between two variables that have .5 with the third: ψ would be negative.
    try program.file(
      "heywood.csv", "a,b,c,d\n1,.9,.9,.2\n.9,1,.7,.2\n.9,.7,1,.2\n.2,.2,.2,1\n")
    let found = try analyse(
      program, "--matrix heywood.csv --observations 200 --factors 1 --extraction ml")
    #expect(found["heywood"] as? [String] == ["a"])
    let warnings = try #require(found["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("Heywood case: the uniqueness of \"a\"") })
    // a = b where both are, b = c where both are, a = −c where both are.
    var text = "a,b,c\n"
    for k in 0..<20 {
      let x = k % 5
      text += "\(x),\(x + k / 18),\n,\(x + k / 17),\(x)\n\(x),,\(4 - x + k / 19)\n"
    }
    try program.file("torn.csv", text)
    let torn = try analyse(program, "a b c --data torn.csv --factors 1")
    #expect(
      try #require(torn["warnings"] as? [String]).contains {
        $0.contains("nearest possible matrix")
      })
  }

  @Test("a table leaves small loadings blank, in either language")
  func table() throws {
    let program = try FactorVerbFixture.read().program()
    let line = "factors q1-q9 --data full.csv --factors 3"
    let english = try program.succeed(line).output
    #expect(english.contains("Factor correlations"))
    #expect(english.contains("Loadings below 0.3 are left blank"))
    let row = try #require(english.split(separator: "\n").first { $0.hasPrefix("q1 ") })
    // One of three loadings, communality and uniqueness.
    #expect(row.split(separator: " ").count == 4)
    #expect(try program.succeed(line + " --lang vi").output.contains("Phân tích nhân tố"))
    let csv = try program.succeed(line + " --format csv").output
    #expect(csv.hasPrefix("variable,F1,F2,F3,communality,uniqueness\n"))
    #expect(csv.split(separator: "\n").count == 10)
  }
}
