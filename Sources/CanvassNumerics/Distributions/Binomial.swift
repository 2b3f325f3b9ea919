internal import CBoostMath

/// The binomial distribution: the number of successes in n independent trials.
public struct Binomial: Distribution {
  /// The number of trials n ≥ 0, whole.
  public let trials: Double
  /// The probability of success in one trial, 0...1.
  public let probability: Double

  /// The distribution of the successes in `trials` trials.
  public init(trials: Double, probability: Double) {
    self.trials = trials
    self.probability = probability
  }

  /// Whether the number of trials is whole and not negative and the probability lies in 0...1.
  public var isDefined: Bool {
    trials >= 0 && trials.isFinite && trials == trials.rounded() && probability >= 0
      && probability <= 1
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    if x < 0 { return 0 }
    if x >= trials { return 1 }
    return canvass_binomial_cdf(trials, probability, x.rounded(.down))
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    if x < 0 { return 1 }
    if x >= trials { return 0 }
    return canvass_binomial_sf(trials, probability, x.rounded(.down))
  }

  /// The smallest whole x with P(X ≤ x) ≥ p.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: 0, one: trials) {
      smallest(near: canvass_binomial_quantile(trials, probability, p)) { cumulative($0) >= p }
    }
  }

  /// The smallest whole x with P(X > x) ≤ q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: trials, one: 0) {
      smallest(near: canvass_binomial_upper(trials, probability, q)) { upperTail($0) <= q }
    }
  }

  /// P(X = x); zero if x is not whole.
  public func density(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    if x < 0 || x > trials || x != x.rounded() { return 0 }
    return canvass_binomial_pdf(trials, probability, x)
  }

  /// The smallest whole number in 0...n for which `reached` holds, sought from `start`.
  private func smallest(near start: Double, where reached: (Double) -> Bool) -> Double {
    var x = start.isFinite ? min(max(start.rounded(), 0), trials) : 0
    while x > 0, reached(x - 1) { x -= 1 }
    while x < trials, !reached(x) { x += 1 }
    return x
  }
}
