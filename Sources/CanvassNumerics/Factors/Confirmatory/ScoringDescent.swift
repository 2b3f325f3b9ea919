/// A discrepancy that is minimised by scoring steps: its value, its gradient, and a metric in which steps are
/// taken.
protocol ScoringDiscrepancy {
  /// The discrepancy at some parameters.
  associatedtype Point: ScoringPoint
  /// What the iteration is called where it has to be ended.
  var name: Sentence { get }
  /// The value and gradient; `nil` where there is none.
  func evaluate(_ theta: [Double]) -> Point?
  /// Second derivatives, positive definite: the exact ones near the end, if they are.
  func metric(_ theta: [Double], _ point: Point, near: Bool) throws(MatrixError)
    -> InformationFactor
}

/// The value of a discrepancy and its gradient.
protocol ScoringPoint {
  var value: Double { get }
  var gradient: [Double] { get }
}

extension ScoringDiscrepancy {
  /// Steps of scoring with halving, until the decrement gᵀH⁻¹g is below 10⁻²⁴ or cannot be made smaller.
  ///
  /// - Returns: `nil` where there is no discrepancy at the start.
  /// - Throws: `MatrixError` if the metric is singular, and on request.
  func descend(
    from start: [Double], limit: Int
  ) throws(MatrixError) -> (theta: [Double], point: Point, convergence: Convergence)? {
    var theta = start
    let interruption = Interruption.current
    guard var point = evaluate(theta) else {
      try interruption?.check(name)
      return nil
    }
    var previous = Double.infinity
    for iteration in 1...limit {
      try interruption?.check(name)
      let factor = try metric(theta, point, near: previous < 1e-3)
      let step = factor.solve(point.gradient).map { -$0 }
      let decrement = -innerProduct(step, point.gradient)
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
        try interruption?.check(name)
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
}
