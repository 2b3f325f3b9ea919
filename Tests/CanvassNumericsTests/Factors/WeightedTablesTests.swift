import CanvassNumerics
import CanvassTestSupport
import Testing

struct WeightedTablesFixture: Decodable {
  struct Pair: Decodable {
    let table: [[Double]]
    let lavaan, psych: Double
  }
  let pairs: [Pair]
}

/// Expected values: `lavaan::lavCor` of rows repeated as often as their weights say
/// (`Fixtures/make/weighted-tables.R`); the tables of weighted counts are all that the data say of a pair.
@Suite struct WeightedTablesTests {
  @Test func weightsAreCopiesOfRows() throws {
    let fixture: WeightedTablesFixture = try Fixtures.load("weighted-tables")
    for pair in fixture.pairs {
      let table = Matrix(pair.table)
      let cells = (0..<table.columns).flatMap { j in (0..<table.rows).map { ($0, j) } }
      let data = try Observations(
        Matrix(cells.map { [Double($0.0), Double($0.1)] }), weights: table.elements)
      let rho = try CorrelationMatrix.polychoric(data).values[0, 1]
      #expect(abs(rho - pair.lavaan) < 1e-7)
      // psych weighs the table of a pair but not its thresholds.
      #expect(abs(rho - pair.psych) > 1e-4)
    }
  }

  /// The two correlations of men counted three times, to nine digits.
  @Test func knownValues() throws {
    let fixture: WeightedTablesFixture = try Fixtures.load("weighted-tables")
    for (pair, expected) in zip(fixture.pairs, [-0.398882892, -0.316918809]) {
      #expect(abs(pair.lavaan - expected) < 1e-9)
    }
  }
}
