extension Matrix {
  /// Tucker's coefficients of congruence between the columns of this matrix and those of another with
  /// as many rows: Σxy / √(Σx² Σy²). Above 0.95 factors are taken to be the same. L. R. Tucker (1951);
  /// U. Lorenzo-Seva and J. M. F. ten Berge, Methodology 2 (2006).
  public func congruence(with other: Matrix) -> Matrix {
    let product = transposeTimes(other)
    let left = (0..<columns).map { 1 / LeastSquares.norm(column($0)) }
    let right = (0..<other.columns).map { 1 / LeastSquares.norm(other.column($0)) }
    return product.scalingRows(by: left).scalingColumns(by: right)
  }
}
