import Glibc

/// D(g) = g·log g − g + 1, so that F(u) = eᵘ: the raking ratio. Weights stay positive. With margins of
/// categories it has the weights to which iterative proportional fitting converges (W. E. Deming and
/// F. F. Stephan, Ann. Math. Statist. 11, 1940).
public struct RakingDistance: CalibrationDistance {
  /// The distance.
  public init() {}

  /// g = eᵘ.
  public func adjustment(at u: Double) -> CalibrationAdjustment {
    let factor = exp(u)
    return CalibrationAdjustment(factor: factor, slope: factor, integral: factor - 1)
  }

  /// Factors above zero.
  public var range: (lower: Double, upper: Double) { (0, .infinity) }
}
