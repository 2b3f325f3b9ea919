import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R: see `Tests/Fixtures/make/distribution-statistics.R`.
private struct DistributionFixture: Decodable {
  struct Statistic: Decodable {
    var design: String
    var column: String
    var domain: String?
    var at: Double?
    var estimate: Double
    var se: Double
  }

  struct Joint: Decodable {
    var design: String
    var columns: [String]
    var critical: Double
    var level: Double
  }

  var ginis: [Statistic]
  var geometric: [Statistic]
  var shares: [Statistic]
  var joint: [Joint]
}

@Suite("Gini indices, geometric means, distribution functions, joint intervals")
struct DistributionStatisticsTests {
  private let fixture: DistributionFixture
  private let survey: SurveyFixture

  init() throws {
    fixture = try Fixtures.load("distribution-statistics")
    survey = try SurveyFixture("distribution-statistics")
  }

  private func design(_ name: String) throws -> (Table, Design) {
    let record = try #require(survey.designs.first { $0.name == name })
    let table = try survey.table(of: record)
    return (table, try Design(record.specification, in: table))
  }

  private func domains(_ record: DistributionFixture.Statistic, _ table: Table) throws -> Domains {
    guard let level = record.domain, !level.isEmpty else { return .whole }
    let filter = try Expression(parsing: "stype == '\(level)'").filter(in: table)
    return try Domains(filter: filter, in: table)
  }

  private func expect(_ own: Estimate, _ record: DistributionFixture.Statistic) {
    let what = "\(record.design) \(record.column) \(record.domain ?? "")"
    #expect(relativeError(own.value, record.estimate) < 1e-10, "\(what)")
    #expect(relativeError(own.standardError, record.se) < 1e-9, "\(what)")
  }

  @Test("Gini indices are the double sum, with the variance of its derivative")
  func gini() throws {
    #expect(fixture.ginis.count == 12)
    for record in fixture.ginis {
      let (table, design) = try design(record.design)
      let own = try GiniIndex.estimates(
        of: [record.column], table, design, in: domains(record, table))
      expect(own.entries[0], record)
    }
  }

  @Test(
    "a Gini index does not change with the unit, or the order of rows, and keeps its digits far from zero"
  )
  func giniInvariance() throws {
    var (table, design) = try design("strat")
    let own = try GiniIndex.estimates(of: ["enroll"], table, design).entries[0]
    table.set("scaled", to: try Expression(parsing: "enroll * 1e9").evaluate(in: table))
    let scaled = try GiniIndex.estimates(of: ["scaled"], table, design).entries[0]
    #expect(relativeError(scaled.value, own.value) < 1e-13)
    #expect(relativeError(scaled.standardError, own.standardError) < 1e-12)
    // Far from zero the index is the mean difference over the mean: G·(1 + shift/mean) is that near zero.
    let mean = try design.estimate([NamedEstimand("m", Mean("enroll"))], of: table).entries[0].value
    table.set("far", to: try Expression(parsing: "enroll + 1e9").evaluate(in: table))
    let far = try GiniIndex.estimates(of: ["far"], table, design).entries[0]
    #expect(relativeError(far.value * (1e9 + mean) / mean, own.value) < 1e-9)
    let turned = table.selecting(rows: Array((0..<table.rowCount).reversed()))
    let record = try #require(survey.designs.first { $0.name == "strat" })
    let other = try GiniIndex.estimates(
      of: ["enroll"], turned, Design(record.specification, in: turned)
    ).entries[0]
    #expect(relativeError(other.standardError, own.standardError) < 1e-12)
  }

  @Test("geometric means are those of the delta method")
  func geometricMeans() throws {
    for record in fixture.geometric {
      let (table, design) = try design(record.design)
      let own = try design.estimate(
        [NamedEstimand(record.column, GeometricMean(record.column))], of: table,
        in: domains(record, table))
      expect(own.entries[0], record)
    }
  }

  @Test("a geometric mean does not exist where a value is zero")
  func geometricMeanOfZero() throws {
    var (table, design) = try design("clus1")
    table.set("y", to: try Expression(parsing: "api00 - 600").evaluate(in: table))
    table.set("zero", to: try Expression(parsing: "max(y, 0)").evaluate(in: table))
    let own = try design.estimate([NamedEstimand("zero", GeometricMean("zero"))], of: table)
    #expect(own.entries[0].value.isNaN)
  }

  @Test("the distribution function is the share at or below a value")
  func distribution() throws {
    for record in fixture.shares {
      let (table, design) = try design(record.design)
      let quantity = Quantity(record.column, .within([-.infinity...(record.at ?? 0)]))
      expect(
        try design.estimate([NamedEstimand(record.column, Mean(quantity))], of: table).entries[0],
        record)
    }
  }

  /// 262,144 draws tell the level to 3e-4 with three standard errors.
  @Test("the level of joint intervals is that of the multivariate t distribution")
  func jointLevel() throws {
    for record in fixture.joint {
      let (table, design) = try design(record.design)
      let own = try design.estimate(
        record.columns.map { NamedEstimand($0, Mean(Quantity($0))) }, of: table, covariance: .full)
      let level = try own.jointLevel(.maxT, level: 0.95, draws: 262_144)
      #expect(abs(level - record.level) < 3e-4, "\(record.design)")
      #expect(try abs(own.jointLevel(.bonferroni, level: 0.95) - 0.99) < 1e-15)
      #expect(try level < own.jointLevel(.bonferroni, level: 0.95))
    }
  }

  @Test("estimates alone need no variance")
  func withoutVariance() throws {
    let (table, _) = try design("strat")
    // A stratum of one row has no variance.
    let rows = Array(0..<table.rowCount)
    let stypes = try Expression(parsing: "stype == 'H'").filter(in: table)
    let first = try #require(stypes.firstIndex(of: true))
    let kept = table.selecting(rows: rows.filter { !stypes[$0] || $0 == first })
    let record = try #require(survey.designs.first { $0.name == "strat" })
    let design = try Design(record.specification, in: kept)
    let named = [NamedEstimand("api00", Mean("api00"))]
    #expect(throws: DesignError.self) { try design.estimate(named, of: kept) }
    let own = try design.estimate(named, of: kept, covariance: .none).entries[0]
    #expect(own.value.isFinite && own.standardError.isNaN)
  }
}
