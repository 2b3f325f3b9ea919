extension Link {
  /// The logarithms of a probability and of what is left of it to 1, and by how much they change with the linear predictor.
  struct Tails {
    /// log μ.
    let logMean: Double
    /// log(1 − μ).
    let logComplement: Double
    /// d log μ / dη.
    let meanSlope: Double
    /// −d log(1 − μ) / dη.
    let complementSlope: Double
  }

  /// Below it a probability has lost digits, or has become 0.
  static let leastProbability = 1e-290

  /// What is known of a probability that is next to 0 or 1 by less than `leastProbability`; `nil` where the link is not one of
  /// probabilities.
  func tails(_ eta: Double) -> Tails? {
    let isSmall = eta < 0
    let (log, slope): (Double, Double)
    switch self {
    case .logit: (log, slope) = (-abs(eta), 1)
    case .probit:
      (log, slope) = (logNormalTail(abs(eta)), 1 / millsRatio(abs(eta)))
    case .complementaryLogLog:
      let rate = CanvassNumerics.exp(eta)
      (log, slope) = isSmall ? (eta, 1) : (-rate, rate)
    case .identity, .log, .inverse: return nil
    }
    return Tails(
      logMean: isSmall ? log : 0, logComplement: isSmall ? 0 : log, meanSlope: isSmall ? slope : 0,
      complementSlope: isSmall ? 0 : slope)
  }
}

/// (1 − Φ(x)) / φ(x) for x above 20, by its continued fraction 1/(x + 1/(x + 2/(x + …))).
func millsRatio(_ x: Double) -> Double {
  var rest = x
  for k in stride(from: 20.0, through: 1, by: -1) { rest = x + k / rest }
  return 1 / rest
}

/// log(1 − Φ(x)) for x above 20.
func logNormalTail(_ x: Double) -> Double {
  -0.5 * x * x - 0.5 * log(2 * .pi) + log(millsRatio(x))
}
