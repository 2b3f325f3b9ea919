/// The eigenvalues λ and eigenvectors u of a matrix, split into those of k factors and the rest.
struct SplitEigen {
  private let eigen: SymmetricEigen
  private let factors: Int
  private let rest: Matrix

  init(of matrix: Matrix, factors: Int) throws(MatrixError) {
    eigen = try SymmetricEigen(of: matrix, named: "correlation matrix")
    self.factors = factors
    rest = eigen.vectors.selecting(columns: Array(factors..<matrix.rows))
  }

  /// λ_m for m > k.
  var restValues: [Double] { Array(eigen.values[factors...]) }

  /// The factors' vectors, each times a function of its value.
  func axes(_ length: (Double) -> Double) -> Matrix {
    eigen.vectors.selecting(columns: Array(0..<factors))
      .scalingColumns(by: eigen.values.prefix(factors).map(length))
  }

  /// Σ over m > k of w_m u_m∘u_m.
  func squares(_ weights: [Double]) -> [Double] { rest.map { $0 * $0 } * weights }

  /// Σ over m > k of w_m u_m u_mᵀ.
  func products(_ weights: [Double]) -> Matrix {
    rest.scalingColumns(by: weights).timesTranspose(rest)
  }

  /// Σ over n ≤ k < m of w(λ_n, λ_m) v vᵀ with v = u_n∘u_m.
  func coupling(_ weight: (_ factor: Double, _ rest: Double) -> Double) -> Matrix {
    let (p, others) = (rest.rows, rest.columns)
    var pairs: [Double] = []
    pairs.reserveCapacity(p * factors * others)
    var weights: [Double] = []
    for n in 0..<factors {
      let column = eigen.vectors.column(n)
      for m in 0..<others {
        weights.append(weight(eigen.values[n], eigen.values[factors + m]))
        for i in 0..<p { pairs.append(column[i] * rest.elements[m * p + i]) }
      }
    }
    let all = Matrix(rows: p, columns: weights.count, elements: pairs)
    return all.scalingColumns(by: weights).timesTranspose(all)
  }
}
