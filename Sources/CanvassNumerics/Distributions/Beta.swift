internal import CBoostMath

/// The beta distribution on 0...1.
public struct Beta: Distribution {
  /// The first shape a > 0.
  public let a: Double
  /// The second shape b > 0.
  public let b: Double

  /// The distribution with density proportional to x^(a−1) (1−x)^(b−1).
  public init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
  }

  /// Whether both shapes are positive and finite.
  public var isDefined: Bool { a > 0 && b > 0 && a.isFinite && b.isFinite }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    value(at: x, support: (0, 1), below: 0, above: 1) { canvass_beta_cdf(a, b, x) }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    value(at: x, support: (0, 1), below: 1, above: 0) { canvass_beta_sf(a, b, x) }
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: 0, one: 1) {
      polished(canvass_beta_quantile(a, b, p), probability: p, upper: false)
    }
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: 1, one: 0) {
      polished(canvass_beta_upper(a, b, q), probability: q, upper: true)
    }
  }

  /// x^(a−1) (1−x)^(b−1) / B(a, b).
  public func density(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    return x < 0 || x > 1 ? 0 : canvass_beta_pdf(a, b, x)
  }
}
