/// The iteration of a generalised linear model, on well-conditioned columns. Each step solves with the
/// triangular factor of the weighted columns.
struct FisherScoring {
  let data: RegressionData
  let family: Family
  let x: Matrix
  private let weights: [Double]
  private(set) var beta: [Double]
  private(set) var eta: [Double]
  private(set) var deviance = Double.infinity
  private var working: [Double]
  /// w (y − μ) (dμ/dη) / V: the row scores are these times the rows of x.
  private(set) var scores: [Double]
  private(set) var information: Matrix
  private var score: [Double]
  private let hasOffset: Bool
  /// Whether what rows of small weight say may hardly be seen in the sums.
  private let isVeryUnequal: Bool
  /// Whether the outcomes may be separated.
  private let mayRunAway: Bool
  private var lastStep: [Double]
  private var hasStarted = false

  init(_ data: RegressionData, _ family: Family, _ x: Matrix, mayRunAway: Bool) {
    self.data = data
    self.mayRunAway = mayRunAway
    self.family = family
    self.x = x
    weights = data.rowWeights
    let zeros = [Double](repeating: 0, count: x.columns)
    beta = zeros
    lastStep = zeros
    score = zeros
    isVeryUnequal = data.hasVeryUnequalWeights
    hasOffset = data.offset.contains { $0 != 0 }
    eta = data.offset
    working = [Double](repeating: 0, count: x.rows)
    scores = [Double](repeating: 0, count: x.rows)
    information = Matrix(rows: x.columns, columns: x.columns)
  }

  /// The fitted means, and Pearson's statistic. Means are made again from the linear predictors, which costs less than to
  /// keep them in every pass.
  var result: (fitted: [Double], pearsonStatistic: Double) {
    let (weights, family, link, y, eta) = (weights, family, family.link, data.y, eta)
    var sum = DoubleDouble()
    let fitted = [Double](unsafeUninitializedCapacity: eta.count) { fitted, initialized in
      nonisolated(unsafe) let fitted = fitted
      let parts = RowBlocks.map(eta.count) { rows in
        var sum = DoubleDouble()
        for i in rows {
          let mean = link.mean(eta[i])
          fitted[i] = mean.value
          guard weights[i] > 0 else { continue }
          let r = family.residual(y[i], mean)
          if r != 0 { sum.add(weights[i] * r * r / family.variance(mean)) }
        }
        return sum
      }
      for part in parts {
        sum.add(part.high)
        sum.add(part.low)
      }
      initialized = eta.count
    }
    return (fitted, sum.value)
  }

  /// Scores until the decrement vanishes; says how it ended.
  mutating func run(limit: Int) throws(MatrixError) -> Convergence {
    if !hasStarted { try start() }
    let units = max(1, data.units)
    // Scoring with a canonical link is Newton's method: the last step squares what is left.
    let tolerance = family.isCanonical ? 1e-14 : 1e-20
    var rule = SettledRule()
    for iteration in 1...limit {
      guard let factor = (try? newtonFactor(iteration)) ?? (try? stepFactor()) else {
        return Convergence(converged: false, iterations: iteration, remaining: .nan)
      }
      let step = factor.solve(score)
      let decrement = zip(score, step).reduce(0) { $0 + $1.0 * $1.1 }
      lastStep = step
      let scale = max(1, deviance / units)
      let move = decrement <= 1e-12 * scale ? largestMove(step) : .infinity
      // What is left is 10⁻¹² standard errors, whatever remains of the deviance.
      if decrement <= 1e-24 * min(1, deviance / units), move <= SettledRule.smallMove {
        return Convergence(converged: true, iterations: iteration, remaining: decrement)
      }
      // What is left is 10⁻¹⁰ standard errors, which cannot be seen in the information.
      if decrement <= 1e-20 * scale, move <= SettledRule.smallMove {
        let from = beta
        if !evaluate(zip(beta, step).map { $0 + $1 }, keepsInformation: true) {
          _ = evaluate(from)
        }
        return Convergence(converged: true, iterations: iteration, remaining: decrement)
      }
      // Good enough, or as good as rounding allows; the step is taken all the same.
      if rule.isSettled(
        decrement / scale, move: move, tolerance: tolerance,
        // The last step squares this too.
        smallMove: family.isCanonical ? 1e-6 : SettledRule.smallMove)
      {
        _ = advance(step, decrement)
        return Convergence(converged: true, iterations: iteration, remaining: decrement)
      }
      // The linear predictors still run away while the deviance stands still: separation.
      if mayRunAway, iteration > 15, decrement < 1e-4 * max(1, deviance),
        (x * step).contains(where: { abs($0) > 0.1 })
      {
        return Convergence(converged: false, iterations: iteration, remaining: decrement)
      }
      if !advance(step, decrement) {
        // No step gains anything: rounding decides here, if the decrement is small enough.
        let settled = decrement <= 1e-12 * scale && move <= SettledRule.visibleMove
        return Convergence(converged: settled, iterations: iteration, remaining: decrement)
      }
    }
    return Convergence(converged: false, iterations: limit, remaining: .infinity)
  }

  /// The factor of Newton's step, once scoring has had its time: rows far from all others can turn its expected
  /// information so far from the observed one that it hardly gets on.
  private func newtonFactor(_ iteration: Int) throws(MatrixError) -> InformationFactor? {
    guard iteration > 6 else { return nil }
    var curvatures = [Double](repeating: 0, count: eta.count)
    for i in eta.indices where weights[i] > 0 {
      guard let curvature = family.curvature(data.y[i], eta[i], family.link.mean(eta[i])) else {
        return nil
      }
      curvatures[i] = weights[i] * curvature
    }
    return try InformationFactor(rows: x, weights: curvatures)
  }

  /// The triangular factor of the weighted columns: of their cross-products where these are well
  /// conditioned, which is enough for a step.
  private func stepFactor() throws(MatrixError) -> InformationFactor {
    if let factor = InformationFactor(crossProduct: information) { return factor }
    return try InformationFactor(rows: x, weights: working)
  }

  /// The same for what is reported, from cross-products where these keep thirteen digits.
  func factor() throws(MatrixError) -> InformationFactor {
    if let factor = InformationFactor(crossProduct: information, limit: 1e-3) { return factor }
    if x.rows * x.columns * x.columns > LeastSquares.largeProblem { return try stepFactor() }
    return try InformationFactor(rows: x, weights: working)
  }

  /// The columns whose coefficients still moved in the last step, if the fitted means have come to
  /// the ends of their range.
  var divergingColumns: [Int] {
    let atEnd = eta.indices.contains { i in
      guard weights[i] > 0 else { return false }
      let mean = family.link.mean(eta[i])
      return (family.isBinomial ? min(mean.value, mean.complement) : mean.value) < 1e-6
    }
    let moves = lastStep.enumerated().map { j, step in
      abs(step) * LeastSquares.norm(x.column(j))
    }
    let largest = moves.max() ?? 0
    guard atEnd, largest > 0 else { return [] }
    return moves.indices.filter { moves[$0] > 0.1 * largest }
  }

  /// The first estimate: a weighted regression of the linearised response about a mean near it,
  /// through normal equations in one pass over the rows; false where the columns are not so well
  /// conditioned that this is enough. If it is, they are also independent.
  mutating func startFromNormalEquations() -> Bool {
    guard let sums = linearised() else { return false }
    guard let (factor, scale) = NormalEquations.factored(sums.crossProduct, x.columns),
      let solved = try? factor.solve(zip(sums.score, scale).map { $0 * $1 })
    else { return false }
    hasStarted = evaluate(zip(solved, scale).map { $0 * $1 })
    return hasStarted
  }

  /// The start without any term, where the first estimate has led to nothing: under very unequal weights it can lie so far
  /// out that the information there is next to none. False where the means have no value at it.
  mutating func startAtZero() -> Bool {
    hasStarted = evaluate([Double](repeating: 0, count: beta.count))
    return hasStarted
  }

  /// The linearised response into `eta`, its precision into `working`, and their sums.
  private mutating func linearised() -> LAPACK.RowSums? {
    let (x, data, family, link) = (x, data, family, family.link)
    let (y, offset, weights) = (data.y, data.offset, weights)
    return eta.withUnsafeMutableBufferPointer { target in
      scores.withUnsafeMutableBufferPointer { scores in
        working.withUnsafeMutableBufferPointer { working in
          let (target, scores, working) = (target, scores, working)
          return LAPACK.rowPass(
            x.elements, rows: x.rows, columns: x.columns, at: nil, predictors: target,
            factors: scores, gram: .weighted(.init(working))
          ) { rows in
            // Outcomes of 0 and 1 have one start each, whatever they weigh.
            var known: [(target: Double, precision: Double)?] = [nil, nil]
            for i in rows {
              (target[i], working[i], scores[i]) = (0, 0, 0)
              guard weights[i] > 0 else { continue }
              let isEnd = y[i] == 0 || y[i] == 1
              let place = y[i] == 0 ? 0 : 1
              var own = isEnd ? known[place] : nil
              if own == nil {
                let mu = family.startingMean(y[i], weight: isEnd ? 1 : weights[i])
                let eta = link.predictor(mu)
                let mean = link.mean(eta)
                own = (
                  eta + family.residual(y[i], mean) / mean.derivative,
                  mean.derivative * mean.derivative / family.variance(mean)
                )
                if isEnd { known[place] = own }
              }
              guard let own else { continue }
              target[i] = own.target - offset[i]
              working[i] = weights[i] * own.precision
              scores[i] = working[i] * target[i]
            }
            return 0
          }
        }
      }
    }
  }

  /// The same by least squares.
  private mutating func start() throws(MatrixError) {
    _ = linearised()
    let fit = try LeastSquares(x, eta, weights: working)
    if evaluate(fit.coefficients.map { $0.isNaN ? 0 : $0 }) { return }
    // A start outside the range of the means: the overall mean instead.
    let total = weights.reduce(0, +)
    let overall = zip(weights, data.y).reduce(0) { $0 + $1.0 * $1.1 } / total
    let constant = family.link.predictor(family.startingMean(overall, weight: total))
    let flat = try LeastSquares(x, data.offset.map { constant - $0 })
    _ = evaluate(flat.coefficients.map { $0.isNaN ? 0 : $0 })
  }

  /// By how much a step moves a linear predictor of a row that counts, at most: absolutely where it is a logarithm, or a
  /// normal deviate, beside itself otherwise. 0 where weights are near each other and the decrement tells enough.
  private func largestMove(_ step: [Double]) -> Double {
    guard isVeryUnequal, family.link != .identity else { return 0 }
    let moves = x * step
    var largest = 0.0
    for i in moves.indices where weights[i] > 0 {
      largest = max(largest, abs(family.link == .inverse ? moves[i] / eta[i] : moves[i]))
    }
    return largest
  }

  /// Moves by the step, halved until the deviance does not rise; false if that never happens.
  private mutating func advance(_ step: [Double], _ decrement: Double) -> Bool {
    let before = deviance
    let from = beta
    var fraction = 1.0
    for _ in 0..<60 {
      let candidate = zip(from, step).map { $0 + fraction * $1 }
      if evaluate(candidate),
        SettledRule.isNoWorse(
          deviance, than: before, decrement: decrement,
          slope: { zip(score, step).reduce(0) { $0 + $1.0 * $1.1 } })
      {
        return candidate != from
      }
      fraction /= 2
    }
    _ = evaluate(from)
    return false
  }

  /// Everything at a coefficient vector, in one pass over the rows; false if a mean is impossible
  /// there.
  private mutating func evaluate(
    _ candidate: [Double], keepsInformation: Bool = false
  ) -> Bool {
    beta = candidate
    guard let pass = pass(at: candidate, keepsInformation) else { return false }
    deviance = pass.total.value
    guard deviance.isFinite else { return false }
    score = pass.score
    if keepsInformation { return true }
    information = Matrix(rows: x.columns, columns: x.columns, elements: pass.crossProduct)
    information.mirrorLowerTriangle()
    return true
  }

  private mutating func pass(
    at candidate: [Double], _ keepsInformation: Bool
  ) -> LAPACK.RowSums? {
    let (x, y, weights, family, link) = (x, data.y, weights, family, family.link)
    let offset = hasOffset ? data.offset : nil
    // With a canonical link the derivative of the mean is its variance (for Gamma the negative).
    var hasUnitSlope = family.isCanonical
    if case .gamma = family { hasUnitSlope = false }
    return eta.withUnsafeMutableBufferPointer { eta in
      scores.withUnsafeMutableBufferPointer { scores in
        working.withUnsafeMutableBufferPointer { working in
          let (eta, scores, working) = (eta, scores, working)
          return LAPACK.rowPass(
            x.elements, rows: x.rows, columns: x.columns, at: candidate, predictors: eta,
            factors: scores, gram: keepsInformation ? .none : .weighted(.init(working))
          ) { rows in
            var sum = 0.0
            for i in rows {
              if let offset { eta[i] += offset[i] }
              scores[i] = 0
              working[i] = 0
              guard weights[i] > 0 else { continue }
              let mean = link.mean(eta[i])
              guard family.allows(mean) else { return nil }
              var own = family.deviance(y[i], mean)
              if !(own < 1_000) { own = family.farDeviance(y[i], eta[i]) ?? own }
              sum += weights[i] * own
              var slope = weights[i]
              if !hasUnitSlope {
                let variance = family.variance(mean)
                // At the end of its range a mean says next to nothing of its precision, but the direction of its error.
                guard variance >= Link.leastProbability else {
                  scores[i] = weights[i] * family.farScore(y[i], eta[i])
                  continue
                }
                slope *= mean.derivative / variance
              }
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
