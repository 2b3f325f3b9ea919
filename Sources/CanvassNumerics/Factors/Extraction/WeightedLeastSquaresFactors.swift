/// Factors by weighted least squares: ½ Σ over i < j of w_ij (r_ij − λ_iᵀλ_j)² as small as loadings can
/// make it. With the inverse variances of the correlations as weights this is the diagonally weighted
/// least squares of ordinal factor analysis; with equal weights it is minimum residuals.
///
/// Newton's method in the loadings with exact second derivatives; the directions that only rotate the
/// factors are left alone by their zero gradient.
struct WeightedLeastSquaresFactors {
  private let r: Matrix
  private let factors: Int
  private let weights: Matrix

  init(
    _ correlations: Matrix, _ factors: Int, _ weights: Matrix
  ) throws(MatrixError) {
    let name: Sentence = "weights of the correlations"
    try weights.requireSymmetric(name)
    guard weights.rows == correlations.rows else {
      throw MatrixError(
        name, .shape(found: "\(counted: weights.rows, "row")", expected: "\(correlations.rows)"))
    }
    for j in 0..<weights.columns {
      for i in 0..<j where weights[i, j] < 0 { throw MatrixError(name, .weight(row: i)) }
    }
    let p = correlations.rows
    // Only the proportions matter: a mean weight of 1 keeps the tolerance meaningful.
    var sum = 0.0
    for j in 0..<p { for i in 0..<j { sum += weights[i, j] } }
    guard sum > 0 else { throw MatrixError(name, .empty) }
    r = correlations
    self.factors = factors
    self.weights = (Double(p * (p - 1)) / 2 / sum) * weights
  }

  func fit(_ starts: ExtractionStarts) throws(MatrixError) -> ExtractionResult {
    let interruption = Interruption.current
    return try starts.best(from: squaredMultipleCorrelations(r).map { 1 - $0 }) {
      psi throws(MatrixError) in try fit(from: psi, interruption)
    }
  }

  /// From the minimum-residual factors that the search from these uniquenesses ends at.
  func fit(
    from psi: [Double], _ interruption: Interruption?
  ) throws(MatrixError) -> ExtractionResult {
    let start = try MinimumResidualFactors(r, factors).fit(from: psi, interruption)
    let newton = BoundedNewton(
      lower: -.infinity, upper: .infinity, tolerance: 1e-11, interruption: interruption)
    let result = try newton.minimize(from: start.loadings.elements, limit: 200, evaluate)
    let found = Matrix(rows: r.rows, columns: factors, elements: result.x)
    // Principal axes: factors in the order of the variance they explain.
    let axes = try SymmetricEigen(of: found.symmetricProduct, named: "loadings").vectors
    let loadings = found * axes
    let uniquenesses = (0..<r.rows).map { i in
      (0..<factors).reduce(1) { $0 - loadings[i, $1] * loadings[i, $1] }
    }
    return ExtractionResult(
      loadings: loadings, uniquenesses: uniquenesses, objective: result.point.value,
      convergence: result.convergence)
  }

  /// The changes of LLᵀ by correlations of some pairs, at loadings where the gradient is zero: −H⁺ times the change of
  /// the gradient, whose directions that only turn the factors are left out.
  func slopes(at loadings: Matrix, by pairs: [(Int, Int)]) throws(MatrixError) -> [Matrix] {
    let (p, k) = (r.rows, factors)
    let eigen = try SymmetricEigen(
      of: try evaluate(loadings.elements).hessian, named: "Hessian")
    let least = 1e-9 * (eigen.values.first ?? 0)
    return pairs.map { i, j in
      var gradient = [Double](repeating: 0, count: p * k)
      for a in 0..<k {
        gradient[a * p + i] = weights[i, j] * loadings[j, a]
        gradient[a * p + j] = weights[i, j] * loadings[i, a]
      }
      let turned = eigen.vectors.transposeTimes(gradient)
      let solved = zip(turned, eigen.values).map { abs($1) > least ? $0 / $1 : 0 }
      let change = Matrix(rows: p, columns: k, elements: eigen.vectors * solved)
      let half = change.timesTranspose(loadings)
      return half + half.transposed
    }
  }

  private func evaluate(_ elements: [Double]) throws(MatrixError) -> Point {
    let (p, k) = (r.rows, factors)
    let l = Matrix(rows: p, columns: k, elements: elements)
    let model = l.timesTranspose(l)
    var value = 0.0
    var gradient = [Double](repeating: 0, count: p * k)
    var hessian = Matrix(rows: p * k, columns: p * k)
    for i in 0..<p {
      for j in 0..<p where j != i {
        let w = weights[i, j]
        let e = r[i, j] - model[i, j]
        value += 0.25 * w * e * e
        for a in 0..<k {
          gradient[a * p + i] -= w * e * l[j, a]
          for b in 0..<k {
            hessian[a * p + i, b * p + i] += w * l[j, a] * l[j, b]
            hessian[a * p + i, b * p + j] += w * (l[j, a] * l[i, b] - (a == b ? e : 0))
          }
        }
      }
    }
    return Point(value: value, gradient: gradient, hessian: hessian)
  }

  private struct Point: NewtonPoint {
    let value: Double
    let gradient: [Double]
    let hessian: Matrix
  }
}
