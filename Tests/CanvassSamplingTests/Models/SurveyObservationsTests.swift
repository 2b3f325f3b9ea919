import CanvassNumerics
import CanvassSampling
import CanvassTables
import Testing

/// The rows of a survey that count in an analysis, by a filter and by their places.
@Suite("Rows of a survey")
struct SurveyObservationsTests {
  private func survey() throws -> (table: Table, design: Design) {
    var table = Table(rowCount: 9)
    table.set("x", to: .real([1, .nan, 3, 4, .nan, 6, 7, 8, 9]))
    table.set("y", to: .real([2, 1, .nan, 3, .nan, 5, 4, 6, 1]))
    table.set("w", to: .real([1, 1, 2, 1, 2, 0, 1, 3, 1]))
    table.set(
      "cell", to: .coded(CodedColumn(texts: ["b", "a", "b", "a", "a", "b", nil, "a", "b"])))
    return (table, try Design(DesignSpecification(weights: "w"), in: table))
  }

  @Test("the rows of every cell in one pass; rows of no cell and outside the filter are in none")
  func rowsByCell() throws {
    let (table, _) = try survey()
    let all = try Domains(by: ["cell"], in: table)
    #expect(all.cells.map(\.values) == [["a"], ["b"]])
    #expect(all.rowsByCell == [[1, 3, 4, 7], [0, 2, 5, 8]])
    let filter = (0..<9).map { $0 != 4 && $0 != 8 }
    let some = try Domains(by: ["cell"], filter: filter, in: table)
    #expect(some.rowsByCell == [[1, 3, 7], [0, 2, 5]])
    #expect(try Domains(filter: filter, in: table).rowsByCell == [[0, 1, 2, 3, 5, 6, 7]])
    #expect(Domains.whole.rowsByCell == nil)
  }

  @Test("places and a filter of the same rows give the same observations and domain")
  func places() throws {
    let (table, design) = try survey()
    for rows in try #require(try Domains(by: ["cell"], in: table).rowsByCell) + [Array(0..<9)] {
      let filter = (0..<9).map(rows.contains)
      for missing in [MissingRows.pairwise, .listwise] {
        let byPlace = try SurveyObservations(
          ["x", "y"], of: table, in: design, at: rows, missing: missing)
        let byFilter = try SurveyObservations(
          ["x", "y"], of: table, in: design, rows: filter, missing: missing)
        #expect(byPlace.places == byFilter.places)
        #expect(byPlace.incomplete == byFilter.incomplete)
        #expect(byPlace.domain.rowsByCell == byFilter.domain.rowsByCell)
        #expect(byPlace.observations.weights == byFilter.observations.weights)
        // Every row with a weight is counted or left out.
        let eligible = rows.filter { design.weights[$0] > 0 }
        #expect(byPlace.rows + byPlace.incomplete == eligible.count)
        for (place, row) in byPlace.places.enumerated() {
          let x = try table.column("x").number(at: row)
          let found = byPlace.observations.values[place, 0]
          #expect(found == x || (found.isNaN && x.isNaN))
        }
      }
    }
    // Row 4 has no answer at all; the one of weight zero never counts.
    let a = try SurveyObservations(["x", "y"], of: table, in: design, at: [1, 3, 4, 5])
    #expect(a.places == [1, 3] && a.incomplete == 1 && a.domain.rowsByCell == [[1, 3, 4]])
    #expect(throws: ObservationsError.noCompleteRow) {
      try SurveyObservations(
        ["x", "y"], of: table, in: design, at: [1, 2, 4], missing: .listwise)
    }
    #expect(throws: SurveyObservationsError.noAnswer(column: "y")) {
      try SurveyObservations(["x", "y"], of: table, in: design, at: [2, 4])
    }
  }
}
