/// The factorisation AP = QR with column pivoting, by `dgeqp3`: the diagonal of R falls in absolute
/// value and reveals the rank.
///
/// 2mn² operations. P. A. Businger and G. H. Golub, "Linear least squares solutions by Householder
/// transformations", Numer. Math. 7 (1965).
public struct PivotedQR: Sendable {
  /// The number of rows of A.
  public let rows: Int
  /// The number of columns of A.
  public let columns: Int
  /// Column `order[k]` of A became column k of AP.
  public let order: [Int]
  /// The number of diagonal elements of R above the tolerance.
  public let rank: Int
  /// What the matrix is called in errors.
  public let name: Sentence
  private let packed: [Double]
  private let scales: [Double]

  /// Factors a matrix.
  ///
  /// A diagonal element of R that is not above `tolerance` times the first counts as zero; by
  /// default the machine precision times the larger dimension.
  ///
  /// - Throws: `MatrixError` if the matrix is empty or not finite.
  public init(
    of matrix: Matrix, named name: Sentence = "matrix", tolerance: Double? = nil
  ) throws(MatrixError) {
    try matrix.requireFinite(name)
    var elements = matrix.elements
    let m = matrix.rows
    let n = matrix.columns
    let (order, tau) = LAPACK.geqp3(&elements, rows: m, columns: n)
    let limit = abs(elements[0]) * (tolerance ?? Double.ulpOfOne * Double(max(m, n)))
    rank = (0..<min(m, n)).prefix { abs(elements[$0 * m + $0]) > limit }.count
    (rows, columns, self.order, self.name) = (m, n, order, name)
    (packed, scales) = (elements, tau)
  }

  /// The upper triangular R, min(m, n) × n.
  public var r: Matrix {
    Matrix(rows: min(rows, columns), columns: columns) { i, j in
      i <= j ? packed[j * rows + i] : 0
    }
  }

  /// The first min(m, n) columns of Q, by `dorgqr`.
  public var q: Matrix { leadingQ(min(rows, columns)) }

  /// The first k columns of Q: an orthonormal basis of the columns of A if k is the rank.
  public func leadingQ(_ k: Int) -> Matrix {
    precondition(k <= min(rows, columns), "more columns of Q than there are")
    var elements = Array(packed.prefix(rows * k))
    if k > 0 { LAPACK.orgqr(&elements, Array(scales.prefix(k)), rows: rows, columns: k) }
    return Matrix(rows: rows, columns: k, elements: elements)
  }

  /// Qᵀb, by `dormqr`, with all m elements.
  public func transposeQTimes(_ b: [Double]) -> [Double] {
    precondition(b.count == rows, "shapes of Qᵀb")
    var c = b
    LAPACK.ormqr(
      .yes, packed, scales, rows: rows, reflectors: scales.count, &c, columns: 1)
    return c
  }

  /// Qc, by `dormqr`.
  public func qTimes(_ c: [Double]) -> [Double] {
    precondition(c.count == rows, "shapes of Qc")
    var b = c
    LAPACK.ormqr(.no, packed, scales, rows: rows, reflectors: scales.count, &b, columns: 1)
    return b
  }

  /// R⁻¹c for the leading triangle of order `rank`.
  func solveR(_ c: [Double]) -> [Double] {
    var x = Array(c.prefix(rank))
    _ = LAPACK.trtrs(
      packed, leading: rows, upper: true, .no, order: rank, &x, leading: rank, columns: 1)
    return x
  }

  /// R⁻ᵀc for the leading triangle of order `rank`.
  func solveRTransposed(_ c: [Double]) -> [Double] {
    var x = Array(c.prefix(rank))
    _ = LAPACK.trtrs(
      packed, leading: rows, upper: true, .yes, order: rank, &x, leading: rank, columns: 1)
    return x
  }

  /// An estimate of the reciprocal condition number of R in the 1-norm, by `dtrcon`.
  public var reciprocalCondition: Double {
    let k = min(rows, columns)
    return LAPACK.trcon(packed, leading: rows, order: k)
  }

  /// (AᵀA)⁻¹ in the order of the columns of A.
  ///
  /// - Throws: `MatrixError` if the columns are linearly dependent.
  public func inverseCrossProduct() throws(MatrixError) -> Matrix {
    guard rank == columns else {
      throw MatrixError(name, .rankDeficient(rank: rank, columns: columns))
    }
    // R⁻¹ by solving for the identity; then (AᵀA)⁻¹ = P R⁻¹ R⁻ᵀ Pᵀ.
    var inverse = Matrix.identity(columns).elements
    _ = LAPACK.trtrs(
      packed, leading: rows, upper: true, .no, order: columns, &inverse, leading: columns,
      columns: columns)
    let r = Matrix(rows: columns, columns: columns, elements: inverse)
    let product = r.transposed.symmetricProduct
    var result = Matrix(rows: columns, columns: columns)
    for j in 0..<columns {
      for i in 0..<columns { result[order[i], order[j]] = product[i, j] }
    }
    return result
  }
}
