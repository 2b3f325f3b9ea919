import CanvassTestSupport
import Testing

@testable import CanvassNumerics

/// A factor with a category for each row.
struct TooFewRowsTests {
  /// A constant and all rows but the first, among columns that others explain.
  private func data(_ rows: Int, _ y: (Int) -> Double) throws -> RegressionData {
    let constant = [Double](repeating: 1, count: rows)
    let age = (0..<rows).map { Double(20 + $0 * 7 % 60) }
    let dummies = (1..<rows).map { own in (0..<rows).map { $0 == own ? 1.0 : 0 } }
    return try RegressionData(
      x: Matrix(columns: [age, constant] + dummies), y: (0..<rows).map(y))
  }

  @Test func isRefusedInAllFamilies() throws {
    let rows = 60
    #expect(throws: RegressionError.tooFewRows(rows: rows, parameters: rows)) {
      try LinearModel(try data(rows) { Double($0 * $0 % 11) })
    }
    #expect(throws: RegressionError.tooFewRows(rows: rows, parameters: 2 * rows)) {
      try MultinomialModel(try data(rows) { Double($0 % 3) })
    }
    #expect(throws: RegressionError.tooFewRows(rows: rows, parameters: rows + 1)) {
      try OrdinalModel(try data(rows) { Double($0 % 3) })
    }
    // As many parameters as rows are a fit to a generalised linear model, without a dispersion.
    let saturated = try GeneralizedLinearModel(
      try data(rows) { Double(1 + $0 % 4) }, family: .poisson(.log))
    #expect(saturated.aliased.count == 1)
    #expect(saturated.deviance < 1e-12)
  }

  /// What is said of columns at one look never refuses a model that has rows enough.
  @Test func dependentColumnsAreNotCounted() throws {
    // As many columns as rows, each twice.
    let rows = 8
    let x = Matrix(rows: rows, columns: rows) { $0 % 4 == $1 % 4 ? 1 : 0 }
    let fit = try LinearModel(
      try RegressionData(x: x, y: (0..<rows).map { Double($0 * $0) }))
    #expect(fit.estimates.count == 4)
    #expect(fit.residualDegreesOfFreedom == 4)
  }

  @Test func rowsWithoutWeightTellNothing() throws {
    let rows = 30
    let all = try data(rows) { Double($0 * $0 % 11) }
    #expect(throws: RegressionError.tooFewRows(rows: 20, parameters: 20)) {
      try LinearModel(
        try RegressionData(
          x: all.x, y: all.y, weights: .precision((0..<rows).map { $0 < 20 ? 2 : 0 })))
    }
  }
}
