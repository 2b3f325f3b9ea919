/// What a row says that falls between two thresholds: the logarithm of its probability F(u) − F(l), and the derivatives of
/// that by the upper end u and the lower end l.
///
/// They hold their digits where the probability is too small for a double, and where the linear predictor turns both ends at
/// once, which leaves differences of large numbers behind if it is found from them.
struct OrdinalInterval {
  /// log(F(u) − F(l)).
  let logProbability: Double
  /// By u.
  let upper: Double
  /// By l.
  let lower: Double
  /// By the linear predictor: −(upper + lower).
  let predictor: Double
  /// By u and l.
  let both: Double
  /// By u and the linear predictor, the sign turned: the second derivative by u and `both`.
  let upperSlope: Double
  /// The same of l.
  let lowerSlope: Double

  /// What the distance of two thresholds has to do with it: d = u − l.
  struct Gap {
    /// log(1 − exp(−d)).
    let log: Double
    /// 1/(exp(d) − 1).
    let slope: Double
    /// exp(d)/(exp(d) − 1)².
    let curvature: Double

    /// The gap of two thresholds, which may be infinite.
    init(_ d: Double) {
      let (e, rest) = (exp(-d), -expm1(-d))
      log = e < 0.5 ? log1p(-e) : CanvassNumerics.log(rest)
      slope = e / rest
      curvature = e / (rest * rest)
    }
  }
}

extension OrdinalLink {
  /// What a row says between `lower` and `upper`; `nil` where its probability is 0.
  func interval(_ lower: Double, _ upper: Double, _ gap: OrdinalInterval.Gap) -> OrdinalInterval? {
    switch self {
    case .logit: return logisticInterval(lower, upper, gap)
    case .probit: return normalInterval(lower, upper)
    }
  }

  /// F(u) − F(l) = F(u) (1 − F(l)) (1 − exp(l − u)) of the logistic distribution, of which no part cancels.
  private func logisticInterval(
    _ lower: Double, _ upper: Double, _ gap: OrdinalInterval.Gap
  ) -> OrdinalInterval {
    let (eu, el) = (exp(-abs(upper)), exp(-abs(lower)))
    let (largeU, largeL) = (1 / (1 + eu), 1 / (1 + el))
    let (smallU, smallL) = (eu * largeU, el * largeL)
    let aboveUpper = upper < 0 ? largeU : smallU
    let belowLower = lower < 0 ? smallL : largeL
    return OrdinalInterval(
      logProbability: (min(upper, 0) - log1p(eu)) + (-max(lower, 0) - log1p(el)) + gap.log,
      upper: aboveUpper + gap.slope, lower: -belowLower - gap.slope,
      predictor: belowLower - aboveUpper, both: gap.curvature,
      upperSlope: -smallU * largeU, lowerSlope: -smallL * largeL)
  }

  /// From the densities at both ends, over the probability.
  private func normalInterval(_ lower: Double, _ upper: Double) -> OrdinalInterval? {
    let p = between(lower, upper)
    var log = CanvassNumerics.log(p)
    var (fu, fl) = (density(upper).value / p, density(lower).value / p)
    if p < Link.leastProbability {
      // Both ends are in one tail.
      let isAbove = lower > 0
      let (near, far) = isAbove ? (lower, upper) : (-upper, -lower)
      guard near > 20 else { return nil }
      let ratio = exp(-0.5 * (far - near) * (far + near))
      let rest = millsRatio(near) - (ratio > 0 ? ratio * millsRatio(far) : 0)
      guard rest > 0 else { return nil }
      log = -0.5 * near * near - 0.5 * CanvassNumerics.log(2 * .pi) + CanvassNumerics.log(rest)
      (fu, fl) = isAbove ? (ratio / rest, 1 / rest) : (1 / rest, ratio / rest)
    }
    let both = fu * fl
    let second = upper.isFinite ? -fu * (upper + fu) : 0
    let secondLower = lower.isFinite ? fl * (lower - fl) : 0
    return OrdinalInterval(
      logProbability: log, upper: fu, lower: -fl, predictor: fl - fu, both: both,
      upperSlope: second + both, lowerSlope: secondLower + both)
  }
}
