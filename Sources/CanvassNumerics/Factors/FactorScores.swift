/// Weights that turn standardised variables into factor scores.
public enum FactorScoring: Sendable, Equatable, CaseIterable {
  /// Regression (Thurstone): R⁻¹ΛΦ. The scores with the smallest error; they shrink towards 0.
  case regression
  /// Bartlett: Ψ⁻¹Λ(ΛᵀΨ⁻¹Λ)⁻¹. Unbiased for each person's factors.
  case bartlett
  /// Anderson and Rubin: uncorrelated scores of variance 1, for uncorrelated factors.
  case andersonRubin
  /// Ten Berge and others: scores that have exactly the correlations of the factors. J. M. F. ten
  /// Berge, W. P. Krijnen, T. Wansbeek and A. Shapiro, Linear Algebra Appl. 289 (1999).
  case tenBerge

  /// The weights: variables × factors, to be applied to variables of mean 0 and variance 1.
  ///
  /// - Throws: `MatrixError` if R or what the method needs of it is singular.
  public func weights(
    correlations: CorrelationMatrix, loadings: Matrix, factorCorrelations phi: Matrix,
    uniquenesses: [Double]
  ) throws(MatrixError) -> Matrix {
    let r = try Cholesky(of: correlations.values, named: "correlation matrix")
    switch self {
    case .regression:
      return try r.solve(loadings * phi)
    case .bartlett:
      let scaled = loadings.scalingRows(by: uniquenesses.map { 1 / $0 })
      let inner = try Cholesky(of: scaled.transposeTimes(loadings), named: "loadings")
      return try inner.solve(scaled.transposed).transposed
    case .andersonRubin:
      let scaled = loadings.scalingRows(by: uniquenesses.map { 1 / $0 })
      let middle = scaled.transposeTimes(correlations.values * scaled)
      return scaled * (try middle.power(-0.5, named: "loadings"))
    case .tenBerge:
      let root = try correlations.values.power(-0.5, named: "correlation matrix")
      let l = loadings * (try phi.power(0.5, named: "factor correlations"))
      let c = root * l * (try (l.transposeTimes(try r.solve(l))).power(-0.5, named: "loadings"))
      return root * c * (try phi.power(0.5, named: "factor correlations"))
    }
  }
}

extension Matrix {
  /// A power of a symmetric positive definite matrix, through its eigenvalues.
  func power(_ exponent: Double, named name: String) throws(MatrixError) -> Matrix {
    let eigen = try SymmetricEigen(of: self, named: name)
    guard let smallest = eigen.values.last, smallest > 0 else {
      throw MatrixError(name, .notPositiveDefinite(order: rows))
    }
    let scaled = eigen.vectors.scalingColumns(by: eigen.values.map { pow($0, exponent) })
    return scaled.timesTranspose(eigen.vectors)
  }
}
