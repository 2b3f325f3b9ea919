/// D(g) = (g − 1)²/2, so that F(u) = 1 + u: the generalised regression estimator. Always solved in one
/// step; the only distance whose weights can be negative.
public struct LinearDistance: CalibrationDistance {
  /// The distance.
  public init() {}

  /// g = 1 + u.
  public func adjustment(at u: Double) -> CalibrationAdjustment {
    CalibrationAdjustment(factor: 1 + u, slope: 1, integral: u + u * u / 2)
  }

  /// Any factor.
  public var range: (lower: Double, upper: Double) { (-.infinity, .infinity) }
}
