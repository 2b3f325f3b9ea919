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
  /// - Returns: the covariance, as a matrix and as functions of the parameters use it, and clusters less
  ///   strata among the rows with weight.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MatrixError` when
  ///   the information is singular.
  public func covariance(
    of model: any ScoredModel, rows: [Int]
  ) throws -> (matrix: Matrix, covariance: ParameterCovariance, degreesOfFreedom: Int) {
    try tree.requireVariance()
    let influences = try model.rowInfluences()
    precondition(influences.rows == rows.count, "as many rows of the design as of the model")
    var place = [Int32](repeating: -1, count: leafCount)
    for row in rows where weights[row] > 0 { place[Int(leafOfRow[row])] = 0 }
    let leaves = (0..<Int32(leafCount)).filter { place[Int($0)] == 0 }
    for (position, leaf) in leaves.enumerated() { place[Int(leaf)] = Int32(position) }
    let plan = VariancePlan(tree, leaves: leaves)
    let roots = rootsOf(influences.columns, rootCount: plan.rootCount, threads: 0) { column, root in
      var sums = [Double](repeating: 0, count: leaves.count)
      for (index, row) in rows.enumerated() where weights[row] > 0 {
        sums[Int(place[Int(leafOfRow[row])])] += influences[index, column]
      }
      plan.root(sums, into: root)
    }
    let covariance = ParameterCovariance(
      EstimateCovariance(roots: roots, rootCount: plan.rootCount).matrix, model.map)
    return (covariance.matrix, covariance, tree.degreesOfFreedom(ofLeaves: leaves))
  }
}
