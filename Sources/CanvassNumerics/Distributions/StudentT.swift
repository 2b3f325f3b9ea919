internal import CBoostMath

/// Student's t distribution. With infinite degrees of freedom it is the standard normal.
public struct StudentT: Distribution {
  /// The degrees of freedom ν > 0, not necessarily whole; may be infinite.
  public let degreesOfFreedom: Double

  /// The distribution with `degreesOfFreedom` > 0 degrees of freedom.
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// Whether there is a positive number of degrees of freedom.
  public var isDefined: Bool { degreesOfFreedom > 0 }

  private var isNormal: Bool { degreesOfFreedom == .infinity }

  /// P(T ≤ x).
  public func cumulative(_ x: Double) -> Double {
    value(at: x, support: (-.infinity, .infinity), below: 0, above: 1) {
      isNormal ? canvass_normal_cdf(x) : canvass_t_cdf(degreesOfFreedom, x)
    }
  }

  /// P(T > x).
  public func upperTail(_ x: Double) -> Double {
    value(at: x, support: (-.infinity, .infinity), below: 1, above: 0) {
      isNormal ? canvass_normal_sf(x) : canvass_t_sf(degreesOfFreedom, x)
    }
  }

  /// The x with P(T ≤ x) = p; infinite at 0 and 1.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: -.infinity, one: .infinity) {
      isNormal ? canvass_normal_quantile(p) : p <= 0.5 ? -tailPoint(p) : tailPoint(1 - p)
    }
  }

  /// The x with P(T > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: .infinity, one: -.infinity) {
      isNormal ? canvass_normal_upper(q) : q <= 0.5 ? tailPoint(q) : -tailPoint(1 - q)
    }
  }

  /// Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) · (1 + x²/ν)^(−(ν+1)/2).
  public func density(_ x: Double) -> Double {
    value(at: x, support: (-.infinity, .infinity), below: 0, above: 0) {
      isNormal ? canvass_normal_pdf(x) : canvass_t_pdf(degreesOfFreedom, x)
    }
  }

  /// The x ≥ 0 with P(T > x) = q for q ≤ 1/2.
  private func tailPoint(_ q: Double) -> Double {
    if q == 0.5 { return 0 }
    let start = canvass_t_upper(degreesOfFreedom, q)
    if q > 1e-10 { return start }
    if start.isFinite { return polished(start, probability: q, upper: true) }
    // So far out that the start overflowed, the tail is the power (c/x)^ν to all digits: one step
    // along it from its rough place is exact.
    let nu = degreesOfFreedom
    let rough = nu.squareRoot() * exp(-log(q) / nu)
    return rough * exp((log(canvass_t_sf(nu, rough)) - log(q)) / nu)
  }
}
