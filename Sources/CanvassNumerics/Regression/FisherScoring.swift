/// The iteration of a generalised linear model, on a model matrix of independent columns. Cholesky's
/// factorisation does not depend on their units.
struct FisherScoring {
  let data: RegressionData
  let family: Family
  let x: Matrix
  private let weights: [Double]
  private(set) var beta: [Double]
  private(set) var eta: [Double]
  private(set) var means: [Link.Mean]
  private(set) var deviance = Double.infinity
  private var working: [Double]
  /// w (y − μ) (dμ/dη) / V: the row scores are these times the rows of x.
  private(set) var scores: [Double]
  private(set) var information: Matrix
  private var score: [Double]
  private let hasOffset: Bool
  private var lastStep: [Double]

  init(_ data: RegressionData, _ family: Family, _ x: Matrix) {
    self.data = data
    self.family = family
    self.x = x
    weights = data.rowWeights
    let zeros = [Double](repeating: 0, count: x.columns)
    beta = zeros
    lastStep = zeros
    score = zeros
    hasOffset = data.offset.contains { $0 != 0 }
    eta = data.offset
    let rows = [Double](repeating: 0, count: x.rows)
    means = .init(repeating: Link.Mean(value: 0, complement: 0, derivative: 0), count: x.rows)
    working = rows
    scores = rows
    information = Matrix(rows: x.columns, columns: x.columns)
  }

  var pearsonStatistic: Double {
    var sum = DoubleDouble()
    for i in means.indices where weights[i] > 0 {
      let r = family.residual(data.y[i], means[i])
      sum.add(weights[i] * r * r / family.variance(means[i]))
    }
    return sum.value
  }

  /// Scores until the decrement vanishes; says how it ended.
  mutating func run(limit: Int) throws(MatrixError) -> Convergence {
    try start()
    let units = max(1, data.units)
    // Scoring with a canonical link is Newton's method: the last step squares what is left.
    let tolerance = family.isCanonical ? 1e-14 : 1e-20
    var previous = Double.infinity
    for iteration in 1...limit {
      guard let factor = try? Cholesky(of: information) else {
        return Convergence(converged: false, iterations: iteration, remaining: .nan)
      }
      let step = try factor.solve(score)
      let decrement = zip(score, step).reduce(0) { $0 + $1.0 * $1.1 }
      lastStep = step
      let scale = max(1, deviance / units)
      // Good enough, or as good as rounding allows; the step is taken all the same.
      if decrement <= tolerance * scale || (decrement <= 1e-14 * scale && decrement > previous / 4)
      {
        _ = advance(step)
        return Convergence(converged: true, iterations: iteration, remaining: decrement)
      }
      previous = decrement
      // The linear predictors still run away while the deviance stands still: separation.
      if iteration > 15, decrement < 1e-4 * max(1, deviance),
        (x * step).contains(where: { abs($0) > 0.1 })
      {
        return Convergence(converged: false, iterations: iteration, remaining: decrement)
      }
      if !advance(step) {
        // No step gains anything: rounding decides here, if the decrement is small enough.
        let settled = decrement <= 1e-12 * scale
        return Convergence(converged: settled, iterations: iteration, remaining: decrement)
      }
    }
    return Convergence(converged: false, iterations: limit, remaining: .infinity)
  }

  /// The columns whose coefficients still moved in the last step, if the fitted means have come to
  /// the ends of their range.
  var divergingColumns: [Int] {
    let atEnd = means.indices.contains { i in
      guard weights[i] > 0 else { return false }
      let end = family.isBinomial ? min(means[i].value, means[i].complement) : means[i].value
      return end < 1e-6
    }
    let moves = lastStep.enumerated().map { j, step in
      abs(step) * LeastSquares.norm(x.column(j))
    }
    let largest = moves.max() ?? 0
    guard atEnd, largest > 0 else { return [] }
    return moves.indices.filter { moves[$0] > 0.1 * largest }
  }

  /// The first estimate: a weighted regression of the linearised response about a mean near it.
  private mutating func start() throws(MatrixError) {
    let link = family.link
    var target = [Double](repeating: 0, count: x.rows)
    var precision = target
    for i in 0..<x.rows where weights[i] > 0 {
      let mu = family.startingMean(data.y[i], weight: weights[i])
      let eta = link.predictor(mu)
      let mean = link.mean(eta)
      target[i] = eta - data.offset[i] + family.residual(data.y[i], mean) / mean.derivative
      precision[i] = weights[i] * mean.derivative * mean.derivative / family.variance(mean)
    }
    if let plain = NormalEquations(x, target, weights: precision, rounds: 1) {
      beta = plain.solution
    } else {
      let fit = try LeastSquares(x, target, weights: precision)
      beta = fit.coefficients.map { $0.isNaN ? 0 : $0 }
    }
    if evaluate(beta) { return }
    // A start outside the range of the means: the overall mean instead.
    let total = weights.reduce(0, +)
    let overall = zip(weights, data.y).reduce(0) { $0 + $1.0 * $1.1 } / total
    let constant = link.predictor(family.startingMean(overall, weight: total))
    let flat = try LeastSquares(x, data.offset.map { constant - $0 })
    beta = flat.coefficients.map { $0.isNaN ? 0 : $0 }
    _ = evaluate(beta)
  }

  /// Moves by the step, halved until the deviance does not rise; false if that never happens.
  private mutating func advance(_ step: [Double]) -> Bool {
    let before = deviance
    let from = beta
    var fraction = 1.0
    for _ in 0..<40 {
      let candidate = zip(from, step).map { $0 + fraction * $1 }
      if evaluate(candidate), deviance <= before + 1e-13 * abs(before) {
        return candidate != from
      }
      fraction /= 2
    }
    _ = evaluate(from)
    return false
  }

  /// Everything at a coefficient vector, in one pass over the rows; false if a mean is impossible
  /// there.
  private mutating func evaluate(_ candidate: [Double]) -> Bool {
    beta = candidate
    guard let pass = pass(at: candidate) else { return false }
    deviance = pass.total.value
    guard deviance.isFinite else { return false }
    score = pass.score
    information = Matrix(rows: x.columns, columns: x.columns, elements: pass.crossProduct)
    information.mirrorLowerTriangle()
    return true
  }

  private mutating func pass(at candidate: [Double]) -> LAPACK.RowSums? {
    let (x, y, weights, family, link) = (x, data.y, weights, family, family.link)
    let offset = hasOffset ? data.offset : nil
    return eta.withUnsafeMutableBufferPointer { eta in
      means.withUnsafeMutableBufferPointer { means in
        scores.withUnsafeMutableBufferPointer { scores in
          working.withUnsafeMutableBufferPointer { working in
            let (eta, means, scores, working) = (eta, means, scores, working)
            return LAPACK.rowPass(
              x.elements, rows: x.rows, columns: x.columns, at: candidate, predictors: eta,
              factors: scores, gram: .weighted(.init(working))
            ) { rows in
              var sum = 0.0
              for i in rows {
                if let offset { eta[i] += offset[i] }
                let mean = link.mean(eta[i])
                means[i] = mean
                scores[i] = 0
                working[i] = 0
                guard weights[i] > 0 else { continue }
                guard family.allows(mean) else { return nil }
                sum += weights[i] * family.deviance(y[i], mean)
                let variance = family.variance(mean)
                // Where the mean has reached the end of its range the row says nothing more.
                guard variance > 0 else { continue }
                let slope = weights[i] * mean.derivative / variance
                scores[i] = slope * family.residual(y[i], mean)
                working[i] = slope * mean.derivative
              }
              return sum
            }
          }
        }
      }
    }
  }
}
