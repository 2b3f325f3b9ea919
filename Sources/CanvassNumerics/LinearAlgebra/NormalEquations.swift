/// Least squares through XᵀWX b = XᵀWy, for columns that are well conditioned.
struct NormalEquations {
  let solution: [Double]
  let residuals: [Double]
  let residualSumOfSquares: Double
  /// (XᵀWX)⁻¹.
  let inverse: Matrix
  /// Of the cross-products, with columns scaled.
  let reciprocalCondition: Double
  /// The size of the last correction relative to the solution.
  let lastCorrection: Double

  /// Nil when the columns are not well conditioned (a reciprocal condition number of the scaled
  /// cross-products below 10⁻⁶). One round is the plain solution, more refine it.
  init?(_ x: Matrix, _ y: [Double], weights: [Double]?, rounds: Int = 3) {
    let gram = weights.map { x.symmetricProduct(weights: $0) } ?? x.symmetricProduct
    let diagonal = gram.diagonal
    guard diagonal.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    // Powers of two: exact.
    let scale = diagonal.map {
      Double(sign: .plus, exponent: -$0.squareRoot().exponent, significand: 1)
    }
    let scaled = gram.scalingRows(by: scale).scalingColumns(by: scale)
    guard let factor = try? Cholesky(of: scaled), factor.reciprocalCondition > 1e-6 else {
      return nil
    }
    var b = [Double](repeating: 0, count: x.columns)
    var rest = y
    var last = Double.infinity
    for _ in 0..<rounds {
      let weighted = weights.map { zip($0, rest).map { $0 * $1 } } ?? rest
      let right = zip(x.transposeTimes(weighted), scale).map { $0 * $1 }
      guard let step = try? factor.solve(right) else { return nil }
      let move = zip(step, scale).map { $0 * $1 }
      let length = LeastSquares.norm(zip(b, scale).map { $0 / $1 })
      for j in b.indices { b[j] += move[j] }
      let fitted = x * b
      for i in rest.indices { rest[i] = y[i] - fitted[i] }
      last = LeastSquares.norm(step) / max(length, LeastSquares.norm(step))
      if last < 1e-13 { break }
    }
    solution = b
    residuals = rest
    residualSumOfSquares =
      weights.map { w in LeastSquares.sumOfSquares(zip(w, rest).map { $0.squareRoot() * $1 }) }
      ?? LeastSquares.sumOfSquares(rest)
    inverse = factor.inverse.scalingRows(by: scale).scalingColumns(by: scale)
    reciprocalCondition = factor.reciprocalCondition
    lastCorrection = last
  }
}
