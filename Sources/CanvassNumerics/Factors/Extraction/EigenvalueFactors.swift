/// Factors by maximum likelihood or generalised least squares: the eigenvalues λ of Ψ^−½ R Ψ^−½ beyond the
/// first k as near to 1 as uniquenesses can bring them.
///
/// F(Ψ) = Σ over j > k of f(λ_j), which for f = λ − log λ − 1 is the likelihood discrepancy and for
/// f = ½ (1/λ − 1)² the least of ½ tr (I − R⁻¹Σ)², is minimised in log ψ by Newton's method with its exact
/// second derivatives. It does not depend on the units of the variables. D. N. Lawley and A. E. Maxwell,
/// Factor Analysis as a Statistical Method, 2nd ed. (1971); M. R. B. Clarke, Br. J. Math. Stat. Psychol. 23
/// (1970); K. G. Jöreskog and A. S. Goldberger, Psychometrika 37 (1972).
struct EigenvalueFactors {
  private let r: Matrix
  private let factors: Int
  private let discrepancy: EigenvalueDiscrepancy
  private let start: [Double]

  init(
    _ correlations: Matrix, _ factors: Int, _ discrepancy: EigenvalueDiscrepancy
  ) throws(MatrixError) {
    r = correlations
    self.factors = factors
    self.discrepancy = discrepancy
    let inverse = try Cholesky(of: correlations, named: "correlation matrix").inverse
    let share = 1 - 0.5 * Double(factors) / Double(correlations.rows)
    start = inverse.diagonal.map { share / $0 }
  }

  func fit(_ starts: ExtractionStarts) throws(MatrixError) -> ExtractionResult {
    let interruption = Interruption.current
    return try starts.best(from: start) { psi throws(MatrixError) in
      try fit(from: psi, interruption)
    }
  }

  func fit(
    from start: [Double], _ interruption: Interruption?
  ) throws(MatrixError) -> ExtractionResult {
    let newton = BoundedNewton(
      lower: log(FactorSolution.smallestUniqueness), upper: 0, tolerance: 1e-11,
      interruption: interruption)
    let result = try newton.minimize(from: start.map { log($0) }, limit: 500, evaluate)
    let psi = result.x.map { exp($0) }
    let loadings = result.point.eigen.axes { max($0 - 1, 0).squareRoot() }
      .scalingRows(by: psi.map { $0.squareRoot() })
    return ExtractionResult(
      loadings: loadings, uniquenesses: psi, objective: result.point.value,
      convergence: result.convergence)
  }

  private func evaluate(_ logPsi: [Double]) throws(MatrixError) -> Point {
    let scale = logPsi.map { exp(-$0 / 2) }
    return Point(
      eigen: try SplitEigen(
        of: r.scalingRows(by: scale).scalingColumns(by: scale), factors: factors),
      discrepancy: discrepancy)
  }

  /// With h = −λ f′ the gradient is Σ over m > k of h(λ_m) u_m∘u_m. The Hessian is what the discrepancy
  /// says of pairs beyond k, and Σ over n ≤ k < m of h(λ_m) (λ_m + λ_n)/(λ_n − λ_m) v vᵀ with v = u_n∘u_m.
  private struct Point: NewtonPoint {
    let value: Double
    let gradient: [Double]
    let eigen: SplitEigen
    private let discrepancy: EigenvalueDiscrepancy

    init(eigen: SplitEigen, discrepancy: EigenvalueDiscrepancy) {
      value = eigen.restValues.reduce(0) { $0 + discrepancy.value($1) }
      gradient = eigen.squares(eigen.restValues.map(discrepancy.slope))
      self.eigen = eigen
      self.discrepancy = discrepancy
    }

    var hessian: Matrix {
      discrepancy.curvature(eigen.restValues, eigen.products)
        + eigen.coupling { b, a in discrepancy.slope(a) * (a + b) / (b - a) }
    }
  }
}
