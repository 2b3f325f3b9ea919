extension MeanResponse {
  /// Numbers, one for each outcome, with their gradients by the parameters of the fit: outcomes ×
  /// parameters.
  public struct Result: Sendable {
    /// The numbers.
    public var values: [Double]
    /// Their gradients.
    public var gradient: Matrix
    /// The numbers of each row, of which `values` are the weighted averages: rows × outcomes.
    public var rowValues: Matrix

    /// The covariance by the delta method.
    public func variance(_ covariance: ParameterCovariance) -> [Double] {
      covariance.variances(of: gradient)
    }

    /// The difference of two results.
    public static func - (a: Result, b: Result) -> Result {
      Result(
        values: zip(a.values, b.values).map { $0 - $1 }, gradient: a.gradient - b.gradient,
        rowValues: a.rowValues - b.rowValues)
    }
  }

  /// The weighted average of the means over rows of the model matrix.
  public func average(at rows: ModelRows, offset: [Double]?, weights: [Double]) -> Result {
    let kept = coordinates(rows)
    let inner = innerValues(kept, offset)
    let (outcomes, q) = (outcomeCount, innerCount)
    var values = [Double](repeating: 0, count: outcomes)
    var factors = zeros(kept.rows)
    var rowValues = Matrix(rows: kept.rows, columns: outcomes)
    let total = weights.reduce(0, +)
    var local = Local(outcomes: outcomes, inner: q)
    for i in 0..<kept.rows where weights[i] > 0 {
      let w = weights[i] / total
      evaluate(inner.map { $0[i] }, &local)
      for k in 0..<outcomes {
        rowValues[i, k] = local.means[k]
        values[k] += w * local.means[k]
        for a in 0..<q { factors[k * q + a][i] = w * local.first[k * q + a] }
      }
    }
    return Result(
      values: values, gradient: gradient(kept, factors, movesThresholds: true),
      rowValues: rowValues)
  }

  /// The weighted average over rows of the derivative of the means by something that moves the model
  /// matrix, and the offset, with the given slopes.
  public func averageSlope(
    at rows: ModelRows, slopes: Matrix, offset: [Double]?, offsetSlopes: [Double]? = nil,
    weights: [Double]
  ) -> Result {
    let kept = coordinates(rows)
    let moved = coordinates(ModelRows(slopes), isSlope: true)
    let inner = innerValues(kept, offset)
    let (outcomes, q) = (outcomeCount, innerCount)
    // du_a/dz.
    let isOrdered = if case .ordered = shape { true } else { false }
    let predictors = coefficients.map { beta -> [Double] in
      let speed = moved * beta
      return offsetSlopes.map { zip(speed, $0).map { $0 + $1 } } ?? speed
    }
    let speeds =
      isOrdered
      ? [[Double]](repeating: predictors[0].map { -$0 }, count: q) : predictors
    var values = [Double](repeating: 0, count: outcomes)
    var factors = zeros(kept.rows)
    var bends = zeros(kept.rows)
    var rowValues = Matrix(rows: kept.rows, columns: outcomes)
    let total = weights.reduce(0, +)
    var local = Local(outcomes: outcomes, inner: q)
    for i in 0..<kept.rows where weights[i] > 0 {
      let w = weights[i] / total
      evaluate(inner.map { $0[i] }, &local)
      for k in 0..<outcomes {
        for a in 0..<q {
          let place = k * q + a
          rowValues[i, k] += local.first[place] * speeds[a][i]
          values[k] += w * local.first[place] * speeds[a][i]
          factors[place][i] = w * local.first[place]
          var bend = 0.0
          for b in 0..<q { bend += local.second[place * q + b] * speeds[b][i] }
          bends[place][i] = w * bend
        }
      }
    }
    return Result(
      values: values,
      gradient: gradient(kept, bends, movesThresholds: true)
        + gradient(moved, factors, movesThresholds: false), rowValues: rowValues)
  }

  private func zeros(_ rows: Int) -> [[Double]] {
    [[Double]](
      repeating: [Double](repeating: 0, count: rows), count: outcomeCount * innerCount)
  }

  /// Σ_i Σ_a factor_{ka}(i) ∂u_a/∂θ for every outcome k.
  private func gradient(
    _ x: Matrix, _ factors: [[Double]], movesThresholds: Bool
  ) -> Matrix {
    let (q, p) = (innerCount, columns.count)
    var result = Matrix(rows: outcomeCount, columns: parameterCount)
    for k in 0..<outcomeCount {
      for a in 0..<q {
        let sums = x.transposeTimes(factors[k * q + a])
        if case .ordered = shape {
          for j in 0..<p { result[k, j] -= sums[j] }
          if movesThresholds { result[k, p + a] += factors[k * q + a].reduce(0, +) }
        } else {
          for j in 0..<p { result[k, a * p + j] += sums[j] }
        }
      }
    }
    return result
  }
}
