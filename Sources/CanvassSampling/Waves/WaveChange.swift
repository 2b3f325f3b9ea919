import CanvassNumerics

/// A change between two waves.
public struct WaveChange: Sendable {
  /// What changed.
  public let name: String
  /// The wave before.
  public let from: String
  /// The wave after.
  public let to: String
  /// After less before.
  public let value: Double
  /// Its variance, V₁ + V₂ − 2·C; NaN where the rows of a wave lie in one cluster. It may come out below 0 where few clusters are common, and is then no variance.
  public let variance: Double
  /// Degrees of freedom: those of both waves, less those of the common clusters, which count once.
  public let degreesOfFreedom: Int
  /// What the variance would be if the waves were independent.
  public let independentVariance: Double
  /// The covariance C of the two estimates.
  public let covariance: Double
  let product: Double
  /// In how many replicates it has no value; these have no say in its variance.
  public let lostReplicates: Int

  /// √variance; no number where the variance came out below 0.
  public var standardError: Double { variance.squareRoot() }
  /// The correlation of the two estimates.
  public var correlation: Double { covariance / product }
  /// Change over its standard error.
  public var statistic: Double { value / standardError }
  /// The p-value of no change.
  public var pValue: Double {
    guard statistic.isFinite, degreesOfFreedom > 0 else { return .nan }
    return min(
      1, 2 * StudentT(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(abs(statistic)))
  }

  /// The interval of the change.
  public func interval(level: Double) -> Interval? {
    Interval(
      around: value, standardError: standardError, degreesOfFreedom: degreesOfFreedom, level: level)
  }
}
