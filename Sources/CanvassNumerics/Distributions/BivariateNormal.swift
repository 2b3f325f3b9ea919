/// The standard bivariate normal distribution.
package struct BivariateNormal: Sendable, Equatable {
  /// The correlation ρ, −1...1.
  package let correlation: Double

  /// The distribution with correlation ρ.
  package init(correlation: Double) { self.correlation = correlation }

  /// P(X ≤ x, Y ≤ y), to about 10⁻¹⁵ absolutely; NaN if ρ is not in −1...1.
  ///
  /// For |ρ| < 0.925 Gauss–Legendre quadrature of Plackett's integral over asin ρ, otherwise the
  /// expansion about |ρ| = 1. Z. Drezner and G. O. Wesolowsky, J. Statist. Comput. Simul. 35 (1990);
  /// A. Genz, "Numerical computation of rectangular bivariate and trivariate normal and t
  /// probabilities", Statistics and Computing 14 (2004).
  package func cumulative(_ x: Double, _ y: Double) -> Double {
    let rho = correlation
    guard abs(rho) <= 1, !x.isNaN, !y.isNaN else { return .nan }
    if x == -.infinity || y == -.infinity { return 0 }
    if x == .infinity { return standardNormal(y) }
    if y == .infinity { return standardNormal(x) }
    let value = abs(rho) < 0.925 ? moderate(x, y) : extreme(-x, -y)
    return min(1, max(0, value))
  }

  /// The density at (x, y).
  package func density(_ x: Double, _ y: Double) -> Double {
    let q = (1 - correlation) * (1 + correlation)
    guard x.isFinite, y.isFinite else { return x.isNaN || y.isNaN ? .nan : 0 }
    return exp(-(x * x - 2 * correlation * x * y + y * y) / (2 * q)) / (2 * .pi * q.squareRoot())
  }

  /// Φ(x)Φ(y) + 1/2π ∫ exp(−(x² + y² − 2xy sin θ) / 2cos²θ) dθ from 0 to asin ρ.
  private func moderate(_ x: Double, _ y: Double) -> Double {
    let rule: GaussLegendre =
      abs(correlation) < 0.3 ? .six : abs(correlation) < 0.75 ? .twelve : .twenty
    let half = asin(correlation) / 2
    let squares = (x * x + y * y) / 2
    let product = x * y
    var sum = 0.0
    for (node, weight) in zip(rule.nodes, rule.weights) {
      let s = sin(half * (node + 1))
      sum += weight * exp((s * product - squares) / ((1 - s) * (1 + s)))
    }
    return standardNormal(x) * standardNormal(y) + sum * half / (2 * .pi)
  }

  /// P(X > h, Y > k) near |ρ| = 1.
  private func extreme(_ h: Double, _ k: Double) -> Double {
    let positive = correlation > 0
    let k = positive ? k : -k
    let product = h * k
    var sum = 0.0
    if abs(correlation) < 1 {
      let square = (1 - correlation) * (1 + correlation)
      let a = square.squareRoot()
      let difference = (h - k) * (h - k)
      let c = (4 - product) / 8
      let d = (12 - product) / 16
      let exponent = -(difference / square + product) / 2
      if exponent > -100 {
        sum =
          a * exp(exponent)
          * (1 - c * (difference - square) * (1 - d * difference / 5) / 3
            + c * d * square * square / 5)
      }
      if product > -100 {
        let b = difference.squareRoot()
        sum -=
          exp(-product / 2) * (2 * Double.pi).squareRoot() * standardNormal(-b / a) * b
          * (1 - c * difference * (1 - d * difference / 5) / 3)
      }
      let rule = GaussLegendre.twenty
      for (node, weight) in zip(rule.nodes, rule.weights) {
        let root = a / 2 * (node + 1)
        let t = root * root
        let exponent = -(difference / t + product) / 2
        guard exponent > -100 else { continue }
        let r = ((1 - t)).squareRoot()
        let exact = exp(-product * t / (2 * (1 + r) * (1 + r))) / r
        sum += a / 2 * weight * exp(exponent) * (exact - (1 + c * t * (1 + d * t)))
      }
      sum = -sum / (2 * .pi)
    }
    if positive { return sum + standardNormal(-max(h, k)) }
    if h >= k { return -sum }
    let strip =
      h < 0 ? standardNormal(k) - standardNormal(h) : standardNormal(-h) - standardNormal(-k)
    return strip - sum
  }
}

/// Φ(x), fast and accurate in the lower tail.
@inline(__always)
func standardNormal(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

/// φ(x).
@inline(__always)
func standardNormalDensity(_ x: Double) -> Double {
  exp(-0.5 * x * x) * 0.398942280401432677939946059934
}
