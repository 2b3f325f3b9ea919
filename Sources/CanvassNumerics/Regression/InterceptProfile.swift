/// The deviance as a function of λ, from the sums of the groups.
struct InterceptProfile {
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
    // (ZᵀWZ)⁻¹ = KKᵀ: the columns of ZK are orthonormal in W. Twice, because K may come from squares.
    let z = linear.basis.z
    let first = linear.factor
    let rough = z * first.inverseRoot
    let second = try InformationFactor(rows: rough, weights: w, named: "model matrix")
    let q = rough * second.inverseRoot
    toCoefficients = linear.map.parameters(first.inverseRoot * second.inverseRoot)
    logDeterminant = first.logDeterminant + second.logDeterminant + linear.map.logDeterminant
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
