import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: the likelihood searched in R (`Fixtures/make/schmid.R`).
@Suite struct PolyserialTests {
  let fixture: SchmidFixture

  init() throws { fixture = try Fixtures.load("schmid") }

  private func data(_ weights: [Double]? = nil, rows: [Int]? = nil) throws -> Observations {
    let all = Matrix(columns: [fixture.x, fixture.y, fixture.three])
    return try Observations(
      all.selecting(rows: rows), names: ["age", "A1", "A2"], weights: weights)
  }

  private func estimate(
    _ data: Observations, _ x: String, _ y: String
  ) throws -> PolyserialCorrelation {
    try PolyserialCorrelation(data, continuous: x, categories: y)
  }

  @Test func againstADirectSearch() throws {
    let d = try data()
    let pairs = [("age", "A1"), ("age", "A2"), ("A1", "A2")]
    for ((x, y), expected) in zip(pairs, fixture.polyserial) {
      let found = try estimate(d, x, y)
      #expect(relativeError(found.estimate, expected) < 1e-8)
      #expect(abs(found.gradient) < 1e-13)
      #expect(found.rows == 300 && !found.isAtBoundary)
    }
  }

  /// A weight is so many copies of the row; without weight the row is not there.
  @Test func weights() throws {
    let w = (0..<300).map { Double($0 % 3) }
    let copies = w.indices.flatMap { Array(repeating: $0, count: Int(w[$0])) }
    let weighted = try estimate(try data(w), "age", "A1")
    let replicated = try estimate(try data(rows: copies), "age", "A1")
    #expect(relativeError(weighted.estimate, replicated.estimate) < 1e-12)
    #expect(relativeError(weighted.estimate, fixture.polyserial[3]) < 1e-8)
    #expect(weighted.rows == 200)
  }

  /// It does not depend on the unit of x, and turns its sign with x.
  @Test func invariance() throws {
    let turned = try Observations(
      Matrix(columns: [fixture.x.map { 7 - 3 * $0 }, fixture.y]), names: ["age", "A1"])
    let found = try estimate(turned, "age", "A1").estimate
    #expect(relativeError(found, -fixture.polyserial[0]) < 1e-8)
  }

  /// Categories cut from x itself end at the boundary.
  @Test func boundaryAndRefusals() throws {
    let x = (0..<60).map { Double($0) }
    let d = try Observations(
      Matrix(columns: [x, x.map { $0 < 30 ? 1 : 2 }, x.map { _ in 1 }]),
      names: ["x", "half", "one"])
    #expect(try estimate(d, "x", "half").isAtBoundary)
    #expect(throws: ObservationsError.constant(column: "one")) { try estimate(d, "x", "one") }
    #expect(throws: ObservationsError.constant(column: "one")) { try estimate(d, "one", "half") }
    #expect(throws: ObservationsError.unknown(column: "z")) { try estimate(d, "z", "half") }
  }
}
