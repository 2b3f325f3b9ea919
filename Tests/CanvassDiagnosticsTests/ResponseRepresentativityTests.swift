import CanvassDiagnostics
import CanvassTables
import CanvassTestSupport
import Testing

/// The R-indicator against R's glm and the formulas of Schouten, Cobben & Bethlehem (2009).
@Suite("Representativity of the response")
struct ResponseRepresentativityTests {
  private struct Fixture: Decodable {
    struct Frame: Decodable {
      var region: [String]
      var sex: [String]
      var age: [Double]
      var weight: [Double]
      var responded: [Double]
    }
    var frame: Frame
    var indicator: Double
    var mean: Double
    var deviation: Double
    var bias: Double
    var partial: [String: Double]
  }

  private func table(_ frame: Fixture.Frame) -> Table {
    func coded(_ texts: [String]) -> Column {
      let levels = Set(texts).sorted()
      return .coded(
        CodedColumn(
          codes: .narrow(texts.map { UInt8(levels.firstIndex(of: $0) ?? 0) }),
          levels: levels.map { Level($0) }))
    }
    var table = Table(rowCount: frame.age.count)
    table.set("region", to: coded(frame.region))
    table.set("sex", to: coded(frame.sex))
    table.set("age", to: .real(frame.age))
    return table
  }

  @Test("R, the mean probability, the greatest bias and the partial indicators")
  func oracle() throws {
    let fixture: Fixture = try Fixtures.load("representativity")
    let found = try ResponseRepresentativity(
      Formula(parsing: "~ region + sex + age"), responded: fixture.frame.responded.map { $0 == 1 },
      weights: fixture.frame.weight, in: table(fixture.frame))
    #expect(relativeError(found.indicator, fixture.indicator) < 1e-9)
    #expect(relativeError(found.meanPropensity, fixture.mean) < 1e-9)
    #expect(relativeError(found.deviation, fixture.deviation) < 1e-9)
    #expect(relativeError(found.maximalBias, fixture.bias) < 1e-9)
    #expect(found.partials.map(\.variable) == ["age", "region", "sex"])
    for partial in found.partials {
      #expect(relativeError(partial.size, try #require(fixture.partial[partial.variable])) < 1e-9)
    }
    // The greatest bias is (1 − R)/(2ρ̄).
    #expect(
      relativeError(found.maximalBias, (1 - found.indicator) / (2 * found.meanPropensity)) < 1e-12)
    #expect(found.check.verdict == .caution)
  }

  @Test("nobody or everybody answered; weights that count nobody")
  func refused() throws {
    let fixture: Fixture = try Fixtures.load("representativity")
    let (frame, formula) = (table(fixture.frame), try Formula(parsing: "~ region"))
    let some = fixture.frame.responded.map { $0 == 1 }
    for answer in [true, false] {
      #expect(throws: DiagnosisError.self) {
        try ResponseRepresentativity(
          formula, responded: some.map { _ in answer }, weights: fixture.frame.weight, in: frame)
      }
    }
    #expect(throws: DiagnosisError.self) {
      try ResponseRepresentativity(
        formula, responded: some, weights: some.map { _ in 0.001 }, in: frame)
    }
  }
}
