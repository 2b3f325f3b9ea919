import CanvassNumerics
import CanvassTables

/// Two groups that are to be shown to differ by less than a margin: two one-sided tests (Schuirmann, J.
/// Pharmacokinet. Biopharm. 15, 1987), which both reject where the interval of level 1 − 2α lies within ± the
/// margin.
public struct EquivalenceTest: Sendable {
  /// The groups, with the difference that they really have.
  public let groups: GroupComparison
  /// The margin.
  public let margin: Double

  /// A test.
  ///
  /// - Throws: `PlanningError` where the groups differ by the margin or more.
  public init(_ groups: GroupComparison, margin: Double) throws {
    guard margin > 0, margin.isFinite else {
      throw PlanningError(
        "the margin of equivalence is \(shortestText(margin)); it must be above 0, such as 0.05 for five points"
      )
    }
    guard groups.difference < margin else {
      throw PlanningError(
        "groups that differ by \(shortestText(groups.difference)) are not equivalent within "
          + "\(shortestText(margin)); no sample can show that they are")
    }
    self.groups = groups
    self.margin = margin
  }

  /// The probability that both tests reject, with effective answers n₀ in each group:
  /// Φ((m − δ)/σ − z) + Φ((m + δ)/σ − z) − 1, where σ² is the variance of the difference and z the quantile of
  /// the level, one-sided.
  public func power(effective: Double, level: Double) -> Double {
    let normal = NormalDistribution.standard
    let z = normal.upperQuantile(1 - level)
    let error = (groups.unitVariance / effective).squareRoot()
    let tails =
      normal.upperTail((margin - groups.difference) / error - z)
      + normal.upperTail((margin + groups.difference) / error - z)
    return max(0, 1 - tails)
  }

  /// The effective answers in each group with which the tests have some power. Without a true difference it is
  /// n₀ = (z_α + z_{β/2})²·V/m² (Chow, Shao & Wang, Sample Size Calculations in Clinical Research, 2nd ed. 2008,
  /// sections 3.2 and 4.2).
  ///
  /// - Throws: `PlanningError` for a power that cannot be.
  public func effectiveSize(power: Double, level: Double) throws -> Double {
    guard power > 0, power < 1 else {
      throw PlanningError(
        "the power is to be \(shortestText(power)); it must lie between 0 and 1, such as 0.8")
    }
    var high = 1.0
    while self.power(effective: high, level: level) < power {
      high *= 2
      guard high < SampleSize.greatest else {
        throw PlanningError(
          "no sample shows equivalence within \(shortestText(margin)) of groups that differ by "
            + "\(shortestText(groups.difference)); allow a wider margin")
      }
    }
    var low = high / 2
    for _ in 0..<200 where high - low > 1e-14 * high {
      let middle = (low + high) / 2
      if self.power(effective: middle, level: level) >= power {
        high = middle
      } else {
        low = middle
      }
    }
    return high
  }
}
