import CanvassNumerics

/// A test with its statistic and its distribution.
public struct SurveyTest: Sendable {
  /// Its name, such as `rao-scott-f`.
  public let name: String
  /// The statistic.
  public let statistic: Double
  /// Degrees of freedom: of χ² one, of F two; none for a distribution of its own.
  public let degreesOfFreedom: [Double]
  /// How far from what is tested is near enough, where that is asked.
  public var margin: Double?
  /// The probability of one as large.
  public let probability: Double

  /// Whether it is one of Wald's of shares.
  public var isOfWald: Bool { name == "wald" || name == "adjusted-wald" }
  /// Whether it is one of Rao and Scott's.
  public var isOfRaoAndScott: Bool { name.hasPrefix("rao-scott") }

  /// A test.
  public init(_ name: String, _ statistic: Double, _ freedom: [Double], _ probability: Double) {
    (self.name, self.statistic) = (name, statistic)
    (degreesOfFreedom, self.probability) = (freedom, probability)
  }
}
