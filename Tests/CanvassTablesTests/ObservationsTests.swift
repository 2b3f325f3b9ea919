import CanvassNumerics
import CanvassTables
import Testing

/// Rows of a table as what correlations are computed from.
@Suite("Observations of a table")
struct ObservationsTests {
  private func table() -> Table {
    var table = Table(rowCount: 4)
    table.set("x", to: .real([1, 2, .nan, 4]))
    table.set("w", to: .real([1, 2, 1, 3]))
    table.set(
      "code",
      to: .coded(
        CodedColumn(
          codes: .narrow([1, 0, 1, 0]), levels: [Level("05", value: 5), Level("3", value: 3)])))
    table.set("text", to: .coded(CodedColumn(texts: ["a", "b", nil, "a"])))
    table.set("debt", to: .real([1, -1, 1, 1]))
    return table
  }

  @Test("columns in the order asked for, codes as their numbers, weights of a column")
  func columns() throws {
    let rows = try Observations(table(), columns: ["code", "x"], weights: "w")
    #expect(rows.names == ["code", "x"] && rows.weights == [1, 2, 1, 3])
    #expect(rows.values.column(0) == [3, 5, 3, 5])
    #expect(Array(rows.values.column(1).prefix(2)) == [1, 2] && rows.values[2, 1].isNaN)
    #expect(rows.completeRows == [0, 1, 3])
    #expect(try Observations(table(), columns: ["x"]).weights == [1, 1, 1, 1])
    // Σw(x − x̄)(y − ȳ)/(W − Σw²/W) over the complete rows: W = 6, Σw² = 14, means 17/6 and 28/6.
    let expected = (-11.0 / 6 * -10.0 / 6 + 2 * -5.0 / 6 * 2.0 / 6 + 3 * 7.0 / 6 * 2.0 / 6) * 6 / 22
    let found = try CovarianceMatrix(rows, missing: .listwise).values[0, 1]
    #expect(abs(found - expected) < 1e-14)
  }

  @Test("what is no number, not there or no weight is named")
  func refusals() throws {
    let table = table()
    do {
      _ = try Observations(table, columns: ["x", "text"])
      Issue.record("text was taken for numbers")
    } catch let error as TableError {
      #expect("\(error)".contains("\"text\" holds text (\"a\") in row 1"))
    }
    #expect(throws: TableError.self) { try Observations(table, columns: ["y"]) }
    #expect(throws: TableError.self) { try Observations(table, columns: ["x"], weights: "text") }
    #expect(throws: ObservationsError.weight(row: 1)) {
      try Observations(table, columns: ["x"], weights: "debt")
    }
    #expect(throws: ObservationsError.empty) { try Observations(table, columns: []) }
    #expect(throws: ObservationsError.empty) {
      var none = Table(rowCount: 0)
      none.set("x", to: .real([]))
      _ = try Observations(none, columns: ["x"])
    }
  }
}
