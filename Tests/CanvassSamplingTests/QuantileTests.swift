import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's survey, by `svyquantile` and `svycontrast`: see `Tests/Fixtures/make/quantiles.R`.
private struct QuantileFixture: Decodable {
  struct Value: Decodable {
    var design: String
    var variable: String
    var rule: String
    var interval: String
    var p: Double
    var domain: String?
    var level: Double
    var estimate: Double
    var lower: Double?
    var upper: Double?
    var se: Double?
    var df: Int
  }

  struct ContrastValue: Decodable {
    var expression: String
    var estimate: Double
    var se: Double
  }

  var values: [Value]
  var contrasts: [ContrastValue]
}

/// Limits of R's survey, by `oldsvyquantile`: see `Tests/Fixtures/make/quantile-score.R`.
private struct ScoreFixture: Decodable {
  struct Value: Decodable {
    var design: String
    var variable: String
    var p: Double
    var domain: String?
    var level: Double
    var lower: Double
    var upper: Double
    var se: Double
  }

  var values: [Value]
}

@Suite("Quantiles and contrasts")
struct QuantileTests {
  @Test("quantiles, their intervals and errors are those of R's survey, by twelve rules")
  func quantiles() throws {
    let fixture: QuantileFixture = try Fixtures.load("quantiles")
    let survey = try SurveyFixture("quantiles")
    let methods: [String: QuantileInterval] = [
      "mean": .woodruff, "beta": .beta, "xlogit": .logit, "asin": .arcsine,
    ]
    var rules: Set<String> = []
    for value in fixture.values {
      let record = try #require(survey.designs.first { $0.name == value.design })
      let table = try survey.table(of: record)
      let design = try Design(record.specification, in: table)
      let domains = value.domain == nil ? Domains.whole : try Domains(by: ["field"], in: table)
      let place =
        value.domain.flatMap { domain in domains.cells.firstIndex { $0.values == [domain] } } ?? 0
      let analysis = try QuantileAnalysis(
        [value.p], rule: #require(QuantileRule(rawValue: value.rule)),
        interval: #require(methods[value.interval]), level: value.level)
      let estimates = try analysis.estimates(of: [value.variable], table, design, in: domains)
      let found = estimates.entries[place]
      let interval = estimates.intervals()[place]
      let what = "\(value.design) \(value.variable) \(value.rule) \(value.interval) \(value.p)"
      #expect(relativeError(found.value, value.estimate) < 1e-10, "\(what)")
      #expect(found.degreesOfFreedom == value.df, "\(what)")
      for (limit, known) in [
        (interval?.lower, value.lower), (interval?.upper, value.upper),
        (found.standardError, value.se),
      ] {
        if let known {
          #expect(relativeError(limit ?? .nan, known) < 1e-10, "\(what)")
        } else {
          #expect(limit?.isNaN ?? true, "\(what)")
        }
      }
      rules.insert(value.rule)
    }
    #expect(rules.count == QuantileRule.allCases.count)
  }

  @Test("score intervals end where the test of R's survey crosses")
  func scores() throws {
    let fixture: ScoreFixture = try Fixtures.load("quantile-score")
    let survey = try SurveyFixture("quantile-score")
    #expect(fixture.values.count == 25)
    for value in fixture.values {
      let record = try #require(survey.designs.first { $0.name == value.design })
      let table = try survey.table(of: record)
      let design = try Design(record.specification, in: table)
      let domains = try Domains(
        filter: value.domain.map {
          try Expression(parsing: "field == '\($0)'").filter(in: table)
        }, in: table)
      let estimates = try QuantileAnalysis([value.p], interval: .score, level: value.level)
        .estimates(of: [value.variable], table, design, in: domains)
      let interval = try #require(estimates.intervals()[0])
      let what = "\(value.design) \(value.variable) \(value.p) \(value.domain ?? "")"
      #expect(interval.lower == value.lower, "\(what)")
      #expect(interval.upper == value.upper, "\(what)")
      #expect(relativeError(estimates.entries[0].standardError, value.se) < 1e-10, "\(what)")
    }
  }

  @Test("a score interval has no limit where the test rejects nothing on a side")
  func scoreEnds() throws {
    var table = Table(rowCount: 8)
    table.set("y", to: .real([1, 2, 3, 4, 5, 6, 7, 8]))
    let design = try Design(DesignSpecification(), in: table)
    let found = try QuantileAnalysis([0.1, 0.5, 0.95], interval: .score)
      .estimates(of: ["y"], table, design)
    let intervals = try found.intervals().map { try #require($0) }
    #expect(intervals[0].lower.isNaN && intervals[0].upper.isFinite)
    #expect(intervals[1].lower.isFinite && intervals[1].upper.isFinite)
    #expect(intervals[2].lower.isFinite && intervals[2].upper.isNaN)
    #expect(found.entries[0].standardError.isNaN)
  }

  @Test("a quantile below all weights is the least value, and rows may stand in any order")
  func ends() throws {
    let pairs = [(3.0, 2.0), (1.0, 4.0), (2.0, 1.0), (2.0, 3.0)]
    let one = WeightedDistribution(pairs.map { (value: $0.0, weight: $0.1) })
    let other = WeightedDistribution(pairs.reversed().map { (value: $0.0, weight: $0.1) })
    for rule in QuantileRule.allCases {
      // hf7 is linear from the least value on.
      #expect(abs(one.quantile(0.001, rule) - 1) < 0.01, "\(rule)")
      #expect(one.quantile(0.999, rule) > 2, "\(rule)")
      for p in stride(from: 0.05, to: 1, by: 0.05) {
        #expect(one.quantile(p, rule) == other.quantile(p, rule), "\(rule) \(p)")
      }
    }
    #expect(one.quantile(0.4, .hf1) == 1)
    #expect(one.quantile(0.4, .hf2) == 1.5)
  }

  /// One by itself has the error of its own interval; in strata, which are drawn apart, squares add up.
  @Test("a quantile in an expression has its own standard error, and covariances")
  func inExpressions() throws {
    let survey = try SurveyFixture("two-way")
    let record = try #require(survey.designs.first { $0.name == "strat" })
    let table = try survey.table(of: record)
    let design = try Design(record.specification, in: table)
    let sides = try ["E", "M"].map { try Expression(parsing: "stype == '\($0)'").filter(in: table) }
    let own = try QuantileAnalysis([0.5]).estimates(
      of: ["api00"], table, design, in: Domains(by: ["stype"], in: table)
    ).entries
    let points = try sides.map {
      try QuantilePoint(of: "api00", 0.5, table, design, in: Domains(filter: $0, in: table))
    }
    let one = try Contrast(
      "one", Expression(parsing: "a"), of: [Contrast.Term("a", points[0], in: sides[0])]
    ).estimate(table, design)
    #expect(one.value == own[0].value)
    #expect(relativeError(one.standardError, own[0].standardError) < 1e-12)
    let terms = ["a", "b"].indices.map {
      Contrast.Term(["a", "b"][$0], points[$0], in: sides[$0])
    }
    let difference = try Contrast("d", Expression(parsing: "a - b"), of: terms)
      .estimate(table, design)
    #expect(difference.value == own[0].value - own[2].value)
    #expect(relativeError(difference.variance, own[0].variance + own[2].variance) < 1e-12)
    let nothing = try Contrast(
      "n", Expression(parsing: "a - b"),
      of: [terms[0], Contrast.Term("b", points[0], in: sides[0])]
    ).estimate(table, design)
    #expect(nothing.value == 0 && nothing.variance < 1e-20)
  }
}
