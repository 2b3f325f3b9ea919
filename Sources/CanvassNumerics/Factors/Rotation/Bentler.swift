/// Bentler's invariant pattern simplicity: f = ¼ [log |diag M| − log |M|] with M the cross-products of
/// the squared loadings. P. M. Bentler, Psychometrika 42 (1977).
public struct Bentler: RotationCriterion {
  /// The criterion.
  public init() {}

  /// The criterion at loadings L, and its gradient; infinite where the columns of squared loadings
  /// are dependent.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    let squares = loadings.map { $0 * $0 }
    let m = squares.symmetricProduct
    guard let factor = try? Cholesky(of: m) else {
      return (.infinity, Matrix(rows: loadings.rows, columns: loadings.columns))
    }
    let logDiagonal = m.diagonal.reduce(0) { $0 + log($1) }
    // The derivative by the squared loadings is ½ L² (diag(M)⁻¹ − M⁻¹).
    let slope = squares * (Matrix(diagonal: m.diagonal.map { 1 / $0 }) - factor.inverse)
    let gradient = Matrix(rows: loadings.rows, columns: loadings.columns) { i, j in
      loadings[i, j] * slope[i, j]
    }
    return ((logDiagonal - factor.logDeterminant) / 4, gradient)
  }
}
