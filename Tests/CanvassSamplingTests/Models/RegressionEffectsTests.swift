import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// `Fixtures/make/regress-effects.R`: means, gradients and derivatives written out in R, tests of
/// terms by `survey::regTermTest`, intervals by `predict.lm`, diagnostics by `car` and `stats`.
struct RegressionEffectsFixture: Decodable {
  struct Effect: Decodable {
    let term: String
    let level, category: String?
    let estimate, se: Double
  }
  struct Prediction: Decodable {
    let row: Int
    let category: String?
    let estimate, se: Double
    let lower, upper: Double?
  }
  struct Case: Decodable {
    let design, formula, family: String
    let `where`: String?
    let effects: [Effect]
    let predictions: [Prediction]
  }
  struct Term: Decodable {
    let design, formula, family, term: String
    let numerator: Int
    let denominator, statistic, p: Double
  }
  struct Plain: Decodable {
    let formula: String
    let estimate, se, lower, upper, responseLower, responseUpper: [Double]
  }
  struct Diagnostics: Decodable {
    let formula, family: String
    let terms: [String]
    let gvif, perCoefficient, leverage, standardized, cook: [Double]
    let conditionNumber: Double
  }
  let rows: String
  let cases: [Case]
  let terms: [Term]
  let plain: Plain
  let diagnostics: [Diagnostics]

  init() throws {
    self = try Fixtures.load("regress-effects")
  }

  /// The rows to predict.
  func table() throws -> Table {
    let path = NSTemporaryDirectory() + "canvass-rows-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try rows.write(toFile: path, atomically: true, encoding: .utf8)
    return try openTable(path: path).read(columns: nil, threads: 1)
  }
}

private func isNear(_ a: Double, _ b: Double, _ scale: Double, _ tolerance: Double = 1e-8) -> Bool {
  abs(a - b) <= tolerance * max(abs(b), scale)
}

@Suite("Marginal effects, predictions, tests of terms and diagnostics")
struct RegressionEffectsTests {
  let fixture: RegressionEffectsFixture
  let regressions: RegressFixture

  init() throws {
    fixture = try RegressionEffectsFixture()
    regressions = try RegressFixture()
  }

  @Test("average marginal effects by the delta method in every family")
  func effects() throws {
    for expected in fixture.cases {
      let what = Comment(rawValue: "\(expected.family): \(expected.formula), \(expected.design)")
      let (fit, inference) = try regressions.fitted(
        expected.formula, expected.family, in: expected.design, where: expected.where)
      let record = try #require(regressions.designs.first { $0.name == expected.design })
      let found = try fit.averageMarginalEffects(
        in: try RegressFixture.schools(record.data), inference)
      try #require(found.count == expected.effects.count, what)
      for known in expected.effects {
        let match = found.first {
          $0.term == known.term && $0.level == known.level && $0.category == known.category
        }
        let effect = try #require(match, "\(what.rawValue): \(known.term)").effect
        #expect(isNear(effect.value, known.estimate, known.se), what)
        #expect(isNear(effect.standardError, known.se, 0), "\(what.rawValue): \(known)")
      }
    }
  }

  /// With a column in an offset as well, the coefficient takes back what the offset adds: the same
  /// model, so the same effects.
  @Test(
    "an offset counts in the effect of its column", arguments: ["gaussian", "poisson", "ordinal"])
  func offsets(_ family: String) throws {
    let response = family == "ordinal" ? "mealcat" : "enroll"
    let effects = try ["", " + offset(api99 / 100)"].map { offset in
      let formula = "\(response) ~ api99 * stype\(offset)"
      let (fit, inference) = try regressions.fitted(formula, family, in: "strat", where: nil)
      return try fit.averageMarginalEffects(
        in: try RegressFixture.schools("apistrat"), inference)
    }
    for (own, other) in zip(effects[0], effects[1]) where own.term == "api99" {
      #expect(isNear(own.effect.value, other.effect.value, 0, 1e-9))
      #expect(isNear(own.effect.standardError, other.effect.standardError, 0, 1e-9))
    }
    #expect(effects[0].count == effects[1].count && !effects[0].isEmpty)
  }

  @Test("probabilities of all categories change by nothing together")
  func effectsAddUp() throws {
    for expected in fixture.cases where expected.effects.contains(where: { $0.category != nil }) {
      let (fit, inference) = try regressions.fitted(
        expected.formula, expected.family, in: expected.design, where: expected.where)
      let record = try #require(regressions.designs.first { $0.name == expected.design })
      let found = try fit.averageMarginalEffects(
        in: try RegressFixture.schools(record.data), inference)
      let groups = Dictionary(grouping: found) { "\($0.term) \($0.level ?? "")" }
      for group in groups.values {
        #expect(abs(group.reduce(0) { $0 + $1.effect.value }) < 1e-14)
      }
    }
  }

  @Test("predictions with standard errors and intervals")
  func predictions() throws {
    let table = try fixture.table()
    for expected in fixture.cases where !expected.predictions.isEmpty {
      let what = Comment(rawValue: "\(expected.family): \(expected.formula)")
      let (fit, inference) = try regressions.fitted(
        expected.formula, expected.family, in: expected.design, where: expected.where)
      let found = try fit.predictions(for: table, inference)
      try #require(found.count == expected.predictions.count, what)
      for (own, known) in zip(found, expected.predictions) {
        #expect(own.row + 1 == known.row && own.category == known.category, what)
        #expect(isNear(own.value, known.estimate, 0), what)
        #expect(isNear(own.standardError, known.se, 0, 1e-7), what)
        #expect((own.interval == nil) == (known.lower == nil), what)
        if let interval = own.interval, let lower = known.lower, let upper = known.upper {
          #expect(isNear(interval.lower, lower, known.se, 1e-7), what)
          #expect(isNear(interval.upper, upper, known.se, 1e-7), what)
        }
      }
    }
  }

  @Test("intervals of predict.lm")
  func plainPredictions() throws {
    let fit = try FormulaRegression(
      try Formula(parsing: fixture.plain.formula), .gaussian, try RegressFixture.schools("apisrs"))
    guard case .linear(let model) = fit.fit else { throw ModelError("no linear model") }
    let found = try fit.predictions(
      for: try fixture.table(), try fit.inference(.model),
      residualVariance: model.residualVariance)
    for (i, own) in found.enumerated() {
      #expect(isNear(own.value, fixture.plain.estimate[i], 0, 1e-11))
      #expect(isNear(own.standardError, fixture.plain.se[i], 0, 1e-10))
      #expect(isNear(try #require(own.interval).lower, fixture.plain.lower[i], 0, 1e-10))
      #expect(isNear(try #require(own.interval).upper, fixture.plain.upper[i], 0, 1e-10))
      let response = try #require(own.responseInterval)
      #expect(isNear(response.lower, fixture.plain.responseLower[i], 0, 1e-10))
      #expect(isNear(response.upper, fixture.plain.responseUpper[i], 0, 1e-10))
    }
  }

  @Test("the rows of the fit are predicted as they were fitted")
  func predictionsOfTheFit() throws {
    let table = try RegressFixture.schools("apisrs")
    for formula in [
      "sch.wide ~ poly(meals, 3) * stype + log(enroll)", "sch.wide ~ poly(ell, 2, raw = TRUE)",
    ] {
      let fit = try FormulaRegression(try Formula(parsing: formula), .logistic, table)
      guard case .generalized(let model) = fit.fit else { throw ModelError("no such model") }
      let found = try fit.predictions(for: table, try fit.inference(.model))
      #expect(found.map(\.row) == fit.rows)
      for (own, fitted) in zip(found, model.fitted) { #expect(abs(own.value - fitted) < 1e-12) }
    }
  }

  @Test("survey::regTermTest")
  func terms() throws {
    for expected in fixture.terms {
      let (fit, inference) = try regressions.fitted(
        expected.formula, expected.family, in: expected.design, where: nil)
      let found = try #require(
        fit.termTests(inference).first { $0.term == expected.term }, "\(expected.term)")
      #expect(found.coefficients == expected.numerator)
      #expect(found.denominator == expected.denominator)
      #expect(isNear(try #require(found.statistic), expected.statistic, 0))
      #expect(isNear(try #require(found.probability), expected.p, 0, 1e-7), "\(expected)")
    }
  }

  @Test("car::vif, hatvalues, rstandard and cooks.distance")
  func diagnostics() throws {
    let table = try RegressFixture.schools("apisrs")
    for expected in fixture.diagnostics {
      let family = try #require(RegressionFamily(rawValue: expected.family))
      let fit = try FormulaRegression(try Formula(parsing: expected.formula), family, table)
      let found = fit.diagnostics()
      #expect(found.inflation.map(\.term) == expected.terms)
      for (own, known) in zip(found.inflation.map(\.factor), expected.gvif) {
        #expect(isNear(own, known, 0))
      }
      for (own, known) in zip(found.inflation.map(\.perCoefficient), expected.perCoefficient) {
        #expect(isNear(own, known, 0))
      }
      #expect(isNear(try #require(found.conditionNumber), expected.conditionNumber, 0))
      #expect((found.pseudoRSquared == nil) == (family == .gaussian))
      #expect((found.hosmerLemeshow == nil) == (family == .gaussian))
      let influence = try fit.fit.influence()
      for i in expected.cook.indices {
        #expect(isNear(influence.leverages[i], expected.leverage[i], 0))
        #expect(isNear(influence.standardized[i], expected.standardized[i], 1e-3))
        #expect(isNear(influence.cooksDistances[i], expected.cook[i], 1e-6))
      }
    }
  }

  @Test("what is not defined for sampling weights is left out or refused, by name")
  func sampled() throws {
    let (fit, _) = try regressions.fitted(
      "sch.wide ~ ell + meals", "logistic", in: "clus1", where: nil)
    let found = fit.diagnostics()
    #expect(found.pseudoRSquared == nil && found.hosmerLemeshow == nil)
    #expect(
      found.omissions.contains { $0.description.contains("sampling weights have no likelihood") })
    #expect(throws: RegressionError.self) { try fit.fit.influence() }
  }
}
