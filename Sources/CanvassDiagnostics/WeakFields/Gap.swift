import CanvassNumerics
import CanvassSampling

/// A difference of estimates with its test.
public struct Gap: Sendable {
  /// The difference; below zero is worse.
  public var estimate: Double
  /// Its standard error, with the covariance of the two sides; NaN where the variance has come out below zero, as that of
  /// Horvitz and Thompson can.
  public var standardError: Double
  /// Degrees of freedom: first-stage clusters less strata of both sides together.
  public var degreesOfFreedom: Int
  /// What the alternative is.
  public var alternative: Alternative
  /// The p-value adjusted by Holm over all fields (or over the parts of a field).
  public var adjusted: Double = .nan
  /// In how many replicates it has no value; these have no say in its standard error.
  public var lostReplicates = 0

  /// What is held against "no difference".
  public enum Alternative: Sendable {
    /// Different, in either direction.
    case different
    /// Below.
    case below
  }

  /// A difference.
  public init(
    estimate: Double, variance: Double, degreesOfFreedom: Int, alternative: Alternative
  ) {
    self.estimate = estimate
    standardError = variance < 0 ? .nan : variance.squareRoot()
    self.degreesOfFreedom = degreesOfFreedom
    self.alternative = alternative
  }

  /// The difference of two values, in either direction; zero where they are the same but for rounding.
  public init(from: Double, to: Double, variance: Double, degreesOfFreedom: Int) {
    let isSame = abs(to - from) <= 64 * .ulpOfOne * max(abs(to), abs(from))
    self.init(
      estimate: isSame ? 0 : to - from, variance: variance, degreesOfFreedom: degreesOfFreedom,
      alternative: .different)
  }

  /// estimate / standard error.
  public var statistic: Double { estimate / standardError }

  /// The p-value of Student's t; NaN where there is no variance or no degree of freedom. A difference of
  /// two sides in which nothing varies is certain.
  public var p: Double {
    guard degreesOfFreedom > 0, estimate.isFinite else { return .nan }
    if standardError == 0, estimate != 0 {
      return alternative == .different || estimate < 0 ? 0 : 1
    }
    guard standardError > 0 else { return .nan }
    let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    switch alternative {
    case .different: return 2 * t.upperTail(abs(statistic))
    case .below: return t.cumulative(statistic)
    }
  }

  /// estimate ± t·se.
  public func interval(level: Double) -> Interval? {
    Interval(
      around: estimate, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      level: level)
  }
}
