import CanvassDiagnostics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// A diagnosis agrees with R's survey, put together by hand in `Tests/Fixtures/make/diagnosis.R`:
/// shares, gaps with the covariance between fields, tests and Holm's adjustment.
struct DiagnosisFixtureTests {
  struct Fixture: Decodable {
    struct Data: Decodable { var columns: [String: [Cell?]] }
    struct Design: Decodable {
      var strata: [String]
      var clusters: [String]
      var weights: String
    }
    struct Value: Decodable {
      var estimate: Double
      var se: Double
    }
    struct Gap: Decodable {
      var estimate: Double
      var se: Double
      var df: Int
      var p: Double
      var pHolm: Double?
    }
    struct Item: Decodable {
      var item: String
      var satisfied: Value
      var gapToRest: Gap
    }
    struct Field: Decodable {
      var field: String
      var people: Int
      var domainDf: Int
      var satisfied: Value
      var mean: Value
      var satisfiedWithAllAnswered: Value
      var gapToRest: Gap
      var gapToTarget: Gap
      var items: [Item]
    }
    struct Covariance: Decodable { var matrix: [[Double]] }
    var data: [Data]
    var design: Design
    var items: [String]
    var satisfied: [Double]
    var target: Double
    var fields: [Field]
    var overall: Value
  }

  /// A number or a text.
  enum Cell: Decodable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  let fixture: Fixture
  let table: Table
  let diagnosis: SurveyDiagnosis

  init() throws {
    fixture = try Fixtures.load("diagnosis")
    table = Self.table(try #require(fixture.data.first?.columns))
    let design = try Design(
      DesignSpecification(
        strata: fixture.design.strata, clusters: fixture.design.clusters,
        weights: fixture.design.weights), in: table)
    let instrument = Instrument(
      items: fixture.items.map { .init(column: $0, label: LocalizedText($0)) },
      dimensions: [
        .init(name: "first", label: LocalizedText("first"), items: [0, 1, 2]),
        .init(name: "second", label: LocalizedText("second"), items: [3, 4, 5]),
      ], field: "field",
      scale: try ResponseScale(values: [1, 5], satisfied: fixture.satisfied),
      target: fixture.target)
    diagnosis = try WeakFieldAnalysis(instrument, table, design).diagnose()
  }

  /// A table from the columns of a fixture.
  static func table(_ columns: [String: [Cell?]]) -> Table {
    var table = Table(rowCount: columns.values.first?.count ?? 0)
    for (name, cells) in columns {
      if cells.contains(where: { if case .text? = $0 { true } else { false } }) {
        let texts = cells.map { cell -> String? in
          if case .text(let text)? = cell { text } else { nil }
        }
        let levels = Set(texts.compactMap { $0 }).sorted()
        let codes = texts.map { text in
          text.flatMap(levels.firstIndex(of:)).map(UInt8.init) ?? Codes.missingNarrow
        }
        table.set(name, to: .coded(.init(codes: .narrow(codes), levels: levels.map { Level($0) })))
      } else {
        table.set(
          name,
          to: .real(cells.map { cell in if case .number(let x)? = cell { x } else { .nan } }))
      }
    }
    return table
  }

  private func agrees(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-8 * abs(b) }

  @Test func sharesAgree() throws {
    #expect(diagnosis.fields.map(\.field) == fixture.fields.map(\.field))
    #expect(agrees(diagnosis.overall.satisfied.value, fixture.overall.estimate))
    #expect(agrees(diagnosis.overall.satisfied.standardError, fixture.overall.se))
    for (found, expected) in zip(diagnosis.fields, fixture.fields) {
      for (a, b) in [
        (found.measures.satisfied, expected.satisfied), (found.measures.mean, expected.mean),
        (found.measures.allSatisfied, expected.satisfiedWithAllAnswered),
      ] {
        #expect(agrees(a.value, b.estimate), "\(expected.field)")
        #expect(agrees(a.standardError, b.se), "\(expected.field)")
      }
      #expect(found.measures.satisfied.count == expected.people)
      #expect(found.measures.satisfied.degreesOfFreedom == expected.domainDf)
    }
  }

  @Test func gapsAgree() throws {
    for (found, expected) in zip(diagnosis.fields, fixture.fields) {
      let gap = try #require(found.gapToRest)
      #expect(agrees(gap.estimate, expected.gapToRest.estimate))
      #expect(agrees(gap.standardError, expected.gapToRest.se))
      #expect(gap.degreesOfFreedom == expected.gapToRest.df)
      #expect(agrees(gap.p, expected.gapToRest.p))
      #expect(agrees(gap.adjusted, try #require(expected.gapToRest.pHolm)))
      let target = try #require(found.gapToTarget)
      #expect(agrees(target.estimate, expected.gapToTarget.estimate))
      #expect(agrees(target.standardError, expected.gapToTarget.se))
      for item in expected.items {
        let index = try #require(fixture.items.firstIndex(of: item.item))
        let part = try #require(found.items.first { $0.index == index })
        #expect(agrees(part.satisfied.value, item.satisfied.estimate))
        #expect(agrees(part.satisfied.standardError, item.satisfied.se))
        #expect(agrees(try #require(part.gap).estimate, item.gapToRest.estimate))
        #expect(agrees(try #require(part.gap).p, item.gapToRest.p))
      }
    }
  }

  /// The contributions of items, and those of dimensions, add up to the whole gap.
  @Test func contributionsAddUpToTheGap() throws {
    for field in diagnosis.fields {
      let gap = try #require(field.gapToRest).estimate
      #expect(abs(field.items.reduce(0) { $0 + ($1.contribution ?? .nan) } - gap) < 1e-14)
      #expect(abs(field.dimensions.reduce(0) { $0 + ($1.contribution ?? .nan) } - gap) < 1e-14)
    }
  }
}
