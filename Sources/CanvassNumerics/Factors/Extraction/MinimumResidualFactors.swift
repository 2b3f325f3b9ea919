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

  func fit(_ starts: ExtractionStarts) throws(MatrixError) -> ExtractionResult {
    let interruption = Interruption.current
    return try starts.best(from: squaredMultipleCorrelations(r).map { 1 - $0 }) {
      psi throws(MatrixError) in try fit(from: psi, interruption)
    }
  }

  func fit(
    from start: [Double], _ interruption: Interruption?
  ) throws(MatrixError) -> ExtractionResult {
    let newton = BoundedNewton(
      lower: FactorSolution.smallestUniqueness, upper: 1, tolerance: 1e-11,
      interruption: interruption)
    let result = try newton.minimize(from: start, limit: 500, evaluate)
    let loadings = result.point.eigen.axes { max($0, 0).squareRoot() }
    return ExtractionResult(
      loadings: loadings, uniquenesses: result.x, objective: result.point.value,
      convergence: result.convergence)
  }

  private func evaluate(_ psi: [Double]) throws(MatrixError) -> Point {
    Point(eigen: try SplitEigen(of: r - Matrix(diagonal: psi), factors: factors))
  }

  /// The gradient is −Σ over m > k of γ_m v_m∘v_m; the Hessian B∘B with B = Σ over m > k of v_m v_mᵀ, and
  /// Σ over n ≤ k < m of 2γ_m/(γ_m − γ_n) w wᵀ with w = v_n∘v_m.
  private struct Point: NewtonPoint {
    let value: Double
    let gradient: [Double]
    let eigen: SplitEigen

    init(eigen: SplitEigen) {
      value = eigen.restValues.reduce(0) { $0 + 0.5 * $1 * $1 }
      gradient = eigen.squares(eigen.restValues.map { -$0 })
      self.eigen = eigen
    }

    var hessian: Matrix {
      let projection = eigen.products(eigen.restValues.map { _ in 1 })
      return projection.map { $0 * $0 } + eigen.coupling { b, a in 2 * a / (a - b) }
    }
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
