internal import CBoostMath

/// The gamma distribution.
public struct Gamma: Distribution {
  /// The shape k > 0.
  public let shape: Double
  /// The scale θ > 0; the mean is kθ.
  public let scale: Double

  /// The distribution of mean `shape * scale`.
  public init(shape: Double, scale: Double = 1) {
    self.shape = shape
    self.scale = scale
  }

  /// Whether shape and scale are positive and finite.
  public var isDefined: Bool { shape > 0 && scale > 0 && shape.isFinite && scale.isFinite }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 0, above: 1) { canvass_gamma_cdf(shape, scale, x) }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 1, above: 0) { canvass_gamma_sf(shape, scale, x) }
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: 0, one: .infinity) {
      polished(canvass_gamma_quantile(shape, scale, p), probability: p, upper: false)
    }
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: .infinity, one: 0) {
      polished(canvass_gamma_upper(shape, scale, q), probability: q, upper: true)
    }
  }

  /// x^(k−1) e^(−x/θ) / (Γ(k) θ^k).
  public func density(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    return x < 0 || x > Double.greatestFiniteMagnitude ? 0 : canvass_gamma_pdf(shape, scale, x)
  }
}
