/// The same factors of other correlations, such as those of a replicate: taken out and turned again from where they were,
/// in their order and with their signs.
package struct FactorRefit: Sendable {
  /// Rotated loadings.
  package let loadings: Matrix
  /// Uniquenesses.
  package let uniquenesses: [Double]
  /// Factor correlations.
  package let factorCorrelations: Matrix

  /// The factors of a frame in other correlations. The search begins at the uniquenesses of the frame; unrotated loadings
  /// are brought near to its own by an orthogonal matrix (P. H. Schönemann, Psychometrika 31, 1966), and the rotation is searched from its
  /// own transformation.
  ///
  /// - Throws: `FactorError` where the search does not settle or the correlations allow none.
  package init(_ frame: FactorFrame, to correlations: Matrix) throws(FactorError) {
    do throws(MatrixError) {
      try correlations.requireFinite("correlation matrix")
      let found = try frame.solution.refitted(to: correlations)
      guard found.convergence.converged else {
        throw MatrixError("factors", .noConvergence)
      }
      let near = try SingularValues(of: found.loadings.transposeTimes(frame.solution.loadings))
      let a = found.loadings * near.u.timesTranspose(near.v)
      uniquenesses = found.uniquenesses
      guard let rotation = frame.rotation else {
        (loadings, factorCorrelations) = (a, .identity(a.columns))
        return
      }
      let lengths = (0..<a.rows).map { LeastSquares.norm(a.row($0)) }
      let scale = lengths.map { frame.kaiser && $0 > 0 ? 1 / $0 : 1 }
      let options = Rotation.Options()
      let turned = try GradientProjection(
        loadings: a.scalingRows(by: scale), criterion: frame.criterion, space: frame.space,
        interruption: Interruption.current
      ).minimum(from: rotation.transformation, tolerance: options.tolerance, limit: options.limit)
      guard turned.convergence.converged else {
        throw MatrixError("rotation", .noConvergence)
      }
      loadings = turned.point.rotated.scalingRows(by: scale.map { 1 / $0 })
      factorCorrelations = turned.point.t.symmetricProduct
    } catch {
      throw .matrix(error)
    }
  }
}

extension FactorSolution {
  /// The factors of other correlations by the same method, searched from the uniquenesses of these.
  ///
  /// Principal axes that are iterated are searched where their iteration leads to.
  fileprivate func refitted(to r: Matrix) throws(MatrixError) -> ExtractionResult {
    let interruption = Interruption.current
    switch method {
    case .maximumLikelihood:
      return try EigenvalueFactors(r, factors, .likelihood).fit(from: uniquenesses, interruption)
    case .generalizedLeastSquares:
      return try EigenvalueFactors(r, factors, .leastSquares).fit(from: uniquenesses, interruption)
    case .minimumResiduals:
      return try MinimumResidualFactors(r, factors).fit(from: uniquenesses, interruption)
    case .principalAxis(let rule) where rule == .once:
      return try PrincipalAxisFactors(r, factors, rule).fit()
    case .principalAxis:
      return try MinimumResidualFactors(r, factors).fit(from: uniquenesses, interruption)
    case .weightedLeastSquares(let weights):
      return try WeightedLeastSquaresFactors(r, factors, weights)
        .fit(from: uniquenesses, interruption)
    case .principalComponents: return try CanvassNumerics.principalComponents(r, factors)
    }
  }
}
