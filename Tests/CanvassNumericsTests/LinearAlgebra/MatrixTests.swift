import CanvassNumerics
import CanvassTestSupport
import Testing

/// A matrix of reproducible normal numbers.
func randomMatrix(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
  var random = CounterRandom(seed: seed)
  return Matrix(rows: rows, columns: columns) { _, _ in random.normal() }
}

@Suite struct MatrixTests {
  let a = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test func elementsLieColumnByColumn() {
    #expect(a.elements == [1, 4, 2, 5, 3, 6])
    #expect(a[1, 2] == 6 && a.row(1) == [4, 5, 6] && a.column(1) == [2, 5])
    #expect(a.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(Matrix(columns: [[1, 4], [2, 5], [3, 6]]) == a)
    #expect(a.selecting(rows: [1], columns: [2, 0]) == Matrix([[6, 4]]))
    #expect(a.appending(columns: Matrix([[7], [8]])).row(0) == [1, 2, 3, 7])
  }

  @Test func copiesAreIndependent() {
    var copy = a
    copy[0, 0] = 9
    #expect(a[0, 0] == 1 && copy[0, 0] == 9)
  }

  /// Small products by hand, and the ways to form one product agree.
  @Test func products() {
    #expect(a * Matrix([[1], [0], [-1]]) == Matrix([[-2], [-2]]))
    #expect(a * [1, 0, -1] == [-2, -2])
    #expect(a.transposeTimes([1, 1]) == [5, 7, 9])
    #expect(a.symmetricProduct == Matrix([[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
    #expect(a.transposeTimes(a) == a.symmetricProduct)
    #expect(a.timesTranspose(a) == Matrix([[14, 32], [32, 77]]))
    #expect(
      a.symmetricProduct(weights: [4, 9])
        == a.transposeTimes(a.scalingRows(by: [4, 9])))
    #expect(2 * a - a == a && (a + a).maximumNorm == 12 && a.oneNorm == 9)
  }
}

@Suite struct FactorisationTests {
  let x = randomMatrix(40, 6, seed: 11)
  var s: Matrix { x.symmetricProduct }

  func distance(_ a: Matrix, _ b: Matrix) -> Double { (a - b).maximumNorm / b.maximumNorm }

  @Test func choleskyReproducesSolvesAndInverts() throws {
    let cholesky = try Cholesky(of: s)
    #expect(distance(cholesky.factor.timesTranspose(cholesky.factor), s) < 1e-14)
    #expect(distance(cholesky.inverse * s, .identity(6)) < 1e-13)
    #expect(relativeError(try cholesky.solve(s * [1, 2, 3, 4, 5, 6]), [1, 2, 3, 4, 5, 6]) < 1e-13)
    let values = try SymmetricEigen.values(of: s)
    let product = values.reduce(0) { $0 + logOf($1) }
    #expect(relativeError(cholesky.logDeterminant, product) < 1e-13)
    let condition = 1 / (s.oneNorm * cholesky.inverse.oneNorm)
    #expect(relativeError(cholesky.reciprocalCondition, condition) < 0.5)
  }

  /// A + xxᵀ and back is A, and each step is the factorisation of what it should be.
  @Test func choleskyRankOneChanges() throws {
    let v = randomMatrix(6, 1, seed: 5)
    let up = try Cholesky(of: s).updated(by: v.elements)
    let direct = try Cholesky(of: s + v.timesTranspose(v))
    #expect(distance(up.factor, direct.factor) < 1e-14)
    let down = try up.downdated(by: v.elements)
    #expect(distance(down.factor, try Cholesky(of: s).factor) < 1e-13)
    #expect(throws: MatrixError("downdated S", .notPositiveDefinite(order: 6))) {
      try Cholesky(of: s, named: "S").downdated(by: v.elements.map { $0 * 100 })
    }
  }

  @Test func pivotedQRReproducesAndRevealsRank() throws {
    let qr = try PivotedQR(of: x)
    #expect(qr.rank == 6)
    #expect(distance(qr.q * qr.r, x.selecting(columns: qr.order)) < 1e-14)
    #expect(distance(qr.q.symmetricProduct, .identity(6)) < 1e-14)
    #expect(distance(try qr.inverseCrossProduct(), try Cholesky(of: s).inverse) < 1e-12)
    let dependent = x.appending(columns: Matrix(columns: [x * [1, 1, 0, 0, 0, -2]]))
    #expect(try PivotedQR(of: dependent).rank == 6)
    #expect(throws: MatrixError("X", .rankDeficient(rank: 6, columns: 7))) {
      try PivotedQR(of: dependent, named: "X").inverseCrossProduct()
    }
  }

  @Test func symmetricEigenReproduces() throws {
    let eigen = try SymmetricEigen(of: s)
    let scaled = eigen.vectors.scalingColumns(by: eigen.values)
    #expect(distance(scaled.timesTranspose(eigen.vectors), s) < 1e-14)
    #expect(eigen.values == eigen.values.sorted(by: >))
    let top = try SymmetricEigen(of: s, .top(2))
    #expect(relativeError(top.values, Array(eigen.values.prefix(2))) < 1e-13)
    #expect((top.vectors - eigen.vectors.selecting(columns: [0, 1])).maximumNorm < 1e-12)
    #expect(relativeError(try SymmetricEigen.values(of: s), eigen.values) < 1e-13)
  }

  /// The eigenvalues of the second-difference matrix of order n are 2 − 2 cos(kπ / (n + 1)).
  @Test func eigenvaluesKnownInClosedForm() throws {
    let n = 12
    let a = Matrix(rows: n, columns: n) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
    let expected = (1...n).map { 2 - 2 * cosOf(Double($0) * .pi / Double(n + 1)) }
    #expect(relativeError(try SymmetricEigen.values(of: a), expected.sorted(by: >)) < 1e-13)
  }

  @Test func singularValuesReproduce() throws {
    for matrix in [x, x.transposed] {
      let svd = try SingularValues(of: matrix)
      #expect(
        distance(svd.u.scalingColumns(by: svd.values).timesTranspose(svd.v), matrix) < 1e-14)
      let squares = svd.values.map { $0 * $0 }
      #expect(relativeError(squares, try SymmetricEigen.values(of: s)) < 1e-12)
      #expect(svd.rank() == 6)
      #expect(relativeError(try SingularValues.values(of: matrix), svd.values) < 1e-13)
    }
  }

  @Test func badInputIsNamed() throws {
    #expect(throws: MatrixError("R", .notSquare(rows: 40, columns: 6))) {
      try Cholesky(of: x, named: "R")
    }
    #expect(throws: MatrixError("R", .notSymmetric(row: 1, column: 0))) {
      try SymmetricEigen(of: Matrix([[1, 0.5], [0.4, 1]]), named: "R")
    }
    #expect(throws: MatrixError("R", .notPositiveDefinite(order: 2))) {
      try Cholesky(of: Matrix([[1, 2], [2, 1]]), named: "R")
    }
    #expect(throws: MatrixError("R", .notFinite(row: 0, column: 1))) {
      try SingularValues(of: Matrix([[1, .nan]]), named: "R")
    }
    #expect(throws: MatrixError("R", .notFinite(row: 0, column: 0))) {
      try PivotedQR(of: Matrix([[.infinity]]), named: "R")
    }
    #expect(throws: MatrixError("R", .empty)) {
      try SymmetricEigen.values(of: Matrix(rows: 0, columns: 0), named: "R")
    }
    let error = MatrixError("correlation matrix", .notSymmetric(row: 1, column: 0))
    #expect(
      error.description
        == "the correlation matrix is not symmetric: elements (2, 1) and (1, 2) differ")
  }
}
