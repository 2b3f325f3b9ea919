/// Eigenvalues, descending, and orthonormal eigenvectors of a symmetric matrix, by `dsyevd`; some of them by
/// `dsyevr`.
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
    of matrix: Matrix, named name: Sentence = "matrix", _ extent: Extent = .all
  ) throws(MatrixError) {
    try matrix.requireSymmetric(name)
    let n = matrix.rows
    var elements = matrix.elements
    switch extent {
    case .all:
      let result = LAPACK.syevd(&elements, order: n)
      guard result.info == 0 else { throw MatrixError(name, .noConvergence) }
      values = result.values.reversed()
      vectors = Self.signed(elements, order: n, count: n)
    case .top(let k):
      let count = max(1, min(k, n))
      let result = LAPACK.syevr(&elements, order: n, first: n - count + 1, last: n, vectors: true)
      guard result.info == 0 else { throw MatrixError(name, .noConvergence) }
      values = result.values.reversed()
      vectors = Self.signed(result.vectors, order: n, count: count)
    }
  }

  /// The eigenvalues alone, the largest first: a quarter of the work.
  ///
  /// - Throws: `MatrixError` as the decomposition does.
  public static func values(
    of matrix: Matrix, named name: Sentence = "matrix"
  ) throws(MatrixError) -> [Double] {
    try matrix.requireSymmetric(name)
    var elements = matrix.elements
    let result = LAPACK.syevd(&elements, order: matrix.rows, vectors: false)
    guard result.info == 0 else { throw MatrixError(name, .noConvergence) }
    return result.values.reversed()
  }

  /// The columns, which come in ascending order, in descending order and with their signs.
  private static func signed(_ ascending: [Double], order n: Int, count: Int) -> Matrix {
    var result: [Double] = []
    result.reserveCapacity(n * count)
    for k in (0..<count).reversed() {
      let vector = ascending[k * n..<(k + 1) * n]
      let largest = vector.reduce(0) { max($0, abs($1)) }
      let leading = vector.first { abs($0) >= largest * (1 - 1e-9) } ?? 0
      let sign: Double = leading < 0 ? -1 : 1
      for x in vector { result.append(sign * x) }
    }
    return Matrix(rows: n, columns: count, elements: result)
  }
}
