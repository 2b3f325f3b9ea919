import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's `twophase` and of the double sum over all pairs: see `Tests/Fixtures/make/two-phase.R`.
private struct TwoPhaseFixture: Decodable {
  struct Phase: Decodable {
    var name: String
    var phase: Columns
  }

  struct Columns: Decodable {
    var subset: String
    var strata: String?
    var clusters: String?
  }

  struct Value: Decodable {
    var design: String
    var statistic: String
    var domain: String?
    var estimate: Double
    var se: Double
  }

  var designs: [Phase]
  var values: [Value]
}

@Suite("Samples of two phases")
struct TwoPhaseTests {
  private let fixture: TwoPhaseFixture
  private let survey: SurveyFixture

  init() throws {
    fixture = try Fixtures.load("two-phase")
    survey = try SurveyFixture("two-phase")
  }

  /// The specification of a design, with its second phase.
  private func specification(_ name: String) throws -> DesignSpecification {
    var specification = try #require(survey.designs.first { $0.name == name }).specification
    let phase = try #require(fixture.designs.first { $0.name == name }).phase
    specification.secondPhase = SecondPhase(
      phase.subset, strata: phase.strata, clusters: phase.clusters)
    return specification
  }

  private func table() throws -> Table { try survey.table(of: #require(survey.designs.first)) }

  @Test("means, totals, ratios, domains and regressions are those of R and of the double sum")
  func estimates() throws {
    let table = try table()
    #expect(fixture.values.count == 80)
    for record in survey.designs {
      let design = try Design(specification(record.name), in: table)
      for value in fixture.values where value.design == record.name {
        let what = "\(value.design) \(value.statistic) \(value.domain ?? "")"
        if value.statistic == "slope" {
          let fit = try FormulaRegression(
            Formula(parsing: "y ~ x"), .gaussian, table, weights: .sampling(design.weights))
          let inference = try fit.inference(in: design)
          let slope = try #require(inference.coefficients.last)
          #expect(relativeError(slope.value, value.estimate) < 1e-8, "\(what)")
          #expect(relativeError(slope.standardError, value.se) < 1e-8, "\(what)")
          continue
        }
        let domains = try Domains(
          filter: value.domain.map {
            try Expression(parsing: "field == '\($0)'").filter(in: table)
          }, in: table)
        let estimand: any Estimand =
          switch value.statistic {
          case "mean": Mean("y")
          case "total": Total("y")
          default: Ratio("y", to: "x")
          }
        let found = try design.estimate(
          [NamedEstimand("e", estimand)], of: table, in: domains, covariance: .full)
        #expect(relativeError(found.entries[0].value, value.estimate) < 1e-10, "\(what)")
        #expect(relativeError(found.entries[0].standardError, value.se) < 1e-9, "\(what)")
        let covariance = try #require(found.covariance)
        #expect(relativeError(covariance[0, 0].squareRoot(), value.se) < 1e-9, "\(what)")
      }
    }
  }

  @Test("rows outside the second phase have no weight, and need no answers")
  func outside() throws {
    let table = try table()
    let design = try Design(specification("strata"), in: table)
    let subset = try table.column("subset")
    var blanked = table
    let y = try table.column("y")
    blanked.set(
      "y",
      to: .real(
        (0..<table.rowCount).map { subset.number(at: $0) == 1 ? y.number(at: $0) : .nan }))
    let same = try Design(specification("strata"), in: blanked)
    let estimands = [NamedEstimand("m", Mean("y")), NamedEstimand("t", Total("y"))]
    let one = try design.estimate(estimands, of: table).entries
    let other = try same.estimate(estimands, of: blanked).entries
    for (a, b) in zip(one, other) {
      // Sums are centred near the middle of the answers that there are.
      #expect(relativeError(a.value, b.value) < 1e-13)
      #expect(relativeError(a.variance, b.variance) < 1e-12)
      #expect(a.count == b.count && b.count == design.weights.count { $0 > 0 })
    }
    for row in 0..<table.rowCount {
      #expect((design.weights[row] > 0) == (subset.number(at: row) == 1))
    }
    // The smaller number of the two phases: clusters less strata of the first one.
    #expect(one[0].degreesOfFreedom == 14 + 9 + 11 - 3)
    let rows = try Design(specification("rows"), in: table)
    #expect(rows.degreesOfFreedom == rows.weights.count { $0 > 0 } - 3)
  }

  @Test("a second phase that takes everything changes nothing")
  func everything() throws {
    var table = try table()
    table.set("everyone", to: .real([Double](repeating: 1, count: table.rowCount)))
    for name in ["stages", "strata", "sizeless"] {
      var whole = try specification(name)
      whole.secondPhase?.subset = "everyone"
      var plain = whole
      plain.secondPhase = nil
      let estimands = [NamedEstimand("m", Mean("y")), NamedEstimand("t", Total("y"))]
      let found = try Design(whole, in: table).estimate(estimands, of: table).entries
      let known = try Design(plain, in: table).estimate(estimands, of: table).entries
      for (a, b) in zip(found, known) {
        #expect(relativeError(a.value, b.value) < 1e-14, "\(name)")
        #expect(relativeError(a.variance, b.variance) < 1e-12, "\(name)")
        #expect(a.degreesOfFreedom == b.degreesOfFreedom, "\(name)")
      }
    }
  }

  @Test("the expected variance of a total is its variance over all samples of both phases")
  func unbiased() throws {
    // A population of 6, of which 4 are drawn, and of these 2 of each of two groups where there are so many.
    let y: [Double] = [3, 8, 1, 12, 5, 7]
    let group: [Double] = [1, 1, 2, 2, 2, 1]
    var (totals, variances, chances) = ([Double](), [Double](), [Double]())
    for first in subsets(of: Array(y.indices), 4) {
      var table = Table(rowCount: 4)
      table.set("y", to: .real(first.map { y[$0] }))
      table.set("g", to: .real(first.map { group[$0] }))
      table.set("n", to: .real(first.map { _ in 6 }))
      let parts = [1.0, 2].map { g in (0..<4).filter { group[first[$0]] == g } }
      // One of each group is left out, where it has three, or two.
      let draws = parts.map { part in subsets(of: part, part.count >= 3 ? 2 : part.count) }
      let number = draws.reduce(1) { $0 * $1.count }
      for a in draws[0] {
        for b in draws[1] {
          let drawn = Set(a + b)
          table.set("s", to: .real((0..<4).map { drawn.contains($0) ? 1 : 0 }))
          var specification = DesignSpecification(fpc: ["n"], lonely: .remove)
          specification.secondPhase = SecondPhase("s", strata: "g")
          let found = try Design(specification, in: table).estimate(
            [NamedEstimand("t", Total("y"))], of: table
          ).entries[0]
          totals.append(found.value)
          variances.append(found.variance)
          chances.append(1 / Double(number))
        }
      }
    }
    let all = chances.reduce(0, +)
    let mean = zip(totals, chances).reduce(0) { $0 + $1.0 * $1.1 } / all
    let variance =
      zip(totals, chances).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / all
    let expected = zip(variances, chances).reduce(0) { $0 + $1.0 * $1.1 } / all
    #expect(relativeError(mean, y.reduce(0, +)) < 1e-12)
    #expect(relativeError(expected, variance) < 1e-10)
  }

  private func subsets(of all: [Int], _ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    guard all.count >= count, let first = all.first else { return [] }
    let rest = Array(all.dropFirst())
    return subsets(of: rest, count - 1).map { [first] + $0 } + subsets(of: rest, count)
  }

  @Test("what cannot be combined with two phases is said")
  func refused() throws {
    var table = try table()
    func words(_ change: (inout DesignSpecification) throws -> Void) throws -> String {
      var specification = try self.specification("strata")
      try change(&specification)
      do {
        _ = try Design(specification, in: table)
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      try words { $0.replicates = try ReplicateMethod(parsing: "jkn") }.contains(
        "no replicates of a sample of two phases"))
    #expect(
      try words { $0.recipe = WeightingRecipe([]) }.contains("a recipe does not know"))
    #expect(
      try words { $0.secondPhase?.subset = "x" }.contains("it must be 1 for rows"))
    #expect(
      try words { $0.secondPhase = SecondPhase("subset", clusters: "cluster") }.contains(
        "is in the second phase in part"))
    table.set("none", to: .real([Double](repeating: 0, count: table.rowCount)))
    #expect(try words { $0.secondPhase?.subset = "none" }.contains("no row is in the second phase"))
    table.set("gone", to: try Expression(parsing: "subset * (group != 'low')").evaluate(in: table))
    #expect(
      try words { $0.secondPhase?.subset = "gone" }.contains(
        "no unit of stratum \"low\" is in the second phase"))
    // One row of a group of many.
    let low = try Expression(parsing: "group == 'low'").filter(in: table)
    let one = try #require(low.firstIndex(of: true))
    let subset = try table.column("subset")
    table.set(
      "single", to: .real(low.indices.map { low[$0] ? ($0 == one ? 1 : 0) : subset.number(at: $0) })
    )
    var specification = try self.specification("strata")
    specification.secondPhase?.subset = "single"
    let design = try Design(specification, in: table)
    #expect {
      _ = try design.estimate([NamedEstimand("m", Mean("y"))], of: table)
    } throws: { "\($0)".contains("stratum \"low\" of the second phase has one cluster") }
    specification.lonely = .adjust
    let adjusted = try Design(specification, in: table).estimate(
      [NamedEstimand("m", Mean("y"))], of: table)
    #expect(adjusted.entries[0].variance > 0)
  }
}
