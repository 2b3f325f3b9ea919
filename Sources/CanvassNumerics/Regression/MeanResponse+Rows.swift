extension MeanResponse {
  /// The means of every row of a model matrix with their standard errors by the delta method: rows ×
  /// outcomes each.
  public func means(
    at rows: ModelRows, offset: [Double]?, covariance: ParameterCovariance
  ) -> (values: Matrix, standardErrors: Matrix) {
    let kept = coordinates(rows)
    let inner = innerValues(kept, offset)
    let (outcomes, q, p) = (outcomeCount, innerCount, columns.count)
    var values = Matrix(rows: kept.rows, columns: outcomes)
    var errors = values
    var local = Local(outcomes: outcomes, inner: q)
    for i in 0..<kept.rows {
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
        errors[i, k] = covariance.variance(of: gradient).squareRoot()
      }
    }
    return (values, errors)
  }

  /// The linear predictors of every row with their standard errors; `nil` for ordinal and
  /// multinomial models.
  public func predictors(
    at rows: ModelRows, offset: [Double]?, covariance: ParameterCovariance
  ) -> (values: [Double], standardErrors: [Double], link: Link)? {
    guard case .link(let link) = shape else { return nil }
    let kept = coordinates(rows)
    let errors = covariance.variances(of: kept).map { $0.squareRoot() }
    return (innerValues(kept, offset)[0], errors, link)
  }
}
