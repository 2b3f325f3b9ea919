import CanvassNumerics

extension Interval {
  /// The exact interval of a proportion from a binomial sample, whose size need not be whole:
  ///
  ///     lower: Beta(np, n(1 − p) + 1) at α/2,   upper: Beta(np + 1, n(1 − p)) at 1 − α/2
  ///
  /// 0 is the lower limit of p = 0, and 1 the upper limit of p = 1. Nobody asked (n ≤ 0) is no
  /// knowledge: 0 to 1. (Clopper & Pearson 1934, Biometrika 26.)
  ///
  /// - Parameters:
  ///   - p: the proportion, from 0 to 1.
  ///   - n: number of answers, or what they are worth.
  ///   - level: confidence level, such as 0.95.
  public static func clopperPearson(_ p: Double, count n: Double, level: Double = 0.95) -> Interval
  {
    guard n > 0 else { return Interval(lower: 0, upper: 1) }
    let tail = (1 - level) / 2
    return Interval(
      lower: p == 0 ? 0 : Beta(n * p, n * (1 - p) + 1).quantile(tail),
      upper: p == 1 ? 1 : Beta(n * p + 1, n * (1 - p)).quantile(1 - tail))
  }
}
