import Glibc

/// Factors between L and U, approached smoothly:
/// F(u) = (L(U − 1) + U(1 − L)e^{Au}) / (U − 1 + (1 − L)e^{Au}), A = (U − L)/((1 − L)(U − 1))
/// (Deville & Särndal 1992, case 6).
public struct LogitDistance: CalibrationDistance {
  private let bounds: CalibrationBounds

  /// The distance.
  ///
  /// - Precondition: the bounds are finite, and 1 lies between them.
  public init(_ bounds: CalibrationBounds) {
    precondition(
      bounds.lower < 1 && bounds.upper > 1 && bounds.lower.isFinite && bounds.upper.isFinite,
      "1 lies within finite bounds")
    self.bounds = bounds
  }

  /// g between the bounds.
  public func adjustment(at u: Double) -> CalibrationAdjustment {
    let (l, h) = (bounds.lower, bounds.upper)
    let a = (h - l) / ((1 - l) * (h - 1))
    // e^{Au} would not end; with e^{−|Au|} all terms are below those at 0.
    let isAbove = u > 0
    let e = exp(-abs(a * u))
    let low = (h - 1) * (isAbove ? e : 1)
    let high = (1 - l) * (isAbove ? 1 : e)
    let sum = low + high
    return CalibrationAdjustment(
      factor: (l * low + h * high) / sum,
      slope: (h - l) * a * (low / sum) * (high / sum),
      integral: (isAbove ? h : l) * u + (h - l) / a * log(sum / (h - l)))
  }

  /// Between the bounds.
  public var range: (lower: Double, upper: Double) { (bounds.lower, bounds.upper) }
}
