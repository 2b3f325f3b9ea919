/// Multinomial logit: log(P(Y = k) / P(Y = first category)) = xᵀβ_k for every other category k.
///
/// Newton's method with the analytic Hessian; the log-likelihood is concave.
public struct MultinomialModel: ModelCovariance {
  /// What the model was fitted to; the response holds the numbers of the categories.
  public let data: RegressionData
  /// The categories that occur, ascending; the first is the baseline.
  public let categories: [Double]
  /// The columns with coefficients.
  public let columns: [Int]
  /// The names of the terms that depend on earlier ones and have no coefficients.
  public let aliased: [String]
  /// The coefficients: columns with coefficients × categories after the first.
  public let coefficients: Matrix
  /// The coordinates of the fit.
  package let basis: ModelBasis
  /// From the coefficients of the fit to those that exist.
  public let map: ParameterMap
  /// The coefficients of the fit, category after category.
  public let fittedEstimates: [Double]
  /// Minus the Hessian of the fit: all terms of the second category, then of the third, and so on.
  public let information: Matrix
  /// Its triangular factor.
  let factor: InformationFactor
  /// Contributions of the rows to the score of the fit.
  public let rowScores: Matrix
  /// The log-likelihood.
  public let logLikelihood: Double
  /// How the iteration ended.
  public let convergence: Convergence

  /// Fits the model.
  ///
  /// - Throws: `RegressionError` if the response has one category only, the terms separate the
  ///   categories, the iteration does not settle, or there are too few rows.
  public init(_ data: RegressionData, limit: Int = 100) throws(RegressionError) {
    self = try data.fitted { data, mayRunAway throws(RegressionError) in
      try MultinomialModel(data, limit, mayRunAway: mayRunAway)
    }
  }

  private init(_ data: RegressionData, _ limit: Int, mayRunAway: Bool) throws(RegressionError) {
    let (categories, codes) = try data.categories()
    try data.requireRows { $0 * (categories.count - 1) }
    let basis = ModelBasis(data)
    let columns = basis.columns
    let count = columns.count * (categories.count - 1)
    guard count > 0, data.units > Double(count) else {
      throw .tooFewRows(rows: Int(data.units), parameters: max(1, count))
    }
    let x = basis.z
    var point = Point(
      x, codes, data.rowWeights, [Double](repeating: 0, count: count), categories.count)
    var ended: Convergence?
    var rule = SettledRule()
    var step: [Double] = []
    for iteration in 1...limit where ended == nil {
      let score = point.score(x, codes)
      guard let factor = try? InformationFactor(information: point.information(x)) else { break }
      step = factor.solve(score)
      let decrement = zip(score, step).reduce(0) { $0 + $1.0 * $1.1 }
      let move = point.largestMove(x, step)
      let done = rule.isSettled(decrement, move: move, tolerance: 1e-18)
      let moving = zip(step, (0..<count).map { LeastSquares.norm(x.column($0 % x.columns)) })
        .contains { abs($0 * $1) > 0.1 }
      if !done, mayRunAway, iteration > 15, moving,
        decrement < 1e-4 * max(1, -point.logLikelihood)
      {
        break
      }
      var fraction = 1.0
      var moved = false
      while fraction > 1e-18 {
        let beta = zip(point.beta, step).map { $0 + fraction * $1 }
        let next = Point(x, codes, data.rowWeights, beta, categories.count)
        if SettledRule.isNoWorse(
          -next.logLikelihood, than: -point.logLikelihood, decrement: decrement,
          slope: { zip(next.score(x, codes), step).reduce(0) { $0 + $1.0 * $1.1 } })
        {
          (point, moved) = (next, beta != point.beta)
          break
        }
        fraction /= 2
      }
      if done || !moved {
        let settled = done || (decrement <= 1e-12 && move <= SettledRule.visibleMove)
        ended = Convergence(
          converged: settled, iterations: iteration, remaining: decrement)
      }
    }
    guard let ended, ended.converged else {
      let lengths = (0..<count).map { LeastSquares.norm(x.column($0 % x.columns)) }
      let moves = step.isEmpty ? [] : zip(step, lengths).map { abs($0 * $1) }
      let largest = moves.max() ?? 0
      if mayRunAway, largest > 0.05 {
        let moving = Set(moves.indices.filter { moves[$0] > 0.1 * largest }.map { $0 % x.columns })
        throw .separation(terms: moving.sorted().map { data.terms[columns[$0]] })
      }
      throw .notConverged(iterations: limit)
    }
    self.data = data
    self.categories = categories
    self.columns = columns
    self.basis = basis
    map = ParameterMap(basis, equations: categories.count - 1)
    fittedEstimates = point.beta
    coefficients = Matrix(
      rows: columns.count, columns: categories.count - 1, elements: map.parameters(point.beta))
    aliased = data.placed(point.beta, columns).aliased
    information = point.information(x)
    do throws(MatrixError) {
      factor = try InformationFactor(information: information)
    } catch {
      throw .matrix(error)
    }
    rowScores = point.rowScores(x, codes)
    logLikelihood = point.logLikelihood
    convergence = ended
  }

  /// The names of the parameters: "category:term".
  public var parameters: [String] {
    categories.dropFirst().flatMap { category in
      columns.map { "\(OrdinalModel.name(category)):\(data.terms[$0])" }
    }
  }
  /// The coefficients, category after category.
  public var estimates: [Double] { coefficients.elements }
  /// −2 log-likelihood.
  public var deviance: Double { -2 * logLikelihood }

  /// The inverse of the information.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func parameterCovariance() throws(RegressionError) -> ParameterCovariance {
    try data.requireLikelihood(for: "the model-based covariance")
    return ParameterCovariance(factor.inverse, map)
  }

  /// Solves with the information.
  public func solveInformation(_ b: Matrix) throws(MatrixError) -> Matrix {
    try factor.solved(b)
  }
}

extension MultinomialModel {
  /// Everything at a coefficient vector.
  private struct Point {
    let beta: [Double]
    let weights: [Double]
    /// P(Y = k) of the categories after the first.
    let probabilities: Matrix
    /// 1 − P(Y = k): the sum of the others, which does not cancel.
    let complements: Matrix
    let logLikelihood: Double

    init(_ x: Matrix, _ codes: [Int], _ weights: [Double], _ beta: [Double], _ categories: Int) {
      self.beta = beta
      self.weights = weights
      let slopes = Matrix(rows: x.columns, columns: categories - 1, elements: beta)
      var p = x * slopes
      var complements = p
      var sum = DoubleDouble()
      for i in 0..<x.rows where weights[i] > 0 {
        var (largest, place) = (0.0, 0)
        for k in 0..<p.columns where p[i, k] > largest { (largest, place) = (p[i, k], k + 1) }
        let chosen = codes[i] == 0 ? 0 : p[i, codes[i] - 1]
        let first = exp(-largest)
        // The sum of all but the largest, which is 1.
        var rest = place == 0 ? 0 : first
        for k in 0..<p.columns {
          p[i, k] = exp(p[i, k] - largest)
          if k + 1 != place { rest += p[i, k] }
        }
        for k in 0..<p.columns {
          let others = k + 1 == place ? rest : 1 + rest - p[i, k]
          complements[i, k] = others / (1 + rest)
          p[i, k] /= 1 + rest
        }
        sum.add(weights[i] * (chosen - largest - log1p(rest)))
      }
      probabilities = p
      self.complements = complements
      logLikelihood = sum.value
    }

    /// By how much a step moves the logarithms of the odds of a row that counts, at most.
    func largestMove(_ x: Matrix, _ step: [Double]) -> Double {
      let moves = x * Matrix(rows: x.columns, columns: probabilities.columns, elements: step)
      var largest = 0.0
      for k in 0..<moves.columns {
        for i in 0..<x.rows where weights[i] > 0 { largest = max(largest, abs(moves[i, k])) }
      }
      return largest
    }

    /// The sums of the row scores.
    func score(_ x: Matrix, _ codes: [Int]) -> [Double] {
      (0..<probabilities.columns).flatMap { x.transposeTimes(residuals($0, codes)) }
    }

    /// w (1{y = k} − π_k).
    private func residuals(_ k: Int, _ codes: [Int]) -> [Double] {
      weights.indices.map { i in
        guard weights[i] > 0 else { return 0 }
        return weights[i] * (codes[i] == k + 1 ? complements[i, k] : -probabilities[i, k])
      }
    }

    /// Blocks Xᵀ diag(w π_a (1{a = b} − π_b)) X.
    func information(_ x: Matrix) -> Matrix {
      let (n, q) = (x.columns, probabilities.columns)
      var result = Matrix(rows: n * q, columns: n * q)
      for b in 0..<q {
        for a in 0...b {
          let products = weights.indices.map { i in
            let p = weights[i] > 0 ? probabilities[i, a] : 0
            return weights[i] * p * (a == b ? complements[i, a] : probabilities[i, b])
          }
          let block = x.symmetricProduct(weights: products.map { max(0, $0) })
          for j in 0..<n {
            for i in 0..<n {
              let value = a == b ? block[i, j] : -block[i, j]
              result[a * n + i, b * n + j] = value
              result[b * n + j, a * n + i] = value
            }
          }
        }
      }
      return result
    }

    /// w (1{y = k} − π_k) x.
    func rowScores(_ x: Matrix, _ codes: [Int]) -> Matrix {
      var result = Matrix(rows: x.rows, columns: 0)
      for k in 0..<probabilities.columns {
        result = result.appending(columns: x.scalingRows(by: residuals(k, codes)))
      }
      return result
    }
  }
}
