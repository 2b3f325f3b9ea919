/// Gauss–Newton steps that fit ΛΦΛᵀ to correlations outside the diagonal.
struct CorrelationScoring {
  /// The fit at some parameters.
  struct Point {
    /// ½ Σ w e².
    let value: Double
    /// e = r − ρ.
    let residuals: [Double]
    /// ∂ρ/∂θ, pairs × parameters.
    let slopes: Matrix
    /// −Δᵀ W e.
    let gradient: [Double]
  }

  let structure: MomentStructure
  let pairs: [(Int, Int)]
  let correlations: Matrix
  /// The correlation of each pair.
  let sample: [Double]
  /// The reciprocals of the diagonal of Γ.
  let weights: [Double]
  /// The number of parameters: all but the residual variances, which come last.
  let count: Int

  /// - Parameter infinite: the places of pairs whose variance is beyond all bounds; they have no weight.
  init(
    _ structure: MomentStructure, _ r: Matrix, _ pairs: [(Int, Int)], _ gamma: Matrix,
    infinite: [Int]
  ) {
    self.structure = structure
    self.pairs = pairs
    correlations = r
    sample = pairs.map { r[$0.0, $0.1] }
    var weights = gamma.diagonal.map { 1 / $0 }
    for place in infinite { weights[place] = 0 }
    self.weights = weights
    count = structure.parameterCount - structure.items
  }

  /// The search from a start with the signs of the correlations; where it runs away from there, towards a
  /// factor without bounds, or comes where the parameters cannot be told apart, from lavaan's: loadings of
  /// one and factors that hardly vary.
  func run(limit: Int) throws(MatrixError) -> (
    theta: [Double], point: Point, convergence: Convergence
  ) {
    let first = Result { () throws(MatrixError) in try search(from: start, limit: limit) }
    if case .success(let found) = first, found.convergence.converged { return found }
    try Interruption.current?.check("confirmatory model")
    if let other = try? search(from: flatStart, limit: limit), other.convergence.converged {
      return other
    }
    try Interruption.current?.check("confirmatory model")
    return try first.get()
  }

  private func search(from start: [Double], limit: Int) throws(MatrixError) -> (
    theta: [Double], point: Point, convergence: Convergence
  ) {
    var theta = start
    var point = evaluate(theta)
    var previous = Double.infinity
    let interruption = Interruption.current
    for iteration in 1...limit {
      try interruption?.check("confirmatory model")
      let factor = try metric(theta, point, isSlow: iteration > 20)
      let step = factor.solve(point.gradient).map { -$0 }
      let decrement = -innerProduct(step, point.gradient)
      if decrement <= 1e-24 || (decrement <= 1e-20 && decrement > previous) {
        let convergence = Convergence(
          converged: true, iterations: iteration, remaining: decrement)
        return (theta, point, convergence)
      }
      previous = decrement
      var fraction = 1.0
      var next: [Double] = []
      var there = point
      repeat {
        next = theta
        for k in 0..<count { next[k] += fraction * step[k] }
        there = evaluate(next)
        fraction /= 2
      } while there.value > point.value - 1e-4 * fraction * decrement + 1e-14 && fraction > 1e-8
      (theta, point) = (next, there)
    }
    let convergence = Convergence(converged: false, iterations: limit, remaining: previous)
    return (theta, point, convergence)
  }

  /// The factor of ΔᵀWΔ, from W^½Δ.
  ///
  /// - Throws: `MatrixError` if the weighted correlations do not determine the parameters.
  func factor(at point: Point) throws(MatrixError) -> InformationFactor {
    try InformationFactor(rows: point.slopes, weights: weights)
  }

  /// ΔᵀWΔ; where that makes slow headway, as large residuals do, the second derivatives of the sum of
  /// squares by central differences of its gradient, if they are positive definite.
  private func metric(
    _ theta: [Double], _ point: Point, isSlow: Bool
  ) throws(MatrixError) -> InformationFactor {
    let factor = try factor(at: point)
    guard isSlow else { return factor }
    let columns = (0..<count).map { k in
      let step = 1e-5 * max(1, abs(theta[k]))
      var (up, down) = (theta, theta)
      up[k] += step
      down[k] -= step
      return zip(evaluate(up).gradient, evaluate(down).gradient).map { ($0 - $1) / (2 * step) }
    }
    let curvature = Matrix(columns: columns)
    return (try? InformationFactor(information: 0.5 * (curvature + curvature.transposed))) ?? factor
  }

  private var start: [Double] {
    var theta = [Double](repeating: 0, count: structure.parameterCount)
    let unit = structure.scale == .marker ? 0.5 : 1
    for (place, k) in structure.free[0] {
      switch place {
      case .loading(let item, let factor):
        let sign: Double = correlations[item, structure.markers[factor]] < 0 ? -1 : 1
        theta[k] = sign * (0.5 / unit).squareRoot()
      case .factor(let a, let b): theta[k] = (a == b ? 1 : 0.05) * unit
      case .residual, .intercept, .mean: break
      }
    }
    return theta
  }

  private var flatStart: [Double] {
    var theta = [Double](repeating: 0, count: structure.parameterCount)
    for (place, k) in structure.free[0] {
      switch place {
      case .loading: theta[k] = 1
      case .factor(let a, let b): theta[k] = a == b ? 0.05 : 0
      case .residual, .intercept, .mean: break
      }
    }
    return theta
  }

  private func evaluate(_ theta: [Double]) -> Point {
    let matrices = structure.matrices(theta, group: 0)
    let model = (matrices.loadings * matrices.factors).timesTranspose(matrices.loadings)
    let residuals = zip(sample, pairs).map { $0 - model[$1.0, $1.1] }
    let all = MomentSlopes(structure, matrices, group: 0).covariances.prefix(count)
    let slopes = Matrix(columns: all.map { d in pairs.map { d[$0.0, $0.1] } })
    let weighted = zip(weights, residuals).map { $0 * $1 }
    return Point(
      value: innerProduct(weighted, residuals) / 2, residuals: residuals, slopes: slopes,
      gradient: slopes.transposeTimes(weighted).map { -$0 })
  }
}
