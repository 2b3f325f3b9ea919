import CanvassNumerics
import CanvassTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

func logOf(_ x: Double) -> Double { log(x) }
func cosOf(_ x: Double) -> Double { cos(x) }

@Suite struct LeastSquaresTests {
  let x = randomMatrix(30, 4, seed: 21)
  let y = randomMatrix(30, 1, seed: 22).elements

  /// Residuals are orthogonal to the columns; with weights, to the weighted columns.
  @Test func normalEquationsHold() throws {
    let fit = try LeastSquares(x, y)
    #expect(x.transposeTimes(fit.residuals).allSatisfy { abs($0) < 1e-13 })
    #expect(
      relativeError(
        fit.residualSumOfSquares, fit.residuals.reduce(0) { $0 + $1 * $1 }) < 1e-14)
    let weights = y.map { 1 + $0 * $0 }
    let weighted = try LeastSquares(x, y, weights: weights)
    let scores = zip(weights, weighted.residuals).map { $0 * $1 }
    #expect(x.transposeTimes(scores).allSatisfy { abs($0) < 1e-12 })
    #expect(
      (weighted.inverseCrossProduct * x.symmetricProduct(weights: weights) - .identity(4))
        .maximumNorm < 1e-13)
  }

  /// A whole weight is as many copies of the row; a weight of zero leaves the row out.
  @Test func weightsAreCopiesOfRows() throws {
    let counts = (0..<30).map { $0 % 4 }
    let copies = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    let weighted = try LeastSquares(x, y, weights: counts.map(Double.init))
    let replicated = try LeastSquares(x.selecting(rows: copies), copies.map { y[$0] })
    #expect(relativeError(weighted.coefficients, replicated.coefficients) < 1e-13)
    #expect(
      relativeError(weighted.residualSumOfSquares, replicated.residualSumOfSquares) < 1e-13)
    #expect(
      (weighted.inverseCrossProduct - replicated.inverseCrossProduct).maximumNorm < 1e-14)
  }

  /// The units of a column change nothing but its coefficient.
  @Test func unitsDoNotMatter() throws {
    let fit = try LeastSquares(x, y)
    let units = [1e-9, 1, 3e7, 1e150]
    let scaled = try LeastSquares(x.scalingColumns(by: units), y)
    #expect(
      relativeError(zip(scaled.coefficients, units).map { $0 * $1 }, fit.coefficients) < 1e-13)
  }

  /// As in R the later of dependent columns has no coefficient; the minimum-norm solution has the
  /// same residuals and is that of the singular value decomposition.
  @Test func dependentColumns() throws {
    let dependent = Matrix(columns: [
      x.column(0), x.column(1), zip(x.column(0), x.column(1)).map { $0 - 2 * $1 }, x.column(2),
    ])
    let basic = try LeastSquares(dependent, y)
    #expect(basic.aliased == [2] && basic.rank == 3 && basic.coefficients[2].isNaN)
    let direct = try LeastSquares(x.selecting(columns: [0, 1, 2]), y)
    #expect(relativeError(basic.residuals, direct.residuals) < 1e-12)
    #expect(basic.coefficients[3] == direct.coefficients[2])

    let shortest = try LeastSquares(dependent, y, solution: .minimumNorm)
    let svd = try SingularValues(of: dependent)
    let projected = svd.u.transposeTimes(y)
    let expected =
      svd.v * (0..<4).map { $0 < svd.rank() ? projected[$0] / svd.values[$0] : 0 }
    #expect(svd.rank() == 3)
    #expect(relativeError(shortest.coefficients, expected) < 1e-12)
  }

  @Test func moreColumnsThanRows() throws {
    let wide = randomMatrix(3, 5, seed: 4)
    let fit = try LeastSquares(wide, [1, 2, 3])
    #expect(fit.rank == 3 && fit.aliased == [3, 4])
    #expect(fit.residuals.allSatisfy { abs($0) < 1e-13 })
    let shortest = try LeastSquares(wide, [1, 2, 3], solution: .minimumNorm)
    let gram = try Cholesky(of: wide.timesTranspose(wide))
    #expect(
      relativeError(shortest.coefficients, wide.transposeTimes(try gram.solve([1, 2, 3])))
        < 1e-12)
  }

  /// A problem large enough for the normal equations has the solution of QR and the same weighted
  /// residuals; an ill-conditioned one of that size is left to QR.
  @Test func largeProblems() throws {
    let large = randomMatrix(2000, 50, seed: 31)
    let response = randomMatrix(2000, 1, seed: 32).elements
    let weights = response.map { 0.5 + abs($0) }
    let fit = try LeastSquares(large, response, weights: weights)
    let roots = weights.map { $0.squareRoot() }
    let qr = try PivotedQR(of: large.scalingRows(by: roots))
    let direct =
      try qr.inverseCrossProduct()
      * large.transposeTimes(zip(weights, response).map { $0 * $1 })
    #expect((Matrix(columns: [fit.coefficients]) - Matrix(columns: [direct])).maximumNorm < 1e-15)
    #expect((fit.inverseCrossProduct - (try qr.inverseCrossProduct())).maximumNorm < 1e-15)
    let scores = zip(weights, fit.residuals).map { $0 * $1 }
    #expect(large.transposeTimes(scores).allSatisfy { abs($0) < 1e-10 })
    var dependent = large
    dependent.setColumn(9, zip(large.column(3), large.column(4)).map { $0 + $1 })
    #expect(try LeastSquares(dependent, response).aliased == [9])
  }

  @Test func badInputIsNamed() throws {
    #expect(throws: MatrixError("weights of the X", .shape(found: "1 row", expected: "30"))) {
      try LeastSquares(x, y, weights: [1], named: "X")
    }
    #expect(throws: MatrixError("X", .weight(row: 3))) {
      var weights = [Double](repeating: 1, count: 30)
      weights[3] = -1
      _ = try LeastSquares(x, y, weights: weights, named: "X")
    }
    #expect(throws: MatrixError("response of the X", .notFinite(row: 0, column: 0))) {
      try LeastSquares(x, [.nan] + y.dropFirst(), named: "X")
    }
    #expect(throws: MatrixError("X", .rankDeficient(rank: 0, columns: 2))) {
      try LeastSquares(Matrix(rows: 30, columns: 2), y, named: "X")
    }
  }
}
