import CanvassNumerics
import Glibc

/// A confidence interval.
public struct Interval: Sendable, Equatable {
  /// Lower limit.
  public var lower: Double
  /// Upper limit.
  public var upper: Double

  /// An interval.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// value ± t·se with Student's t; `nil` without a variance or degrees of freedom.
  public init?(around value: Double, standardError: Double, degreesOfFreedom: Int, level: Double) {
    guard value.isFinite, standardError.isFinite, degreesOfFreedom > 0 else { return nil }
    let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom)).quantile((1 + level) / 2)
    self.init(lower: value - t * standardError, upper: value + t * standardError)
  }
}

/// How a confidence interval is made. All but `wald` are for proportions.
///
/// n_e = p(1 − p)/V̂ is the effective sample size, ν the degrees of freedom, t = t_ν(1 − α/2).
public enum IntervalMethod: String, Sendable, CaseIterable {
  /// θ̂ ± t·se.
  case wald
  /// The interval of the log odds, se/(p(1 − p)), taken back (R: `xlogit`; Stata, SUDAAN).
  case logit
  /// The same as `logit`, under the name that R's `svyciprop` gives it.
  case xlogit
  /// Clopper–Pearson with n_e·(t_{n−1}/t_ν)² (Korn & Graubard 1998; R: `beta`).
  case kornGraubard = "korn-graubard"
  /// Wilson's score interval with n_e and t (R's survey 4.5).
  case wilson
  /// Agresti–Coull with n_e and t.
  case agrestiCoull = "agresti-coull"
  /// Equal-tailed, from Beta(n_e·p + ½, n_e·(1 − p) + ½), with n_e adjusted as for Korn–Graubard.
  case jeffreys
  /// sin²(arcsin √p ± t·se/(2√(p(1 − p)))). As in R, an angle below 0 or above π/2 is not cut off.
  case arcsine
  /// The proportions whose likelihood ratio, scaled by n_e, is below t² (Rao & Scott 1984;
  /// R: `likelihood`).
  case likelihood
}

extension Estimate {
  /// A confidence interval.
  ///
  /// - Parameters:
  ///   - level: confidence level, such as 0.95.
  /// - Returns: `nil` where it does not exist: no variance, no degrees of freedom, or a proportion
  ///   of 0 or 1 for methods that need one inside.
  public func interval(_ method: IntervalMethod = .wald, level: Double = 0.95) -> Interval? {
    guard isBounded else { return nil }
    let t = StudentT(degreesOfFreedom: freedom).quantile((1 + level) / 2)
    return interval(method, level: level, t: t)
  }

  /// Whether there is a variance with degrees of freedom.
  fileprivate var isBounded: Bool {
    value.isFinite && variance.isFinite && variance >= 0 && freedom > 0
  }

  /// The interval with the quantile t of the degrees of freedom.
  fileprivate func interval(_ method: IntervalMethod, level: Double, t: Double) -> Interval? {
    if method == .wald {
      return Interval(lower: value - t * standardError, upper: value + t * standardError)
    }
    return ProportionInterval(estimate: self, level: level, t: t).interval(method)
  }
}

extension Estimates {
  /// The confidence intervals of all entries, in their order: those of `Estimate.interval`.
  ///
  /// The quantile of t is computed once for all entries with the same degrees of freedom.
  public func intervals(_ method: IntervalMethod = .wald, level: Double = 0.95) -> [Interval?] {
    if let ownIntervals { return ownIntervals }
    var quantiles: [Double: Double] = [:]
    return entries.map { entry in
      guard entry.isBounded else { return nil }
      let freedom = entry.freedom
      let t =
        quantiles[freedom]
        ?? StudentT(degreesOfFreedom: freedom).quantile((1 + level) / 2)
      quantiles[freedom] = t
      return entry.interval(method, level: level, t: t)
    }
  }
}

/// The intervals of a proportion.
private struct ProportionInterval {
  let estimate: Estimate
  let level: Double
  let t: Double

  private var p: Double { estimate.value }
  private var isInside: Bool { p > 0 && p < 1 && estimate.variance > 0 }

  /// n_e = p(1 − p)/V̂; at 0 and 1, where the variance is zero, the number of answers.
  private var effectiveCount: Double {
    isInside ? p * (1 - p) / estimate.variance : Double(estimate.count)
  }

  /// n_e·(t_{n−1}/t_ν)², the effective size that Korn and Graubard refer to the binomial.
  private var adjustedCount: Double {
    guard estimate.count > 1 else { return effectiveCount }
    let simple = StudentT(degreesOfFreedom: Double(estimate.count - 1)).quantile((1 + level) / 2)
    return isInside ? effectiveCount * (simple / t) * (simple / t) : effectiveCount
  }

  func interval(_ method: IntervalMethod) -> Interval? {
    guard p >= 0, p <= 1 else { return nil }
    switch method {
    case .wald: return nil
    case .logit, .xlogit: return logit()
    case .kornGraubard:
      return .clopperPearson(p, count: adjustedCount, level: level)
    case .wilson: return wilson()
    case .agrestiCoull: return agrestiCoull()
    case .jeffreys: return jeffreys()
    case .arcsine: return arcsine()
    case .likelihood: return likelihood()
    }
  }

  private func logit() -> Interval? {
    guard isInside else { return nil }
    let centre = log(p / (1 - p))
    let margin = t * estimate.standardError / (p * (1 - p))
    return Interval(lower: 1 / (1 + exp(margin - centre)), upper: 1 / (1 + exp(-centre - margin)))
  }

  private func jeffreys() -> Interval? {
    let tail = (1 - level) / 2
    let posterior = Beta(adjustedCount * p + 0.5, adjustedCount * (1 - p) + 0.5)
    return Interval(
      lower: p == 0 ? 0 : posterior.quantile(tail),
      upper: p == 1 ? 1 : posterior.quantile(1 - tail))
  }

  private func wilson() -> Interval? {
    let n = effectiveCount
    let centre = (p + t * t / (2 * n)) / (1 + t * t / n)
    let margin =
      t / (1 + t * t / n) * (p * (1 - p) / n + t * t / (4 * n * n)).squareRoot()
    return Interval(
      lower: p == 0 ? 0 : max(0, centre - margin), upper: p == 1 ? 1 : min(1, centre + margin))
  }

  private func agrestiCoull() -> Interval? {
    let n = effectiveCount + t * t
    let centre = (effectiveCount * p + t * t / 2) / n
    let margin = t * (centre * (1 - centre) / n).squareRoot()
    return Interval(lower: max(0, centre - margin), upper: min(1, centre + margin))
  }

  private func arcsine() -> Interval? {
    guard isInside else { return nil }
    let centre = asin(p.squareRoot())
    let margin = t * estimate.standardError / (2 * (p * (1 - p)).squareRoot())
    let lower = sin(centre - margin)
    let upper = sin(centre + margin)
    return Interval(lower: lower * lower, upper: upper * upper)
  }

  private func likelihood() -> Interval? {
    guard isInside else { return nil }
    let limit = t * t / (2 * effectiveCount)
    // The divergence of q from p falls from ∞ to 0 between 0 and p and rises again to ∞ at 1.
    func divergence(_ q: Double) -> Double {
      p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
    }
    func root(inside: Double, outside: Double) -> Double {
      var (low, high) = (inside, outside)
      while true {
        let middle = (low + high) / 2
        if middle == low || middle == high { return middle }
        if divergence(middle) < limit { low = middle } else { high = middle }
      }
    }
    return Interval(lower: root(inside: p, outside: 0), upper: root(inside: p, outside: 1))
  }
}
