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
      let precisions = uniquenesses.map { 1 / $0 }
      let inner = try InformationFactor(rows: loadings, weights: precisions, named: "loadings")
      return inner.solve(loadings.scalingRows(by: precisions).transposed).transposed
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

extension FactorScoring {
  /// The correlation of each score w of variables with its factor, wᵀs/√(wᵀRw) with s the correlations of
  /// the variables with the factor, a column of ΛΦ.
  ///
  /// By Cauchy and Schwarz none is larger than √(sᵀR⁻¹s), the multiple correlation of the factor with the
  /// variables. Loadings that were not fitted to the whole of R, as in Heywood cases, can make that more
  /// than 1: no variables and factors have such correlations, so that scores of that factor have no
  /// validity, which is NaN.
  ///
  /// - Throws: `MatrixError` if R is singular.
  public static func validity(
    of weights: Matrix, correlations: CorrelationMatrix, loadings: Matrix,
    factorCorrelations phi: Matrix
  ) throws(MatrixError) -> [Double] {
    let structure = loadings * phi
    let r = try Cholesky(of: correlations.values, named: "correlation matrix")
    let explained = structure.transposeTimes(try r.solve(structure)).diagonal
    let shared = weights.transposeTimes(structure).diagonal
    let variances = weights.transposeTimes(correlations.values * weights).diagonal
    return explained.indices.map { j in
      guard explained[j] <= 1 + 1e-8 else { return .nan }
      // What is beyond 1 then is rounding.
      return max(-1, min(1, shared[j] / variances[j].squareRoot()))
    }
  }
}

extension Matrix {
  /// A power of a symmetric positive definite matrix, through its eigenvalues.
  func power(_ exponent: Double, named name: Sentence) throws(MatrixError) -> Matrix {
    let eigen = try SymmetricEigen(of: self, named: name)
    guard let smallest = eigen.values.last, smallest > 0 else {
      throw MatrixError(name, .notPositiveDefinite(order: rows))
    }
    let scaled = eigen.vectors.scalingColumns(by: eigen.values.map { pow($0, exponent) })
    return scaled.timesTranspose(eigen.vectors)
  }
}
