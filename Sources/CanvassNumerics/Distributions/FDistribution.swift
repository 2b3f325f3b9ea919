internal import CBoostMath

/// Fisher's F distribution: the ratio of two independent χ² variables, each divided by its degrees
/// of freedom. An infinite number of degrees of freedom makes its χ² term the constant 1; not both
/// may be infinite.
public struct FDistribution: Distribution {
  /// The degrees of freedom of the numerator.
  public let numerator: Double
  /// The degrees of freedom of the denominator.
  public let denominator: Double

  /// The distribution with the given degrees of freedom, both positive.
  public init(_ numerator: Double, _ denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether both degrees of freedom are positive and one at least is finite.
  public var isDefined: Bool {
    numerator > 0 && denominator > 0 && (numerator.isFinite || denominator.isFinite)
  }

  /// P(F ≤ x).
  public func cumulative(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 0, above: 1) {
      if denominator == .infinity { return canvass_chi2_cdf(numerator, numerator * x) }
      if numerator == .infinity { return canvass_chi2_sf(denominator, denominator / x) }
      return canvass_f_cdf(numerator, denominator, x)
    }
  }

  /// P(F > x).
  public func upperTail(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 1, above: 0) {
      if denominator == .infinity { return canvass_chi2_sf(numerator, numerator * x) }
      if numerator == .infinity { return canvass_chi2_cdf(denominator, denominator / x) }
      return canvass_f_sf(numerator, denominator, x)
    }
  }

  /// The x with P(F ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: 0, one: .infinity) {
      if denominator == .infinity { return canvass_chi2_quantile(numerator, p) / numerator }
      if numerator == .infinity { return denominator / canvass_chi2_upper(denominator, p) }
      return polished(
        canvass_f_quantile(numerator, denominator, p), probability: p, upper: false)
    }
  }

  /// The x with P(F > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: .infinity, one: 0) {
      if denominator == .infinity { return canvass_chi2_upper(numerator, q) / numerator }
      if numerator == .infinity { return denominator / canvass_chi2_quantile(denominator, q) }
      return polished(
        canvass_f_upper(numerator, denominator, q), probability: q, upper: true)
    }
  }

  /// The density at x.
  public func density(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    if x < 0 || x == .infinity { return 0 }
    if denominator == .infinity { return numerator * canvass_chi2_pdf(numerator, numerator * x) }
    if numerator == .infinity {
      return x == 0
        ? 0 : denominator / (x * x) * canvass_chi2_pdf(denominator, denominator / x)
    }
    return canvass_f_pdf(numerator, denominator, x)
  }
}
