import CanvassDiagnostics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// The presentation standard for proportions (Parker et al. 2017), against its text transcribed in
/// `Tests/Fixtures/make/nchs.R`, with the interval by quantiles of F.
struct NCHSStandardTests {
  struct Fixture: Decodable {
    struct Cell: Decodable {
      var p: Double
      var se: Double
      var n: Int
      var df: Int
      var effective: Double
      var adjusted: Double
      var lower: Double
      var upper: Double
      var grade: String
      var failures: [String]
    }
    struct Planned: Decodable {
      var p: Double
      var deff: Double
      var perCluster: Double
      var n: Int
    }
    var cells: [Cell]
    var planned: [Planned]
  }

  @Test("how many answers a share needs to be shown, by the same text, tried one n after the other")
  func planned() throws {
    let pack = try RulePack("nchs")
    for planned in try Fixtures.load("nchs", as: Fixture.self).planned {
      let cell = PlannedCell(
        .share(planned.p), under: try SurveyConditions(designEffect: planned.deff),
        answersPerCluster: planned.perCluster > 0 ? planned.perCluster : nil)
      #expect(cell.countNeeded(by: pack) == planned.n, "p \(planned.p)")
    }
  }

  @Test("sizes, interval, grade and reasons of many cells")
  func cells() throws {
    let cells = try Fixtures.load("nchs", as: Fixture.self).cells
    #expect(cells.count == 240)
    let pack = try RulePack("nchs")
    for cell in cells {
      let place: Comment = "p \(cell.p), se \(cell.se), n \(cell.n), df \(cell.df)"
      let mark = pack.mark(estimate(cell.p, cell.se, n: cell.n, df: cell.df))
      let basis = try #require(mark.basis)
      #expect(relativeError(basis.effectiveCount, cell.effective) < 1e-12, place)
      #expect(relativeError(basis.adjustedCount, cell.adjusted) < 1e-10, place)
      #expect(abs(basis.interval.lower - cell.lower) < 1e-10, place)
      #expect(abs(basis.interval.upper - cell.upper) < 1e-10, place)
      #expect(mark.grade.rawValue == cell.grade, place)
      #expect(mark.failures.map(\.measure.rawValue) == cell.failures, place)
    }
  }

  /// CDC's R package surveytable (svyciprop_adjusted with adj = "nchs") gives 0.355273–0.644727 for
  /// one half of 50 people, 10 clusters of 5 with shares of 0.4 and 0.6 in turn. Limited to n before
  /// the adjustment for 9 degrees of freedom, the interval would be 0.33 wide and the share withheld.
  @Test("the effective size is limited to n after the adjustment for degrees of freedom")
  func limitAfterAdjustment() throws {
    var table = Table(rowCount: 50)
    let clusters = (0..<50).map { Double($0 / 5) }
    table.set("psu", to: .real(clusters))
    table.set("q", to: .real((0..<50).map { Double(($0 % 5) < 2 + ($0 / 5) % 2 ? 1 : 0) }))
    let design = try Design(DesignSpecification(clusters: ["psu"]), in: table)
    let share = try design.estimate([NamedEstimand("q", Mean("q"))], of: table).entries[0]
    #expect(share.value == 0.5)
    #expect(share.degreesOfFreedom == 9)
    let mark = try RulePack("nchs").mark(share)
    let basis = try #require(mark.basis)
    #expect(basis.adjustedCount == 50)
    #expect(abs(basis.interval.lower - 0.355273) < 5e-7)
    #expect(abs(basis.interval.upper - 0.644727) < 5e-7)
    #expect(mark.grade == .release)
  }

  private func estimate(_ p: Double, _ se: Double, n: Int, df: Int) -> Estimate {
    Estimate(
      variable: "p", level: nil, cell: .init(values: []), value: p, variance: se * se,
      degreesOfFreedom: df, count: n, populationSize: Double(n) * 10,
      simpleRandomVariance: p * (1 - p) / Double(n))
  }
}
