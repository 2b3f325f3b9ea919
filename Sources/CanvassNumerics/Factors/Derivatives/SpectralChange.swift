/// How a function of the eigenvalues of a symmetric matrix, V f(Γ) Vᵀ, moves with the matrix:
/// d f(X) = V (f[γ_a, γ_b] ∘ VᵀdX V) Vᵀ with divided differences f[γ_a, γ_b] (Yu. L. Daletskii and S. G. Krein, 1956).
///
/// Between an eigenvalue that is kept and one that is not the function may jump; the differences are then those of the
/// two pieces.
struct SpectralChange {
  private let vectors: Matrix
  private let differences: Matrix

  /// - Parameters:
  ///   - kept: how many of the largest eigenvalues belong to the first piece.
  ///   - first: f on these, with its derivative.
  ///   - second: f on the others, with its derivative.
  init(
    _ eigen: SymmetricEigen, kept: Int, first: (Double) -> (Double, Double),
    second: (Double) -> (Double, Double)
  ) {
    let values = eigen.values
    let f = values.indices.map { $0 < kept ? first(values[$0]) : second(values[$0]) }
    differences = Matrix(rows: values.count, columns: values.count) { a, b in
      let distance = values[a] - values[b]
      let isOnePiece = (a < kept) == (b < kept)
      // Near each other the difference is the derivative between them.
      if isOnePiece, abs(distance) <= 1e-7 * max(abs(values[a]), abs(values[b]), 1e-300) {
        return (f[a].1 + f[b].1) / 2
      }
      return (f[a].0 - f[b].0) / distance
    }
    vectors = eigen.vectors
  }

  /// The change that a change of the matrix, turned to the eigenvectors, makes.
  func callAsFunction(turned change: Matrix) -> Matrix {
    let weighted = Matrix(
      rows: change.rows, columns: change.columns,
      elements: zip(change.elements, differences.elements).map { $0 * $1 })
    return (vectors * weighted).timesTranspose(vectors)
  }
}

extension Matrix {
  /// Vᵀ(e_i e_jᵀ + e_j e_iᵀ)V for the rows of V, and Vᵀe_i e_iᵀV where i = j.
  func turnedPair(_ i: Int, _ j: Int, scale: Double = 1) -> Matrix {
    let (a, b) = (row(i), row(j))
    return Matrix(rows: columns, columns: columns) { r, s in
      scale * (i == j ? a[r] * a[s] : a[r] * b[s] + b[r] * a[s])
    }
  }
}
