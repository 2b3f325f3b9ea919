import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Every estimate, standard error, design effect and interval agrees with R's survey 4.1-1 (lonely
/// clusters in domains and at the second stage: 4.5) to 8 digits or better: the California schools
/// under ten designs, textbook multistage designs, lonely clusters, missing answers and zero weights.
struct SurveyPackageTests {
  static let topics = [
    "survey-api", "multistage", "lonely", "domains-missing", "lonely-domains",
  ]
  let tolerance = 1e-8

  @Test(arguments: topics)
  func estimatesAgree(_ topic: String) throws {
    let fixture = try SurveyFixture(topic)
    var checked = 0
    for record in fixture.designs {
      let table = try fixture.table(of: record)
      let design = try Design(record.specification, in: table)
      #expect(design.degreesOfFreedom == record.df, "\(record.name)")
      #expect(relativeError(design.weights.reduce(0, +), try #require(record.sumOfWeights)) < 1e-12)
      for expected in fixture.estimates where expected.design == record.name {
        let (domains, index) = try domain(expected.domain, in: table)
        let estimate = try design.estimate(
          [NamedEstimand(expected.variable, estimand(expected))], of: table, in: domains
        ).entries[index]
        let what = Comment(rawValue: "\(topic) \(expected)")
        #expect(relativeError(estimate.value, expected.estimate) < tolerance, what)
        #expect(estimate.count == expected.n, what)
        checked += 1
        guard let error = expected.se else { continue }
        #expect(
          relativeError(estimate.standardError, error) < tolerance
            || abs(estimate.standardError - error) < 1e-12 * abs(expected.estimate), what)
        if let df = expected.dfAnswered { #expect(estimate.degreesOfFreedom == df, what) }
        let isPopulation = estimate.populationSize > 1.000001 * Double(estimate.count)
        if let deff = expected.deff, error > 0, isPopulation {
          #expect(relativeError(estimate.designEffect, deff) < tolerance, what)
        }
        for (level, lower, upper) in expected.limits where error > 0 {
          let interval = try #require(estimate.interval(level: level), what)
          #expect(relativeError(interval.lower, lower) < 10 * tolerance, what)
          #expect(relativeError(interval.upper, upper) < tolerance, what)
        }
      }
    }
    #expect(checked == fixture.estimates.count)
  }

  private func estimand(_ record: EstimateRecord) throws -> any Estimand {
    let quantity = Quantity(record.variable, record.level.map { .level($0.text) } ?? .number)
    switch record.statistic {
    case "mean": return Mean(quantity)
    case "total": return Total(quantity)
    case "ratio":
      let denominator = try #require(record.denominator)
      return Ratio(quantity, to: Quantity(denominator))
    default: throw DesignError("unknown statistic \(record.statistic)")
    }
  }

  @Test(arguments: ["survey-api", "domains-missing"])
  func covariancesAgree(_ topic: String) throws {
    let fixture = try SurveyFixture(topic)
    for expected in fixture.covariances ?? [] {
      let record = try #require(fixture.designs.first { $0.name == expected.design })
      let table = try fixture.table(of: record)
      let design = try Design(record.specification, in: table)
      let domains = try Domains(by: expected.by, in: table)
      let estimands = expected.variables.map { name -> NamedEstimand in
        let quantity = Quantity(name)
        return NamedEstimand(name, expected.statistic == "total" ? Total(quantity) : Mean(quantity))
      }
      let estimates = try design.estimate(estimands, of: table, in: domains, covariance: .full)
      let covariance = try #require(estimates.covariance)
      // Our domains ascend by column; R's by its own order of cells.
      let order =
        expected.cells.isEmpty
        ? Array(0..<covariance.count)
        : try expected.cells.map { cell in
          try #require(
            domains.cells.firstIndex { $0.values == expected.by.map { cell[$0]?.text ?? "" } })
        }
      #expect(order.count == expected.matrix.count)
      for (i, row) in expected.matrix.enumerated() {
        for (j, value) in row.enumerated() {
          let scale = (expected.matrix[i][i] * expected.matrix[j][j]).squareRoot()
          #expect(
            abs(covariance[order[i], order[j]] - value) <= tolerance * scale,
            "\(expected.design) \(expected.variables) \(i) \(j)")
        }
      }
    }
  }

  @Test func intervalsOfProportionsAgree() throws {
    let fixture = try SurveyFixture("survey-api")
    let records = try #require(fixture.intervals)
    var checked = 0
    for record in fixture.designs {
      let table = try fixture.table(of: record)
      let design = try Design(record.specification, in: table)
      for expected in records where expected.design == record.name {
        let (domains, index) = try domain(expected.domain, in: table)
        var table = table
        table.set(
          "condition", to: try Expression(parsing: expected.condition).evaluate(in: table))
        let estimate = try design.estimate(
          [NamedEstimand(expected.condition, Mean("condition"))], of: table, in: domains
        ).entries[index]
        let method = try #require(IntervalMethod(rawValue: expected.method))
        let interval = estimate.interval(method, level: expected.confidence)
        guard let lower = expected.lower, let upper = expected.upper else { continue }
        let what = Comment(rawValue: "\(expected) \(String(describing: interval))")
        let found = try #require(interval, what)
        #expect(abs(found.lower - lower) < tolerance * max(abs(lower), 1e-3), what)
        #expect(abs(found.upper - upper) < tolerance * max(abs(upper), 1e-3), what)
        checked += 1
      }
    }
    #expect(checked > 600)
  }
}

extension EstimateRecord {
  /// R's limits with their levels. R's are those of the degrees of freedom in the domain; where fewer
  /// clusters answered, its standard error with the quantile of t for those.
  fileprivate var limits: [(level: Double, lower: Double, upper: Double)] {
    guard let se, let df, let dfAnswered, dfAnswered > 0 else { return [] }
    let all = [(0.95, lower, upper), (0.9, lower90, upper90)]
    return all.compactMap { level, lower, upper in
      guard let lower, let upper else { return nil }
      if df == dfAnswered { return (level, lower, upper) }
      let t = StudentT(degreesOfFreedom: Double(dfAnswered)).quantile((1 + level) / 2)
      return (level, estimate - t * se, estimate + t * se)
    }
  }
}
