/// The factorisation A = LLᵀ of a symmetric positive definite matrix, by `dpotrf`.
///
/// n³/3 operations. The reference for updating and downdating is G. W. Stewart, "The effects of
/// rounding error on an algorithm for downdating a Cholesky factorization", J. Inst. Math. Appl. 23
/// (1979), and LINPACK's `dchud` and `dchdd`.
public struct Cholesky: Sendable {
  /// The lower triangular L.
  public private(set) var factor: Matrix
  /// What the matrix is called in errors.
  public let name: Sentence
  private var norm: Double

  /// Factors a matrix.
  ///
  /// - Throws: `MatrixError` if it is not square, finite, symmetric and positive definite.
  public init(of matrix: Matrix, named name: Sentence = "matrix") throws(MatrixError) {
    try matrix.requireSymmetric(name)
    var elements = matrix.elements
    let n = matrix.rows
    let info = LAPACK.potrf(&elements, order: n)
    guard info == 0 else { throw MatrixError(name, .notPositiveDefinite(order: info)) }
    for j in 0..<n { for i in 0..<j { elements[j * n + i] = 0 } }
    factor = Matrix(rows: n, columns: n, elements: elements)
    norm = matrix.oneNorm
    self.name = name
  }

  /// The number of rows of A.
  public var order: Int { factor.rows }

  /// An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁), by `dpocon`: 1 is perfect, below 10⁻¹⁵ nothing is left.
  public var reciprocalCondition: Double {
    LAPACK.pocon(factor.elements, order: order, norm: norm)
  }

  /// log |A|.
  public var logDeterminant: Double { 2 * factor.diagonal.reduce(0) { $0 + log($1) } }

  /// A⁻¹B.
  ///
  /// - Throws: `MatrixError` if B has another number of rows than A.
  public func solve(_ b: Matrix) throws(MatrixError) -> Matrix {
    guard b.rows == order else {
      throw MatrixError(
        "right-hand side of the \(name)",
        .shape(found: "\(counted: b.rows, "row")", expected: "\(order)"))
    }
    var x = b.elements
    LAPACK.potrs(factor.elements, order: order, &x, columns: b.columns)
    return Matrix(rows: b.rows, columns: b.columns, elements: x)
  }

  /// A⁻¹b.
  ///
  /// - Throws: `MatrixError` if b has another number of elements than A has rows.
  public func solve(_ b: [Double]) throws(MatrixError) -> [Double] {
    try solve(Matrix(rows: b.count, columns: 1, elements: b)).elements
  }

  /// L⁻¹B: for the covariance A the variables of B uncorrelated and of variance 1.
  public func whiten(_ b: Matrix) throws(MatrixError) -> Matrix {
    guard b.rows == order else {
      throw MatrixError(
        "right-hand side of the \(name)",
        .shape(found: "\(counted: b.rows, "row")", expected: "\(order)"))
    }
    var x = b.elements
    _ = LAPACK.trtrs(
      factor.elements, leading: order, upper: false, .no, order: order, &x, leading: order,
      columns: b.columns)
    return Matrix(rows: b.rows, columns: b.columns, elements: x)
  }

  /// L⁻¹BL⁻ᵀ for a symmetric B: its covariances between the variables that are uncorrelated and of variance 1 for the
  /// covariance A. Symmetric but for rounding, of which the mean of both halves is taken.
  ///
  /// - Throws: `MatrixError` if B has another order than A.
  public func whitenBothSides(_ b: Matrix) throws(MatrixError) -> Matrix {
    let whole = try whiten(try whiten(b).transposed)
    return 0.5 * (whole + whole.transposed)
  }

  /// A⁻¹, by `dpotri`.
  public var inverse: Matrix {
    var elements = factor.elements
    _ = LAPACK.potri(&elements, order: order)
    var result = Matrix(rows: order, columns: order, elements: elements)
    result.mirrorLowerTriangle()
    return result
  }

  /// The factorisation of A + xxᵀ, in n² operations.
  ///
  /// - Throws: `MatrixError` if x has the wrong number of elements or one that is not finite.
  public func updated(by x: [Double]) throws(MatrixError) -> Cholesky {
    var x = try checked(x)
    var result = self
    for k in 0..<order {
      let diagonal = factor[k, k]
      let r = hypot(diagonal, x[k])
      let c = diagonal / r
      let s = x[k] / r
      result.factor[k, k] = r
      for i in (k + 1)..<max(order, k + 1) {
        let l = factor[i, k]
        result.factor[i, k] = c * l + s * x[i]
        x[i] = c * x[i] - s * l
      }
    }
    result.refreshNorm()
    return result
  }

  /// The factorisation of A − xxᵀ, in n² operations.
  ///
  /// - Throws: `MatrixError` if A − xxᵀ is not positive definite, or as `updated(by:)`.
  public func downdated(by x: [Double]) throws(MatrixError) -> Cholesky {
    var p = try checked(x)
    _ = LAPACK.trtrs(
      factor.elements, leading: order, upper: false, .no, order: order, &p, leading: order,
      columns: 1)
    let length = p.reduce(0) { hypot($0, $1) }
    guard length < 1 else {
      throw MatrixError("downdated \(name)", .notPositiveDefinite(order: order))
    }
    // Rotations that turn (p, √(1 − |p|²)) into the last unit vector take xxᵀ out of LLᵀ.
    var alpha = ((1 - length) * (1 + length)).squareRoot()
    var cosines = [Double](repeating: 0, count: order)
    var sines = cosines
    for i in stride(from: order - 1, through: 0, by: -1) {
      let r = hypot(alpha, p[i])
      cosines[i] = alpha / r
      sines[i] = p[i] / r
      alpha = r
    }
    var result = self
    for row in 0..<order {
      var carried = 0.0
      for k in stride(from: row, through: 0, by: -1) {
        let l = factor[row, k]
        result.factor[row, k] = cosines[k] * l - sines[k] * carried
        carried = cosines[k] * carried + sines[k] * l
      }
    }
    result.refreshNorm()
    return result
  }

  private func checked(_ x: [Double]) throws(MatrixError) -> [Double] {
    guard x.count == order else {
      throw MatrixError(
        "change of the \(name)", .shape(found: "\(x.count) elements", expected: "\(order)"))
    }
    if let bad = x.firstIndex(where: { !$0.isFinite }) {
      throw MatrixError("change of the \(name)", .notFinite(row: bad, column: 0))
    }
    return x
  }

  /// The condition estimate needs ‖A‖₁; after a change the trace of A, which lies within a factor n
  /// of it, takes its place.
  private mutating func refreshNorm() {
    norm = factor.elements.reduce(0) { $0 + $1 * $1 }
  }
}
