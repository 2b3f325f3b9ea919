import CanvassTables
import Testing

@testable import CanvassSampling

/// Which rows are those of an imputation.
@Suite("Stacked imputations")
struct StackedImputationsTests {
  private func table(_ columns: [String: [Double]]) -> Table {
    var table = Table(rowCount: columns["m"]?.count ?? 0)
    for (name, values) in columns { table.set(name, to: .real(values)) }
    return table
  }

  @Test("rows in any order, and the original beside them")
  func rows() throws {
    let found = try StackedImputations(by: "m", of: table(["m": [2, 0, 1, 2, 1, 0]]))
    #expect(found.names == ["1", "2"] && found.rows == [[2, 4], [0, 3]])
    #expect(found.originalRows == 2)
  }

  @Test("what is no stack of one sample is refused")
  func refused() throws {
    for numbers in [[1, 1, 1], [0, 0, 1, 1], [1, 1, 2], [1, .nan, 2], [0, 0]] as [[Double]] {
      #expect(throws: DesignError.self, "\(numbers)") {
        try StackedImputations(by: "m", of: table(["m": numbers]))
      }
    }
    #expect(throws: TableError.self) {
      try StackedImputations(by: "n", of: table(["m": [1, 2]]))
    }
  }

  @Test("a design may stand in another order, but not be another one")
  func design() throws {
    let columns: [String: [Double]] = [
      "m": [1, 1, 1, 2, 2, 2], "c": [7, 7, 8, 8, 7, 7], "w": [1, 2, 3, 3, 2, 1],
      "v": [1, 2, 3, 1, 2, 3], "x": [1, 2, 3, 3, 2, 4],
    ]
    let table = table(columns)
    let found = try StackedImputations(by: "m", of: table)
    try found.checkDesign(["c", "w"], in: table)
    // The same weights, in other clusters.
    #expect(throws: DesignError.self) { try found.checkDesign(["c", "v"], in: table) }
    try found.checkDesign(["v"], in: table)
    #expect(throws: DesignError.self) { try found.checkDesign(["x"], in: table) }
  }
}
