/// Simplimax: the sum of squares of the smallest loadings. H. A. L. Kiers, Psychometrika 59 (1994).
///
/// It has many local minima; use many starts.
public struct Simplimax: RotationCriterion {
  /// How many loadings should be zero; the number of variables is usual.
  public let zeros: Int

  /// The criterion for a number of zeros.
  public init(zeros: Int) { self.zeros = zeros }

  /// The criterion at loadings L, and its gradient.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    let squares = loadings.elements.map { $0 * $0 }
    let count = min(max(zeros, 1), squares.count)
    let limit = squares.sorted()[count - 1]
    let gradient = loadings.map { $0 * $0 <= limit ? 2 * $0 : 0 }
    return (squares.reduce(0) { $1 <= limit ? $0 + $1 : $0 }, gradient)
  }
}
