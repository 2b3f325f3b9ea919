/// The function that turns a mean into a linear predictor.
public enum Link: Sendable, Equatable {
  /// η = μ.
  case identity
  /// η = log μ.
  case log
  /// η = 1/μ.
  case inverse
  /// η = log(μ / (1 − μ)).
  case logit
  /// η = Φ⁻¹(μ).
  case probit
  /// η = log(−log(1 − μ)).
  case complementaryLogLog

  /// A mean, what is left of it to 1 (computed without cancellation for the links of
  /// probabilities), and its derivative in η.
  public struct Mean: Sendable {
    /// μ.
    public let value: Double
    /// 1 − μ.
    public let complement: Double
    /// dμ/dη.
    public let derivative: Double
  }

  /// The mean that belongs to a linear predictor.
  public func mean(_ eta: Double) -> Mean {
    switch self {
    case .identity: return Mean(value: eta, complement: 1 - eta, derivative: 1)
    case .log:
      let mu = CanvassNumerics.exp(eta)
      return Mean(value: mu, complement: 1 - mu, derivative: mu)
    case .inverse:
      return Mean(value: 1 / eta, complement: 1 - 1 / eta, derivative: -1 / (eta * eta))
    case .logit:
      let e = CanvassNumerics.exp(-abs(eta))
      let large = 1 / (1 + e)
      let small = e * large
      return Mean(
        value: eta < 0 ? small : large, complement: eta < 0 ? large : small,
        derivative: small * large)
    case .probit:
      return Mean(
        value: standardNormal(eta), complement: standardNormal(-eta),
        derivative: standardNormalDensity(eta))
    case .complementaryLogLog:
      let rate = CanvassNumerics.exp(eta)
      let complement = CanvassNumerics.exp(-rate)
      return Mean(value: -expm1(-rate), complement: complement, derivative: rate * complement)
    }
  }

  /// The linear predictor of a mean.
  public func predictor(_ mu: Double) -> Double {
    switch self {
    case .identity: return mu
    case .log: return CanvassNumerics.log(mu)
    case .inverse: return 1 / mu
    case .logit: return CanvassNumerics.log(mu / (1 - mu))
    case .probit: return NormalDistribution.standard.quantile(mu)
    case .complementaryLogLog: return CanvassNumerics.log(-log1p(-mu))
    }
  }
}
