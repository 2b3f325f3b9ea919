/// The family of Crawford and Ferguson: (1 − κ) × complexity of the rows + κ × complexity of the
/// columns, f = ¼ [(1 − κ) Σ_i Σ_{j≠l} λ_ij² λ_il² + κ Σ_j Σ_{i≠m} λ_ij² λ_mj²].
///
/// In orthogonal rotation κ = 0 is quartimax, 1/p varimax, k/2p equamax, (k − 1)/(p + k − 2) parsimax
/// and 1 factor parsimony; p variables, k factors. C. B. Crawford and G. A. Ferguson, Psychometrika 35
/// (1970).
public struct CrawfordFerguson: RotationCriterion {
  /// The weight of the complexity of columns, 0...1.
  public let kappa: Double

  /// The criterion with a weight κ.
  public init(kappa: Double) { self.kappa = kappa }

  /// The criterion at loadings L, and its gradient.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    let squares = loadings.map { $0 * $0 }
    let (p, k) = (loadings.rows, loadings.columns)
    var rowSums = [Double](repeating: 0, count: p)
    var columnSums = [Double](repeating: 0, count: k)
    for j in 0..<k {
      for i in 0..<p {
        rowSums[i] += squares[i, j]
        columnSums[j] += squares[i, j]
      }
    }
    var value = 0.0
    let gradient = Matrix(rows: p, columns: k) { i, j in
      let s = squares[i, j]
      let complexity = (1 - kappa) * (rowSums[i] - s) + kappa * (columnSums[j] - s)
      value += s * complexity / 4
      return loadings[i, j] * complexity
    }
    return (value, gradient)
  }
}
