/// Eigenvalues, descending, and orthonormal eigenvectors of a symmetric matrix, by `dsyevr`.
///
/// A vector is determined up to its sign; here its largest element in absolute value is positive
/// (the first of those that agree to 10⁻⁹).
public struct SymmetricEigen: Sendable {
  /// How much of the decomposition is wanted.
  public enum Extent: Sendable, Equatable {
    /// All values and vectors.
    case all
    /// The k largest values and their vectors.
    case top(Int)
  }

  /// The eigenvalues, the largest first.
  public let values: [Double]
  /// The vectors, column k for value k.
  public let vectors: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: `MatrixError` if it is not square, finite and symmetric, or the iteration fails.
  public init(
    of matrix: Matrix, named name: String = "matrix", _ extent: Extent = .all
  ) throws(MatrixError) {
    try matrix.requireSymmetric(name)
    let n = matrix.rows
    var count = n
    if case .top(let k) = extent { count = max(1, min(k, n)) }
    var elements = matrix.elements
    let result = LAPACK.syevr(&elements, order: n, first: n - count + 1, last: n, vectors: true)
    guard result.info == 0 else { throw MatrixError(name, .noConvergence) }
    values = result.values.reversed()
    var vectors = Matrix(rows: n, columns: count)
    for k in 0..<count {
      let from = (count - 1 - k) * n
      vectors.setColumn(k, Self.signed(Array(result.vectors[from..<from + n])))
    }
    self.vectors = vectors
  }

  /// The eigenvalues alone, the largest first: a quarter of the work.
  ///
  /// - Throws: `MatrixError` as the decomposition does.
  public static func values(
    of matrix: Matrix, named name: String = "matrix"
  ) throws(MatrixError) -> [Double] {
    try matrix.requireSymmetric(name)
    var elements = matrix.elements
    let n = matrix.rows
    let result = LAPACK.syevr(&elements, order: n, first: 1, last: n, vectors: false)
    guard result.info == 0 else { throw MatrixError(name, .noConvergence) }
    return result.values.reversed()
  }

  private static func signed(_ vector: [Double]) -> [Double] {
    let largest = vector.reduce(0) { max($0, abs($1)) }
    let leading = vector.first { abs($0) >= largest * (1 - 1e-9) } ?? 0
    return leading < 0 ? vector.map { -$0 } : vector
  }
}
