import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Values of R's `svyvar`, and of the delta method on its covariances
/// (`Tests/Fixtures/make/survey-moments.R`).
@Suite("Estimands of second moments")
struct MomentEstimandTests {
  struct Fixture: Decodable {
    struct VarianceRecord: Decodable {
      var design: String
      var variable: String
      var n: Int
      var estimate: Double
      var se: Double
    }
    struct CorrelationRecord: Decodable {
      var design: String
      var x: String
      var y: String
      var `where`: String?
      var estimate: Double
      var se: Double
    }
    struct SlopeRecord: Decodable {
      var design: String
      var y: String
      var x: String
      var `where`: String?
      var estimate: Double
      var se: Double
    }
    var designs: [DesignRecord]
    struct AlphaRecord: Decodable {
      var design: String
      var items: [String]
      var estimate: Double
      var se: Double
      var df: Int
    }
    var variances: [VarianceRecord]
    var correlations: [CorrelationRecord]
    var alphas: [AlphaRecord]
    var slopes: [SlopeRecord]

    static func read() throws -> Fixture { try Fixtures.load("survey-moments") }

    func design(_ name: String) throws -> (Design, Table) {
      let record = try #require(designs.first { $0.name == name })
      let path = Fixtures.root.appending(path: "datasets/api/\(record.data)/\(record.data).csv")
        .path
      let table = try openTable(path: path).read(columns: nil, threads: 1)
      let specification = DesignSpecification(
        strata: record.strata, clusters: record.clusters, weights: record.weights,
        fpc: record.fpc)
      return (try Design(specification, in: table), table)
    }
  }

  @Test("variances of three designs, one column with missing answers")
  func variances() throws {
    let fixture = try Fixture.read()
    for record in fixture.variances {
      let (design, table) = try fixture.design(record.design)
      let variance = Variance(Quantity(record.variable))
      let entry = try design.estimate([NamedEstimand("v", variance)], of: table).entries[0]
      #expect(relativeError(entry.value, record.estimate) < 1e-8, "\(record)")
      #expect(relativeError(entry.standardError, record.se) < 1e-8, "\(record)")
      #expect(entry.count == record.n)
      #expect(entry.designEffect.isNaN)
    }
    #expect(fixture.variances.count == 9)
  }

  @Test("correlations of three designs, whole and in a domain, over the rows that have both")
  func correlations() throws {
    let fixture = try Fixture.read()
    for record in fixture.correlations {
      let (design, table) = try fixture.design(record.design)
      let filter = try record.where.map { try Expression(parsing: $0).filter(in: table) }
      let domains = try Domains(filter: filter, in: table)
      let correlation = Correlation(Quantity(record.x), Quantity(record.y))
      let entry = try design.estimate(
        [NamedEstimand("r", correlation)], of: table, in: domains
      ).entries[0]
      #expect(relativeError(entry.value, record.estimate) < 1e-8, "\(record)")
      #expect(relativeError(entry.standardError, record.se) < 1e-8, "\(record)")
    }
    #expect(fixture.correlations.count == 24)
  }

  @Test("slopes are those of a regression on the design, whole and in a domain")
  func slopes() throws {
    let fixture = try Fixture.read()
    for record in fixture.slopes {
      let (design, table) = try fixture.design(record.design)
      let filter = try record.where.map { try Expression(parsing: $0).filter(in: table) }
      let slope = Slope(of: Quantity(record.y), on: Quantity(record.x))
      let entry = try design.estimate(
        [NamedEstimand("b", slope)], of: table, in: try Domains(filter: filter, in: table)
      ).entries[0]
      #expect(relativeError(entry.value, record.estimate) < 1e-8, "\(record)")
      #expect(relativeError(entry.standardError, record.se) < 1e-8, "\(record)")
    }
    #expect(fixture.slopes.count == 24)
  }

  @Test("a correlation does not change with the units, nor a variance with the origin")
  func invariance() throws {
    let (design, data) = try Fixture.read().design("clus2")
    var table = data
    let x = try table.column("api00")
    let y = try table.column("api99")
    func values(_ column: Column, _ transform: (Double) -> Double) -> [Double] {
      (0..<column.count).map { transform(column.number(at: $0)) }
    }
    table.set("tripled", to: .real(values(x) { 3 * $0 - 1000 }))
    table.set("turned", to: .real(values(y) { -0.01 * $0 + 7 }))
    table.set("shifted", to: .real(values(x) { $0 + 1e6 }))
    let found = try design.estimate(
      [
        NamedEstimand("plain", Correlation("api00", "api99")),
        NamedEstimand("scaled", Correlation("tripled", "turned")),
        NamedEstimand("v", Variance("api00")), NamedEstimand("shifted", Variance("shifted")),
        NamedEstimand("b", Slope(of: "api99", on: "api00")),
        NamedEstimand("scaled", Slope(of: "turned", on: "tripled")),
        NamedEstimand("shifted", Slope(of: "api99", on: "shifted")),
      ], of: table
    ).entries
    #expect(relativeError(found[1].value, -found[0].value) < 1e-12)
    #expect(relativeError(found[1].variance, found[0].variance) < 1e-10)
    #expect(relativeError(found[3].value, found[2].value) < 1e-10)
    #expect(relativeError(found[3].variance, found[2].variance) < 1e-8)
    #expect(relativeError(found[5].value, found[4].value * -0.01 / 3) < 1e-12)
    #expect(relativeError(found[5].standardError, found[4].standardError * 0.01 / 3) < 1e-10)
    #expect(relativeError(found[6].value, found[4].value) < 1e-10)
    #expect(relativeError(found[6].standardError, found[4].standardError) < 1e-8)
  }

  @Test("a variable correlates with itself by exactly 1, with variance 0, and not with a constant")
  func edges() throws {
    let (design, data) = try Fixture.read().design("strat")
    var table = data
    table.set("c", to: .real(.init(repeating: 4, count: table.rowCount)))
    let x: Quantity = "api00"
    let found = try design.estimate(
      [
        NamedEstimand("same", Correlation(x, x)), NamedEstimand("none", Correlation(x, "c")),
        NamedEstimand("zero", Variance("c")),
        NamedEstimand("variance", Variance(x)), NamedEstimand("covariance", Covariance(x)),
        NamedEstimand("itself", Slope(of: x, on: x)), NamedEstimand("level", Slope(of: "c", on: x)),
        NamedEstimand("none", Slope(of: x, on: "c")),
      ], of: table
    ).entries
    #expect(abs(found[0].value - 1) < 1e-15)
    #expect(found[0].standardError < 1e-12)
    #expect(found[1].value.isNaN && found[1].variance.isNaN)
    #expect(found[2].value == 0 && found[2].variance == 0)
    #expect(abs(found[5].value - 1) < 1e-15 && found[5].standardError < 1e-12)
    #expect(found[6].value == 0 && found[6].variance == 0)
    #expect(found[7].value.isNaN && found[7].variance.isNaN)
    let n = Double(table.rowCount)
    #expect(relativeError(found[3].value, n / (n - 1) * found[4].value) < 1e-14)
  }

  @Test("alpha is a smooth function of the covariances: its delta-method standard error")
  func alpha() throws {
    let fixture = try Fixture.read()
    for record in fixture.alphas {
      let (design, table) = try fixture.design(record.design)
      let columns = try record.items.map { try table.column($0) }
      let complete = (0..<table.rowCount).map { row in
        columns.allSatisfy { !$0.number(at: row).isNaN }
      }
      let alpha = try AlphaEstimate(
        of: columns.map { column in (0..<table.rowCount).map(column.number) }, design,
        in: try Domains(filter: complete, in: table))
      #expect(relativeError(alpha.value, record.estimate) < 1e-8)
      #expect(relativeError(alpha.standardError, record.se) < 1e-8)
      #expect(alpha.degreesOfFreedom <= record.df && alpha.degreesOfFreedom > 0)
    }
  }
}
