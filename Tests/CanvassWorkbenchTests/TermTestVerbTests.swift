import CanvassTestSupport
import Foundation
import Testing

/// Likelihood-ratio tests of terms on a design, against `regTermTest` (`make/term-likelihoods.R`).
@Suite("Tests of the terms of a regression")
struct TermTestVerbTests {
  struct Fixture: Decodable {
    struct Case: Decodable {
      let family, formula, term: String
      let lr, df, p: Double
      let effects: [Double]
    }
    struct WithZeros: Decodable {
      let family, formula, term: String
      let lr, deviance: Double
      let effects: [Double]
    }
    let data: String
    let cases: [Case]
    let withZeros: [WithZeros]
  }

  private func program() throws -> (Program, Fixture) {
    let fixture: Fixture = try Fixtures.load("term-likelihoods")
    let program = try Program()
    try program.file("d.csv", fixture.data + "\n")
    return (program, fixture)
  }

  private func model(
    _ program: Program, _ formula: String, _ family: String, _ options: String = ""
  )
    throws -> [String: Any]
  {
    try program.succeed(
      "regress '\(formula)' --family \(family) --data d.csv --strata s --clusters c --weights w "
        + "--format json \(options)"
    ).json()
  }

  @Test("statistic, design effects and p are those of R, p by integration")
  func agrees() throws {
    let (program, fixture) = try program()
    #expect(fixture.cases.count == 7)
    for record in fixture.cases {
      let name = Comment(rawValue: "\(record.family) \(record.formula) \(record.term)")
      let found = try model(
        program, record.formula, record.family, "--term-test likelihood-ratio")
      let terms = try #require(found["terms"] as? [[String: Any]])
      let term = try #require(terms.first { $0["term"] as? String == record.term }, name)
      #expect(term["test"] as? String == "likelihood-ratio")
      #expect(relativeError(try #require(term["statistic"] as? Double), record.lr) < 1e-8, name)
      #expect(relativeError(try #require(term["p"] as? Double), record.p) < 1e-7, name)
      let effects = try #require(term["designEffects"] as? [Double])
      #expect(effects.count == record.effects.count, name)
      for (own, other) in zip(effects, record.effects) {
        #expect(relativeError(own, other) < 1e-7, name)
      }
      let df = try #require(term["df"] as? [Double])
      #expect(df == [Double(record.effects.count), record.df], name)
    }
  }

  @Test("rows of weight zero have no say in deviances, statistics and design effects")
  func weightsOfZero() throws {
    let (program, fixture) = try program()
    #expect(fixture.withZeros.count == 3)
    for record in fixture.withZeros {
      let name = Comment(rawValue: record.family)
      let found = try program.succeed(
        "regress '\(record.formula)' --family \(record.family) --data d.csv --strata s "
          + "--clusters c --weights w0 --term-test likelihood-ratio --format json"
      ).json()
      let fit = try #require(found["fit"] as? [String: Any])
      let deviance = try #require(fit["deviance"] as? Double)
      #expect(relativeError(deviance, record.deviance) < 1e-10, name)
      let terms = try #require(found["terms"] as? [[String: Any]])
      let term = try #require(terms.first { $0["term"] as? String == record.term }, name)
      #expect(relativeError(try #require(term["statistic"] as? Double), record.lr) < 1e-8, name)
      let effects = try #require(term["designEffects"] as? [Double])
      #expect(effects.count == record.effects.count, name)
      for (own, other) in zip(effects, record.effects) {
        #expect(relativeError(own, other) < 1e-7, name)
      }
    }
  }

  @Test(
    "the statistic is what the deviance of the model without the term has more",
    arguments: ["logistic", "probit", "poisson", "gamma-log", "ordinal", "multinomial"])
  func deviances(_ family: String) throws {
    let (program, _) = try program()
    let answer =
      ["logistic": "b", "probit": "b", "poisson": "k", "ordinal": "o", "multinomial": "o"][family]
      ?? "y"
    func deviance(_ formula: String, _ key: String = "deviance") throws -> Double {
      let fit = try #require(try model(program, formula, family)["fit"] as? [String: Any])
      return try #require(fit[key] as? Double, "\(fit)")
    }
    let terms = try #require(
      try model(program, "\(answer) ~ x + f", family, "--term-test likelihood-ratio")["terms"]
        as? [[String: Any]])
    let full = try deviance("\(answer) ~ x + f")
    for (term, rest) in zip(terms, ["f", "x"]) {
      let expected = try deviance("\(answer) ~ \(rest)") - full
      let statistic = try #require(term["statistic"] as? Double)
      #expect(abs(statistic - expected) < 1e-7 * full, "\(term)")
    }
    // A formula of one term leaves the constant, or the thresholds.
    let single = try #require(
      try model(program, "\(answer) ~ f", family, "--term-test likelihood-ratio")["terms"]
        as? [[String: Any]])
    let expected =
      try deviance("\(answer) ~ f", "nullDeviance") - deviance("\(answer) ~ f")
    #expect(abs(try #require(single[0]["statistic"] as? Double) - expected) < 1e-7 * full)
  }

  @Test("without a design a Gaussian model has the F test, and a logistic one χ²")
  func plain() throws {
    let (program, _) = try program()
    func terms(_ line: String) throws -> [[String: Any]] {
      try #require(
        try program.succeed("regress \(line) --data d.csv --format json").json()["terms"]
          as? [[String: Any]])
    }
    let wald = try terms("'y ~ x + f'")
    let ratio = try terms("'y ~ x + f' --term-test likelihood-ratio")
    for (one, other) in zip(wald, ratio) {
      #expect(one["test"] as? String == "wald")
      let (p, q) = (one["p"] as? Double ?? .nan, other["p"] as? Double ?? .nan)
      #expect(relativeError(p, q) < 1e-7, "\(one) \(other)")
    }
    // Three coefficients: P(χ² > x), by a sum of normal tails and densities.
    let logistic = try terms("'b ~ x + f' --family logistic --term-test likelihood-ratio")[1]
    let x = try #require(logistic["statistic"] as? Double)
    let tail = erfc((x / 2).squareRoot()) + (2 * x / .pi).squareRoot() * exp(-x / 2)
    #expect(relativeError(try #require(logistic["p"] as? Double), tail) < 1e-12)
  }
}
