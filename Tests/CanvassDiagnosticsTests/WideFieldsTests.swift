import CanvassDiagnostics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Everyone is asked about every field: the numbers of R's survey from the long form, in
/// `Tests/Fixtures/make/wide-fields.R`, with the person as the innermost cluster.
struct WideFieldsTests {
  struct Fixture: Decodable {
    struct Data: Decodable { var columns: [String: [DiagnosisFixtureTests.Cell?]] }
    struct Group: Decodable {
      var field: String?
      var dimension: String?
      var items: [String]
    }
    struct Value: Decodable {
      var estimate: Double
      var se: Double
      var df: Int?
      var p: Double?
    }
    struct Part: Decodable {
      var dimension: String?
      var item: String?
      var satisfied: Value
      var gapToRest: Value
    }
    struct Field: Decodable {
      var field: String
      var people: Int
      var df: Int
      var satisfied: Value
      var mean: Value
      var allSatisfied: Value
      var gapToRest: Value
      var dimensions: [Part]
      var items: [Part]
    }
    struct Specification: Decodable {
      var strata: [String]
      var clusters: [String]
      var weights: String?
    }
    struct Design: Decodable {
      var name: String
      var design: Specification
      var fields: [Field]
      var overall: Value
      var covariance: [[Double]]
    }
    var data: [Data]
    var fields: [Group]
    var dimensions: [Group]
    var designs: [Design]
  }

  let fixture: Fixture
  let table: Table
  let instrument: Instrument

  init() throws {
    fixture = try Fixtures.load("wide-fields")
    table = DiagnosisFixtureTests.table(try #require(fixture.data.first?.columns))
    let items = fixture.fields.flatMap(\.items)
    func places(_ group: Fixture.Group) -> [Int] {
      group.items.compactMap(items.firstIndex(of:))
    }
    instrument = Instrument(
      items: items.map { .init(column: $0, label: LocalizedText($0)) },
      dimensions: fixture.dimensions.map {
        .init(
          name: $0.dimension ?? "", label: LocalizedText($0.dimension ?? ""), items: places($0))
      },
      fields: .items(
        fixture.fields.map {
          .init(name: $0.field ?? "", label: LocalizedText($0.field ?? ""), items: places($0))
        }), scale: try ResponseScale(values: [1, 2, 3, 4, 5], satisfied: [4, 5]), target: 0.8)
  }

  private func agrees(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-8 * abs(b) }

  private func diagnosis(_ expected: Fixture.Design, filter: [Bool]? = nil) throws
    -> SurveyDiagnosis
  {
    let design = try Design(
      DesignSpecification(
        strata: expected.design.strata, clusters: expected.design.clusters,
        weights: expected.design.weights), in: table)
    return try WeakFieldAnalysis(instrument, table, design, filter: filter).diagnose()
  }

  @Test("shares, means and gaps with the covariance of the same people", arguments: [0, 1])
  func agreesWithR(_ number: Int) throws {
    let expected = fixture.designs[number]
    let diagnosis = try diagnosis(expected)
    #expect(diagnosis.fields.map(\.field) == expected.fields.map(\.field))
    #expect(agrees(diagnosis.overall.satisfied.value, expected.overall.estimate))
    #expect(agrees(diagnosis.overall.satisfied.standardError, expected.overall.se))
    for (found, field) in zip(diagnosis.fields, expected.fields) {
      for (a, b) in [
        (found.measures.satisfied, field.satisfied), (found.measures.mean, field.mean),
        (found.measures.allSatisfied, field.allSatisfied),
      ] {
        #expect(agrees(a.value, b.estimate), "\(field.field)")
        #expect(agrees(a.standardError, b.se), "\(field.field)")
      }
      #expect(found.measures.satisfied.count == field.people)
      let gap = try #require(found.gapToRest)
      #expect(agrees(gap.estimate, field.gapToRest.estimate))
      #expect(agrees(gap.standardError, field.gapToRest.se))
      #expect(gap.degreesOfFreedom == field.gapToRest.df)
      #expect(agrees(gap.p, try #require(field.gapToRest.p)))
      #expect(found.items.count == field.items.count)
      for (parts, expectedParts) in [
        (found.dimensions, field.dimensions), (found.items, field.items),
      ] {
        for part in expectedParts {
          let index = try #require(
            part.item.map { item in instrument.items.firstIndex { $0.column == item } }
              ?? instrument.dimensions.firstIndex { $0.name == part.dimension })
          let own = try #require(parts.first { $0.index == index })
          let gap = try #require(own.gap)
          #expect(agrees(own.satisfied.value, part.satisfied.estimate), "\(part)")
          #expect(agrees(own.satisfied.standardError, part.satisfied.se), "\(part)")
          #expect(agrees(gap.estimate, part.gapToRest.estimate), "\(part)")
          #expect(agrees(gap.standardError, part.gapToRest.se), "\(part)")
        }
      }
    }
  }

  /// The gap between two fields, from the covariance that R gives.
  @Test("a gap of two fields is that of R's covariance", arguments: [0, 1])
  func covariance(_ number: Int) throws {
    let expected = fixture.designs[number]
    for (i, j) in [(0, 1), (0, 2), (1, 2)] {
      var two = instrument
      guard case .items(let asked) = instrument.fields else { return }
      two.fields = .items([asked[i], asked[j]])
      two.dimensions = []
      let kept = (asked[i].items + asked[j].items).sorted()
      two.items = kept.map { instrument.items[$0] }
      two.fields = .items(
        [asked[i], asked[j]].map { field in
          .init(
            name: field.name, label: field.label,
            items: field.items.compactMap(kept.firstIndex(of:)))
        })
      let design = try Design(
        DesignSpecification(
          strata: expected.design.strata, clusters: expected.design.clusters,
          weights: expected.design.weights), in: table)
      let gap = try #require(
        WeakFieldAnalysis(two, table, design).diagnose().fields[0].gapToRest)
      let v = expected.covariance
      #expect(agrees(gap.standardError, (v[i][i] + v[j][j] - 2 * v[i][j]).squareRoot()))
    }
  }

  @Test("contributions of items, with or without dimensions, add up to the gap")
  func contributions() throws {
    for instrument in [instrument, withoutDimensions] {
      let design = try Design(DesignSpecification(), in: table)
      for field in try WeakFieldAnalysis(instrument, table, design).diagnose().fields {
        let gap = try #require(field.gapToRest).estimate
        #expect(abs(field.items.reduce(0) { $0 + ($1.contribution ?? .nan) } - gap) < 1e-14)
      }
    }
  }

  private var withoutDimensions: Instrument {
    var instrument = instrument
    instrument.dimensions = []
    return instrument
  }

  /// Where a condition leaves some people, it leaves all that they said.
  @Test("a domain of people is a domain of their answers")
  func domain() throws {
    let district = try table.column("district")
    let inside = (0..<table.rowCount).map { district.text(at: $0) == "A" }
    let part = try diagnosis(fixture.designs[1], filter: inside)
    #expect(part.overall.satisfied.degreesOfFreedom == 5)
    for field in part.fields {
      #expect(field.measures.satisfied.count <= inside.count { $0 })
      #expect(field.measures.satisfied.degreesOfFreedom == 5)
    }
  }
}
