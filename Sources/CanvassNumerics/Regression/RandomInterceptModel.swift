/// A linear model whose constant varies from group to group: y = xᵀβ + u_g + e, with u ~ N(0, τ²) and
/// e ~ N(0, σ²/w).
///
/// Everything but the ratio λ = τ²/σ² has a closed form, so that the (restricted) likelihood is a
/// function of λ alone; its derivative is brought to zero. After one pass over the rows the cost of a
/// step does not depend on their number. J. C. Pinheiro and D. M. Bates, Mixed-Effects Models in S and
/// S-PLUS (2000).
public struct RandomInterceptModel: Sendable {
  /// What is made as large as possible.
  public enum Criterion: Sendable, Equatable {
    /// The likelihood of the contrasts that do not contain β: variances without downward bias.
    case restrictedMaximumLikelihood
    /// The likelihood.
    case maximumLikelihood
  }

  /// The names of the terms with a coefficient.
  public let parameters: [String]
  /// Their coefficients.
  public let estimates: [Double]
  /// The names of the terms that depend on earlier ones.
  public let aliased: [String]
  /// The covariance of the coefficients at the estimated variances.
  public let covariance: Matrix
  /// σ².
  public let residualVariance: Double
  /// τ²; 0 where groups differ by no more than rows do.
  public let groupVariance: Double
  /// −2 log-likelihood, or restricted likelihood.
  public let deviance: Double
  /// The predicted deviations of the groups from the common constant, in the order of their first
  /// rows: best linear unbiased predictions.
  public let groupEffects: [(group: Int, effect: Double)]
  /// How the search for λ ended; what remains is the derivative of the deviance by log λ.
  public let convergence: Convergence

  /// τ² / (τ² + σ²): the share of the variance that lies between groups.
  public var intraclassCorrelation: Double { groupVariance / (groupVariance + residualVariance) }

  /// Fits the model to rows that belong to groups.
  ///
  /// - Throws: `RegressionError` if weights are sampling weights, for which there is no likelihood, the
  ///   groups do not match the rows or are fewer than two, or there are too few rows.
  public init(
    _ data: RegressionData, groups: [Int],
    criterion: Criterion = .restrictedMaximumLikelihood
  ) throws(RegressionError) {
    if case .sampling = data.weights {
      throw .undefined(what: "the likelihood", weights: data.weights.noun)
    }
    guard groups.count == data.x.rows else {
      throw .shape(what: "groups", found: groups.count, expected: data.x.rows)
    }
    let linear = try LinearModel(data)
    let profile: InterceptProfile
    do throws(MatrixError) {
      profile = try InterceptProfile(linear, groups, criterion)
    } catch {
      throw .matrix(error)
    }
    guard profile.sums.count > 1 else {
      throw .shape(what: "groups", found: profile.sums.count, expected: 2)
    }
    let (ratio, ended) = profile.minimum()
    guard let point = profile.evaluate(ratio), ended.converged else {
      throw .notConverged(iterations: ended.iterations)
    }
    parameters = linear.parameters
    aliased = linear.aliased
    // The profile works with orthonormal columns and the residuals of least squares.
    let shift = profile.toCoefficients * point.shift
    estimates = zip(linear.estimates, shift).map { $0 + $1 }
    residualVariance = point.residualVariance
    groupVariance = ratio * point.residualVariance
    covariance =
      point.residualVariance
      * (profile.toCoefficients * point.inverse).timesTranspose(profile.toCoefficients)
    deviance = point.deviance
    convergence = ended
    groupEffects = profile.sums.map { sum in
      let left = sum.y - zip(sum.x, point.shift).reduce(0) { $0 + $1.0 * $1.1 }
      return (sum.group, ratio * left / (1 + sum.weight * ratio))
    }
  }
}

/// The deviance as a function of λ, from the sums of the groups.
private struct InterceptProfile {
  struct Sums {
    let group: Int
    var weight = 0.0
    var x: [Double]
    var y = 0.0
  }

  struct Point {
    let deviance: Double
    /// By λ.
    let slope: Double
    let residualVariance: Double
    let shift: [Double]
    let inverse: Matrix
  }

  private(set) var sums: [Sums] = []
  /// From the coefficients of orthonormal columns to those of the columns.
  let toCoefficients: Matrix
  private let squares: Double
  private let rows: Double
  private let free: Double
  private let logWeights: Double
  private let criterion: RandomInterceptModel.Criterion
  private let logDeterminant: Double

  init(
    _ linear: LinearModel, _ groups: [Int], _ criterion: RandomInterceptModel.Criterion
  ) throws(MatrixError) {
    let w = linear.data.rowWeights
    let x = linear.data.x.selecting(columns: linear.columns)
    // XᵀWX = LLᵀ: the columns of X L⁻ᵀ are orthonormal in W. Twice, because L comes from squares.
    let first = try Cholesky(of: x.symmetricProduct(weights: w), named: "model matrix")
    let back = try first.factor.inverse("model matrix").transposed
    let rough = x * back
    let second = try Cholesky(of: rough.symmetricProduct(weights: w), named: "model matrix")
    let again = try second.factor.inverse("model matrix").transposed
    let q = rough * again
    toCoefficients = back * again
    logDeterminant = first.logDeterminant + second.logDeterminant
    self.criterion = criterion
    squares = linear.residualSumOfSquares
    rows = linear.data.units
    free = criterion == .maximumLikelihood ? rows : rows - Double(linear.columns.count)
    if case .precision = linear.data.weights {
      logWeights = w.filter { $0 > 0 }.reduce(0) { $0 + log($1) }
    } else {
      logWeights = 0
    }
    var places: [Int: Int] = [:]
    for (i, group) in groups.enumerated() where w[i] > 0 {
      let place = places[group] ?? sums.count
      if place == sums.count {
        places[group] = place
        sums.append(Sums(group: group, x: [Double](repeating: 0, count: q.columns)))
      }
      sums[place].weight += w[i]
      sums[place].y += w[i] * linear.residuals[i]
      for j in 0..<q.columns { sums[place].x[j] += w[i] * q[i, j] }
    }
  }

  /// Deviance and derivative at λ; nil if rounding leaves nothing positive.
  func evaluate(_ ratio: Double) -> Point? {
    let p = toCoefficients.rows
    var a = Matrix.identity(p)
    var slopeA = Matrix(rows: p, columns: p)
    var b = [Double](repeating: 0, count: p)
    var (total, logs, slopeLogs) = (squares, 0.0, 0.0)
    for sum in sums {
      let one = 1 + sum.weight * ratio
      let c = ratio / one
      logs += log1p(sum.weight * ratio)
      slopeLogs += sum.weight / one
      total -= c * sum.y * sum.y
      for j in 0..<p {
        b[j] -= c * sum.x[j] * sum.y
        for i in 0..<p {
          a[i, j] -= c * sum.x[i] * sum.x[j]
          slopeA[i, j] -= sum.x[i] * sum.x[j] / (one * one)
        }
      }
    }
    guard let factor = try? Cholesky(of: a), let shift = try? factor.solve(b) else { return nil }
    let rss = total - zip(shift, b).reduce(0) { $0 + $1.0 * $1.1 }
    guard rss > 0 else { return nil }
    var slopeRSS = 0.0
    for sum in sums {
      let one = 1 + sum.weight * ratio
      let left = sum.y - zip(sum.x, shift).reduce(0) { $0 + $1.0 * $1.1 }
      slopeRSS -= left * left / (one * one)
    }
    var deviance = free * (log(2 * .pi * rss / free) + 1) + logs - logWeights
    var slope = free * slopeRSS / rss + slopeLogs
    let inverse = factor.inverse
    if criterion == .restrictedMaximumLikelihood {
      deviance += factor.logDeterminant + logDeterminant
      slope += (inverse * slopeA).trace
    }
    return Point(
      deviance: deviance, slope: slope, residualVariance: rss / free, shift: shift,
      inverse: inverse)
  }

  /// The λ of the smallest deviance: the best of the minima bracketed on a grid over 10⁻⁸...10⁸, and
  /// of λ = 0.
  func minimum() -> (ratio: Double, convergence: Convergence) {
    var best = (ratio: 0.0, deviance: evaluate(0)?.deviance ?? .infinity, remaining: 0.0)
    var steps = 0
    let grid = (0...64).map { pow(10, -8 + 0.25 * Double($0)) }
    for (low, high) in zip(grid, grid.dropFirst()) {
      guard let left = evaluate(low), let right = evaluate(high), left.slope < 0, right.slope >= 0
      else { continue }
      var (a, b) = (log(low), log(high))
      var (atA, atB) = (left.slope * low, right.slope * high)
      var root = (ratio: low, deviance: left.deviance, remaining: abs(atA))
      for _ in 0..<200 where b - a > 1e-15 * max(1, abs(a)) {
        steps += 1
        var middle = (a * atB - b * atA) / (atB - atA)
        if !(middle > a && middle < b) { middle = (a + b) / 2 }
        let ratio = exp(middle)
        guard let point = evaluate(ratio) else { break }
        let value = point.slope * ratio
        if abs(value) <= root.remaining { root = (ratio, point.deviance, abs(value)) }
        if value == 0 { break }
        if value < 0 {
          (a, atA) = (middle, value)
          atB /= 2
        } else {
          (b, atB) = (middle, value)
          atA /= 2
        }
      }
      if root.deviance < best.deviance { best = root }
    }
    let converged = best.deviance.isFinite && best.remaining < 1e-6
    return (
      best.ratio,
      Convergence(converged: converged, iterations: steps, remaining: best.remaining)
    )
  }
}
