internal import CBoostMath

/// The χ² distribution: the sum of ν squared independent standard normal variables.
public struct ChiSquared: Distribution {
  /// The degrees of freedom ν > 0, not necessarily whole.
  public let degreesOfFreedom: Double

  /// The distribution with `degreesOfFreedom` > 0 degrees of freedom.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Whether the degrees of freedom are positive and finite.
  public var isDefined: Bool { degreesOfFreedom > 0 && degreesOfFreedom.isFinite }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 0, above: 1) {
      canvass_chi2_cdf(degreesOfFreedom, x)
    }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 1, above: 0) {
      canvass_chi2_sf(degreesOfFreedom, x)
    }
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: 0, one: .infinity) {
      polished(canvass_chi2_quantile(degreesOfFreedom, p), probability: p, upper: false)
    }
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: .infinity, one: 0) {
      polished(canvass_chi2_upper(degreesOfFreedom, q), probability: q, upper: true)
    }
  }

  /// x^(ν/2−1) e^(−x/2) / (2^(ν/2) Γ(ν/2)).
  public func density(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    return x < 0 || x > Double.greatestFiniteMagnitude ? 0 : canvass_chi2_pdf(degreesOfFreedom, x)
  }
}
