/// The distribution F of the variable behind an ordered response: P(Y ≤ k) = F(ζ_k − η).
public enum OrdinalLink: Sendable, Equatable {
  /// The logistic distribution: proportional odds.
  case logit
  /// The normal distribution.
  case probit

  /// F(x), accurate in the lower tail.
  func cumulative(_ x: Double) -> Double {
    switch self {
    case .logit:
      if x == .infinity { return 1 }
      let e = exp(-abs(x))
      return x < 0 ? e / (1 + e) : 1 / (1 + e)
    case .probit: return standardNormal(x)
    }
  }

  /// F(b) − F(a) for a < b, taken in the tail where it does not cancel.
  func between(_ a: Double, _ b: Double) -> Double {
    a > 0 ? cumulative(-a) - cumulative(-b) : cumulative(b) - cumulative(a)
  }

  /// The density f(x) and its derivative.
  func density(_ x: Double) -> (value: Double, slope: Double) {
    guard x.isFinite else { return (0, 0) }
    switch self {
    case .logit:
      let e = exp(-abs(x))
      let f = e / ((1 + e) * (1 + e))
      return (f, f * (1 - 2 * cumulative(x)))
    case .probit:
      let f = standardNormalDensity(x)
      return (f, -x * f)
    }
  }

  /// F⁻¹(p).
  func quantile(_ p: Double) -> Double {
    switch self {
    case .logit: return log(p / (1 - p))
    case .probit: return NormalDistribution.standard.quantile(p)
    }
  }
}
