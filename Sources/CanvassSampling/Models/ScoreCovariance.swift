import CanvassNumerics

extension Design {
  /// The design covariance of the parameters of a model that was fitted to some rows:
  /// A⁻¹ V̂(Σs) A⁻¹, where A is the information and V̂ the variance of this design for the totals of
  /// the row scores (D. A. Binder, Int. Statist. Rev. 51, 1983).
  ///
  /// All stages, population sizes and the lonely-cluster rule count. Rows that the model does not
  /// use count as zeros; none leaves the design.
  ///
  /// - Parameters:
  ///   - model: fitted with the weights of this design, up to a factor.
  ///   - rows: the row of the design of each row of the model.
  /// - Returns: the covariance, and clusters less strata among the rows with weight.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MatrixError` when
  ///   the information is singular.
  public func covariance(
    of model: any ScoredModel, rows: [Int]
  ) throws -> (matrix: Matrix, degreesOfFreedom: Int) {
    try requireVariance()
    let influences = try model.rowInfluences()
    precondition(influences.rows == rows.count, "as many rows of the design as of the model")
    var place = [Int32](repeating: -1, count: leafCount)
    var weighted = [Bool](repeating: false, count: leafCount)
    for row in rows {
      let leaf = Int(leafOfRow[row])
      place[leaf] = 0
      if weights[row] > 0 { weighted[leaf] = true }
    }
    let leaves = (0..<Int32(leafCount)).filter { place[Int($0)] == 0 }
    for (position, leaf) in leaves.enumerated() { place[Int(leaf)] = Int32(position) }
    let sums = (0..<influences.columns).map { column -> [Double] in
      var sum = [Double](repeating: 0, count: leaves.count)
      for (index, row) in rows.enumerated() {
        sum[Int(place[Int(leafOfRow[row])])] += influences[index, column]
      }
      return sum
    }
    let covariance = self.covariance(leaves: sums.map { _ in leaves }, influences: sums)
    let counts = clustersAndStrata(ofLeaves: leaves.filter { weighted[Int($0)] })
    return (covariance.matrix, counts.clusters - counts.strata)
  }
}
