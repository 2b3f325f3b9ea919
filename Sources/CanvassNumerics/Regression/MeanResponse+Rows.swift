extension MeanResponse {
  /// The means of every row of a model matrix with their standard errors by the delta method: rows ×
  /// outcomes each.
  public func means(
    at x: Matrix, offset: [Double]?, covariance: Matrix
  ) -> (values: Matrix, standardErrors: Matrix) {
    let kept = x.selecting(columns: columns)
    let inner = innerValues(kept, offset)
    let (outcomes, q, p) = (outcomeCount, innerCount, columns.count)
    var values = Matrix(rows: x.rows, columns: outcomes)
    var errors = values
    var local = Local(outcomes: outcomes, inner: q)
    for i in 0..<x.rows {
      evaluate(inner.map { $0[i] }, &local)
      let row = (0..<p).map { kept[i, $0] }
      for k in 0..<outcomes {
        values[i, k] = local.means[k]
        var gradient = [Double](repeating: 0, count: parameterCount)
        for a in 0..<q {
          let slope = local.first[k * q + a]
          if case .ordered = shape {
            for j in 0..<p { gradient[j] -= slope * row[j] }
            gradient[p + a] += slope
          } else {
            for j in 0..<p { gradient[a * p + j] += slope * row[j] }
          }
        }
        let spread = covariance * gradient
        errors[i, k] = max(0, zip(gradient, spread).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
      }
    }
    return (values, errors)
  }

  /// The linear predictors of every row with their standard errors; `nil` for ordinal and
  /// multinomial models.
  public func predictors(
    at x: Matrix, offset: [Double]?, covariance: Matrix
  ) -> (values: [Double], standardErrors: [Double], link: Link)? {
    guard case .link(let link) = shape else { return nil }
    let kept = x.selecting(columns: columns)
    let spread = kept * covariance
    let errors = (0..<x.rows).map { i in
      max(0, (0..<kept.columns).reduce(0) { $0 + spread[i, $1] * kept[i, $1] }).squareRoot()
    }
    return (innerValues(kept, offset)[0], errors, link)
  }
}
