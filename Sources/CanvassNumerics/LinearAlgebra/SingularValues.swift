/// The thin singular value decomposition A = U diag(values) Vᵀ, by `dgesdd`.
public struct SingularValues: Sendable {
  /// Orthonormal columns, m × min(m, n).
  public let u: Matrix
  /// The singular values, the largest first.
  public let values: [Double]
  /// Orthonormal columns, n × min(m, n).
  public let v: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: `MatrixError` if it is empty or not finite, or the iteration fails.
  public init(of matrix: Matrix, named name: Sentence = "matrix") throws(MatrixError) {
    try matrix.requireFinite(name)
    var elements = matrix.elements
    let (m, n) = (matrix.rows, matrix.columns)
    let result = LAPACK.gesdd(&elements, rows: m, columns: n, vectors: true)
    guard result.info == 0 else { throw MatrixError(name, .noConvergence) }
    let k = min(m, n)
    u = Matrix(rows: m, columns: k, elements: result.u)
    values = result.values
    v = Matrix(rows: k, columns: n, elements: result.vt).transposed
  }

  /// The singular values alone, the largest first.
  ///
  /// - Throws: `MatrixError` as the decomposition does.
  public static func values(
    of matrix: Matrix, named name: Sentence = "matrix"
  ) throws(MatrixError) -> [Double] {
    try matrix.requireFinite(name)
    var elements = matrix.elements
    let result = LAPACK.gesdd(
      &elements, rows: matrix.rows, columns: matrix.columns, vectors: false)
    guard result.info == 0 else { throw MatrixError(name, .noConvergence) }
    return result.values
  }

  /// The number of values above `tolerance` times the first; by default the machine precision times
  /// the larger dimension.
  public func rank(tolerance: Double? = nil) -> Int {
    let limit =
      (values.first ?? 0) * (tolerance ?? Double.ulpOfOne * Double(max(u.rows, v.rows)))
    return values.prefix { $0 > limit }.count
  }

  /// The largest singular value over the smallest; infinite if that is zero.
  public var conditionNumber: Double { (values.first ?? 0) / (values.last ?? 0) }
}
