import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's survey, by `svychisq` and `svyttest`: see `Tests/Fixtures/make/two-way.R`.
private struct TwoWayFixture: Decodable {
  struct Test: Decodable {
    var name: String
    var statistic: Double
    var df: [Double]
    var p: Double
  }

  struct TableRecord: Decodable {
    var design: String
    var row: String
    var column: String
    var tests: [Test]
    var cells: [String]
    var shares: [Double]
    var errors: [Double]
  }

  struct Comparison: Decodable {
    var design: String
    var formula: String
    var estimate: Double
    var t: Double
    var df: Double
    var p: Double
  }

  var tables: [TableRecord]
  var comparisons: [Comparison]
}

@Suite("Two-way tables and t tests")
struct TwoWayTests {
  @Test("tests of independence, shares and their errors are those of R's survey")
  func independence() throws {
    let fixture: TwoWayFixture = try Fixtures.load("two-way")
    let survey = try SurveyFixture("two-way")
    let tests: [String: ShareTest] = [
      "F": .f, "Chisq": .chisq, "Wald": .wald, "adjWald": .adjustedWald,
    ]
    #expect(fixture.tables.count == 9)
    for record in fixture.tables {
      let design = try #require(survey.designs.first { $0.name == record.design })
      let table = try survey.table(of: design)
      let found = try TwoWayTable(
        record.row, record.column, table, Design(design.specification, in: table))
      let what = "\(record.design) \(record.row) \(record.column)"
      for test in record.tests {
        let own = try found.tests([#require(tests[test.name])])[0]
        #expect(relativeError(own.statistic, test.statistic) < 1e-8, "\(what) \(test.name)")
        #expect(relativeError(own.degreesOfFreedom, test.df) < 1e-8, "\(what) \(test.name)")
        #expect(relativeError(own.probability, test.p) < 1e-7, "\(what) \(test.name)")
      }
      for (place, cell) in record.cells.enumerated() {
        let levels = cell.split(separator: ".").map(String.init)
        let row = try #require(found.rows.firstIndex(of: levels[0]))
        let column = try #require(found.columns.firstIndex(of: levels[1]))
        let share = found.share(row, column, of: .all)
        #expect(abs(share.value - record.shares[place]) < 1e-12, "\(what) \(cell)")
        #expect(abs(share.error - record.errors[place]) < 1e-10, "\(what) \(cell)")
      }
    }
  }

  @Test("two groups, pairs and one mean")
  func comparisons() throws {
    let fixture: TwoWayFixture = try Fixtures.load("two-way")
    let survey = try SurveyFixture("two-way")
    for record in fixture.comparisons {
      let design = try #require(survey.designs.first { $0.name == record.design })
      var table = try survey.table(of: design)
      let sides = record.formula.split(separator: "~").map { String($0.filter { $0 != " " }) }
      let column = sides[0]
      if column.contains("-") {
        table.set(column, to: try Expression(parsing: "api00 - api99").evaluate(in: table))
      }
      let found = try MeanComparison(
        of: column, by: sides[1] == "0" ? nil : sides[1], table,
        Design(design.specification, in: table))
      let estimate = found.difference ?? found.means[0]
      let what = "\(record.design) \(record.formula)"
      #expect(relativeError(estimate.value, record.estimate) < 1e-10, "\(what)")
      #expect(relativeError(found.test.statistic, record.t) < 1e-8, "\(what)")
      #expect(found.test.degreesOfFreedom == [record.df], "\(what)")
      #expect(relativeError(found.test.probability, record.p) < 1e-7, "\(what)")
    }
  }

  /// A mixture with equal weights is an F distribution; published values are those of J. P. Imhof, Biometrika 48
  /// (1961), table 1, whose limits x are here −x/ν times a χ² of many degrees of freedom.
  @Test("sums of weighted χ² variables")
  func quadraticForms() {
    for (k, d, x) in [(3.0, 20.0, 2.5), (1, 5.5, 0.3), (6, 400, 1.1), (2, 1000, 7)] {
      let form = QuadraticForm([(1 / k, k), (-x / d, d)])
      let expected = FDistribution(k, d).upperTail(x)
      #expect(abs(form.probabilityAboveZero - expected) < 1e-12, "\(k) \(d) \(x)")
      if let saddle = form.saddlepointAboveZero {
        #expect(abs(saddle - expected) < 0.05 * expected + 1e-3, "\(k) \(d) \(x)")
      }
    }
    // 0.6χ²₁ + 0.3χ²₁ + 0.1χ²₁ above 0.1, 0.7 and 2: Imhof's table 1.
    for (x, expected) in [(0.1, 0.9458), (0.7, 0.5064), (2, 0.1240)] {
      let d = 1e6
      let form = QuadraticForm([(0.6, 1), (0.3, 1), (0.1, 1), (-x / d, d)])
      #expect(abs(form.probabilityAboveZero - expected) < 6e-5, "\(x)")
    }
  }
}
