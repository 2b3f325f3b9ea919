import CanvassNumerics
import CanvassTables

/// Two groups, or one population in two years, that are to be told apart, with as many answers in each.
///
/// With effective answers n₀ in each, the variance of the difference is (S₁² + S₂² − 2γρS₁S₂)/n₀, where γ is the
/// part of the sample that is the same in both and ρ the correlation of its answers (Woodward, J. Amer. Statist.
/// Assoc. 87, 1992; Valliant, Dever & Kreuter 2018, section 4.3). Power and size are those of the normal test.
public struct GroupComparison: Sendable {
  /// What is estimated in the first group.
  public let first: PlannedQuantity
  /// What is estimated in the second.
  public let second: PlannedQuantity
  /// γ: the part of the people, or clusters, that are in both, from 0 to 1.
  public let overlap: Double
  /// ρ: the correlation of the answers there.
  public let correlation: Double
  /// Which variance the test supposes while there is no difference.
  public let test: Test

  /// The test of the difference.
  public enum Test: String, Sendable, CaseIterable {
    /// Each group with its own variance, as design-based tests have it.
    case wald
    /// Shares that are supposed equal, as R's `power.prop.test` has it.
    case pooled
  }

  /// How many directions count.
  public enum Sides: Double, Sendable {
    /// A difference in one direction.
    case one = 1
    /// A difference in either direction.
    case two = 2
  }

  /// Two groups.
  ///
  /// - Throws: `PlanningError` for what cannot be.
  public init(
    _ first: PlannedQuantity, _ second: PlannedQuantity, overlap: Double = 0,
    correlation: Double = 0, test: Test = .wald
  ) throws {
    self.first = try first.checked()
    self.second = try second.checked()
    guard overlap >= 0, overlap <= 1, correlation >= -1, correlation <= 1 else {
      throw PlanningError(
        "the overlap is \(shortestText(overlap)) and the correlation \(shortestText(correlation)); the first "
          + "must be from 0 to 1, the second from −1 to 1")
    }
    guard test == .wald || overlap * correlation == 0 else {
      throw PlanningError(
        "the pooled test is for independent groups; with an overlap take the wald test")
    }
    self.overlap = overlap
    self.correlation = correlation
    self.test = test
  }

  /// A share, and one that lies so far from it in the direction of one half.
  ///
  /// - Throws: `PlanningError` for a difference that leads out of (0, 1).
  public init(
    _ quantity: PlannedQuantity, difference: Double, overlap: Double = 0, correlation: Double = 0,
    test: Test = .wald
  ) throws {
    guard difference > 0, difference.isFinite else {
      throw PlanningError(
        "the difference is to be \(shortestText(difference)); it must be above 0, such as 0.05 for five points"
      )
    }
    let second: PlannedQuantity
    switch quantity {
    case .share(let share):
      let other = share < 0.5 ? share + difference : share - difference
      guard other > 0, other < 1 else {
        throw PlanningError(
          "a difference of \(number: shortestText(difference)) from a share of \(number: shortestText(share)) leads to "
            + "\(number: shortestText(other)), which is no share between 0 and 1")
      }
      second = .share(other)
    case .mean(let mean, let deviation):
      second = .mean(mean - difference, standardDeviation: deviation)
    }
    try self.init(
      quantity, second, overlap: overlap, correlation: correlation, test: test)
  }

  /// What is to be found.
  public var difference: Double { abs(first.value - second.value) }

  /// The variance of the difference times the effective answers in each group, S₁² + S₂² − 2γρS₁S₂.
  public var unitVariance: Double {
    let (a, b) = (first.unitVariance, second.unitVariance)
    return a + b - 2 * overlap * correlation * (a * b).squareRoot()
  }

  /// The same where there is no difference.
  private var nullVariance: Double {
    guard test == .pooled, case .share(let p) = first, case .share(let q) = second else {
      return unitVariance
    }
    let mean = (p + q) / 2
    return 2 * mean * (1 - mean)
  }

  /// The probability that the test finds the difference, with effective answers n₀ in each group.
  public func power(effective: Double, level: Double, sides: Sides = .two) -> Double {
    let z = NormalDistribution.standard.upperQuantile((1 - level) / sides.rawValue)
    let reach = difference * effective.squareRoot() - z * nullVariance.squareRoot()
    return NormalDistribution.standard.cumulative(reach / unitVariance.squareRoot())
  }

  /// The effective answers in each group with which the test has some power:
  /// n₀ = (z_α√V₀ + z_β√V)²/δ².
  ///
  /// - Throws: `PlanningError` for a power that cannot be, or groups that are equal.
  public func effectiveSize(power: Double, level: Double, sides: Sides = .two) throws -> Double {
    guard power > (1 - level) / sides.rawValue, power < 1 else {
      throw PlanningError(
        "the power is to be \(shortestText(power)); it must lie between the level of the test and 1, such as 0.8"
      )
    }
    guard difference > 0 else {
      throw PlanningError("two equal groups have no difference that could be found")
    }
    let normal = NormalDistribution.standard
    let reach =
      normal.upperQuantile((1 - level) / sides.rawValue) * nullVariance.squareRoot()
      + normal.upperQuantile(1 - power) * unitVariance.squareRoot()
    return reach * reach / (difference * difference)
  }

  /// The smallest difference from a quantity that n₀ effective answers in each group find with some power.
  ///
  /// - Throws: `PlanningError` where there is none between 0 and 1.
  public static func detectable(
    from quantity: PlannedQuantity, effective: Double, power: Double, level: Double,
    overlap: Double = 0, correlation: Double = 0, test: Test = .wald
  ) throws -> Double {
    func needed(_ difference: Double) throws -> Double {
      try GroupComparison(
        quantity, difference: difference, overlap: overlap, correlation: correlation, test: test
      ).effectiveSize(power: power, level: level)
    }
    var high: Double
    switch quantity {
    case .share(let share): high = max(share, 1 - share) * (1 - 1e-9)
    case .mean(_, let deviation):
      high = deviation
      while try needed(high) > effective { high *= 2 }
    }
    guard effective > 0, try needed(high) <= effective else {
      throw PlanningError(
        "no difference from a share of \(number: shortestText(quantity.value)) can be found with so few answers; take "
          + "a larger sample")
    }
    var low = 0.0
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = (low + high) / 2
      if try needed(middle) <= effective { high = middle } else { low = middle }
    }
    return high
  }
}
