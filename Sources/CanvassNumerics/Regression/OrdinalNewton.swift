/// Newton's method for an ordinal regression, on well-conditioned columns.
struct OrdinalNewton {
  private let data: RegressionData
  private let link: OrdinalLink
  private let x: Matrix
  private let codes: [Int]
  private let weights: [Double]
  /// Whether the outcomes may be separated.
  private let mayRunAway: Bool
  private(set) var beta: [Double]
  private(set) var thresholds: [Double]
  private(set) var logLikelihood = -Double.infinity
  private var slopes: RowSlopes
  private var lastStep: [Double] = []

  /// What each row contributes, times its weight; see `OrdinalInterval`.
  private struct RowSlopes {
    var upper, lower, predictor, both, upperSlope, lowerSlope: [Double]
    init(_ n: Int) {
      let zeros = [Double](repeating: 0, count: n)
      (upper, lower, predictor, both) = (zeros, zeros, zeros, zeros)
      (upperSlope, lowerSlope) = (zeros, zeros)
    }
  }

  init(
    _ data: RegressionData, _ link: OrdinalLink, _ x: Matrix, _ codes: [Int], _ categories: Int,
    mayRunAway: Bool
  ) {
    self.data = data
    self.mayRunAway = mayRunAway
    self.link = link
    self.x = x
    self.codes = codes
    weights = data.rowWeights
    beta = [Double](repeating: 0, count: x.columns)
    slopes = RowSlopes(x.rows)
    var sums = [Double](repeating: 0, count: categories)
    for (code, weight) in zip(codes, weights) { sums[code] += weight }
    let total = sums.reduce(0, +)
    var below = 0.0
    thresholds = sums.dropLast().map {
      below += $0
      return link.quantile(below / total)
    }
  }

  mutating func run(limit: Int) throws(MatrixError) -> Convergence {
    _ = evaluate(beta, thresholds)
    var rule = SettledRule()
    for iteration in 1...limit {
      let score = score
      guard let factor = try? InformationFactor(information: information) else {
        return Convergence(converged: false, iterations: iteration, remaining: .nan)
      }
      let step = factor.solve(score)
      let decrement = zip(score, step).reduce(0) { $0 + $1.0 * $1.1 }
      lastStep = step
      let move = largestMove(step)
      // The step is taken all the same.
      if rule.isSettled(decrement, move: move) {
        _ = advance(step, decrement)
        return Convergence(converged: true, iterations: iteration, remaining: decrement)
      }
      if mayRunAway, iteration > 15, decrement < 1e-4 * max(1, -logLikelihood),
        (x * Array(step.prefix(x.columns))).contains(where: { abs($0) > 0.1 })
      {
        return Convergence(converged: false, iterations: iteration, remaining: decrement)
      }
      if !advance(step, decrement) {
        let settled = decrement <= 1e-12 && move <= SettledRule.visibleMove
        return Convergence(converged: settled, iterations: iteration, remaining: decrement)
      }
    }
    return Convergence(converged: false, iterations: limit, remaining: .infinity)
  }

  /// By how much a step moves a row that counts against the ends of its interval, or changes the distance of two thresholds
  /// beside what it is, at most.
  private func largestMove(_ step: [Double]) -> Double {
    let eta = x * Array(step.prefix(x.columns))
    let cuts = Array(step.dropFirst(x.columns))
    var largest = 0.0
    for i in eta.indices where weights[i] > 0 {
      let code = codes[i]
      if code < cuts.count { largest = max(largest, abs(cuts[code] - eta[i])) }
      if code > 0 { largest = max(largest, abs(cuts[code - 1] - eta[i])) }
    }
    for k in cuts.indices.dropFirst() {
      let distance = min(1, thresholds[k] - thresholds[k - 1])
      largest = max(largest, abs(cuts[k] - cuts[k - 1]) / distance)
    }
    return largest
  }

  /// The columns whose coefficients still moved much in the last step.
  var divergingColumns: [Int] {
    let moves = (0..<x.columns).map { j in
      abs(lastStep.isEmpty ? 0 : lastStep[j]) * LeastSquares.norm(x.column(j))
    }
    let largest = moves.max() ?? 0
    guard largest > 0.05 else { return [] }
    return moves.indices.filter { moves[$0] > 0.1 * largest }
  }

  /// Moves by the step, halved until the likelihood does not fall; false if that never happens.
  private mutating func advance(_ step: [Double], _ decrement: Double) -> Bool {
    let (before, fromBeta, fromThresholds) = (logLikelihood, beta, thresholds)
    let p = x.columns
    var fraction = 1.0
    for _ in 0..<60 {
      let nextBeta = fromBeta.indices.map { fromBeta[$0] + fraction * step[$0] }
      let next = fromThresholds.indices.map { fromThresholds[$0] + fraction * step[p + $0] }
      if evaluate(nextBeta, next),
        SettledRule.isNoWorse(
          -logLikelihood, than: -before, decrement: decrement,
          slope: { zip(score, step).reduce(0) { $0 + $1.0 * $1.1 } })
      {
        return nextBeta != fromBeta || next != fromThresholds
      }
      fraction /= 2
    }
    _ = evaluate(fromBeta, fromThresholds)
    return false
  }

  /// Everything at a parameter vector; false where the likelihood is zero.
  private mutating func evaluate(_ beta: [Double], _ thresholds: [Double]) -> Bool {
    (self.beta, self.thresholds) = (beta, thresholds)
    let eta = zip(x * beta, data.offset).map { $0 + $1 }
    let cuts = [-.infinity] + thresholds + [.infinity]
    guard zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
    let gaps = zip(cuts, cuts.dropFirst()).map { OrdinalInterval.Gap($1 - $0) }
    var sum = DoubleDouble()
    for i in eta.indices where weights[i] > 0 {
      let code = codes[i]
      let interval = link.interval(cuts[code] - eta[i], cuts[code + 1] - eta[i], gaps[code])
      guard let interval, interval.logProbability.isFinite else { return false }
      let w = weights[i]
      slopes.upper[i] = w * interval.upper
      slopes.lower[i] = w * interval.lower
      slopes.predictor[i] = w * interval.predictor
      slopes.both[i] = w * interval.both
      slopes.upperSlope[i] = w * interval.upperSlope
      slopes.lowerSlope[i] = w * interval.lowerSlope
      sum.add(w * interval.logProbability)
    }
    logLikelihood = sum.value
    return true
  }

  private var score: [Double] {
    var result = x.transposeTimes(slopes.predictor)
    var cuts = [Double](repeating: 0, count: thresholds.count)
    for i in codes.indices where weights[i] > 0 {
      if codes[i] < cuts.count { cuts[codes[i]] += slopes.upper[i] }
      if codes[i] > 0 { cuts[codes[i] - 1] += slopes.lower[i] }
    }
    result += cuts
    return result
  }

  /// Minus the Hessian, coefficients before thresholds.
  var information: Matrix {
    let (p, q) = (x.columns, thresholds.count)
    var result = Matrix(rows: p + q, columns: p + q)
    // The log-likelihood is concave in η; rounding alone could make a weight negative.
    let curvature = zip(slopes.upperSlope, slopes.lowerSlope).map { max(0, -($0 + $1)) }
    let block = x.symmetricProduct(weights: curvature)
    for j in 0..<p { for i in 0..<p { result[i, j] = block[i, j] } }
    for i in codes.indices where weights[i] > 0 {
      let k = codes[i]
      if k < q { result[p + k, p + k] -= slopes.upperSlope[i] - slopes.both[i] }
      if k > 0 { result[p + k - 1, p + k - 1] -= slopes.lowerSlope[i] - slopes.both[i] }
      if k < q, k > 0 {
        result[p + k, p + k - 1] -= slopes.both[i]
        result[p + k - 1, p + k] -= slopes.both[i]
      }
    }
    for j in 0..<p {
      var sums = [Double](repeating: 0, count: q)
      for i in codes.indices where weights[i] > 0 {
        let value = x.elements[j * x.rows + i]
        if codes[i] < q { sums[codes[i]] += value * slopes.upperSlope[i] }
        if codes[i] > 0 { sums[codes[i] - 1] += value * slopes.lowerSlope[i] }
      }
      for k in 0..<q {
        result[j, p + k] = sums[k]
        result[p + k, j] = sums[k]
      }
    }
    return result
  }

  var rowScores: Matrix {
    var cuts = Matrix(rows: x.rows, columns: thresholds.count)
    for i in codes.indices where weights[i] > 0 {
      if codes[i] < thresholds.count { cuts[i, codes[i]] = slopes.upper[i] }
      if codes[i] > 0 { cuts[i, codes[i] - 1] = slopes.lower[i] }
    }
    return x.scalingRows(by: slopes.predictor).appending(columns: cuts)
  }
}
