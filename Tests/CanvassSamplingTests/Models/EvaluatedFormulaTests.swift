import CanvassNumerics
import CanvassSampling
import CanvassTables
import Testing

/// A formula that is evaluated once, for regressions on several parts of the rows.
@Suite("A formula on parts of the rows")
struct EvaluatedFormulaTests {
  @Test("each part gives the regression of a table of its rows alone")
  func parts() throws {
    let n = 120
    var (x, y, w): ([Double], [Double], [Double]) = ([], [], [])
    for i in 0..<n {
      let step = Double((i * 37) % 23)
      x.append(i % 17 == 3 ? .nan : step / 4)
      let wave = Double((i * 29) % 31)
      y.append(wave / 8 + Double(i % 5))
      w.append(i % 19 == 7 ? .nan : Double(1 + i % 3))
    }
    let (xs, ys, ws) = (x, y, w)
    func table(_ rows: [Int]) -> Table {
      var table = Table(rowCount: rows.count)
      table.set("x", to: .real(rows.map { xs[$0] }))
      table.set("y", to: .real(rows.map { ys[$0] }))
      return table
    }
    let formula = try Formula(parsing: "y ~ poly(x, 2) + log(x - 1)")
    let evaluated = try FormulaRegression.evaluated(formula, .gaussian, table(Array(0..<n)))
    for part in [(0..<n).filter { $0 % 3 == 0 }, (0..<n).filter { $0 % 3 != 0 }, Array(0..<n)] {
      let found = try FormulaRegression(
        evaluated, .gaussian, at: part, weights: .precision(ws))
      let alone = try FormulaRegression(
        formula, .gaussian, table(part), weights: .precision(part.map { ws[$0] }))
      #expect(found.rows == alone.rows.map { part[$0] })
      #expect(found.incompleteRows == alone.incompleteRows)
      #expect(found.undefined.map(\.rows) == alone.undefined.map(\.rows))
      #expect(!found.undefined.isEmpty && found.incompleteRows > 0)
      let pairs = try zip(
        found.inference(.model).coefficients, alone.inference(.model).coefficients)
      for (a, b) in pairs {
        #expect(a.term == b.term && a.value == b.value && a.variance == b.variance)
      }
    }
  }
}
