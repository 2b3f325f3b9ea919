/// Least squares through XᵀWX b = XᵀWy, for columns that are well conditioned.
struct NormalEquations {
  let solution: [Double]
  let residuals: [Double]
  let residualSumOfSquares: Double
  /// The factor of XᵀWX.
  let factor: InformationFactor
  /// (XᵀWX)⁻¹.
  var inverse: Matrix { factor.inverse }
  /// Of the cross-products, with columns scaled.
  let reciprocalCondition: Double
  /// The size of the last correction relative to the solution.
  let lastCorrection: Double

  /// Nil when the columns are not well conditioned (a reciprocal condition number of the scaled
  /// cross-products below 10⁻⁶). One round is the plain solution, more refine it.
  init?(_ x: Matrix, _ y: [Double], weights: [Double]?, rounds: Int = 3) {
    var rows = RowState(y, weights)
    var sums = rows.pass(over: x, at: nil)
    guard let (factor, scale) = Self.factored(sums.crossProduct, x.columns) else { return nil }
    var b = [Double](repeating: 0, count: x.columns)
    var last = Double.infinity
    for _ in 0..<rounds {
      let right = zip(sums.score, scale).map { $0 * $1 }
      guard let step = try? factor.solve(right) else { return nil }
      let move = zip(step, scale).map { $0 * $1 }
      let length = LeastSquares.norm(zip(b, scale).map { $0 / $1 })
      for j in b.indices { b[j] += move[j] }
      sums = rows.pass(over: x, at: b)
      last = LeastSquares.norm(step) / max(length, LeastSquares.norm(step))
      if last < 1e-13 { break }
    }
    solution = b
    residuals = rows.residuals
    residualSumOfSquares = sums.total.value
    self.factor = InformationFactor(factor, scale)
    reciprocalCondition = factor.reciprocalCondition
    lastCorrection = last
  }

  /// Cholesky's factor of cross-products (their lower triangle) with columns scaled by powers of two,
  /// which is exact; nil when the columns are not well conditioned.
  static func factored(
    _ crossProduct: [Double], _ columns: Int, limit: Double = 1e-6
  ) -> (factor: Cholesky, scale: [Double])? {
    var gram = Matrix(rows: columns, columns: columns, elements: crossProduct)
    gram.mirrorLowerTriangle()
    let diagonal = gram.diagonal
    guard diagonal.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let scale = diagonal.map {
      Double(sign: .plus, exponent: -$0.squareRoot().exponent, significand: 1)
    }
    let scaled = gram.scalingRows(by: scale).scalingColumns(by: scale)
    guard let factor = try? Cholesky(of: scaled), factor.reciprocalCondition > limit else {
      return nil
    }
    return (factor, scale)
  }
}

/// The rows of a least-squares problem while it is solved.
private struct RowState {
  private let y: [Double]
  private let weights: [Double]?
  private var weighted: [Double]
  private(set) var residuals: [Double]

  init(_ y: [Double], _ weights: [Double]?) {
    self.y = y
    self.weights = weights
    weighted = y
    residuals = y
  }

  /// XᵀW(y − Xb) and the sum of weighted squares; without b also XᵀWX.
  mutating func pass(over x: Matrix, at b: [Double]?) -> LAPACK.RowSums {
    let (y, weights) = (y, weights)
    return residuals.withUnsafeMutableBufferPointer { rest in
      weighted.withUnsafeMutableBufferPointer { weighted in
        (weights ?? []).withUnsafeBufferPointer { all in
          let (rest, weighted) = (rest, weighted)
          let gram: LAPACK.Gram = b != nil ? .none : weights == nil ? .plain : .weighted(all)
          return LAPACK.rowPass(
            x.elements, rows: x.rows, columns: x.columns, at: b, predictors: rest,
            factors: weighted, gram: gram
          ) { rows in
            var sum = DoubleDouble()
            for i in rows {
              if b != nil { rest[i] = y[i] - rest[i] }
              weighted[i] = (weights?[i] ?? 1) * rest[i]
              sum.add(weighted[i], times: rest[i])
            }
            return sum.value
          }
        }
      }
    } ?? LAPACK.RowSums(score: [], crossProduct: [])
  }
}
