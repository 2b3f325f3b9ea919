import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Rows that miss answers, by full information maximum likelihood, against lavaan and, under designs, survey
/// (`Tests/Fixtures/make/confirmatory-missing.R`).
@Suite("Confirmatory factors of rows that miss answers")
struct IncompleteConfirmatoryTests {
  private struct Fixture: Decodable {
    struct Analysis: Decodable {
      let fit: [String: Double]
      let terms: [String]
      let groups: [String?]
      let estimates, errors, standardized, standardizedErrors: [Double]
    }
    struct Designed: Decodable {
      let df: Int
      let chi2, factor, scaled, p: Double
      let scaledDf, estimates, errors: [Double]
      let terms: [String]
      let groups: [String?]
    }
    struct Designs: Decodable { let strata, alone, groups: Designed }
    let items: [String]
    let rows: [[Double?]]
    let area: [String]
    let empty, partial: Int
    let ml, variance, mlr, weighted, configural, loadings, intercepts, weightedGroups: Analysis
    let designs: Designs

    static func read() throws -> Fixture { try Fixtures.load("confirmatory-missing") }

    func sample(
      _ specification: DesignSpecification = .init(), groups: String? = nil
    ) throws -> ConfirmatorySample {
      var table = Table(rowCount: rows.count)
      for (j, name) in (items + ["w", "stratum", "cluster"]).enumerated() {
        table.set(name, to: .real(rows.map { $0[j] ?? .nan }))
      }
      table.set("area", to: .coded(CodedColumn(texts: area)))
      return try ConfirmatorySample(
        SurveyObservations(items, of: table, in: try Design(specification, in: table)),
        groups: groups, missing: .fullInformation)
    }
  }

  private static let pattern = MeasurementPattern([
    ("f", ["y1", "y2", "y3", "y4"]), ("h", ["y4", "y5", "y6", "y7"]),
  ])

  private func check(
    _ plan: ConfirmatoryPlan, _ sample: ConfirmatorySample, _ expected: Fixture.Analysis
  ) throws {
    let found = try ConfirmatoryAnalysis(Self.pattern, sample, plan)
    let fit = found.measures
    #expect(found.convergence.converged)
    let pairs: [(String, Double?)] = [
      ("chisq", fit.chiSquared), ("df", fit.degreesOfFreedom), ("pvalue", fit.p),
      ("baseline.chisq", fit.nullChiSquared), ("cfi", fit.cfi), ("tli", fit.tli),
      ("rmsea", fit.rmsea), ("srmr", fit.srmr), ("npar", Double(fit.parameters)),
      ("ntotal", Double(sample.rows)),
    ]
    for (name, value) in pairs {
      let peer = try #require(expected.fit[name])
      #expect(relativeError(try #require(value), peer) < 1e-7, Comment(rawValue: name))
    }
    let scaled: [(String, Double?)] = [
      ("chisq.scaled", fit.scaledChiSquared), ("pvalue.scaled", fit.scaledP),
      ("chisq.scaling.factor", fit.scalingFactor), ("cfi.scaled", fit.scaled?.cfi),
      ("tli.scaled", fit.scaled?.tli), ("rmsea.scaled", fit.scaled?.rmsea),
      ("cfi.robust", fit.robust?.cfi), ("tli.robust", fit.robust?.tli),
      ("rmsea.robust", fit.robust?.rmsea),
    ]
    // lavaan's search for the saturated moments, which these are made of, stops near.
    for (name, value) in scaled where plan.estimator == .yuanBentler {
      let peer = try #require(expected.fit[name])
      #expect(relativeError(try #require(value), peer) < 1e-6, Comment(rawValue: name))
    }
    #expect((fit.scaledChiSquared == nil) == (plan.estimator == .maximumLikelihood))
    var compared = 0
    for group in found.groups {
      for entry in group.estimates {
        guard
          let place = expected.terms.indices.first(where: {
            expected.terms[$0] == entry.term && (expected.groups[$0] ?? "") == group.name
          })
        else {
          #expect(entry.standardError == nil)
          continue
        }
        compared += 1
        let error = expected.errors[place]
        #expect(
          abs(entry.estimate - expected.estimates[place]) < 1e-8 * error,
          Comment(rawValue: entry.term))
        #expect(
          relativeError(try #require(entry.standardError), error) < 1e-7,
          Comment(rawValue: entry.term))
        #expect(
          abs(entry.standardized - expected.standardized[place]) < 1e-8,
          Comment(rawValue: entry.term))
        #expect(
          abs((entry.standardizedError ?? 0) - expected.standardizedErrors[place]) < 1e-7,
          Comment(rawValue: entry.term))
      }
    }
    #expect(compared == expected.terms.count)
  }

  @Test(
    "maximum likelihood and its correction; an item nearly always missing, units of 10⁶ and 10⁻⁴")
  func alone() throws {
    let fixture = try Fixture.read()
    let sample = try fixture.sample()
    #expect(sample.incomplete == fixture.empty && sample.partial == fixture.partial)
    try check(.init(), sample, fixture.ml)
    try check(.init(scale: .unitVariance), sample, fixture.variance)
    try check(.init(estimator: .yuanBentler), sample, fixture.mlr)
    let found = try ConfirmatoryAnalysis(Self.pattern, sample)
    #expect(found.notes().first == .empty(fixture.empty, of: fixture.rows.count))
    #expect(found.invariance == nil)
  }

  @Test("weighted rows, and groups with nothing, loadings, and intercepts in common")
  func groups() throws {
    let fixture = try Fixture.read()
    let weights = DesignSpecification(weights: "w")
    try check(.init(), try fixture.sample(weights), fixture.weighted)
    let sample = try fixture.sample(groups: "area")
    try check(.init(), sample, fixture.configural)
    try check(.init(estimator: .yuanBentler, invariance: .metric), sample, fixture.loadings)
    try check(.init(estimator: .yuanBentler, invariance: .scalar), sample, fixture.intercepts)
    try check(
      .init(invariance: .scalar), try fixture.sample(weights, groups: "area"),
      fixture.weightedGroups)
  }

  @Test("errors, scaled χ² and F of a design with strata, clusters and weights")
  func design() throws {
    let fixture = try Fixture.read()
    let whole = DesignSpecification(strata: ["stratum"], clusters: ["cluster"], weights: "w")
    let cases = [
      (try fixture.sample(whole), fixture.designs.strata),
      (try fixture.sample(.init(weights: "w")), fixture.designs.alone),
      (try fixture.sample(whole, groups: "area"), fixture.designs.groups),
    ]
    for (sample, expected) in cases {
      let found = try ConfirmatoryAnalysis(
        Self.pattern, sample, .init(estimator: .yuanBentler, invariance: .scalar))
      let fit = found.measures
      #expect(found.designDegreesOfFreedom == expected.df)
      #expect(relativeError(fit.chiSquared, expected.chi2) < 1e-8)
      #expect(relativeError(try #require(fit.scalingFactor), expected.factor) < 1e-7)
      #expect(relativeError(try #require(fit.scaledChiSquared), expected.scaled) < 1e-7)
      #expect(relativeError(try #require(fit.scaledDegreesOfFreedom), expected.scaledDf) < 1e-7)
      #expect(relativeError(try #require(fit.scaledP), expected.p) < 1e-7)
      for (place, term) in expected.terms.enumerated() {
        let entry = try #require(
          found.groups.first { [nil, $0.name].contains(expected.groups[place]) }?.estimates
            .first { $0.term == term }, Comment(rawValue: term))
        let error = expected.errors[place]
        #expect(abs(entry.estimate - expected.estimates[place]) < 1e-8 * error)
        #expect(
          relativeError(try #require(entry.standardError), error) < 1e-8, Comment(rawValue: term))
      }
    }
  }

  /// Rows of a factor of four items; `answers` says what is there of a row.
  private static func simulated(
    _ n: Int, missing: (_ row: [Double], _ item: Int, _ chance: Double) -> Bool
  ) throws -> SurveyObservations {
    var random = CounterRandom(seed: 20_261_124)
    let rows = (0..<n).map { _ -> [Double] in
      let factor = random.normal()
      let row = [1, 0.8, 0.9, 0.7].map { 3 + $0 * factor + 0.8 * random.normal() }
      return row.enumerated().map { missing(row, $0.offset, random.uniform()) ? .nan : $0.element }
    }
    var table = Table(rowCount: n)
    for j in 0..<4 { table.set("y\(j + 1)", to: .real(rows.map { $0[j] })) }
    return try SurveyObservations(
      (1...4).map { "y\($0)" }, of: table, in: try Design(.init(), in: table))
  }

  private static let one = MeasurementPattern([("f", ["y1", "y2", "y3", "y4"])])

  @Test(
    "answers missing where another one is high: complete rows are biased, full information is not")
  func missingAtRandom() throws {
    let data = try Self.simulated(6000) { row, item, chance in
      item > 0 && row[0] > 3 && chance < 0.7
    }
    func found(_ missing: ConfirmatorySample.Missing) throws -> ConfirmatoryAnalysis {
      try ConfirmatoryAnalysis(Self.one, ConfirmatorySample(data, missing: missing))
    }
    let full = try found(.fullInformation)
    for (j, entry) in full.groups[0].estimates.filter({ $0.kind == .intercept }).enumerated() {
      let error = try #require(entry.standardError)
      #expect(abs(entry.estimate - 3) < 3.5 * error, "y\(j + 1)")
    }
    func variance(_ analysis: ConfirmatoryAnalysis) throws -> (Double, Double) {
      let entry = try #require(
        analysis.groups[0].estimates.first { $0.kind == .factorCovariance })
      return (entry.estimate, try #require(entry.standardError))
    }
    let (own, error) = try variance(full)
    #expect(abs(own - 1) < 3.5 * error)
    let (listwise, other) = try variance(found(.listwise))
    #expect(listwise < 1 - 8 * other)
    let means = try ConfirmatorySample(data).groups[0].moments.means
    #expect(means.allSatisfy { $0 < 2.7 })
  }

  @Test("where nothing is missing, estimates and fit are those of complete rows")
  func complete() throws {
    let data = try Self.simulated(300) { _, _, _ in false }
    let plain = try ConfirmatoryAnalysis(Self.one, ConfirmatorySample(data))
    let sample = try ConfirmatorySample(data, missing: .fullInformation)
    #expect(sample.partial == 0 && sample.groups[0].saturated?.patternCount == 1)
    let full = try ConfirmatoryAnalysis(Self.one, sample)
    #expect(relativeError(full.measures.chiSquared, plain.measures.chiSquared) < 1e-9)
    #expect(
      relativeError(
        try #require(full.measures.nullChiSquared), try #require(plain.measures.nullChiSquared))
        < 1e-10)
    #expect(
      relativeError(
        try #require(full.measures.logLikelihood), try #require(plain.measures.logLikelihood))
        < 1e-12)
    #expect(
      relativeError(
        full.groups[0].loadings.elements, plain.groups[0].loadings.elements) < 1e-10)
    #expect(full.measures.parameters == plain.measures.parameters + 4)
  }

  @Test("what answers do not determine is a typed error")
  func refusals() throws {
    func refused(
      _ missing: (_ row: [Double], _ item: Int, _ chance: Double) -> Bool
    ) throws -> ConfirmatoryError? {
      let data = try Self.simulated(200, missing: missing)
      return #expect(throws: ConfirmatoryError.self) {
        try ConfirmatorySample(data, missing: .fullInformation)
      }
    }
    // Two forms of a questionnaire: nobody has both of two items.
    #expect(
      try refused { row, item, _ in item == (row[0] > 3 ? 2 : 3) }
        == .incomplete(.neverTogether("y3", "y4"), nil))
    var left = 4
    #expect(
      try refused { _, item, _ in
        guard item == 1 else { return false }
        left -= 1
        return left < 0
      } == .incomplete(.fewAnswers(item: "y2", rows: 4, items: 4), nil))
    let data = try Self.simulated(200) { _, item, chance in item == 3 && chance < 0.2 }
    let sample = try ConfirmatorySample(data, missing: .fullInformation)
    #expect(throws: ConfirmatoryError.fullInformation(.satorraBentler)) {
      try ConfirmatoryAnalysis(Self.one, sample, .init(estimator: .satorraBentler))
    }
    var table = data.table
    table.set(
      "twice", to: .real((0..<200).map { 2 * ((try? table.column("y4").number(at: $0)) ?? .nan) }))
    let doubled = try SurveyObservations(
      ["y1", "y2", "y4", "twice"], of: table, in: try Design(.init(), in: table))
    #expect(throws: ConfirmatoryError.incomplete(.collinear(["y4", "twice"]), nil)) {
      try ConfirmatorySample(doubled, missing: .fullInformation)
    }
    for error: IncompleteAnswersError in [
      .constant(item: "y"), .undetermined("a", "b"), .collinear(["a", "b"]),
    ] {
      #expect(!"\(error)".contains("--") && "\(error)".count < 200)
    }
  }
}
