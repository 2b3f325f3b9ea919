import CanvassNumerics
import CanvassTables

/// What a survey that is planned is to estimate: a share, or a mean.
public enum PlannedQuantity: Sendable, Hashable {
  /// The share p of people for whom something holds, 0 < p < 1.
  case share(Double)
  /// A mean of values whose standard deviation among people is S > 0.
  case mean(Double, standardDeviation: Double)

  /// Its expected value.
  public var value: Double {
    switch self {
    case .share(let share): share
    case .mean(let mean, _): mean
    }
  }

  /// Whether it is a share.
  public var isShare: Bool { if case .share = self { true } else { false } }

  /// The variance of one answer: p(1 − p) or S².
  public var unitVariance: Double {
    switch self {
    case .share(let share): share * (1 - share)
    case .mean(_, let deviation): deviation * deviation
    }
  }

  /// The variance of one answer over the square of what is estimated.
  public var unitRelativeVariance: Double { unitVariance / (value * value) }

  /// The same among N people with the divisor N − 1, over `unitVariance`: N/(N − 1) for a share, 1 for a
  /// mean, whose S has that divisor.
  func finiteFactor(_ population: Double) -> Double {
    guard case .share = self, population.isFinite else { return 1 }
    return population / (population - 1)
  }

  /// Refuses what has no variance.
  ///
  /// - Throws: `PlanningError`.
  public func checked() throws -> PlannedQuantity {
    switch self {
    case .share(let share):
      guard share > 0, share < 1 else {
        throw PlanningError(
          "the expected share is \(shortestText(share)); it must lie between 0 and 1, both excluded"
        )
      }
    case .mean(let mean, let deviation):
      guard mean.isFinite, deviation > 0, deviation.isFinite else {
        throw PlanningError(
          "the standard deviation of the answers is \(shortestText(deviation)); it must be a positive "
            + "number")
      }
    }
    return self
  }
}
