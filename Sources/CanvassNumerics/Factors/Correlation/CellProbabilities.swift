/// The probabilities of the cells of a table of two ordered variables, and their derivatives, as
/// functions of the correlation of the normal variables behind them.
struct CellProbabilities {
  private let a: [Double]
  private let b: [Double]
  private let squares: [Double]
  private let products: [Double]
  private let independent: [Double]
  private let marginsA: [Double]
  private let marginsB: [Double]
  private var corners: [Double]
  private var slopes: [Double]

  /// The table cut by thresholds `a` (rows) and `b` (columns).
  init(_ a: [Double], _ b: [Double]) {
    self.a = a
    self.b = b
    marginsA = a.map(standardNormal)
    marginsB = b.map(standardNormal)
    var (squares, products, independent): ([Double], [Double], [Double]) = ([], [], [])
    for (y, marginY) in zip(b, marginsB) {
      for (x, marginX) in zip(a, marginsA) {
        squares.append((x * x + y * y) / 2)
        products.append(x * y)
        independent.append(marginX * marginY)
      }
    }
    (self.squares, self.products, self.independent) = (squares, products, independent)
    corners = independent
    slopes = independent
  }

  /// Φ₂ and φ₂ at all corners; the quadrature of `BivariateNormal` with what is common to the corners
  /// taken out of the loop.
  private mutating func fillCorners(_ rho: Double) {
    let q = (1 - rho) * (1 + rho)
    let scale = 1 / (2 * .pi * q.squareRoot())
    for k in corners.indices {
      slopes[k] = scale * exp((rho * products[k] - squares[k]) / q)
    }
    if abs(rho) >= 0.925 {
      let normal = BivariateNormal(correlation: rho)
      for j in b.indices {
        for i in a.indices { corners[j * a.count + i] = normal.cumulative(a[i], b[j]) }
      }
      return
    }
    let rule: GaussLegendre = abs(rho) < 0.3 ? .six : abs(rho) < 0.75 ? .twelve : .twenty
    let half = asin(rho) / 2
    for k in corners.indices { corners[k] = 0 }
    for (node, weight) in zip(rule.nodes, rule.weights) {
      let s = sin(half * (node + 1))
      let inverse = 1 / ((1 - s) * (1 + s))
      for k in corners.indices {
        corners[k] += weight * exp((s * products[k] - squares[k]) * inverse)
      }
    }
    for k in corners.indices { corners[k] = independent[k] + corners[k] * half / (2 * .pi) }
  }

  /// Log-likelihood of a table, its derivative in ρ, and the information on ρ of one observation.
  mutating func evaluate(_ rho: Double, _ table: Matrix) -> (
    logLikelihood: Double, score: Double, information: Double
  ) {
    fillCorners(rho)
    var (logLikelihood, score, information) = (0.0, 0.0, 0.0)
    for j in 0..<table.columns {
      for i in 0..<table.rows {
        let p = max(
          1e-300, corner(i, j) - corner(i - 1, j) - corner(i, j - 1) + corner(i - 1, j - 1))
        let d = slope(i, j) - slope(i - 1, j) - slope(i, j - 1) + slope(i - 1, j - 1)
        information += p > 1e-16 ? d * d / p : 0
        let n = table.elements[j * table.rows + i]
        if n > 0 {
          logLikelihood += n * log(p)
          score += n * d / p
        }
      }
    }
    return (logLikelihood, score, information)
  }

  /// P(X ≤ threshold i, Y ≤ threshold j), with a threshold before the first and after the last.
  @inline(__always)
  private func corner(_ i: Int, _ j: Int) -> Double {
    if i < 0 || j < 0 { return 0 }
    if i == a.count { return j == b.count ? 1 : marginsB[j] }
    return j == b.count ? marginsA[i] : corners[j * a.count + i]
  }

  @inline(__always)
  private func slope(_ i: Int, _ j: Int) -> Double {
    i < 0 || j < 0 || i == a.count || j == b.count ? 0 : slopes[j * a.count + i]
  }
}
