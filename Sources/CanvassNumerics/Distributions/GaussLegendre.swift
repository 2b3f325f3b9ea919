/// The nodes and weights of Gauss–Legendre quadrature on −1...1.
struct GaussLegendre: Sendable {
  /// The nodes, ascending.
  let nodes: [Double]
  /// The weights; they add up to 2.
  let weights: [Double]

  /// The rule with n nodes, exact for polynomials of degree 2n − 1: Newton's method on the Legendre
  /// polynomial from the usual cosine start.
  init(_ n: Int) {
    var nodes = [Double](repeating: 0, count: n)
    var weights = nodes
    for i in 0..<n {
      var x = -cos(.pi * (Double(i) + 0.75) / (Double(n) + 0.5))
      var slope = 0.0
      for _ in 0..<20 {
        // The three-term recurrence (k + 1) P(k+1) = (2k + 1) x P(k) − k P(k−1).
        var (previous, value) = (1.0, x)
        for k in 1..<n {
          let k = Double(k)
          (previous, value) = (value, ((2 * k + 1) * x * value - k * previous) / (k + 1))
        }
        slope = Double(n) * (x * value - previous) / (x * x - 1)
        let step = value / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      nodes[i] = x
      weights[i] = 2 / ((1 - x * x) * slope * slope)
    }
    self.nodes = nodes
    self.weights = weights
  }

  static let six = GaussLegendre(6)
  static let twelve = GaussLegendre(12)
  static let twenty = GaussLegendre(20)
}
