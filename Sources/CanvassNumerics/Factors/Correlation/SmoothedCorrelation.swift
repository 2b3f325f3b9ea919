/// A matrix made positive definite by its eigenvalues: those below 10⁻¹² become 10⁻¹⁰, all are scaled to
/// their old sum, and the diagonal to ones.
///
/// `cor.smooth` of `psych`. The nearest correlation matrix (`NearestCorrelation`) moves less.
package struct SmoothedCorrelation: Sendable {
  /// The matrix.
  package let values: Matrix
  /// How far it lies from what was given, in the Frobenius norm.
  package let distance: Double
  /// The smallest eigenvalue of what was given.
  package let smallestEigenvalue: Double

  /// Smooths a matrix; leaves it alone if no eigenvalue is below 2.2·10⁻¹⁶.
  ///
  /// - Throws: `MatrixError` if the matrix is not symmetric.
  package init(
    of matrix: Matrix, named name: Sentence = "correlation matrix"
  ) throws(MatrixError) {
    let eigen = try SymmetricEigen(of: matrix, named: name)
    smallestEigenvalue = eigen.values.last ?? .nan
    guard smallestEigenvalue < Double.ulpOfOne else {
      (values, distance) = (matrix, 0)
      return
    }
    let raised = eigen.values.map { $0 < 1e-12 ? 1e-10 : $0 }
    let scale = Double(matrix.rows) / raised.reduce(0, +)
    let smooth = eigen.vectors.scalingColumns(by: raised.map { $0 * scale })
      .timesTranspose(eigen.vectors)
    let unit = smooth.diagonal.map { 1 / $0.squareRoot() }
    var result = smooth.scalingRows(by: unit).scalingColumns(by: unit)
    result = 0.5 * (result + result.transposed)
    for i in 0..<result.rows { result[i, i] = 1 }
    values = result
    distance = (result - matrix).frobeniusNorm
  }
}
