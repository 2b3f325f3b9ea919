internal import CBoostMath

/// The normal distribution.
public struct NormalDistribution: Distribution {
  /// The mean μ.
  public let mean: Double
  /// The standard deviation σ > 0.
  public let standardDeviation: Double

  /// The standard normal distribution.
  public static let standard = NormalDistribution()

  /// A normal distribution; the standard one unless told otherwise.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Whether the mean is finite and the standard deviation finite and positive.
  public var isDefined: Bool {
    mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    value(at: x, support: (-.infinity, .infinity), below: 0, above: 1) {
      canvass_normal_cdf((x - mean) / standardDeviation)
    }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    value(at: x, support: (-.infinity, .infinity), below: 1, above: 0) {
      canvass_normal_sf((x - mean) / standardDeviation)
    }
  }

  /// The x with P(X ≤ x) = p; infinite at 0 and 1.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: -.infinity, one: .infinity) {
      mean + standardDeviation * canvass_normal_quantile(p)
    }
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: .infinity, one: -.infinity) {
      mean + standardDeviation * canvass_normal_upper(q)
    }
  }

  /// exp(−(x − μ)²/2σ²) / (σ √(2π)).
  public func density(_ x: Double) -> Double {
    value(at: x, support: (-.infinity, .infinity), below: 0, above: 0) {
      canvass_normal_pdf((x - mean) / standardDeviation) / standardDeviation
    }
  }
}
