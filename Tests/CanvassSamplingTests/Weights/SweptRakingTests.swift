import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's `rake`: see `Tests/Fixtures/make/swept-raking.R`.
private struct SweptRakingFixture: Decodable {
  struct Value: Decodable {
    var statistic: String
    var variable: String
    var domain: Bool
    var estimate: Double
    var se: Double
  }

  struct Margin: Decodable {
    var columns: [String]
    var levels: [[String]]
    var totals: [Double]
  }

  struct Model: Decodable {
    var coefficients: [Double]
    var se: [Double]
  }

  struct Case: Decodable {
    var name: String
    var maxit: Int
    var epsilon: Double
    var converged: Bool
    var weights: [Double]
    var values: [Value]
    var margins: [Margin]
    var model: Model
  }

  var cases: [Case]
}

@Suite("Raking as survey does it")
struct SweptRakingTests {
  private let fixture: SweptRakingFixture
  private let survey: SurveyFixture

  init() throws {
    fixture = try Fixtures.load("swept-raking")
    survey = try SurveyFixture("swept-raking")
  }

  private func margins(_ record: SweptRakingFixture.Case) throws -> [MarginTargets] {
    try record.margins.map { margin in
      try MarginTargets(
        margin.columns,
        zip(margin.levels, margin.totals).map { .init($0.joined(separator: ":"), $1) })
    }
  }

  private func estimate(_ value: SweptRakingFixture.Value, _ table: Table, _ design: Design) throws
    -> Estimate
  {
    let quantity = Quantity(value.variable)
    let estimand: any Estimand =
      switch value.statistic {
      case "mean": Mean(quantity)
      case "total": Total(quantity)
      default: Ratio(quantity, to: Quantity("age"))
      }
    let filter = try Expression(parsing: "region != '02'").filter(in: table)
    return try design.estimate(
      [NamedEstimand("v", estimand)], of: table,
      in: Domains(filter: value.domain ? filter : nil, in: table)
    ).entries[0]
  }

  @Test("weights, estimates, standard errors and a regression are those of a design that rake made")
  func asInR() throws {
    #expect(fixture.cases.count == 6)
    for (number, record) in fixture.cases.enumerated() {
      let (table, sample) = try survey.sample(record.name)
      let rule = SweptRaking.Rule(tolerance: record.epsilon, limit: record.maxit)
      let result = try WeightingRecipe([.sweep(margins(record), rule)])
        .replay(from: sample.weights, on: table)
      #expect(result.steps[0].hasConverged == record.converged, "\(number)")
      for (own, weight) in zip(result.weights, record.weights) {
        #expect(relativeError(own, weight) < 1e-11, "\(number)")
      }
      let design = try sample.weighted(by: result)
      for value in record.values {
        let own = try estimate(value, table, design)
        let what = "\(number) \(value.statistic) \(value.variable) \(value.domain)"
        #expect(relativeError(own.value, value.estimate) < 1e-10, "\(what)")
        #expect(relativeError(own.standardError, value.se) < 1e-9, "\(what)")
      }
      let model = try FormulaRegression(
        Formula(parsing: "wait ~ age + sex"), .gaussian, table,
        weights: .sampling(design.weights))
      let inference = try model.inference(in: design)
      for (place, own) in inference.coefficients.enumerated() {
        #expect(relativeError(own.value, record.model.coefficients[place]) < 1e-9, "\(number)")
        #expect(relativeError(own.standardError, record.model.se[place]) < 1e-8, "\(number)")
      }
    }
  }

  /// With equal base weights unweighted means are weighted ones, and sweeps that go on meet the totals.
  @Test("with equal base weights and sweeps to the end it is raking")
  func equalWeights() throws {
    let record = try #require(fixture.cases.first)
    var (table, _) = try survey.sample(record.name)
    table.set("one", to: .real([Double](repeating: 1, count: table.rowCount)))
    let sample = try Design(
      DesignSpecification(strata: ["stratum"], clusters: ["cluster"], weights: "one"), in: table)
    let all = try margins(record)
    let ends = SweptRaking.Rule(tolerance: 1e-14, limit: 400)
    let swept = try WeightingRecipe([.sweep(all, ends)]).replay(from: sample.weights, on: table)
    let raked = try WeightingRecipe([.rake(all, nil, .refuse)])
      .replay(from: sample.weights, on: table)
    for (a, b) in zip(swept.weights, raked.weights) { #expect(relativeError(a, b) < 1e-9) }
    let designs = try [sample.weighted(by: swept), sample.weighted(by: raked)]
    for value in record.values {
      let own = try designs.map { try estimate(value, table, $0).standardError }
      // Ten sweeps of residuals are not the end, but near it.
      #expect(relativeError(own[0], own[1]) < 1e-4, "\(value.statistic) \(value.variable)")
    }
  }
}
