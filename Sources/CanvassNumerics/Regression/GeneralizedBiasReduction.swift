extension GeneralizedLinearModel {
  /// The covariance by clusters with bias reduction, with the model's own variances as target.
  ///
  /// The formulas are those of `BiasReducedCovariance` for the responses on their own scale: X_g with its rows times dμ/dη,
  /// W_g = diag(w/V(μ)), e_g = y − μ, and errors whose variance is Φ_g = W_g⁻¹. Then A_g = D_gᵀB_g^(−1/2)D_g with
  /// D_g = Φ_g^(1/2) and B_g = D_g(Φ_g − X_gMX_gᵀ)D_gᵀ, and P has the elements p_gᵀp_h = D_g − a_gᵀMa_h. R: `clubSandwich`,
  /// `vcovCR.glm`.
  ///
  /// O(Σ n_g³) for the rows n_g of the clusters, as Φ_g differs from row to row.
  ///
  /// - Parameter clusters: the cluster of each row.
  /// - Throws: `RegressionError.undefined` for frequency weights and for a single cluster; `MatrixError`; `MemoryShortage`.
  public func biasReducedCovariance(clusters: [Int]) throws -> BiasReducedCovariance {
    let rows = try data.rowsByCluster(clusters)
    let largest = rows.map(\.count).max() ?? 0
    try MemoryRoom.check(
      4 * 8 * largest * largest * effectiveThreads(0),
      for: "the residuals of a cluster of \(counted: largest, "row")")
    let m = factor.inverse
    let pieces = mapInParallel(rows.count) { cluster in
      Result { try piece(rows[cluster], m: m) }
    }
    return BiasReducedCovariance(try pieces.map { try $0.get() }, m: m, k: m, map)
  }

  /// What a cluster adds. Rows are in units of their standard deviations t = √(V(μ)/w), the largest of which is 1 in τ:
  /// A_g = τRτ with R = [τ²(I − ZMZᵀ)τ²]^(−1/2), Z having the rows z·(dμ/dη)/t.
  private func piece(_ rows: [Int], m: Matrix) throws -> ClusterPiece {
    let weights = data.weights.values
    let known = rows.map { row in (row: row, mean: family.link.mean(predictors[row])) }
      // Where the mean has reached the end of its range the row says nothing.
      .filter { family.variance($0.mean) > 0 }
    guard !known.isEmpty else {
      let none = Matrix(rows: m.rows, columns: m.rows)
      return ClusterPiece(
        score: [Double](repeating: 0, count: m.rows),
        targets: ClusterPiece.Targets(across: none, own: none, squares: none))
    }
    let deviations = known.map { row, mean in
      (family.variance(mean) / (weights?[row] ?? 1)).squareRoot()
    }
    let largest = deviations.max() ?? 1
    let tau = deviations.map { $0 / largest }
    let x = basis.z.selecting(rows: known.map(\.row)).scalingRows(by: known.map(\.mean.derivative))
    let standard = x.scalingRows(by: deviations.map { 1 / $0 })
    let root = try inverseRoot(standard, tau, m)
    let left = x.scalingRows(by: tau)
    // τWX.
    let turned = root * ((1 / largest) * standard)
    let errors = zip(known, tau).map { family.residual(data.y[$0.row], $0.mean) * $1 }
    let across = left.transposeTimes(turned)
    return ClusterPiece(
      score: turned.transposeTimes(errors),
      targets: ClusterPiece.Targets(
        across: across, own: across,
        squares: turned.scalingRows(by: zip(tau, deviations).map(*)).symmetricProduct))
  }

  /// R, zero in the directions that the cluster fits by itself: as many as ZMZᵀ has eigenvalues of 1.
  private func inverseRoot(_ z: Matrix, _ tau: [Double], _ m: Matrix) throws -> Matrix {
    let hat = (z * m).timesTranspose(z)
    let squares = tau.map { $0 * $0 }
    let block = Matrix(rows: z.rows, columns: z.rows) {
      (($0 == $1 ? 1 : 0) - (hat[$0, $1] + hat[$1, $0]) / 2) * squares[$0] * squares[$1]
    }
    let eigen = try SymmetricEigen(of: block, named: "residuals of a cluster")
    let half = factor.inverseRoot
    let inner = (z * half).symmetricProduct
    let fitted = try SymmetricEigen.values(of: inner, named: "residuals of a cluster")
      .count { $0 > 1 - 1e-10 }
    let kept = eigen.values.count - min(fitted, eigen.values.count)
    let roots = eigen.values.enumerated().map { place, value in
      place < kept && value > 0 ? 1 / value.squareRoot() : 0
    }
    return eigen.vectors.scalingColumns(by: roots).timesTranspose(eigen.vectors)
  }
}
