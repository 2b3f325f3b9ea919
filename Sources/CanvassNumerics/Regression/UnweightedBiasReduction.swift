/// The influence of rows on the coefficients of a weighted linear model, with their residuals put right for leverages that
/// know no weights: w_i·ẽ_i·(ZᵀWZ)⁻¹z_i with ẽ_g = (I − H_g)^(−1/2)e_g in each cluster and H = Z(ZᵀZ)⁻¹Zᵀ.
///
/// Degrees of freedom are those of `BiasReducedCovariance` without weights. R's `survey` 4.5 has the bias of standard
/// errors reduced so.
public struct UnweightedBiasReduction: Sendable {
  /// Rows × parameters of the fit.
  public let influences: Matrix
  /// Those of each coefficient that exists.
  public let degreesOfFreedom: [Double]
}

extension LinearModel {
  /// The influence of rows with their residuals put right by clusters.
  ///
  /// - Parameter clusters: the cluster of each row.
  /// - Throws: `RegressionError.undefined` for a single cluster; `MatrixError`.
  public func unweightedBiasReduction(clusters: [Int]) throws -> UnweightedBiasReduction {
    let weights = data.rowWeights
    let used = weights.indices.filter { weights[$0] > 0 }
    let plain = try LinearModel(
      RegressionData(
        x: data.x.selecting(rows: used), y: used.map { data.y[$0] }, terms: data.terms))
    let degreesOfFreedom = try plain.biasReducedCovariance(clusters: used.map { clusters[$0] })
      .degreesOfFreedom
    var scaled = [Double](repeating: 0, count: weights.count)
    let places = Dictionary(grouping: used.indices) { clusters[used[$0]] }
    for cluster in places.keys.sorted() {
      let own = places[cluster] ?? []
      let residuals = try Self.reduced(
        own.map { self.residuals[used[$0]] }, z: plain.basis.z.selecting(rows: own),
        plain.factor.inverse)
      for (place, residual) in zip(own, residuals) {
        scaled[used[place]] = weights[used[place]] * residual
      }
    }
    return UnweightedBiasReduction(
      influences: basis.z.scalingRows(by: scaled) * factor.inverse,
      degreesOfFreedom: degreesOfFreedom)
  }

  /// (I − ZMZᵀ)^(−1/2)e: I but for the space of the columns of Z.
  private static func reduced(_ e: [Double], z: Matrix, _ m: Matrix) throws -> [Double] {
    let svd = try SingularValues(of: z, named: "model matrix of a cluster")
    let largest = svd.values.first ?? 0
    let q = svd.u.selecting(
      columns: svd.values.indices.filter { svd.values[$0] > 1e-11 * largest })
    let r = q.transposeTimes(z)
    let block = (r * m).timesTranspose(r)
    let eigen = try SymmetricEigen(
      of: Matrix(rows: block.rows, columns: block.rows) {
        ($0 == $1 ? 1 : 0) - (block[$0, $1] + block[$1, $0]) / 2
      }, named: "residuals of a cluster")
    // A direction that the cluster fits by itself has no residual.
    let roots = eigen.values.map { $0 > 1e-10 ? 1 / $0.squareRoot() : 0 }
    let f = eigen.vectors.scalingColumns(by: roots).timesTranspose(eigen.vectors)
    let inside = q.transposeTimes(e)
    let moved = q * zip(f * inside, inside).map { $0 - $1 }
    return zip(e, moved).map { $0 + $1 }
  }
}
