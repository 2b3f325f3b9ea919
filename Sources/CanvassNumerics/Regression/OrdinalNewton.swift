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

  /// What each row contributes: first derivatives of its log-probability by the upper (a) and lower
  /// (b) end of its interval, and second ones.
  private struct RowSlopes {
    var a, b, aa, ab, bb: [Double]
    init(_ n: Int) {
      let zeros = [Double](repeating: 0, count: n)
      (a, b, aa, ab, bb) = (zeros, zeros, zeros, zeros, zeros)
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
    var previous = Double.infinity
    for iteration in 1...limit {
      let score = score
      guard let factor = try? InformationFactor(information: information) else {
        return Convergence(converged: false, iterations: iteration, remaining: .nan)
      }
      let step = factor.solve(score)
      let decrement = zip(score, step).reduce(0) { $0 + $1.0 * $1.1 }
      lastStep = step
      // Good enough, or as good as rounding allows; the step is taken all the same.
      if decrement <= 1e-20 || (decrement <= 1e-14 && decrement > previous / 4) {
        _ = advance(step)
        return Convergence(converged: true, iterations: iteration, remaining: decrement)
      }
      previous = decrement
      if mayRunAway, iteration > 15, decrement < 1e-4 * max(1, -logLikelihood),
        (x * Array(step.prefix(x.columns))).contains(where: { abs($0) > 0.1 })
      {
        return Convergence(converged: false, iterations: iteration, remaining: decrement)
      }
      if !advance(step) {
        let settled = decrement <= 1e-12
        return Convergence(converged: settled, iterations: iteration, remaining: decrement)
      }
    }
    return Convergence(converged: false, iterations: limit, remaining: .infinity)
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

  private mutating func advance(_ step: [Double]) -> Bool {
    let (before, fromBeta, fromThresholds) = (logLikelihood, beta, thresholds)
    let p = x.columns
    var fraction = 1.0
    for _ in 0..<40 {
      let nextBeta = fromBeta.indices.map { fromBeta[$0] + fraction * step[$0] }
      let next = fromThresholds.indices.map { fromThresholds[$0] + fraction * step[p + $0] }
      if evaluate(nextBeta, next), logLikelihood >= before - 1e-13 * abs(before) {
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
    var sum = DoubleDouble()
    for i in eta.indices where weights[i] > 0 {
      let upper = cuts[codes[i] + 1] - eta[i]
      let lower = cuts[codes[i]] - eta[i]
      let p = link.between(lower, upper)
      guard p > 0, lower < upper else { return false }
      let (fa, slopeA) = link.density(upper)
      let (fb, slopeB) = link.density(lower)
      let w = weights[i]
      let (ga, gb) = (fa / p, fb / p)
      slopes.a[i] = w * ga
      slopes.b[i] = -w * gb
      slopes.aa[i] = w * (slopeA / p - ga * ga)
      slopes.bb[i] = w * (-slopeB / p - gb * gb)
      slopes.ab[i] = w * ga * gb
      sum.add(w * log(p))
    }
    logLikelihood = sum.value
    return true
  }

  private var score: [Double] {
    let inEta = slopes.a.indices.map { -(slopes.a[$0] + slopes.b[$0]) }
    var result = x.transposeTimes(inEta)
    var cuts = [Double](repeating: 0, count: thresholds.count)
    for i in codes.indices where weights[i] > 0 {
      if codes[i] < cuts.count { cuts[codes[i]] += slopes.a[i] }
      if codes[i] > 0 { cuts[codes[i] - 1] += slopes.b[i] }
    }
    result += cuts
    return result
  }

  /// Minus the Hessian, coefficients before thresholds.
  var information: Matrix {
    let (p, q) = (x.columns, thresholds.count)
    var result = Matrix(rows: p + q, columns: p + q)
    // The log-likelihood is concave in η; rounding alone could make a weight negative.
    let curvature = slopes.aa.indices.map {
      max(0, -(slopes.aa[$0] + 2 * slopes.ab[$0] + slopes.bb[$0]))
    }
    let block = x.symmetricProduct(weights: curvature)
    for j in 0..<p { for i in 0..<p { result[i, j] = block[i, j] } }
    for i in codes.indices where weights[i] > 0 {
      let k = codes[i]
      if k < q { result[p + k, p + k] -= slopes.aa[i] }
      if k > 0 { result[p + k - 1, p + k - 1] -= slopes.bb[i] }
      if k < q, k > 0 {
        result[p + k, p + k - 1] -= slopes.ab[i]
        result[p + k - 1, p + k] -= slopes.ab[i]
      }
    }
    for j in 0..<p {
      var sums = [Double](repeating: 0, count: q)
      for i in codes.indices where weights[i] > 0 {
        let value = x.elements[j * x.rows + i]
        if codes[i] < q { sums[codes[i]] += value * (slopes.aa[i] + slopes.ab[i]) }
        if codes[i] > 0 { sums[codes[i] - 1] += value * (slopes.bb[i] + slopes.ab[i]) }
      }
      for k in 0..<q {
        result[j, p + k] = sums[k]
        result[p + k, j] = sums[k]
      }
    }
    return result
  }

  var rowScores: Matrix {
    let inEta = slopes.a.indices.map { -(slopes.a[$0] + slopes.b[$0]) }
    var cuts = Matrix(rows: x.rows, columns: thresholds.count)
    for i in codes.indices where weights[i] > 0 {
      if codes[i] < thresholds.count { cuts[i, codes[i]] = slopes.a[i] }
      if codes[i] > 0 { cuts[i, codes[i] - 1] = slopes.b[i] }
    }
    return x.scalingRows(by: inEta).appending(columns: cuts)
  }
}
