/// Bifactor rotation: quartimin of all factors but the first, which stays general. R. I. Jennrich and
/// P. M. Bentler, Psychometrika 76 (2011).
public struct Bifactor: RotationCriterion {
  /// The criterion.
  public init() {}

  /// The general factor comes first.
  public var hasGeneralFactor: Bool { true }

  /// The criterion at loadings L, and its gradient; no gradient in the first column.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    let groups = loadings.selecting(columns: Array(1..<loadings.columns))
    let (value, gradient) = Oblimin().evaluate(groups)
    // Jennrich and Bentler add up every pair of factors once: twice ¼ of the sum over both orders.
    let first = Matrix(rows: loadings.rows, columns: 1)
    return (2 * value, first.appending(columns: 2 * gradient))
  }
}
