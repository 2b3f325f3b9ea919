import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's survey, by `svyquantile` and `withReplicates`: see `Tests/Fixtures/make/replicated-statistics.R`.
private struct StatisticsFixture: Decodable {
  struct Value: Decodable {
    var replicates: String
    var centre: String
    var statistic: String
    var domain: String?
    var estimate: Double
    var se: Double
    var lost: Int
    var rule: String?
    var interval: String?
    var p: Double?
    var lower: Double?
    var upper: Double?
    var expression: String?
  }

  var values: [Value]
}

@Suite("Statistics in every replicate")
struct ReplicatedStatisticsTests {
  private let fixture: StatisticsFixture
  private let survey: SurveyFixture
  private let table: Table

  init() throws {
    fixture = try Fixtures.load("replicated-statistics")
    survey = try SurveyFixture("replicated-statistics")
    table = try survey.table(of: #require(survey.designs.first))
  }

  private func design(_ kind: String, _ centre: String) throws -> Design {
    let name = kind == "jk1" ? "alone" : "whole"
    var specification = try #require(survey.designs.first { $0.name == name }).specification
    let centre = try #require(ReplicateMethod.Centre(rawValue: centre))
    if kind == "given" {
      (specification.strata, specification.clusters) = ([], [])
      specification.givenReplicates = try GivenReplicates(
        columns: (1...30).map { "rw\($0 < 10 ? "0" : "")\($0)" }, kind: "bootstrap",
        centre: centre)
    } else {
      specification.replicates = try ReplicateMethod(parsing: kind)
      specification.replicates?.centre = centre
    }
    return try Design(specification, in: table)
  }

  private func filter(_ field: String) throws -> [Bool] {
    try Expression(parsing: "field == '\(field)'").filter(in: table)
  }

  private func domains(_ value: StatisticsFixture.Value) throws -> Domains {
    guard let domain = value.domain else { return .whole }
    return try Domains(filter: filter(domain), in: table)
  }

  private func expect(
    _ found: (value: Double, error: Double, lost: Int), _ value: StatisticsFixture.Value
  ) {
    let what =
      "\(value.replicates) \(value.centre) \(value.statistic) \(value.domain ?? "") "
      + (value.rule ?? value.expression ?? "")
    #expect(relativeError(found.value, value.estimate) < 1e-10, "\(what)")
    #expect(relativeError(found.error, value.se) < 1e-9, "\(what)")
    #expect(found.lost == value.lost, "\(what)")
  }

  private func expect(_ found: Estimate, _ value: StatisticsFixture.Value) {
    expect((found.value, found.standardError, found.lostReplicates), value)
  }

  private func each(
    _ statistics: [String], _ body: (StatisticsFixture.Value, Design) throws -> Void
  ) throws -> Int {
    let some = fixture.values.filter { statistics.contains($0.statistic) }
    var designs: [String: Design] = [:]
    for value in some {
      let name = value.replicates + value.centre
      let own = try designs[name] ?? design(value.replicates, value.centre)
      designs[name] = own
      try body(value, own)
    }
    return some.count
  }

  @Test("quantiles by twelve rules, and their intervals from replicates and from shares")
  func quantiles() throws {
    let intervals: [String: QuantileInterval] = [
      "quantile": .replicates, "mean": .woodruff, "xlogit": .logit, "asin": .arcsine,
    ]
    var rules: Set<String> = []
    let count = try each(["quantile"]) { value, design in
      let analysis = try QuantileAnalysis(
        [#require(value.p)], rule: #require(QuantileRule(rawValue: value.rule ?? "")),
        interval: #require(intervals[value.interval ?? ""]))
      let estimates = try analysis.estimates(
        of: ["cost"], table, design, in: domains(value))
      expect(estimates.entries[0], value)
      rules.insert(value.rule ?? "")
      guard let lower = value.lower, let upper = value.upper else { return }
      let interval = try #require(estimates.intervals()[0])
      #expect(relativeError(interval.lower, lower) < 1e-9)
      #expect(relativeError(interval.upper, upper) < 1e-9)
    }
    #expect(count == 430)
    #expect(rules.count == QuantileRule.allCases.count)
  }

  @Test("distribution functions, Gini indices, geometric means, means and ratios")
  func estimands() throws {
    let count = try each(["cdf", "gini", "geometric", "mean", "ratio"]) { value, design in
      if value.statistic == "gini" {
        let found = try GiniIndex.estimates(of: ["cost"], table, design, in: domains(value))
        expect(found.entries[0], value)
        return
      }
      let estimand: any Estimand =
        switch value.statistic {
        case "cdf": Mean(Quantity("cost", .within([-.infinity...8])))
        case "geometric": GeometricMean("cost")
        case "ratio": Ratio(Quantity("cost"), to: Quantity("x"))
        default: Mean("cost")
        }
      let found = try design.estimate(
        [NamedEstimand("e", estimand)], of: table, in: domains(value), covariance: .full)
      expect(found.entries[0], value)
      let covariance = try #require(found.covariance)
      #expect(relativeError(covariance[0, 0].squareRoot(), value.se) < 1e-9)
    }
    #expect(count == 120)
  }

  @Test("α, with and without missing answers")
  func alpha() throws {
    let count = try each(["alpha", "alphaWithGaps"]) { value, design in
      let third = value.statistic == "alpha" ? "q3" : "gap"
      let items = try ["q1", "q2", third, "q4"].map { name in
        let column = try table.column(name)
        return (0..<table.rowCount).map { column.number(at: $0) }
      }
      let found = try AlphaEstimate(of: items, design)
      expect((found.value, found.standardError, found.lostReplicates), value)
    }
    #expect(count == 20)
  }

  @Test("functions of estimates in several domains, quantiles among them")
  func contrasts() throws {
    let count = try each(["contrast"]) { value, design in
      let text = try #require(value.expression)
      let terms: [(String, String?)]
      let expression: String
      switch text {
      case let text where text.hasPrefix("log"):
        (expression, terms) = ("log(a / b)", [("mean", "land"), ("mean", "health")])
      case let text where text.hasPrefix("total"):
        expression = "a / b - c ^ 2"
        terms = [("total", nil), ("total x", nil), ("mean x", nil)]
      case let text where text.hasPrefix("median"):
        (expression, terms) = ("a - b", [("median", "land"), ("median", "health")])
      case let text where text.hasPrefix("quantile"):
        (expression, terms) = ("a / b", [("0.9", nil), ("mean", nil)])
      default:
        (expression, terms) = ("a - b", [("mean", "rare"), ("mean", "land")])
      }
      let made = try zip(["a", "b", "c"], terms).map { name, term in
        let inside = try term.1.map(filter)
        let within = try Domains(filter: inside, in: table)
        let estimand: any Estimand =
          switch term.0 {
          case "mean": Mean("cost")
          case "mean x": Mean("x")
          case "total": Total(Quantity("cost"))
          case "total x": Total(Quantity("x"))
          case "median": try QuantilePoint(of: "cost", 0.5, table, design, in: within)
          default: try QuantilePoint(of: "cost", 0.9, table, design, in: within)
          }
        return Contrast.Term(name, estimand, in: inside)
      }
      expect(
        try Contrast(text, Expression(parsing: expression), of: made).estimate(table, design),
        value)
    }
    #expect(count == 50)
  }

  @Test("shares of a table of two columns, with rows that have nobody in some replicates")
  func shares() throws {
    let count = try each(["rowShare", "columnShare"]) { value, design in
      var table = table
      table.set("low", to: try Expression(parsing: "q1 <= 3").evaluate(in: table))
      let crossed = try TwoWayTable(
        "field", "low", table, design,
        filter: Expression(parsing: "field != 'lone'").filter(in: table))
      let isRow = value.statistic == "rowShare"
      let row = try #require(crossed.rows.firstIndex(of: isRow ? "rare" : "land"))
      let column = try #require(crossed.columns.firstIndex { ["1", "TRUE", "true"].contains($0) })
      let found = crossed.share(row, column, of: isRow ? .row : .column)
      expect((found.value, found.error, isRow ? crossed.lostReplicates : value.lost), value)
    }
    #expect(count == 20)
  }

  @Test("a domain in one cluster has no value where this is left out, and that is counted")
  func lost() throws {
    let domains = try Domains(filter: filter("lone"), in: table)
    for kind in ["jk1", "jkn", "brr", "fay:0.3"] {
      let design = try design(kind, "mean")
      let count = try #require(design.replicates).count
      let lost = kind == "fay:0.3" ? 0 : kind == "brr" ? count / 2 : 1
      let estimands = [
        NamedEstimand("mean", Mean("cost")), NamedEstimand("ratio", Ratio("cost", to: "x")),
        NamedEstimand("total", Total("cost")),
      ]
      let found = try design.estimate(estimands, of: table, in: domains).entries
      #expect(found.map(\.lostReplicates) == [lost, lost, 0], "\(kind)")
      let total = try DomainTotals(
        of: [[Quantity("cost")]], TableTotals(table, design, in: domains))
      let mean = total.estimate("mean", Mean("cost"), group: 0, in: .one(0)).estimate
      #expect(mean.lostReplicates == lost, "\(kind)")
      let gini = try GiniIndex.estimates(of: ["cost"], table, design, in: domains)
      #expect(gini.entries[0].lostReplicates == lost, "\(kind)")
    }
  }

  @Test("values in replicates that lose their clusters one by one are those of each replicate")
  func deleted() throws {
    let design = try design("jkn", "mean")
    let rows = try filter("rare").indices.filter { try filter("rare")[$0] }
    let replicates = try #require(design.replicates)
    let replicated = try #require(ReplicatedRows(rows, of: design))
    let found = try replicated.values(1, threads: 1) { [$0.reduce(0, +)] }[0]
    for replicate in 0..<replicates.count {
      let sum = rows.reduce(0) {
        $0 + design.weights[$1]
          * replicates.multipliers(ofLeaf: Int(design.leafOfRow[$1]))[replicate]
      }
      #expect(sum == 0 ? found[replicate].isNaN : relativeError(found[replicate], sum) < 1e-14)
    }
    let squares = replicated.totals([rows.map { _ in 1 }], power: .two)
    for replicate in 0..<replicates.count {
      let sum = rows.reduce(0.0) {
        let weight =
          design.weights[$1] * replicates.multipliers(ofLeaf: Int(design.leafOfRow[$1]))[replicate]
        return $0 + weight * weight
      }
      #expect(abs(squares[replicate, 0] - sum) < 1e-12 * max(1, sum))
    }
  }

  @Test("the interval of replicates wants replicates")
  func refused() throws {
    let plain = try Design(
      #require(survey.designs.first { $0.name == "whole" }).specification, in: table)
    #expect {
      _ = try QuantileAnalysis([0.5], interval: .replicates)
        .estimates(of: ["cost"], table, plain)
    } throws: { "\($0)".contains("there are no replicates") }
  }
}
