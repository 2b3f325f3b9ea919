/// The correlation matrix nearest to a symmetric matrix that is not one, as pairwise correlations
/// with missing values need not be.
///
/// Alternating projections onto the positive semidefinite matrices and those with ones on the
/// diagonal, with Dykstra's correction. N. J. Higham, "Computing the nearest correlation matrix",
/// IMA J. Numer. Anal. 22 (2002).
public struct NearestCorrelation: Sendable {
  /// The nearest matrix.
  public let values: Matrix
  /// How far it lies from what was given, in the Frobenius norm.
  public let distance: Double
  /// The smallest eigenvalue of what was given.
  public let smallestEigenvalue: Double
  /// The number of projections.
  public let iterations: Int

  /// Moves a matrix as little as possible until its eigenvalues are at least `smallest` times the
  /// largest; leaves it alone if they are.
  ///
  /// - Throws: `MatrixError` if the matrix is not symmetric or the projections do not settle within
  ///   a thousand.
  public init(
    to matrix: Matrix, smallest: Double = 1e-8, named name: Sentence = "correlation matrix"
  ) throws(MatrixError) {
    let eigenvalues = try SymmetricEigen.values(of: matrix, named: name)
    smallestEigenvalue = eigenvalues.last ?? .nan
    guard smallestEigenvalue < smallest * (eigenvalues.first ?? 1) else {
      (values, distance, iterations) = (matrix, 0, 0)
      return
    }
    var y = matrix
    var correction = Matrix(rows: matrix.rows, columns: matrix.columns)
    for iteration in 1...1000 {
      let r = y - correction
      let projected = try Self.positive(r, smallest, name)
      correction = projected - r
      var next = projected
      for i in 0..<next.rows { next[i, i] = 1 }
      let change = (next - y).frobeniusNorm / next.frobeniusNorm
      y = next
      if change < 1e-9 {
        // A last projection, rescaled to ones on the diagonal, is positive definite for certain.
        let final = try Self.positive(y, smallest, name)
        let scale = final.diagonal.map { 1 / $0.squareRoot() }
        var result = final.scalingRows(by: scale).scalingColumns(by: scale)
        for i in 0..<result.rows { result[i, i] = 1 }
        values = result
        distance = (result - matrix).frobeniusNorm
        iterations = iteration
        return
      }
    }
    throw MatrixError(name, .noConvergence)
  }

  private static func positive(
    _ matrix: Matrix, _ smallest: Double, _ name: Sentence
  ) throws(MatrixError) -> Matrix {
    let eigen = try SymmetricEigen(of: matrix, named: name)
    let floor = smallest * (eigen.values.first ?? 1)
    let values = eigen.values.map { max($0, floor) }
    return eigen.vectors.scalingColumns(by: values.map { $0.squareRoot() }).transposed
      .symmetricProduct
  }
}
