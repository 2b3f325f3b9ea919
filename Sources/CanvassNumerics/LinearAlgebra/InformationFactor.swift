/// The triangular factor of an information matrix A = ZᵀWZ, columns scaled: A = D P RᵀR Pᵀ D. The
/// matrix itself is never inverted.
///
/// R comes from the column-pivoted QR factorisation of W^½Z. Where the rows are many, Cholesky's factor
/// of the scaled cross-products takes its place behind a condition guard (a reciprocal condition number
/// above 10⁻⁶, so that ten digits remain).
struct InformationFactor: Sendable {
  /// Upper triangular.
  private let r: Matrix
  /// Column `order[k]` of Z is column k of R.
  private let order: [Int]
  /// The inverse of D.
  private let scale: [Double]

  /// The factor for rows with weights not below zero.
  ///
  /// - Throws: `MatrixError` if the weighted columns are linearly dependent.
  init(
    rows z: Matrix, weights: [Double], named name: Sentence = "information matrix"
  ) throws(MatrixError) {
    if z.rows * z.columns * z.columns > LeastSquares.largeProblem,
      let factor = Self(crossProduct: z.symmetricProduct(weights: weights))
    {
      self.init(r: factor.r, order: factor.order, scale: factor.scale)
      return
    }
    let scaled = LeastSquares.scaled(z, weights.map { $0.squareRoot() })
    let qr = try PivotedQR(of: scaled.matrix, named: name)
    guard qr.rank == z.columns else {
      throw MatrixError(name, .rankDeficient(rank: qr.rank, columns: z.columns))
    }
    self.init(r: qr.r, order: qr.order, scale: scaled.factors)
  }

  private init(r: Matrix, order: [Int], scale: [Double]) {
    (self.r, self.order, self.scale) = (r, order, scale)
  }

  /// Cholesky's factor of cross-products that are well conditioned once their columns are scaled; `nil`
  /// where they are not.
  init?(crossProduct: Matrix, limit: Double = 1e-6) {
    guard
      let (factor, scale) = NormalEquations.factored(
        crossProduct.elements, crossProduct.rows, limit: limit)
    else { return nil }
    self.init(factor, scale)
  }

  /// The factor of cross-products whose columns were scaled.
  init(_ factor: Cholesky, _ scale: [Double]) {
    self.init(r: factor.factor.transposed, order: Array(scale.indices), scale: scale)
  }

  /// The factor of an information that is not a cross-product of rows, in coordinates in which it is
  /// well conditioned.
  ///
  /// - Throws: `MatrixError` if it is not positive definite.
  init(
    information: Matrix, named name: Sentence = "information matrix"
  ) throws(MatrixError) {
    let diagonal = information.diagonal
    if let k = diagonal.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw MatrixError(name, .notPositiveDefinite(order: k + 1))
    }
    let scale = diagonal.map {
      Double(sign: .plus, exponent: -$0.squareRoot().exponent, significand: 1)
    }
    let scaled = information.scalingRows(by: scale).scalingColumns(by: scale)
    self.init(try Cholesky(of: scaled, named: name), scale)
  }

  private var size: Int { scale.count }

  /// A⁻¹B, a column at a time.
  func solve(_ b: Matrix) -> Matrix {
    precondition(b.rows == size, "shapes of a solution")
    let size = size
    var x = [Double](unsafeUninitializedCapacity: size * b.columns) { x, initialized in
      for j in 0..<b.columns {
        for (k, place) in order.enumerated() {
          x.initializeElement(at: j * size + k, to: b.elements[j * size + place] * scale[place])
        }
      }
      initialized = size * b.columns
    }
    for transpose in [LAPACK.Transpose.yes, .no] {
      _ = LAPACK.trtrs(
        r.elements, leading: size, upper: true, transpose, order: size, &x, leading: size,
        columns: b.columns)
    }
    var result = [Double](repeating: 0, count: size * b.columns)
    for j in 0..<b.columns {
      for (k, place) in order.enumerated() {
        result[j * size + place] = x[j * size + k] * scale[place]
      }
    }
    return Matrix(rows: size, columns: b.columns, elements: result)
  }

  /// A⁻¹B.
  ///
  /// - Throws: `MatrixError` if B has another number of rows than A.
  func solved(_ b: Matrix) throws(MatrixError) -> Matrix {
    guard b.rows == size else {
      throw MatrixError(
        "right-hand side of the information matrix",
        .shape(found: "\(b.rows) rows", expected: "\(size)"))
    }
    return solve(b)
  }

  /// A⁻¹b.
  func solve(_ b: [Double]) -> [Double] {
    solve(Matrix(rows: b.count, columns: 1, elements: b)).elements
  }

  /// A matrix K with KKᵀ = A⁻¹.
  var inverseRoot: Matrix {
    var x = Matrix.identity(size).elements
    _ = LAPACK.trtrs(
      r.elements, leading: size, upper: true, .no, order: size, &x, leading: size, columns: size)
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for (k, place) in order.enumerated() { result[place, j] = x[j * size + k] * scale[place] }
    }
    return result
  }

  /// A⁻¹ = KKᵀ.
  var inverse: Matrix { inverseRoot.transposed.symmetricProduct }

  /// A matrix G with GᵀG = A.
  var root: Matrix {
    var result = Matrix(rows: size, columns: size)
    for (k, place) in order.enumerated() {
      for i in 0...k { result[i, place] = r[i, k] / scale[place] }
    }
    return result
  }

  /// log |A|.
  var logDeterminant: Double {
    2 * zip(r.diagonal, scale).reduce(0) { $0 + log(abs($1.0) / $1.1) }
  }
}
