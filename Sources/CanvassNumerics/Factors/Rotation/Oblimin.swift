/// Oblimin: f = ¼ Σ_{j≠l} [Σ_i λ_ij² λ_il² − (γ/p) Σ_i λ_ij² Σ_i λ_il²].
///
/// γ = 0 is quartimin; in orthogonal rotation γ = 0 is quartimax and γ = 1 varimax. R. I. Jennrich and
/// P. F. Sampson, Psychometrika 31 (1966).
public struct Oblimin: RotationCriterion {
  /// How strongly products of column sums of squares are taken off; 0 is the usual.
  public let gamma: Double

  /// The criterion with a parameter γ; values above 0 make factors more correlated.
  public init(gamma: Double = 0) { self.gamma = gamma }

  /// The criterion at loadings L, and its gradient.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    let squares = loadings.map { $0 * $0 }
    let (p, k) = (loadings.rows, loadings.columns)
    // What the other columns have in each row, and their means over the rows.
    var others = Matrix(rows: p, columns: k)
    for i in 0..<p {
      let sum = (0..<k).reduce(0) { $0 + squares[i, $1] }
      for j in 0..<k { others[i, j] = sum - squares[i, j] }
    }
    let means = (0..<k).map { j in others.column(j).reduce(0, +) / Double(p) }
    var value = 0.0
    let gradient = Matrix(rows: p, columns: k) { i, j in
      let x = others[i, j] - gamma * means[j]
      value += squares[i, j] * x / 4
      return loadings[i, j] * x
    }
    return (value, gradient)
  }
}
