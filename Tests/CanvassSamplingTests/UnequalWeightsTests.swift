import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Variances where weights differ within clusters, so that no two errors can cancel, against R's
/// `svyvar` and `svyglm` (`make/unequal-weights.R`).
@Suite("Weights that differ within clusters")
struct UnequalWeightsTests {
  struct Fixture: Decodable {
    struct Record: Decodable {
      let design, statistic: String
      let columns: [String]
      let estimates, se: [Double]
      let df: Int
    }
    let records: [Record]
  }

  @Test("variances, correlations, alpha and regressions")
  func agrees() throws {
    let survey = try SurveyFixture("unequal-weights")
    let fixture: Fixture = try Fixtures.load("unequal-weights")
    for record in survey.designs {
      let table = try survey.table(of: record)
      let design = try Design(record.specification, in: table)
      for expected in fixture.records where expected.design == record.name {
        let found = try results(expected, design, table)
        let what = Comment(rawValue: "\(record.name) \(expected.statistic)")
        #expect(relativeError(found.values, expected.estimates) < 1e-8, what)
        #expect(relativeError(found.errors, expected.se) < 1e-8, what)
        #expect(found.freedom == expected.df, what)
      }
    }
    #expect(fixture.records.count == 12)
  }

  private func results(
    _ record: Fixture.Record, _ design: Design, _ table: Table
  ) throws -> (values: [Double], errors: [Double], freedom: Int?) {
    if record.statistic.hasPrefix("regress ") {
      let family = try #require(RegressionFamily(rawValue: String(record.statistic.dropFirst(8))))
      let inference = try FormulaRegression(
        try Formula(parsing: record.columns[0]), family, table, weights: .sampling(design.weights)
      ).inference(in: design)
      return (
        inference.coefficients.map(\.value), inference.coefficients.map(\.standardError),
        inference.designDegreesOfFreedom
      )
    }
    if record.statistic == "alpha" {
      let items = try record.columns.map { name in
        (0..<table.rowCount).map(try table.column(name).number)
      }
      let complete = (0..<table.rowCount).map { row in items.allSatisfy { !$0[row].isNaN } }
      let alpha = try AlphaEstimate(
        of: items, design, in: try Domains(filter: complete, in: table))
      return ([alpha.value], [alpha.standardError], alpha.degreesOfFreedom)
    }
    let estimand: any Estimand =
      record.columns.count == 1
      ? Variance(Quantity(record.columns[0]))
      : Correlation(Quantity(record.columns[0]), Quantity(record.columns[1]))
    let entry = try design.estimate([.init(record.statistic, estimand)], of: table).entries[0]
    return ([entry.value], [entry.standardError], entry.degreesOfFreedom)
  }
}
