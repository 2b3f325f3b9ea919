/// The quadratic form to which the discrepancy of a factor model comes near: F ≈ (r − ρ)ᵀU(r − ρ) over the pairs of
/// variables, whatever the distribution of the correlations r about those ρ of the model.
///
/// With W the second derivatives of the likelihood discrepancy by the residuals and D the part of a change of the
/// correlations that is left in the residuals, U = DᵀWD. For maximum likelihood and generalised least squares this is
/// W − WΔ(ΔᵀWΔ)⁻ΔᵀW, Δ the derivatives of the model, its uniquenesses included. A. Satorra and P. M. Bentler (1994);
/// M. W. Browne, Br. J. Math. Stat. Psychol. 37 (1984).
package struct FactorMisfit {
  private let form: Matrix
  private let solution: FactorSolution

  /// The form of a solution; `nil` where its residuals have no such form, as of components or one step of principal axes.
  ///
  /// - Throws: `MatrixError` where the reproduced correlations are singular.
  package init?(_ solution: FactorSolution) throws(MatrixError) {
    let loadings = solution.loadings
    let (p, k) = (loadings.rows, loadings.columns)
    let pairs = (0..<p).flatMap { j in (0..<j).map { ($0, j) } }
    var model = loadings.timesTranspose(loadings)
    for i in 0..<p { model[i, i] = 1 }
    let s = try Cholesky(of: model, named: "correlation matrix of the model").inverse
    let w = Matrix(rows: pairs.count, columns: pairs.count) { a, b in
      let ((i, j), (k, l)) = (pairs[a], pairs[b])
      return s[i, k] * s[j, l] + s[i, l] * s[j, k]
    }
    var slopes = Matrix(rows: pairs.count, columns: p * k)
    for (pair, (i, j)) in pairs.enumerated() {
      for a in 0..<k {
        slopes[pair, a * p + i] = loadings[j, a]
        slopes[pair, a * p + j] = loadings[i, a]
      }
    }
    // A rotation of the factors changes nothing.
    let free = min(pairs.count, p * k - k * (k - 1) / 2)
    switch solution.method {
    case .maximumLikelihood, .generalizedLeastSquares:
      let uniqueness = Matrix(rows: pairs.count, columns: p) {
        s[pairs[$0].0, $1] * s[pairs[$0].1, $1]
      }
      let own = Matrix(rows: p, columns: p) { 0.5 * s[$0, $1] * s[$0, $1] }
      let reached = try Cholesky(of: own).solve(uniqueness.transposed)
      let rest = w - uniqueness * reached
      let factor = try Cholesky(
        of: Matrix(rows: rest.rows, columns: rest.rows) { (rest[$0, $1] + rest[$1, $0]) / 2 },
        named: "weights of the residuals"
      ).factor
      let basis = try PivotedQR(of: factor.transposeTimes(slopes), named: "loadings")
        .leadingQ(free)
      let left = factor - factor * basis.timesTranspose(basis)
      form = left.timesTranspose(left)
    case .minimumResiduals:
      form = try Self.form(w, slopes, weights: pairs.map { _ in 1 }, free: free)
    case .principalAxis(let rule) where rule != .once:
      form = try Self.form(w, slopes, weights: pairs.map { _ in 1 }, free: free)
    case .weightedLeastSquares(let weights):
      let own = pairs.map { weights[$0, $1] }
      guard own.allSatisfy({ $0 > 0 }) else { return nil }
      form = try Self.form(w, slopes, weights: own, free: free)
    case .principalAxis, .principalComponents: return nil
    }
    self.solution = solution
  }

  /// DᵀWD with D what weighted least squares leave over.
  private static func form(
    _ w: Matrix, _ slopes: Matrix, weights: [Double], free: Int
  ) throws(MatrixError) -> Matrix {
    let roots = weights.map { $0.squareRoot() }
    let basis = try PivotedQR(of: slopes.scalingRows(by: roots), named: "loadings").leadingQ(free)
    let left =
      Matrix.identity(roots.count)
      - basis.timesTranspose(basis).scalingRows(by: roots.map { 1 / $0 }).scalingColumns(
        by: roots)
    return left.transposeTimes(w * left)
  }

  /// tr UΓ and tr (UΓ)² for a covariance Γ of the correlations.
  package func moments(_ covariance: Matrix) -> (mean: Double, square: Double) {
    let product = form * covariance
    return (product.trace, innerProduct(product.transposed.elements, product.elements))
  }
}
