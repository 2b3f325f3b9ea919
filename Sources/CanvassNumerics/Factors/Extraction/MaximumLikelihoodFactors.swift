/// Maximum-likelihood factors: the eigenvalues of Ψ^−½ R Ψ^−½ beyond the first k as near to 1 as
/// uniquenesses can bring them.
///
/// The discrepancy F(Ψ) = Σ over j > k of (λ_j − log λ_j − 1) is minimised in log ψ by Newton's
/// method with its exact second derivatives. D. N. Lawley and A. E. Maxwell, Factor Analysis as a
/// Statistical Method, 2nd ed. (1971); M. R. B. Clarke, Br. J. Math. Stat. Psychol. 23 (1970).
struct MaximumLikelihoodFactors {
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

  private func evaluate(_ logPsi: [Double]) throws(MatrixError) -> BoundedNewton.Point {
    let p = r.rows
    let eigen = try scaledEigen(logPsi.map { exp($0) })
    let u = eigen.vectors
    let values = eigen.values
    var value = 0.0
    for m in factors..<p { value += values[m] - log(values[m]) - 1 }

    let rest = u.selecting(columns: Array(factors..<p))
    let restValues = Array(values[factors...])
    let gradient = (0..<p).map { i in
      (0..<rest.columns).reduce(0) { $0 + (1 - restValues[$1]) * rest[i, $1] * rest[i, $1] }
    }
    // A∘B with A = Σ λ u uᵀ and B = Σ u uᵀ over the rest, and what couples the rest to the factors.
    let a = rest.scalingColumns(by: restValues).timesTranspose(rest)
    let b = rest.timesTranspose(rest)
    var hessian = Matrix(rows: p, columns: p) { a[$0, $1] * b[$0, $1] }
    for n in 0..<factors {
      let coupling = restValues.map { (1 - $0) * ($0 + values[n]) / (values[n] - $0) }
      let c = rest.scalingColumns(by: coupling).timesTranspose(rest)
      for j in 0..<p { for i in 0..<p { hessian[i, j] += u[i, n] * u[j, n] * c[i, j] } }
    }
    return BoundedNewton.Point(value: value, gradient: gradient, hessian: hessian)
  }
}
