import Glibc

/// Another distance within bounds: F(u) is cut at L and at U. Of the linear distance this is Deville &
/// Särndal's (1992) case 7.
public struct TruncatedDistance<Base: CalibrationDistance>: CalibrationDistance {
  private let base: Base
  private let bounds: CalibrationBounds
  /// Where the base reaches the bounds, with its integral there.
  private let low: (place: Double, integral: Double)
  private let high: (place: Double, integral: Double)

  private init(_ base: Base, _ bounds: CalibrationBounds, places: (low: Double, high: Double)) {
    (self.base, self.bounds) = (base, bounds)
    low = (places.low, places.low.isFinite ? base.adjustment(at: places.low).integral : 0)
    high = (places.high, places.high.isFinite ? base.adjustment(at: places.high).integral : 0)
  }

  /// g between the bounds. The integral is up to a constant.
  public func adjustment(at u: Double) -> CalibrationAdjustment {
    if u <= low.place {
      return CalibrationAdjustment(
        factor: bounds.lower, slope: 0, integral: low.integral + bounds.lower * (u - low.place))
    }
    if u >= high.place {
      return CalibrationAdjustment(
        factor: bounds.upper, slope: 0, integral: high.integral + bounds.upper * (u - high.place))
    }
    return base.adjustment(at: u)
  }

  /// Between the bounds.
  public var range: (lower: Double, upper: Double) {
    (max(bounds.lower, base.range.lower), min(bounds.upper, base.range.upper))
  }
}

extension TruncatedDistance<LinearDistance> {
  /// The linear distance within bounds.
  public init(_ bounds: CalibrationBounds) {
    self.init(LinearDistance(), bounds, places: (bounds.lower - 1, bounds.upper - 1))
  }
}

extension TruncatedDistance<RakingDistance> {
  /// The raking ratio within bounds.
  public init(_ bounds: CalibrationBounds) {
    self.init(
      RakingDistance(), bounds, places: (log(max(bounds.lower, 0)), log(max(bounds.upper, 0))))
  }
}
