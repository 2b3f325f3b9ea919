import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Columns that lie far from zero: what does not depend on the columns that span a model has to come out
/// as in columns that are centred.
@Suite struct BadScalingTests {
  private struct Fixture: Decodable {
    struct Record: Decodable {
      let year, z, w, s, c, y, b, k, g: [Double]
    }
    struct Case: Decodable {
      let degree: Int
      let family: String
      let response: String
      let covariance: String
      let t: Double
      let se: Double
      let wald: Double
      let deviance: Double
      let fitted: [Double]
    }
    let data: Record
    let cases: [Case]
  }

  /// Expected: R's `glm`, its sandwich written out, and `svyglm` on orthogonal polynomials of the year
  /// (`Fixtures/make/scaling.R`). Here the powers of the year as it is.
  @Test func powersOfAYear() throws {
    let fixture: Fixture = try Fixtures.load("scaling")
    let d = fixture.data
    var table = Table(rowCount: d.year.count)
    for (name, values) in [
      ("year", d.year), ("z", d.z), ("w", d.w), ("s", d.s), ("c", d.c), ("y", d.y), ("b", d.b),
      ("k", d.k), ("g", d.g),
    ] {
      table.set(name, to: .real(values))
    }
    let design = try Design(
      DesignSpecification(strata: ["s"], clusters: ["c"], weights: "w"), in: table)
    let clusters = d.c.map { Int($0) }
    let kinds: [String: RegressionCovariance] = [
      "model": .model, "hc0": .robust(.hc0), "hc2": .robust(.hc2), "hc3": .robust(.hc3),
      "hc4": .robust(.hc4), "cluster": .clusters(clusters),
    ]
    for expected in fixture.cases {
      let what = Comment(rawValue: "\(expected.family), \(expected.covariance), \(expected.degree)")
      let family = try #require(RegressionFamily(rawValue: expected.family))
      let isSample = expected.covariance == "design"
      for powers in [
        "poly(year, \(expected.degree), raw = TRUE)",
        (1...expected.degree).map { "I(year^\($0))" }.joined(separator: " + "),
      ] {
        let fit = try FormulaRegression(
          try Formula(parsing: "\(expected.response) ~ z + \(powers)"), family, table,
          weights: isSample ? .sampling(design.weights) : .equal)
        let inference =
          isSample
          ? try fit.inference(in: design)
          : try fit.inference(try #require(kinds[expected.covariance]))
        let last = try #require(inference.coefficients.last)
        #expect(relativeError(try #require(last.statistic), expected.t) < 1e-8, what)
        #expect(relativeError(inference.coefficients[1].standardError, expected.se) < 1e-8, what)
        #expect(
          relativeError(fit.fit.statistics(hasIntercept: true).deviance, expected.deviance) < 1e-9,
          what)
        let predicted = try fit.predictions(for: table, inference).prefix(10).map(\.value)
        #expect(relativeError(predicted, expected.fitted) < 1e-8, what)
        guard powers.hasPrefix("poly") else { continue }
        let test = try #require(fit.termTests(inference).last)
        let factor = test.denominator == nil ? 1 : Double(expected.degree)
        #expect(relativeError(try #require(test.statistic) * factor, expected.wald) < 1e-7, what)
      }
    }
    #expect(fixture.cases.count == 4 * (5 * 4 + 3))
  }

  /// A column x = m + u/f, with f a power of two, so that u is exact.
  struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let centre: Double
    let unit: Double
    let degree: Int
    /// The numbers near the centre, from a number in −1…1.
    let value: @Sendable (Double) -> Double
  }

  static let places = [
    Place(testDescription: "years", centre: 2015, unit: 16, degree: 4) {
      2015 + ($0 * 15).rounded()
    },
    Place(testDescription: "years in a short range", centre: 2021, unit: 4, degree: 4) {
      2021 + ($0 * 4).rounded()
    },
    Place(testDescription: "unix time", centre: 1_700_043_000, unit: 65536, degree: 2) {
      1_700_043_000 + ($0 * 43000).rounded()
    },
    Place(testDescription: "latitude", centre: 10.75, unit: 0.25, degree: 3) { 10.8 + 0.3 * $0 },
    Place(testDescription: "a million and one", centre: 1e6, unit: 1, degree: 1) {
      1e6 + ($0 * 1.5).rounded()
    },
    Place(testDescription: "a milliard and noise", centre: 1e9, unit: 1, degree: 2) { 1e9 + $0 },
  ]

  static let families: [RegressionFamily] = RegressionFamily.allCases

  private func table(_ place: Place) -> Table {
    var columns: [String: [Double]] = [:]
    for i in 0..<240 {
      func uniform(_ k: Int) -> Double { Self.uniform(i * 8 + k) }
      let u = 2 * uniform(0) - 1
      let x = place.value(u)
      let z = uniform(1) + uniform(2) - 1
      let eta = 0.5 * z + 0.7 * u - 0.5 * u * u + 0.4 * (uniform(3) - 0.5)
      let noise = uniform(4) + uniform(5) + uniform(6) - 1.5
      let latent = eta + noise
      for (name, value) in [
        ("x", x), ("u", (x - place.centre) / place.unit), ("z", z), ("y", latent),
        ("b", latent > 0 ? 1 : 0), ("k", max(0, (3 + 2 * latent).rounded())),
        ("g", 0.6 + 0.3 * eta + 0.5 * uniform(7)),
        ("o", latent < -0.5 ? 1 : latent < 0.1 ? 2 : latent < 0.7 ? 3 : 4),
        ("w", 0.5 + uniform(6)), ("s", Double(i / 60)), ("c", Double(i / 10)),
      ] {
        columns[name, default: []].append(value)
      }
    }
    var table = Table(rowCount: 240)
    for (name, values) in columns { table.set(name, to: .real(values)) }
    return table
  }

  /// The additive recurrence of the golden ratio, shuffled by a multiplication: fixed numbers in 0…1.
  private static func uniform(_ k: Int) -> Double {
    var bits = UInt64(truncatingIfNeeded: k) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// A model of powers of x is one of powers of u: errors, tests, fits, predictions and effects agree.
  @Test(arguments: places, families)
  func isTheModelOfTheCentredColumn(_ place: Place, _ family: RegressionFamily) throws {
    let table = table(place)
    let response =
      switch family {
      case .gaussian: "y"
      case .logistic, .probit: "b"
      case .poisson: "k"
      case .gamma, .gammaLog: "g"
      case .ordinal, .ordinalProbit, .multinomial: "o"
      }
    let design = try Design(
      DesignSpecification(strata: ["s"], clusters: ["c"], weights: "w"), in: table)
    let clusters = try table.column("c")
    var kinds: [(String, RegressionCovariance?)] = [
      ("model", .model), ("hc0", .robust(.hc0)), ("hc1", .robust(.hc1)),
      ("cluster", .clusters((0..<240).map { Int(clusters.number(at: $0)) })), ("design", nil),
    ]
    if family == .gaussian {
      kinds += [("hc2", .robust(.hc2)), ("hc3", .robust(.hc3)), ("hc4", .robust(.hc4))]
    }
    for (name, kind) in kinds {
      func fitted(_ column: String) throws -> (FormulaRegression, RegressionInference) {
        let fit = try FormulaRegression(
          try Formula(parsing: "\(response) ~ z + poly(\(column), \(place.degree), raw = TRUE)"),
          family, table, weights: kind == nil ? .sampling(design.weights) : .equal)
        return (fit, try kind.map(fit.inference) ?? fit.inference(in: design))
      }
      let (far, farInference) = try fitted("x")
      let (near, nearInference) = try fitted("u")
      let what = Comment(rawValue: name)
      #expect(far.fit.aliased.isEmpty, what)
      let highest = far.terms.indices.filter { $0 % far.terms.count == far.terms.count - 1 }
      for j in highest + [far.family.isOrdinal ? 0 : 1] {
        let (a, b) = (farInference.coefficients[j], nearInference.coefficients[j])
        #expect(relativeError(try #require(a.statistic), try #require(b.statistic)) < 1e-8, what)
      }
      #expect(
        relativeError(
          far.fit.statistics(hasIntercept: true).deviance,
          near.fit.statistics(hasIntercept: true).deviance) < 1e-10, what)
      for (a, b) in zip(far.termTests(farInference), near.termTests(nearInference)) {
        #expect(relativeError(try #require(a.statistic), try #require(b.statistic)) < 1e-7, what)
      }
      let predictions = try zip(
        far.predictions(for: table, farInference), near.predictions(for: table, nearInference))
      for (a, b) in predictions {
        #expect(relativeError(a.value, b.value) < 1e-8, what)
        #expect(relativeError(a.standardError, b.standardError) < 1e-8, what)
      }
      let effects = try zip(
        far.averageMarginalEffects(in: table, farInference),
        near.averageMarginalEffects(in: table, nearInference))
      for (a, b) in effects {
        let unit = a.term == "x" ? place.unit : 1
        #expect(
          abs(a.effect.value * unit - b.effect.value) < 1e-7 * b.effect.standardError, what)
        #expect(
          relativeError(a.effect.standardError * unit, b.effect.standardError) < 1e-7, what)
      }
      if name == "model", family != .multinomial {
        let inflation = zip(far.diagnostics().inflation, near.diagnostics().inflation)
        for (a, b) in inflation { #expect(relativeError(a.factor, b.factor) < 1e-8, what) }
      }
    }
  }

  /// What truly separates is still named.
  @Test func separationByAYearIsFound() throws {
    var table = Table(rowCount: 60)
    table.set("year", to: .real((0..<60).map { Double(2000 + $0 / 2) }))
    table.set("z", to: .real((0..<60).map { Double($0 % 7) }))
    table.set("b", to: .real((0..<60).map { $0 < 30 ? 0 : 1 }))
    table.set("o", to: .real((0..<60).map { $0 < 20 ? 1 : $0 < 40 ? 2 : 3 }))
    for (formula, family) in [
      ("b ~ z + year", RegressionFamily.logistic), ("b ~ z + year", .probit),
      ("o ~ z + year", .ordinal), ("o ~ z + year", .multinomial),
    ] {
      do {
        _ = try FormulaRegression(try Formula(parsing: formula), family, table)
        Issue.record("\(family) was fitted")
      } catch let error as RegressionError {
        guard case .separation(let terms) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(terms.contains("year"), "\(family): \(terms)")
      }
    }
  }
}
