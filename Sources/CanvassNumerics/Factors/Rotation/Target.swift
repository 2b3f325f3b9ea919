/// The distance from a target: f = Σ w_ij (λ_ij − b_ij)² over the loadings that have one. M. W. Browne,
/// Br. J. Math. Stat. Psychol. 25 (1972).
public struct Target: RotationCriterion {
  /// The loadings aimed at; NaN leaves a loading free.
  public let values: Matrix

  /// The criterion for a target of the shape of the loadings.
  public init(_ values: Matrix) { self.values = values }

  /// Each factor has its own target.
  public var distinguishesFactors: Bool { true }

  /// The criterion at loadings L, and its gradient.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    precondition(
      values.rows == loadings.rows && values.columns == loadings.columns, "shape of the target")
    var value = 0.0
    let gradient = Matrix(rows: loadings.rows, columns: loadings.columns) { i, j in
      guard !values[i, j].isNaN else { return 0 }
      let difference = loadings[i, j] - values[i, j]
      value += difference * difference
      return 2 * difference
    }
    return (value, gradient)
  }
}
