/// A sum of independent χ² variables with weights, Q = Σ_j λ_j χ²(ν_j), some of which may be negative: the
/// distribution of a quadratic form in normal variables, and of its ratio to a χ².
public struct QuadraticForm: Sendable {
  /// λ and ν of each term.
  public let terms: [(weight: Double, degreesOfFreedom: Double)]

  /// A sum.
  ///
  /// - Precondition: degrees of freedom are above 0, and some weight is above 0.
  public init(_ terms: [(weight: Double, degreesOfFreedom: Double)]) {
    precondition(terms.allSatisfy { $0.degreesOfFreedom > 0 } && terms.contains { $0.weight > 0 })
    let largest = terms.reduce(0) { max($0, abs($1.weight)) }
    self.terms = terms.map { ($0.weight / largest, $0.degreesOfFreedom) }
  }

  /// P(Q > 0), by inversion of the characteristic function:
  /// ½ + (1/π) ∫₀^∞ sin θ(u)/(u ρ(u)) du, θ = ½Σν atan(λu), ρ = Π(1 + λ²u²)^(ν/4).
  ///
  /// With u = e^t the integrand is analytic in a strip, so that the trapezoidal rule converges geometrically.
  /// J. P. Imhof, "Computing the distribution of quadratic forms in normal variables", Biometrika 48 (1961).
  public var probabilityAboveZero: Double {
    guard terms.contains(where: { $0.weight < 0 }) else { return 1 }
    let step = 0.125
    var sum = 0.0
    // Weights far below the largest come into play where u is about 1/λ.
    let least = terms.reduce(1) { $1.weight == 0 ? $0 : min($0, abs($1.weight)) }
    let total = terms.reduce(0) { $0 + $1.degreesOfFreedom }
    let last = -log(least) + 2 * 40 / total + 5
    var t = -40.0
    while t < last {
      let u = exp(t)
      var (angle, logModulus) = (0.0, 0.0)
      for (weight, freedom) in terms {
        angle += 0.5 * freedom * atan(weight * u)
        logModulus += 0.25 * freedom * log1p(weight * u * weight * u)
      }
      if logModulus < 745 { sum += sin(angle) * exp(-logModulus) }
      t += step
    }
    return min(1, max(0, 0.5 + sum * step / .pi))
  }

  /// P(Q > 0) by the saddlepoint of Lugannani and Rice, as `survey` in R has it; nothing where the saddlepoint lies at
  /// 0, in the middle of the distribution.
  ///
  /// D. Kuonen, "Saddlepoint approximations for distributions of quadratic forms in normal variables", Biometrika 86
  /// (1999).
  public var saddlepointAboveZero: Double? {
    guard terms.contains(where: { $0.weight < 0 }) else { return 1 }
    func slope(_ zeta: Double) -> Double {
      terms.reduce(0) { $0 + $1.degreesOfFreedom * $1.weight / (1 - 2 * zeta * $1.weight) }
    }
    var low = terms.filter { $0.weight < 0 }.map { 1 / (2 * $0.weight) }.max() ?? -1
    var high = terms.filter { $0.weight > 0 }.map { 1 / (2 * $0.weight) }.min() ?? 1
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if slope(middle) < 0 { low = middle } else { high = middle }
    }
    let zeta = (low + high) / 2
    if abs(zeta) < 1e-4 { return nil }
    var (cumulant, curvature) = (0.0, 0.0)
    for (weight, freedom) in terms {
      let factor = 1 - 2 * zeta * weight
      cumulant -= freedom * log(factor) / 2
      curvature += 2 * freedom * weight * weight / (factor * factor)
    }
    let w = (zeta < 0 ? -1 : 1) * (-2 * cumulant).squareRoot()
    let v = zeta * curvature.squareRoot()
    return NormalDistribution.standard.upperTail(w + log(v / w) / w)
  }
}
