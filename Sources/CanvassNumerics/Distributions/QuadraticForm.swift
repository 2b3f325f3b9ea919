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

  /// Σλ_j χ²(1) less x·χ²(d)/d, whose probability above 0 is that of a sum which exceeds x where its scale was estimated with
  /// d degrees of freedom.
  public init(_ weights: [Double], above x: Double, degreesOfFreedom d: Double) {
    self.init(weights.map { ($0, 1) } + [(-x / d, d)])
  }

  /// P(Q > 0), by inversion of the moment generating function along the line through its saddlepoint ζ:
  /// (1/π) ∫₀^∞ Re[exp K(ζ + iy)/(ζ + iy)] dy, and 1 more where ζ < 0, with K(s) = −½Σν log(1 − 2λs).
  ///
  /// With y = w sinh τ, w the width of the saddle, the integrand is analytic and decays on all sides, so that the
  /// trapezoidal rule converges geometrically. S. O. Rice, "Distribution of quadratic forms in normal random variables",
  /// SIAM J. Sci. Stat. Comput. 1 (1980).
  public var probabilityAboveZero: Double {
    guard terms.contains(where: { $0.weight < 0 }) else { return 1 }
    var (zeta, low, high) = saddlepoint
    var width = 1 / curvature(zeta).squareRoot()
    // The pole at 0 stays away from the path.
    if abs(zeta) < width {
      zeta = zeta < 0 ? max(-width, low / 2) : min(width, high / 2)
      width = min(1 / curvature(zeta).squareRoot(), abs(zeta))
    }
    // Many degrees of freedom turn the phase quickly.
    let step = min(0.02, 0.5 / (terms.map(\.degreesOfFreedom).max() ?? 1).squareRoot())
    let total = terms.reduce(0) { $0 + $1.degreesOfFreedom }
    var sum = 0.0
    var place = 0
    while Double(place) * step < 80 / total + 10 {
      let tau = Double(place) * step
      let y = width * sinh(tau)
      var (real, imaginary) = (0.0, 0.0)
      for (weight, freedom) in terms {
        let (a, b) = (-2 * zeta * weight, -2 * y * weight)
        real -= 0.25 * freedom * log1p(2 * a + a * a + b * b)
        imaginary -= 0.5 * freedom * atan2(b, 1 + a)
      }
      if real > -745 {
        let value = exp(real) * (zeta * cos(imaginary) + y * sin(imaginary))
        sum += (place == 0 ? 0.5 : 1) * value / (zeta * zeta + y * y) * width * cosh(tau)
      }
      place += 1
    }
    return min(1, max(0, sum * step / .pi + (zeta < 0 ? 1 : 0)))
  }

  /// Where K′ = 0, and the bounds between which K is defined.
  private var saddlepoint: (zeta: Double, low: Double, high: Double) {
    func slope(_ zeta: Double) -> Double {
      terms.reduce(0) { $0 + $1.degreesOfFreedom * $1.weight / (1 - 2 * zeta * $1.weight) }
    }
    let lowest = terms.filter { $0.weight < 0 }.map { 1 / (2 * $0.weight) }.max() ?? -1
    let highest = terms.filter { $0.weight > 0 }.map { 1 / (2 * $0.weight) }.min() ?? 1
    var (low, high) = (lowest, highest)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if slope(middle) < 0 { low = middle } else { high = middle }
    }
    return ((low + high) / 2, lowest, highest)
  }

  /// K″.
  private func curvature(_ zeta: Double) -> Double {
    terms.reduce(0) {
      let share = $1.weight / (1 - 2 * zeta * $1.weight)
      return $0 + 2 * $1.degreesOfFreedom * share * share
    }
  }

  /// P(Q > 0) by the saddlepoint of Lugannani and Rice, as `survey` in R has it; nothing where the saddlepoint lies at
  /// 0, in the middle of the distribution.
  ///
  /// D. Kuonen, "Saddlepoint approximations for distributions of quadratic forms in normal variables", Biometrika 86
  /// (1999).
  public var saddlepointAboveZero: Double? {
    guard terms.contains(where: { $0.weight < 0 }) else { return 1 }
    let zeta = saddlepoint.zeta
    if abs(zeta) < 1e-4 { return nil }
    let cumulant = terms.reduce(0) { $0 - $1.degreesOfFreedom * log(1 - 2 * zeta * $1.weight) / 2 }
    let w = (zeta < 0 ? -1 : 1) * (-2 * cumulant).squareRoot()
    let v = zeta * curvature(zeta).squareRoot()
    return NormalDistribution.standard.upperTail(w + log(v / w) / w)
  }
}
