/// Minimum-residual factors: the eigenvalues of R − Ψ beyond the first k as near to 0 as
/// uniquenesses can bring them, so that the sum of squared residual correlations is smallest.
///
/// F(Ψ) = ½ Σ over j > k of γ_j², minimised by Newton's method with its exact second derivatives.
/// H. H. Harman and W. H. Jones, "Factor analysis by minimizing residuals (minres)", Psychometrika 31
/// (1966).
struct MinimumResidualFactors {
  private let r: Matrix
  private let factors: Int

  init(_ correlations: Matrix, _ factors: Int) {
    r = correlations
    self.factors = factors
  }

  func fit() throws(MatrixError) -> ExtractionResult {
    let newton = BoundedNewton(
      lower: FactorSolution.smallestUniqueness, upper: 1, tolerance: 1e-11)
    let start = squaredMultipleCorrelations(r).map { 1 - $0 }
    let result = try newton.minimize(from: start, limit: 500, evaluate)
    let (values, vectors) = (result.point.eigen.values, result.point.eigen.vectors)
    let loadings = vectors.selecting(columns: Array(0..<factors))
      .scalingColumns(by: values.prefix(factors).map { max($0, 0).squareRoot() })
    return ExtractionResult(
      loadings: loadings, uniquenesses: result.x, objective: result.point.value,
      convergence: result.convergence)
  }

  private func evaluate(_ psi: [Double]) throws(MatrixError) -> Point {
    let p = r.rows
    let eigen = try SymmetricEigen(of: r - Matrix(diagonal: psi), named: "correlation matrix")
    let v = eigen.vectors
    let rest = v.selecting(columns: Array(factors..<p))
    let restValues = Array(eigen.values[factors...])
    var gradient = [Double](repeating: 0, count: p)
    for (m, value) in restValues.enumerated() {
      for i in 0..<p { gradient[i] -= value * rest[i, m] * rest[i, m] }
    }
    let b = rest.timesTranspose(rest)
    var hessian = b.map { $0 * $0 }
    for n in 0..<factors {
      let coupling = restValues.map { 2 * $0 / ($0 - eigen.values[n]) }
      let c = rest.scalingColumns(by: coupling).timesTranspose(rest)
      for j in 0..<p { for i in 0..<p { hessian[i, j] += v[i, n] * v[j, n] * c[i, j] } }
    }
    return Point(
      value: restValues.reduce(0) { $0 + 0.5 * $1 * $1 }, gradient: gradient, hessian: hessian,
      eigen: eigen)
  }

  private struct Point: NewtonPoint {
    let value: Double
    let gradient: [Double]
    let hessian: Matrix
    let eigen: SymmetricEigen
  }
}

/// The squared multiple correlation of each variable with all others, 1 − 1/(R⁻¹)_ii; where R is
/// singular, the largest absolute correlation squared.
func squaredMultipleCorrelations(_ r: Matrix) -> [Double] {
  if let factor = try? Cholesky(of: r), factor.reciprocalCondition > 1e-14 {
    return factor.inverse.diagonal.map { min(1, max(0, 1 - 1 / $0)) }
  }
  return (0..<r.rows).map { i in
    let largest = (0..<r.rows).filter { $0 != i }.map { abs(r[i, $0]) }.max() ?? 0
    return min(1, largest * largest)
  }
}

/// The loadings of the first k factors of R − Ψ: eigenvectors times the roots of their values.
func reducedLoadings(_ r: Matrix, _ psi: [Double], _ k: Int) throws(MatrixError) -> Matrix {
  let eigen = try SymmetricEigen(
    of: r - Matrix(diagonal: psi), named: "correlation matrix", .top(k))
  return eigen.vectors.scalingColumns(by: eigen.values.map { max($0, 0).squareRoot() })
}
