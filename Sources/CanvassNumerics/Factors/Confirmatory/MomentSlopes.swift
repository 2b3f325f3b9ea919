/// The derivatives of the covariances and means of one group by its parameters.
struct MomentSlopes {
  /// The parameters, in the order of the group's places.
  let parameters: [Int]
  /// ∂Σ/∂θ.
  let covariances: [Matrix]
  /// ∂μ/∂θ; all zero without means.
  let means: [[Double]]

  init(_ structure: MomentStructure, _ m: MomentStructure.Matrices, group: Int) {
    let p = structure.items
    let common = m.loadings * m.factors
    var covariances: [Matrix] = []
    var means: [[Double]] = []
    for (place, _) in structure.free[group] {
      var d = Matrix(rows: p, columns: p)
      var mean = [Double](repeating: 0, count: p)
      switch place {
      case .loading(let item, let factor):
        for j in 0..<p {
          d[item, j] += common[j, factor]
          d[j, item] += common[j, factor]
        }
        mean[item] = m.means[factor]
      case .factor(let a, let b):
        let both = a == b ? 0.5 : 1
        d = Matrix(rows: p, columns: p) { i, j in
          both
            * (m.loadings[i, a] * m.loadings[j, b] + m.loadings[i, b] * m.loadings[j, a])
        }
      case .residual(let i): d[i, i] = 1
      case .intercept(let i): mean[i] = 1
      case .mean(let f): mean = m.loadings.column(f)
      }
      covariances.append(d)
      means.append(mean)
    }
    parameters = structure.free[group].map(\.parameter)
    self.covariances = covariances
    self.means = means
  }

  /// The derivatives of the moments of rows turned by L⁻¹, Σ = LLᵀ: moments × parameters. Covariances of
  /// j ≤ k come first, those with j = k over √2, then means where they are modelled; the cross-products are
  /// ½ tr Σ⁻¹Σ_aΣ⁻¹Σ_b + μ_aᵀΣ⁻¹μ_b.
  func whitened(by factor: Cholesky, hasMeans: Bool) throws(MatrixError) -> Matrix {
    var columns: [[Double]] = []
    for (d, mean) in zip(covariances, means) {
      var column = try factor.whitenedChange(d)
      if hasMeans { column += try factor.whiten(Matrix(columns: [mean])).elements }
      columns.append(column)
    }
    return Matrix(columns: columns)
  }
}

extension Cholesky {
  /// The elements j ≤ k of L⁻¹DL⁻ᵀ for a symmetric change D of A = LLᵀ, those with j = k over √2: their
  /// products for two changes add up to ½ tr A⁻¹D_aA⁻¹D_b.
  func whitenedChange(_ d: Matrix) throws(MatrixError) -> [Double] {
    let turned = try whiten(try whiten(d).transposed)
    var result: [Double] = []
    result.reserveCapacity(turned.rows * (turned.rows + 1) / 2)
    for k in 0..<turned.columns {
      for j in 0...k { result.append((j == k ? 0.5 : 1).squareRoot() * turned[j, k]) }
    }
    return result
  }
}

/// Σ a_i b_i.
func innerProduct(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
