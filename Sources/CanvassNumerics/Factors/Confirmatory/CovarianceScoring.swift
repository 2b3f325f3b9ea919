/// Fisher scoring of a covariance structure on the normal discrepancy.
struct CovarianceScoring {
  private let structure: MeasurementStructure
  private let sample: Matrix
  private let logSample: Double

  struct Point {
    /// log|Σ| + tr SΣ⁻¹ − log|S| − p.
    let value: Double
    let model: Matrix
    let gradient: [Double]
    /// The expected second derivatives tr(Σ⁻¹ Σ_a Σ⁻¹ Σ_b).
    let hessian: Matrix
  }

  init(_ structure: MeasurementStructure, _ sample: Matrix) throws(MatrixError) {
    self.structure = structure
    self.sample = sample
    logSample = try Cholesky(of: sample, named: "covariance matrix").logDeterminant
  }

  func run(limit: Int) throws(MatrixError) -> (
    theta: [Double], point: Point, convergence: Convergence
  ) {
    var theta = start
    guard var point = evaluate(theta) else {
      throw MatrixError("covariance matrix of the model", .notPositiveDefinite(order: sample.rows))
    }
    var previous = Double.infinity
    for iteration in 1...limit {
      let factor = try Cholesky(of: point.hessian, named: "information matrix")
      let step = try factor.solve(point.gradient).map { -$0 }
      let decrement = -zip(step, point.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      if decrement <= 1e-24 || (decrement <= 1e-18 && decrement > previous / 4) {
        return (
          theta, point,
          Convergence(converged: true, iterations: iteration, remaining: decrement)
        )
      }
      previous = decrement
      var fraction = 1.0
      var next: ([Double], Point)?
      while fraction > 1e-8 {
        let candidate = zip(theta, step).map { $0 + fraction * $1 }
        if let there = evaluate(candidate),
          there.value <= point.value - 1e-4 * fraction * decrement + 1e-14
        {
          next = (candidate, there)
          break
        }
        fraction /= 2
      }
      guard let next else {
        let settled = decrement <= 1e-14
        return (
          theta, point,
          Convergence(converged: settled, iterations: iteration, remaining: decrement)
        )
      }
      (theta, point) = next
    }
    return (
      theta, point, Convergence(converged: false, iterations: limit, remaining: previous)
    )
  }

  /// Half of each item's variance to its factors, signed as its covariance with the factor's first
  /// item; factors hardly correlated.
  private var start: [Double] {
    var first: [Int: Int] = [:]
    let perItem = structure.loadings.reduce(into: [Int: Double]()) { $0[$1.item, default: 0] += 1 }
    let loadings = structure.loadings.map { place -> Double in
      let marker = first[place.factor] ?? place.item
      first[place.factor] = marker
      let sign: Double = sample[place.item, marker] < 0 ? -1 : 1
      return sign * (0.5 * sample[place.item, place.item] / (perItem[place.item] ?? 1)).squareRoot()
    }
    return loadings + structure.pairs.map { _ in 0.05 } + sample.diagonal.map { 0.5 * $0 }
  }

  private func evaluate(_ theta: [Double]) -> Point? {
    let (lambda, phi, residuals) = structure.matrices(theta)
    let model = (lambda * phi).timesTranspose(lambda) + Matrix(diagonal: residuals)
    guard let factor = try? Cholesky(of: 0.5 * (model + model.transposed)),
      let ratio = try? factor.solve(sample)
    else { return nil }
    let value = factor.logDeterminant + ratio.trace - logSample - Double(sample.rows)
    let inverse = factor.inverse
    // Σ⁻¹ − Σ⁻¹SΣ⁻¹.
    let weight = inverse - ratio * inverse
    let slopes = structure.slopes(lambda, phi)
    let gradient = slopes.map { d in
      zip(weight.elements, d.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let scaled = slopes.map { inverse * $0 }
    let transposed = scaled.map(\.transposed)
    var hessian = Matrix(rows: slopes.count, columns: slopes.count)
    for b in slopes.indices {
      for a in 0...b {
        let h = zip(transposed[a].elements, scaled[b].elements).reduce(0) { $0 + $1.0 * $1.1 }
        (hessian[a, b], hessian[b, a]) = (h, h)
      }
    }
    return Point(value: value, model: model, gradient: gradient, hessian: hessian)
  }
}
