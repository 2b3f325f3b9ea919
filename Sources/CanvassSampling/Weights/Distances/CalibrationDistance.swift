/// How far calibration may move weights, and in which way: of all weights w = g·d that meet the targets,
/// those are taken whose distance Σ d·D(g) from the base weights d is least.
///
/// A distance is known by its *adjustment*, g = F(u) with F = (D′)⁻¹, where u = xᵀη and η are the
/// multipliers of the targets (J.-C. Deville and C.-E. Särndal, J. Amer. Statist. Assoc. 87, 1992).
/// F rises, and F(0) = 1 unless bounds forbid it.
public protocol CalibrationDistance: Sendable {
  /// The adjustment at u.
  func adjustment(at u: Double) -> CalibrationAdjustment
  /// The factors that can come of it, from the least to the greatest.
  var range: (lower: Double, upper: Double) { get }
}

/// An adjustment F at u with what a solver needs of it.
public struct CalibrationAdjustment: Sendable {
  /// g = F(u): what the base weight is multiplied by.
  public var factor: Double
  /// F′(u), not below zero.
  public var slope: Double
  /// ∫₀ᵘF: the convex function that F is the slope of.
  public var integral: Double

  /// An adjustment.
  public init(factor: Double, slope: Double, integral: Double) {
    self.factor = factor
    self.slope = slope
    self.integral = integral
  }
}
