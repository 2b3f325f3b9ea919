/// How much better a model of categories or counts fits than one with a constant alone. There is no
/// single R² outside least squares; these are the usual ones.
public struct PseudoRSquared: Sendable, Equatable {
  /// 1 − l/l₀ (McFadden 1974).
  public let mcFadden: Double
  /// 1 − exp(2(l₀ − l)/n) (Cox and Snell 1989).
  public let coxSnell: Double
  /// Cox and Snell's over its largest possible value (Nagelkerke, Biometrika 78, 1991).
  public let nagelkerke: Double

  /// From the log-likelihoods of the model and of the model with a constant alone, and the number of
  /// units.
  public init(logLikelihood: Double, null: Double, units n: Double) {
    mcFadden = 1 - logLikelihood / null
    coxSnell = 1 - exp(2 * (null - logLikelihood) / n)
    nagelkerke = coxSnell / (1 - exp(2 * null / n))
  }
}

extension GeneralizedLinearModel {
  /// The pseudo-R² of the model.
  ///
  /// - Throws: `RegressionError.undefined` where there is no likelihood.
  public func pseudoRSquared() throws(RegressionError) -> PseudoRSquared {
    let null = try RegressionData(
      x: Matrix(rows: data.x.rows, columns: 1, repeating: 1), y: data.y, terms: ["constant"],
      weights: data.weights, offset: data.offset)
    return PseudoRSquared(
      logLikelihood: try logLikelihood(),
      null: try GeneralizedLinearModel(null, family: family).logLikelihood(), units: data.units)
  }

  /// Tjur's coefficient of discrimination for a response of 0 and 1: the mean fitted probability of
  /// the ones less that of the zeros. T. Tjur, The American Statistician 63 (2009).
  ///
  /// - Throws: `RegressionError.response` if a response is neither 0 nor 1, or
  ///   `RegressionError.constantResponse`.
  public func discrimination() throws(RegressionError) -> Double {
    var (sums, totals) = ([0.0, 0.0], [0.0, 0.0])
    for (i, w) in data.rowWeights.enumerated() where w > 0 {
      let y = data.y[i]
      guard y == 0 || y == 1 else { throw .response(row: i, value: y, needs: "values 0 and 1") }
      sums[Int(y)] += w * fitted[i]
      totals[Int(y)] += w
    }
    guard totals[0] > 0, totals[1] > 0 else { throw .constantResponse }
    return sums[1] / totals[1] - sums[0] / totals[0]
  }

  /// The average over the rows of the derivative of the mean by each term, dμ/dη · β, with its
  /// covariance by the delta method for a covariance of the coefficients.
  ///
  /// For an indicator this is the slope at each row, not the difference between its two values.
  ///
  /// - Throws: `RegressionError.shape` if the covariance does not fit the model.
  public func averageMarginalEffects(
    covariance: ParameterCovariance
  ) throws(RegressionError) -> (effects: [Double], covariance: Matrix) {
    let p = columns.count
    guard covariance.fitted.rows == p else {
      throw .shape(what: "rows in the covariance", found: covariance.fitted.rows, expected: p)
    }
    let w = data.rowWeights
    let total = w.reduce(0, +)
    let slope = predictors.map { family.link.mean($0).derivative }
    let bend = predictors.map { family.link.curvature($0) }
    let average = zip(w, slope).reduce(0) { $0 + $1.0 * $1.1 } / total
    // ∂(average · β_j)/∂γ = average · ∂β_j/∂γ + β_j Σ w μ″ z / W for the coefficients γ of the fit.
    let moved = basis.z.transposeTimes(zip(w, bend).map { $0 * $1 / total })
    let rows = (0..<p).map { map.row($0) }
    let jacobian = Matrix(rows: p, columns: p) { j, k in
      average * rows[j][k] + estimates[j] * moved[k]
    }
    return (
      estimates.map { average * $0 }, (jacobian * covariance.fitted).timesTranspose(jacobian)
    )
  }
}

extension Link {
  /// d²μ/dη².
  func curvature(_ eta: Double) -> Double {
    let mean = mean(eta)
    switch self {
    case .identity: return 0
    case .log: return mean.derivative
    case .inverse: return 2 / (eta * eta * eta)
    case .logit: return mean.derivative * (mean.complement - mean.value)
    case .probit: return -eta * mean.derivative
    case .complementaryLogLog: return mean.derivative * (1 - CanvassNumerics.exp(eta))
    }
  }
}
