/// A test of what one confirmatory model holds equal beyond another one: the difference of χ² of two
/// nested models.
public struct ConfirmatoryDifference: Sendable, Equatable {
  /// A χ² with its degrees of freedom and, where it has been scaled, the factor it was divided by.
  public struct Fit: Sendable, Equatable {
    /// The χ² before scaling.
    public let chiSquared: Double
    /// Its degrees of freedom.
    public let degreesOfFreedom: Double
    /// What the scaled χ² was divided by; 1 where it was not.
    public let factor: Double

    /// A χ².
    public init(chiSquared: Double, degreesOfFreedom: Double, factor: Double = 1) {
      self.chiSquared = chiSquared
      self.degreesOfFreedom = degreesOfFreedom
      self.factor = factor
    }
  }

  /// (T₀ − T₁)/c.
  public let chiSquared: Double
  /// df₀ − df₁.
  public let degreesOfFreedom: Double
  /// c = (df₀c₀ − df₁c₁)/(df₀ − df₁); 1 without scaling.
  public let factor: Double
  /// P(χ² ≥ that); NaN where c is not above zero, as can happen in small samples.
  public let p: Double

  /// The test of the restricted model 0 against the more general model 1; with scaling factors, of
  /// A. Satorra and P. M. Bentler, Psychometrika 66 (2001).
  ///
  /// - Throws: `FactorError` unless the restricted model has more degrees of freedom.
  public init(_ restricted: Fit, against general: Fit) throws(FactorError) {
    let df = restricted.degreesOfFreedom - general.degreesOfFreedom
    guard df > 0 else {
      throw .missing(what: "a model with more degrees of freedom than the one it is compared with")
    }
    let (c0, c1) = (restricted.factor, general.factor)
    // A model without degrees of freedom has no factor, and none counts.
    let own = general.degreesOfFreedom > 0 ? general.degreesOfFreedom * c1 : 0
    factor = c0 == 1 && c1 == 1 ? 1 : (restricted.degreesOfFreedom * c0 - own) / df
    degreesOfFreedom = df
    let difference = restricted.chiSquared - general.chiSquared
    chiSquared = factor > 0 ? difference / factor : .nan
    p =
      chiSquared.isFinite
      ? ChiSquared(degreesOfFreedom: df).upperTail(max(0, chiSquared)) : .nan
  }
}
