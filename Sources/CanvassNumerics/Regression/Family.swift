/// The distribution of the response of a generalised linear model, with its link.
public enum Family: Sendable, Equatable {
  /// Normal with constant variance.
  case gaussian(Link)
  /// Shares of successes 0...1; with weights above 1 these are the numbers of trials.
  case binomial(Link)
  /// Counts.
  case poisson(Link)
  /// Positive values with variance φμ².
  case gamma(Link)
  /// As binomial, with a dispersion estimated from the data.
  case quasiBinomial(Link)
  /// As Poisson, with a dispersion estimated from the data.
  case quasiPoisson(Link)

  /// Logistic regression.
  public static let logistic = Family.binomial(.logit)

  /// The link.
  public var link: Link {
    switch self {
    case .gaussian(let link), .binomial(let link), .poisson(let link), .gamma(let link),
      .quasiBinomial(let link), .quasiPoisson(let link):
      return link
    }
  }

  /// Whether the variance is the variance function itself: the dispersion is 1 and not estimated.
  public var hasUnitDispersion: Bool {
    switch self {
    case .binomial, .poisson: return true
    case .gaussian, .gamma, .quasiBinomial, .quasiPoisson: return false
    }
  }

  /// Whether there is a likelihood and not only a variance function.
  public var hasLikelihood: Bool {
    switch self {
    case .quasiBinomial, .quasiPoisson: return false
    case .gaussian, .binomial, .poisson, .gamma: return true
    }
  }

  var isBinomial: Bool {
    switch self {
    case .binomial, .quasiBinomial: return true
    default: return false
    }
  }

  /// Whether the link makes the expected information the observed one.
  var isCanonical: Bool {
    switch self {
    case .gaussian(let link): return link == .identity
    case .binomial(let link), .quasiBinomial(let link): return link == .logit
    case .poisson(let link), .quasiPoisson(let link): return link == .log
    case .gamma(let link): return link == .inverse
    }
  }

  /// V(μ).
  func variance(_ mean: Link.Mean) -> Double {
    switch self {
    case .gaussian: return 1
    case .binomial, .quasiBinomial: return mean.value * mean.complement
    case .poisson, .quasiPoisson: return mean.value
    case .gamma: return mean.value * mean.value
    }
  }

  /// Whether μ is possible.
  func allows(_ mean: Link.Mean) -> Bool {
    switch self {
    case .gaussian: return mean.value.isFinite
    case .binomial, .quasiBinomial: return mean.value >= 0 && mean.complement >= 0
    case .poisson, .quasiPoisson, .gamma: return mean.value > 0 && mean.value.isFinite
    }
  }

  /// What the response must be, if y is not possible.
  func objection(to y: Double) -> Sentence? {
    switch self {
    case .gaussian: return nil
    case .binomial, .quasiBinomial: return y >= 0 && y <= 1 ? nil : "values from 0 to 1"
    case .poisson, .quasiPoisson: return y >= 0 ? nil : "values not below 0"
    case .gamma: return y > 0 ? nil : "values above 0"
    }
  }

  /// Whether y is an end of the range of means; where all responses are, there is no finite estimate.
  func isEnd(_ y: Double) -> Bool {
    switch self {
    case .binomial, .quasiBinomial: return y == 0 || y == 1
    case .poisson, .quasiPoisson: return y == 0
    case .gaussian, .gamma: return false
    }
  }

  /// A mean to start from, near y and inside its range.
  func startingMean(_ y: Double, weight: Double) -> Double {
    switch self {
    case .gaussian, .gamma: return y
    case .binomial, .quasiBinomial: return (weight * y + 0.5) / (weight + 1)
    case .poisson, .quasiPoisson: return y + 0.1
    }
  }

  /// y − μ, without cancellation for shares.
  func residual(_ y: Double, _ mean: Link.Mean) -> Double {
    isBinomial ? y * mean.complement - (1 - y) * mean.value : y - mean.value
  }

  /// −d²ℓ/dη² of one unit of weight, where that is never below 0 and not what is expected of it: of probit models
  /// and of gamma models with a logarithmic link.
  func curvature(_ y: Double, _ eta: Double, _ mean: Link.Mean) -> Double? {
    switch self {
    case .binomial(.probit), .quasiBinomial(.probit):
      let tails = variance(mean) < Link.leastProbability ? link.tails(eta) : nil
      let below = tails?.meanSlope ?? (mean.derivative / mean.value)
      let above = tails?.complementSlope ?? (mean.derivative / mean.complement)
      return max(0, y * below * (below + eta) + (1 - y) * above * (above - eta))
    case .gamma(.log): return y / mean.value
    default: return nil
    }
  }

  /// The contribution of one unit of weight to the deviance.
  func deviance(_ y: Double, _ mean: Link.Mean) -> Double {
    let mu = mean.value
    switch self {
    case .gaussian: return (y - mu) * (y - mu)
    case .binomial, .quasiBinomial:
      if y == 0 { return 2 * Self.minusLog(mean.complement, mu) }
      if y == 1 { return 2 * Self.minusLog(mu, mean.complement) }
      return 2 * (Self.divergence(y, mu) + Self.divergence(1 - y, mean.complement))
    case .poisson, .quasiPoisson: return 2 * Self.divergence(y, mu)
    case .gamma: return 2 * Self.excess(y, mu)
    }
  }

  /// The same of a share whose mean is too near an end of its range for a double; `nil` where there is no such end.
  func farDeviance(_ y: Double, _ eta: Double) -> Double? {
    guard isBinomial, let tails = link.tails(eta) else { return nil }
    let own = (y > 0 ? y * log(y) : 0) + (y < 1 ? (1 - y) * log1p(-y) : 0)
    let fitted = (y > 0 ? y * tails.logMean : 0) + (y < 1 ? (1 - y) * tails.logComplement : 0)
    return 2 * (own - fitted)
  }

  /// dℓ/dη of one unit of weight there.
  func farScore(_ y: Double, _ eta: Double) -> Double {
    guard isBinomial, let tails = link.tails(eta) else { return 0 }
    return y * tails.meanSlope - (1 - y) * tails.complementSlope
  }

  /// −log p with what is left of p to 1, which tells it where p is next to 1.
  private static func minusLog(_ p: Double, _ rest: Double) -> Double {
    guard rest < near else { return -log(p) }
    var sum = 0.0
    for order in stride(from: 8.0, through: 1, by: -1) { sum = 1 / order + rest * sum }
    return rest * sum
  }

  /// y log(y/μ) − (y − μ), μ at y = 0; not below 0.
  private static func divergence(_ y: Double, _ mu: Double) -> Double {
    if y == 0 { return mu }
    let distance = (y - mu) / mu
    guard abs(distance) < near else { return y * log(y / mu) - (y - mu) }
    return (y - mu) * distance - y * excess(y, mu)
  }

  /// δ − log(1 + δ) with δ = (y − μ)/μ; not below 0. Where y is near μ, the difference of the two is a few
  /// digits of either, so its series δ²/2 − δ³/3 + … is summed.
  private static func excess(_ y: Double, _ mu: Double) -> Double {
    let distance = (y - mu) / mu
    guard abs(distance) < near else { return distance - log(y / mu) }
    var sum = 0.0
    for order in stride(from: 9.0, through: 2, by: -1) { sum = 1 / order - distance * sum }
    return distance * distance * sum
  }

  /// Below it eight terms of the series are all that a double holds.
  private static let near = 0.01
}
