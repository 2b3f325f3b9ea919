import CanvassSampling

/// Whether an estimate may be shown, and why not.
public struct ReliabilityMark: Sendable, Equatable {
  /// What a standard says of an estimate.
  public enum Grade: String, Sendable, Comparable, CaseIterable {
    /// It may be shown.
    case release
    /// It may be shown with a caution.
    case caution
    /// It must not be shown.
    case suppress

    /// Stricter is more.
    public static func < (left: Grade, right: Grade) -> Bool {
      allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
  }

  /// The verdict.
  public var grade: Grade
  /// The clauses that are not met, as data: what was measured and its limit.
  public var failures: [Clause]
  /// What the standard computed to judge by; `nil` where it looks at the estimate alone.
  public var basis: Basis?

  /// The figures of a standard that makes its own interval.
  public struct Basis: Sendable, Equatable {
    /// Number of people that the sample is worth, at most those who answered.
    public var effectiveCount: Double
    /// The same after the adjustment for degrees of freedom: what the interval is made with.
    public var adjustedCount: Double
    /// Degrees of freedom of the estimate.
    public var degreesOfFreedom: Int
    /// The interval.
    public var interval: Interval
  }

  /// A clause of a standard that an estimate does not meet.
  public struct Clause: Sendable, Equatable {
    /// What is measured.
    public enum Measure: String, Sendable {
      case effectiveCount, count, degreesOfFreedom, intervalWidth, relativeWidth
      case relativeWidthOfComplement, coefficientOfVariation, complementVariation, extreme
    }
    /// What was measured.
    public var measure: Measure
    /// Its value.
    public var value: Double
    /// The limit that it does not meet.
    public var limit: Double

    /// A clause.
    public init(_ measure: Measure, value: Double, limit: Double) {
      self.measure = measure
      self.value = value
      self.limit = limit
    }
  }

  /// A mark.
  public init(grade: Grade, failures: [Clause], basis: Basis? = nil) {
    self.grade = grade
    self.failures = failures
    self.basis = basis
  }
}
