import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Confirmatory factors of a survey as a model of its own, against lavaan
/// (`Tests/Fixtures/make/confirmatory-survey.R`, `make/confirmatory-verb.R`).
@Suite("Confirmatory factors of a survey")
struct ConfirmatoryAnalysisTests {
  private struct Fixture: Decodable {
    struct Analysis: Decodable {
      let n: Int
      let fit: [String: Double]
      let terms: [String]
      let groups: [String?]
      let estimates, errors, standardized: [Double]
      let omega: [Double]?
    }
    let items: [String]
    let rows: [[Double?]]
    let area: [String?]
    let incomplete, unassigned: Int
    let weighted, configural, loadings, intercepts, ordered: Analysis

    static func read() throws -> Fixture { try Fixtures.load("confirmatory-survey") }

    /// All rows, of which some miss an answer or an area.
    func sample(
      _ specification: DesignSpecification = .init(weights: "w")
    ) throws -> SurveyObservations {
      var table = Table(rowCount: rows.count)
      for (j, name) in (items + ["w", "stratum", "cluster"]).enumerated() {
        table.set(name, to: .real(rows.map { $0[j] ?? .nan }))
      }
      table.set("area", to: .coded(CodedColumn(texts: area)))
      return try SurveyObservations(
        items, of: table, in: try Design(specification, in: table))
    }
  }

  private static let pattern = MeasurementPattern([
    ("f", ["q1", "q2", "q3", "q4"]), ("h", ["q4", "q5", "q6", "q7"]),
  ])

  private func check(
    _ found: ConfirmatoryAnalysis, _ expected: Fixture.Analysis, scaled: Bool = false
  ) throws {
    let fit = found.measures
    #expect(found.sample.rows == expected.n)
    #expect(found.convergence.converged && found.largestGradient < 1e-8)
    #expect(fit.degreesOfFreedom == expected.fit["df"])
    var pairs: [(Double?, String)] = [(fit.chiSquared, "chisq"), (fit.srmr, "srmr")]
    pairs +=
      scaled
      ? [
        (fit.scaledChiSquared, "chisq.scaled"), (fit.scaledP, "pvalue.scaled"),
        (fit.cfi, "cfi.scaled"), (fit.rmsea, "rmsea.scaled"),
      ] : [(fit.p, "pvalue"), (fit.cfi, "cfi"), (fit.tli, "tli"), (fit.rmsea, "rmsea")]
    for (value, name) in pairs {
      let peer = try #require(expected.fit[name])
      #expect(relativeError(try #require(value), peer) < 1e-6, Comment(rawValue: name))
    }
    var entries: [String: CoefficientEstimate] = [:]
    var standardized: [String: Double] = [:]
    for group in found.groups {
      for entry in group.estimates {
        let key = entry.term + " " + group.name
        entries[key] = found.estimate(entry)
        standardized[key] = entry.standardized
      }
    }
    for entry in found.thresholds { entries[entry.term + " "] = found.estimate(entry) }
    var compared = 0
    for place in expected.terms.indices where expected.errors[place] > 0 {
      let key = expected.terms[place] + " " + (expected.groups[place] ?? "")
      let entry = try #require(entries[key], Comment(rawValue: key))
      compared += 1
      #expect(abs(entry.value - expected.estimates[place]) < 1e-7, Comment(rawValue: key))
      #expect(
        relativeError(entry.standardError, expected.errors[place]) < 1e-6, Comment(rawValue: key))
      if let own = standardized[key] {
        #expect(abs(own - expected.standardized[place]) < 1e-7, Comment(rawValue: key))
      }
      let half = 1.959_963_984_540_054 * entry.standardError
      let limits = try #require(entry.interval())
      #expect(relativeError(limits.upper - limits.lower, 2 * half) < 1e-12)
    }
    #expect(compared == entries.count)
  }

  @Test("weighted rows, an item of two factors; what is left out is counted")
  func weighted() throws {
    let fixture = try Fixture.read()
    let sample = try ConfirmatorySample(fixture.sample())
    #expect(sample.incomplete == fixture.incomplete && sample.weighting == .design)
    let found = try ConfirmatoryAnalysis(Self.pattern, sample)
    try check(found, fixture.weighted)
    let total = fixture.weighted.n + fixture.incomplete
    #expect(found.notes() == [.incomplete(fixture.incomplete, of: total), .weightsOnly])
    // The items of one factor are those that the pattern names, whatever stands between them.
    #expect(Self.pattern.places(of: 1) == [3, 4, 5, 6] && found.items == Self.pattern.items)
  }

  @Test("weighted groups: nothing, loadings, and intercepts in common, and what is lost by each")
  func groups() throws {
    let fixture = try Fixture.read()
    let sample = try ConfirmatorySample(fixture.sample(), groups: "area")
    #expect(sample.unassigned == fixture.unassigned)
    #expect(sample.groups.map(\.name) == ["rural", "urban"])
    let comparison = try InvarianceComparison(Self.pattern, sample)
    let expected = [fixture.configural, fixture.loadings, fixture.intercepts]
    for (found, peer) in zip(comparison.analyses, expected) { try check(found, peer) }
    for place in 1...2 {
      let step = comparison.steps[place]
      let (now, before) = (expected[place].fit, expected[place - 1].fit)
      func change(_ name: String) throws -> Double {
        try #require(now[name]) - (try #require(before[name]))
      }
      #expect(
        relativeError(try #require(step.difference).chiSquared, try change("chisq")) < 1e-6)
      #expect(step.difference?.degreesOfFreedom == (try change("df")))
      #expect(abs(try #require(step.cfiChange) - (try change("cfi"))) < 1e-8)
      #expect(abs(try #require(step.rmseaChange) - (try change("rmsea"))) < 1e-8)
      #expect(step.holds == true)
    }
    #expect(comparison.steps[0].holds == nil && comparison.analyses[2].invariance == .scalar)
    #expect(
      comparison.analyses[0].notes(beside: comparison)
        == [
          .incomplete(fixture.incomplete, of: fixture.rows.count),
          .inNoGroup(fixture.unassigned, column: "area"), .weightsOnly,
        ])
  }

  @Test("ordered answers, each row counted once: thresholds, scaled χ², omega")
  func ordered() throws {
    let fixture = try Fixture.read()
    let sample = try ConfirmatorySample(fixture.sample(), counting: .alike)
    #expect(sample.weighting == .none && !sample.hasDesign)
    let found = try ConfirmatoryAnalysis(
      Self.pattern, sample, .init(estimator: .orderedLeastSquares))
    try check(found, fixture.ordered, scaled: true)
    let omega = found.groups[0].reliability.map(\.omega)
    #expect(relativeError(omega, try #require(fixture.ordered.omega)) < 1e-6)
    #expect(found.notes().last == .unweighted)
  }

  /// Rows, estimates and errors of `lavaan` that the verb is compared with, too.
  private struct Verb: Decodable {
    struct Analysis: Decodable {
      let line: String
      let fit: [String: Double]
      let terms: [String]
      let groups: [String?]
      let estimates: [Double]
      let errors: [Double?]
    }
    let names: [String]
    let rows: [[Double]]
    let groups: [String]
    let simulated: [Analysis]
  }

  @Test("maximum likelihood and both corrections, alone and in groups")
  func corrections() throws {
    let fixture: Verb = try Fixtures.load("confirmatory-verb")
    var table = Table(rowCount: fixture.rows.count)
    for (j, name) in fixture.names.prefix(6).enumerated() {
      table.set(name, to: .real(fixture.rows.map { $0[j] }))
    }
    table.set("g", to: .coded(CodedColumn(texts: fixture.groups)))
    let data = try SurveyObservations(
      Array(fixture.names.prefix(6)), of: table, in: try Design(.init(), in: table))
    let pattern = MeasurementPattern([("f", ["y1", "y2", "y3"]), ("h", ["y4", "y5", "y6"])])
    let samples = [
      try ConfirmatorySample(data), try ConfirmatorySample(data, groups: "g"),
    ]
    for expected in fixture.simulated {
      func says(_ words: String) -> Bool { expected.line.contains(words) }
      let plan = ConfirmatoryPlan(
        estimator: says("mlm")
          ? .satorraBentler : says("mlr") ? .yuanBentler : .maximumLikelihood,
        scale: says("variance") ? .unitVariance : .marker,
        invariance: says("equal loadings")
          ? .metric : says("equal intercepts") ? .scalar : .configural)
      let found = try ConfirmatoryAnalysis(pattern, samples[says("--groups") ? 1 : 0], plan)
      let line = Comment(rawValue: expected.line)
      let fit = [
        "chi2": found.measures.chiSquared, "cfi": found.measures.cfi,
        "scaledChi2": found.measures.scaledChiSquared, "scaledP": found.measures.scaledP,
        "rmseaClose": found.measures.closeFit, "bic": found.measures.bic,
      ]
      for (name, value) in fit where expected.fit[name] != nil {
        let peer = try #require(expected.fit[name])
        #expect(relativeError(try #require(value), peer) < 1e-6, line)
      }
      #expect((found.measures.scaledChiSquared == nil) == (plan.estimator == .maximumLikelihood))
      for group in found.groups {
        for entry in group.estimates {
          let place = try #require(
            expected.terms.indices.first {
              expected.terms[$0] == entry.term && expected.groups[$0] ?? "" == group.name
            }, line)
          #expect(abs(entry.estimate - expected.estimates[place]) < 1e-6, line)
          #expect(
            abs((entry.standardError ?? 0) - (expected.errors[place] ?? 0)) < 1e-6, line)
        }
      }
    }
    #expect(fixture.simulated.count == 12)
  }

  @Test("errors of the design, and Student's t; one cluster to a stratum leaves no test")
  func design() throws {
    let fixture = try Fixture.read()
    let data = try fixture.sample(
      .init(strata: ["stratum"], clusters: ["cluster"], weights: "w"))
    let found = try ConfirmatoryAnalysis(
      Self.pattern, ConfirmatorySample(data), .init(estimator: .yuanBentler))
    #expect(found.designDegreesOfFreedom == 30)
    // Estimates are those of the same weights without the design.
    for (place, term) in fixture.weighted.terms.enumerated() {
      guard let entry = found.groups[0].estimates.first(where: { $0.term == term }) else {
        continue
      }
      #expect(abs(entry.estimate - fixture.weighted.estimates[place]) < 1e-7)
      guard let own = found.estimate(entry), let limits = own.interval(level: 0.9) else {
        continue
      }
      let t = StudentT(degreesOfFreedom: 30).quantile(0.95)
      #expect(relativeError(limits.upper - own.value, t * own.standardError) < 1e-9)
    }
    #expect(found.notes().contains(.indicesOfSample))
    let other = try fixture.sample(
      .init(strata: ["cluster"], clusters: ["cluster"], weights: "w", lonely: .remove))
    let alone = try ConfirmatoryAnalysis(
      Self.pattern, ConfirmatorySample(other), .init(estimator: .yuanBentler))
    #expect(alone.notes().suffix(2) == [.indicesOfSample, .noFreedom])
    #expect(alone.groups[0].estimates.allSatisfy { alone.estimate($0) == nil })
  }

  @Test("what cannot be analysed is a typed error")
  func refusals() throws {
    let fixture = try Fixture.read()
    let data = try fixture.sample()
    let sample = try ConfirmatorySample(data)
    func error(_ factors: [(String, [String])], _ plan: ConfirmatoryPlan = .init()) throws
      -> ConfirmatoryError?
    {
      #expect(throws: ConfirmatoryError.self) {
        try ConfirmatoryAnalysis(
          MeasurementPattern(factors.map { (name: $0.0, items: $0.1) }), sample, plan)
      }
    }
    let (one, two) = (["q1", "q2", "q3", "q4"], ["q5", "q6", "q7"])
    #expect(try error([]) == .noFactor)
    #expect(try error([("f", one), ("f", two)]) == .repeatedFactor("f"))
    #expect(try error([("f", one), ("h", ["q5"])]) == .loneItem(factor: "h", item: "q5"))
    #expect(try error([("f", one), ("h", one.reversed())]) == .sameItems("f", "h"))
    #expect(try error([("f", ["q1", "q2"])]) == .parameters(4, items: 2, moments: 3))
    #expect(
      try error([("f", one), ("h", two)], .init(estimator: .orderedLeastSquares))
        == .weights(.orderedLeastSquares))
    func refused(
      _ columns: [String], _ rows: [Bool]? = nil, groups: String? = nil, in table: Table
    ) throws -> ConfirmatoryError? {
      let some = try SurveyObservations(
        columns, of: table, in: try Design(.init(), in: table), rows: rows)
      return #expect(throws: ConfirmatoryError.self) {
        try ConfirmatorySample(some, groups: groups)
      }
    }
    var table = data.table
    table.set("same", to: .real((0..<table.rowCount).map { _ in 3 }))
    table.set("twice", to: .real((0..<table.rowCount).map { 2 * table.number("q1", $0) }))
    #expect(
      try refused(["q1", "same"], in: table) == .constant(item: "same", answer: 3, nil))
    #expect(try refused(["q1", "q2", "twice"], in: table) == .collinear(["q1", "twice"], nil))
    #expect(
      try refused(["q1", "q2"], groups: "same", in: table)
        == .oneGroup(column: "same", value: "3"))
    let few = (0..<table.rowCount).map { $0 < 4 }
    #expect(
      try refused(["q1", "q2", "q3", "q5", "q6"], few, in: table) == .tooFewRows(4, items: 5, nil))
    let grouped = try ConfirmatorySample(data, groups: "area", counting: .alike)
    #expect(throws: ConfirmatoryError.groups(.orderedLeastSquares)) {
      try ConfirmatoryAnalysis(
        Self.pattern, grouped, .init(estimator: .orderedLeastSquares))
    }
    for error in [
      ConfirmatoryError.loneItem(factor: "f", item: nil), .oneGroup(column: "g", value: nil),
      .littleWeight(rows: 2.25, items: 3, .init(column: "g", value: "a")),
      .notIdentified(parameter: "f =~ q1", group: nil), .boundary([], isSettled: true),
    ] {
      #expect(!"\(error)".contains("--") && "\(error)".count < 200)
    }
  }
}

extension Table {
  fileprivate func number(_ name: String, _ row: Int) -> Double {
    (try? column(name).number(at: row)) ?? .nan
  }
}
