/// Newton's method for a smooth function of a vector between bounds.
///
/// Components that lie at a bound and would leave it are held; the others take Newton's step, with
/// the Hessian made positive definite where it is not, shortened until the function falls enough
/// (D. P. Bertsekas, "Projected Newton methods", SIAM J. Control Optim. 20, 1982).
struct BoundedNewton {
  let lower: Double
  let upper: Double
  /// The iteration ends when no free component of the gradient is larger.
  let tolerance: Double
  let interruption: Interruption?

  func minimize<Point: NewtonPoint>(
    from start: [Double], limit: Int, _ function: ([Double]) throws(MatrixError) -> Point
  ) throws(MatrixError) -> (x: [Double], point: Point, convergence: Convergence) {
    // Many starts may wait for their turn.
    try interruption?.check("correlation matrix")
    var x = start.map { min(upper, max(lower, $0)) }
    var point = try function(x)
    for iteration in 1...limit {
      try interruption?.check("correlation matrix")
      let free = x.indices.filter {
        !(x[$0] <= lower && point.gradient[$0] > 0 || x[$0] >= upper && point.gradient[$0] < 0)
      }
      let largest = free.reduce(0) { max($0, abs(point.gradient[$1])) }
      if largest <= tolerance {
        return (x, point, Convergence(converged: true, iterations: iteration, remaining: largest))
      }
      let direction = try descent(point, free)
      var fraction = 1.0
      var moved = false
      for _ in 0..<50 {
        var next = x
        for (k, i) in free.enumerated() {
          next[i] = min(upper, max(lower, x[i] + fraction * direction[k]))
        }
        let candidate = try function(next)
        let promised = x.indices.reduce(0) { $0 + point.gradient[$1] * (next[$1] - x[$1]) }
        let falls = candidate.value <= point.value + 1e-4 * promised + 1e-15 * abs(point.value)
        // Near the minimum rounding hides the fall of the function, but not yet that of the gradient.
        let isHidden = abs(candidate.value - point.value) <= 1e-13 * max(1, abs(point.value))
        let flattens = free.allSatisfy { abs(candidate.gradient[$0]) <= largest / 2 }
        if next != x, falls || (isHidden && flattens) {
          (x, point, moved) = (next, candidate, true)
          break
        }
        fraction /= 2
      }
      if !moved {
        // Rounding hides any further fall of the function and of its gradient.
        let settled = largest <= 1e4 * tolerance
        return (
          x, point, Convergence(converged: settled, iterations: iteration, remaining: largest)
        )
      }
    }
    let largest = point.gradient.reduce(0) { max($0, abs($1)) }
    return (x, point, Convergence(converged: false, iterations: limit, remaining: largest))
  }

  /// Newton's direction over the free components, from |eigenvalues| of their Hessian that are at
  /// least 10⁻⁸ of the largest.
  private func descent(
    _ point: some NewtonPoint, _ free: [Int]
  ) throws(MatrixError) -> [Double] {
    let all = point.hessian
    let hessian =
      free.count == all.rows ? all : all.selecting(rows: free, columns: free)
    let gradient = free.map { point.gradient[$0] }
    if let factor = try? Cholesky(of: hessian), factor.reciprocalCondition > 1e-10 {
      return try factor.solve(gradient).map { -$0 }
    }
    let eigen = try SymmetricEigen(of: hessian, named: "Hessian")
    let largest = eigen.values.reduce(0) { max($0, abs($1)) }
    let projected = eigen.vectors.transposeTimes(gradient)
    let scaled = zip(projected, eigen.values).map { -$0 / max(abs($1), 1e-8 * largest) }
    return eigen.vectors * scaled
  }
}

/// A function and its first and second derivatives at some x; whatever else was found there may come along.
/// The second derivatives are asked for once, and only if the search goes on from there.
protocol NewtonPoint {
  var value: Double { get }
  var gradient: [Double] { get }
  var hessian: Matrix { get }
}
