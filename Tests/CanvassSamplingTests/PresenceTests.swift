import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Every door to a variance looks at the same rows: those of the domain with a weight and an answer.
/// Identities between doors, on data with unequal weights, lonely strata, missing answers and rows of
/// weight zero (`make/lonely-domains.R`), in one stage and in two.
@Suite("Where an estimate has rows")
struct PresenceTests {
  private let fixture: SurveyFixture
  init() throws { fixture = try SurveyFixture("lonely-domains") }

  private func cases() throws -> [(name: String, table: Table, design: Design)] {
    try fixture.designs.map {
      let table = try fixture.table(of: $0)
      return ($0.name, table, try Design($0.specification, in: table))
    }
  }

  private let estimands: [NamedEstimand] = [
    .init("mean", Mean("rating")), .init("total", Total("rating")),
    .init("ratio", Ratio("rating", to: "visits")), .init("variance", Variance("rating")),
    .init("correlation", Correlation("rating", "visits")),
  ]

  private func expectSame(_ a: Estimate, _ b: Estimate, _ what: String) {
    let what = Comment(rawValue: "\(what) \(a.variable)")
    #expect(relativeError(a.value, b.value) < 1e-12, what)
    #expect(
      relativeError(a.variance, b.variance) < 1e-10 || (a.variance.isNaN && b.variance.isNaN), what)
    #expect(a.degreesOfFreedom == b.degreesOfFreedom && a.count == b.count, what)
  }

  @Test("rows without an answer, rows outside the domain and rows of weight zero are the same")
  func threeWaysToBeOutside() throws {
    for (name, table, design) in try cases() {
      let inside = try Expression(parsing: "field == 'land'").filter(in: table)
      let weight = try #require(design.specification.weights)
      var zeroed = table
      zeroed.set(
        weight, to: .real(inside.indices.map { inside[$0] ? design.weights[$0] : 0 }))
      var unanswered = table
      for column in ["rating", "visits"] {
        let values = try table.column(column)
        unanswered.set(
          column, to: .real(inside.indices.map { inside[$0] ? values.number(at: $0) : .nan }))
      }
      let first = try design.estimate(
        estimands, of: table, in: try Domains(filter: inside, in: table)
      ).entries
      let second = try Design(design.specification, in: zeroed).estimate(estimands, of: zeroed)
        .entries
      let third = try design.estimate(estimands, of: unanswered).entries
      for (a, (b, c)) in zip(first, zip(second, third)) {
        expectSame(b, a, "\(name), weights of zero:")
        expectSame(c, a, "\(name), no answers:")
      }
    }
  }

  @Test("a comparison of two domains has the degrees of freedom of both as one domain")
  func pairsOfDomains() throws {
    for (name, table, design) in try cases() {
      let domains = try Domains(by: ["field"], in: table)
      let freedom = try DomainTotals(
        of: [["rating"]], TableTotals(table, design, in: domains)
      ).pairedFreedom(of: 0)
      let domainOfRow = try #require(domains.ofRow)
      for a in domains.cells.indices {
        for b in domains.cells.indices {
          let filter = domainOfRow.map { Int($0) == a || Int($0) == b }
          let estimate = try design.estimate(
            [.init("mean", Mean("rating"))], of: table,
            in: try Domains(filter: filter, in: table)
          ).entries[0]
          #expect(
            freedom.degreesOfFreedom(a, b) == estimate.degreesOfFreedom, "\(name), \(a) and \(b)")
        }
      }
    }
  }

  @Test("totals by domain give what the design gives there: in one, in all, in all but one")
  func unions() throws {
    for (name, table, design) in try cases() {
      let domains = try Domains(by: ["field"], in: table)
      let totals = try DomainTotals(
        of: estimands.map(\.estimand.quantities), TableTotals(table, design, in: domains))
      for (group, one) in estimands.enumerated() {
        func found(_ union: DomainUnion) -> Estimate {
          totals.estimate(one.variable, one.estimand, group: group, in: union).estimate
        }
        let cells = try design.estimate([one], of: table, in: domains).entries
        for (domain, cell) in cells.enumerated() {
          let here = found(.one(domain))
          #expect(here.value.bitPattern == cell.value.bitPattern)
          #expect(here.variance.bitPattern == cell.variance.bitPattern)
          #expect(here.degreesOfFreedom == cell.degreesOfFreedom)
          let field = cell.cell.values[0]
          let others = try Expression(parsing: "field != '\(field)'").filter(in: table)
          let rest = try design.estimate(
            [one], of: table, in: try Domains(filter: others, in: table))
          expectSame(found(.allBut(domain)), rest.entries[0], "\(name) but \(field):")
        }
        expectSame(found(.all), try design.estimate([one], of: table).entries[0], "\(name), all:")
      }
    }
  }

  /// The gap between a domain and the rest is the slope on its indicator, whose standard error comes
  /// from the scores of the regression.
  @Test("a gap is a regression's slope, with its standard error and degrees of freedom")
  func gapsAreSlopes() throws {
    for (name, table, design) in try cases() {
      let domains = try Domains(by: ["field"], in: table)
      let rating: Quantity = "rating"
      let totals = try DomainTotals(of: [[rating]], TableTotals(table, design, in: domains))
      for (domain, cell) in domains.cells.enumerated() {
        let here = totals.linearised(Mean(rating), group: 0, in: .one(domain))
        let rest = totals.linearised(Mean(rating), group: 0, in: .allBut(domain))
        let (variance, freedom) = totals.uncertainty(of: here.form - rest.form)
        var marked = table
        let inside = try Expression(parsing: "field == '\(cell.values[0])'").filter(in: table)
        marked.set("here", to: .real(inside.map { $0 ? 1 : 0 }))
        let slope = try FormulaRegression(
          try Formula(parsing: "rating ~ here"), .gaussian, marked,
          weights: .sampling(design.weights)
        ).inference(in: design)
        let what = Comment(rawValue: "\(name) \(cell.values[0])")
        #expect(relativeError(slope.coefficients[1].value, here.value - rest.value) < 1e-9, what)
        #expect(
          relativeError(slope.coefficients[1].variance, variance) < 1e-8
            || (variance.isNaN && slope.coefficients[1].variance.isNaN), what)
        #expect(slope.designDegreesOfFreedom == freedom, what)
      }
    }
  }

  @Test("the full covariance has the variances on its diagonal")
  func diagonal() throws {
    for (name, table, design) in try cases() {
      let domains = try Domains(by: ["field"], in: table)
      let estimates = try design.estimate(
        estimands, of: table, in: domains, covariance: .full)
      let covariance = try #require(estimates.covariance)
      for (index, entry) in estimates.entries.enumerated() where !entry.variance.isNaN {
        #expect(
          relativeError(covariance[index, index], entry.variance) < 1e-12, "\(name) \(index)")
      }
    }
  }

  @Test("an item that was asked in one stratum of ten has that stratum's degrees of freedom")
  func oneStratumOfTen() throws {
    var table = Table(rowCount: 40)
    // Ten strata of two clusters of two people; the first stratum answers.
    let rows = Array(0..<40)
    let answers: [Double] = [1, 2, 4, 2]
    table.set("s", to: .real(rows.map { Double($0 / 4) }))
    table.set("c", to: .real(rows.map { Double($0 / 2) }))
    table.set("q", to: .real(rows.map { $0 < 4 ? answers[$0] : Double.nan }))
    let design = try Design(DesignSpecification(strata: ["s"], clusters: ["c"]), in: table)
    let found = try design.estimate([.init("q", Mean("q"))], of: table)
    #expect(design.degreesOfFreedom == 10)
    #expect(found.entries[0].degreesOfFreedom == 1)
    let alpha = try AlphaEstimate(
      of: [0, 1].map { _ in rows.map { $0 < 4 ? answers[$0] : Double.nan } }, design)
    #expect(alpha.degreesOfFreedom == 1)
  }
}
