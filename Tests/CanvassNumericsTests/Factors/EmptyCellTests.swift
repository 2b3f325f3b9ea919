import CanvassNumerics
import CanvassTestSupport
import Testing

private struct EmptyCellFixture: Decodable {
  let rows: [String]
  let margins, lavaan, psych: [[Double]]
}

/// Which of the conventions for empty cells ours is (`Fixtures/make/empty-cells.R`).
@Suite struct EmptyCellTests {
  @Test("half a row in each empty cell and thresholds of the margins, as lavaan and not psych")
  func convention() throws {
    let fixture: EmptyCellFixture = try Fixtures.load("empty-cells")
    let data = try Observations(
      Matrix(fixture.rows.map { $0.compactMap { $0.wholeNumberValue.map(Double.init) } }))
    let found = try CorrelationMatrix.polychoric(data, emptyCells: .filled(0.5)).values
    #expect((found - Matrix(fixture.margins)).maximumNorm < 1e-11)
    #expect((found - Matrix(fixture.lavaan)).maximumNorm < 1e-8)
    // psych's thresholds come from shares that do not add up to one.
    let apart = (found - Matrix(fixture.psych)).maximumNorm
    #expect(apart > 1e-3 && apart < 1e-2)
  }
}
