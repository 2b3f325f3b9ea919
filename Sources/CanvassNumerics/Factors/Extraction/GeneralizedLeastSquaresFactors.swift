/// Factors by generalised least squares: ½ tr (I − R⁻¹Σ)² as small as loadings and uniquenesses can make
/// it, residuals weighted by the inverse of the correlations themselves.
///
/// With λ the eigenvalues of Ψ^−½ R Ψ^−½ this is F(Ψ) = ½ Σ over j > k of (1/λ_j − 1)², minimised in
/// log ψ by Newton's method with its exact second derivatives. It does not depend on the units of the
/// variables. K. G. Jöreskog and A. S. Goldberger, Psychometrika 37 (1972).
struct GeneralizedLeastSquaresFactors {
  private let r: Matrix
  private let factors: Int
  private let start: [Double]

  init(_ correlations: Matrix, _ factors: Int) throws(MatrixError) {
    r = correlations
    self.factors = factors
    let inverse = try Cholesky(of: correlations, named: "correlation matrix").inverse
    let share = 1 - 0.5 * Double(factors) / Double(correlations.rows)
    start = inverse.diagonal.map { share / $0 }
  }

  func fit() throws(MatrixError) -> ExtractionResult {
    let newton = BoundedNewton(
      lower: log(FactorSolution.smallestUniqueness), upper: 0, tolerance: 1e-11)
    let result = try newton.minimize(from: start.map { log($0) }, limit: 500, evaluate)
    let psi = result.x.map { exp($0) }
    let eigen = try scaledEigen(psi)
    let top = Array(0..<factors)
    let loadings = eigen.vectors.selecting(columns: top)
      .scalingColumns(by: top.map { max(eigen.values[$0] - 1, 0).squareRoot() })
      .scalingRows(by: psi.map { $0.squareRoot() })
    return ExtractionResult(
      loadings: loadings, uniquenesses: psi, objective: result.point.value,
      convergence: result.convergence)
  }

  private func scaledEigen(_ psi: [Double]) throws(MatrixError) -> SymmetricEigen {
    let scale = psi.map { 1 / $0.squareRoot() }
    return try SymmetricEigen(
      of: r.scalingRows(by: scale).scalingColumns(by: scale), named: "correlation matrix")
  }

  /// With h(λ) = (1/λ − 1)/λ the gradient is Σ_m h(λ_m) u_m², and the Hessian a sum of u_m u_mᵀ ∘ u_n u_nᵀ
  /// over m > k and all n, with the weights below.
  private func evaluate(_ logPsi: [Double]) throws(MatrixError) -> BoundedNewton.Point {
    let p = r.rows
    let eigen = try scaledEigen(logPsi.map { exp($0) })
    let u = eigen.vectors
    let values = eigen.values
    let rest = u.selecting(columns: Array(factors..<p))
    let restValues = Array(values[factors...])
    let value = restValues.reduce(0) { $0 + 0.5 * (1 / $1 - 1) * (1 / $1 - 1) }
    let slopes = restValues.map { (1 / $0 - 1) / $0 }
    let gradient = (0..<p).map { i in
      (0..<rest.columns).reduce(0) { $0 + slopes[$1] * rest[i, $1] * rest[i, $1] }
    }
    var hessian = Matrix(rows: p, columns: p)
    for n in 0..<p {
      let b = values[n]
      let weights = restValues.enumerated().map { m, a in
        n < factors
          ? slopes[m] * (a + b) / (b - a)
          : (a + b) / 2 * ((a + b) / (a * a * b * b) - 1 / (a * b))
      }
      let c = rest.scalingColumns(by: weights).timesTranspose(rest)
      for j in 0..<p { for i in 0..<p { hessian[i, j] += u[i, n] * u[j, n] * c[i, j] } }
    }
    return BoundedNewton.Point(value: value, gradient: gradient, hessian: hessian)
  }
}
