import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Weights and estimates agree with `calibrate`, `rake` and `postStratify` of R's survey 4.1-1, iterated to
/// the end: linear, raking ratio, logit and cut distances, margins and crossings, equal and unequal
/// weights, one and two stages with population sizes, domains, missing answers.
@Suite("Calibration agrees with R's survey")
struct CalibrationFixtureTests {
  @Test("weights, means, totals and ratios with their standard errors")
  func estimates() throws {
    let (fixture, survey) = try WeightsFixture.load()
    var checked = 0
    for record in fixture.calibrations {
      let (table, design) = try survey.sample(record.design)
      let columns = try record.columns(table, design.weights)
      let calibration = try Calibration(design.weights, to: columns, by: record.method)
      let what = Comment(rawValue: record.name)
      #expect(relativeError(calibration.weights, record.weights) < 1e-8, what)
      #expect(
        relativeError(columns.totals(of: calibration.weights), columns.targets.map(\.total))
          < 1e-10, what)
      let calibrated = try design.calibrated(calibration)
      for expected in fixture.records where expected.calibration == record.name {
        let what = Comment(rawValue: "\(expected)")
        let filter = try expected.domain.map { try Expression(parsing: $0[0]).filter(in: table) }
        let domains = try Domains(filter: filter, in: table)
        let names = expected.variable.split(separator: "/").map(String.init)
        let estimand: any Estimand =
          switch expected.statistic {
          case "mean": Mean(Quantity(names[0]))
          case "total": Total(Quantity(names[0]))
          default: Ratio(Quantity(names[0]), to: Quantity(names[1]))
          }
        let estimate = try calibrated.estimate(
          [NamedEstimand(expected.variable, estimand)], of: table, in: domains
        ).entries[0]
        #expect(relativeError(estimate.value, expected.estimate) < 1e-8, what)
        #expect(relativeError(estimate.standardError, expected.se) < 1e-8, what)
        checked += 1
      }
    }
    #expect(checked == fixture.records.count)
  }

  @Test("regressions with calibrated weights have svyglm's standard errors")
  func models() throws {
    let (fixture, survey) = try WeightsFixture.load()
    for expected in fixture.models {
      let record = fixture.calibrations.first { $0.name == expected.calibration }!
      let (table, design) = try survey.sample(record.design)
      let calibration = try Calibration(
        design.weights, to: record.columns(table, design.weights), by: record.method)
      let calibrated = try design.calibrated(calibration)
      let model = try FormulaRegression(
        Formula(parsing: expected.formula), .gaussian, table,
        weights: .sampling(calibrated.weights))
      let inference = try model.inference(in: calibrated)
      #expect(relativeError(inference.coefficients.map(\.value), expected.estimates) < 1e-8)
      let errors = inference.parameterCovariance.variances.map { $0.squareRoot() }
      #expect(relativeError(errors, expected.se) < 1e-7)
    }
  }
}
