/// The derivatives of the score S(ρ, τ) = Σ n_ab π′_ab/π_ab of a polychoric correlation; a prime is the
/// derivative by ρ.
struct PolychoricSlopes {
  /// π′/π for each cell: what a row of the cell adds to the score.
  let score: Matrix
  /// ∂S/∂ρ.
  let byCorrelation: Double
  /// ∂S/∂τ for the thresholds of the rows.
  let byRowThreshold: [Double]
  /// ∂S/∂τ for the thresholds of the columns.
  let byColumnThreshold: [Double]

  init(
    _ table: Matrix, _ a: [Double], _ b: [Double], _ rho: Double,
    _ curvature: PolychoricCurvature = .exact
  ) {
    // Products of scores are what is left of the derivatives without those of second order.
    let bends = curvature == .exact ? 1.0 : 0
    let normal = BivariateNormal(correlation: rho)
    let q = (1 - rho) * (1 + rho)
    let cutA = [-.infinity] + a + [.infinity]
    let cutB = [-.infinity] + b + [.infinity]
    /// A function of the corners of the cells, differenced over each cell.
    func cells(_ corner: (Double, Double) -> Double) -> Matrix {
      let c = Matrix(rows: cutA.count, columns: cutB.count) { corner(cutA[$0], cutB[$1]) }
      return Matrix(rows: table.rows, columns: table.columns) { i, j in
        c[i + 1, j + 1] - c[i, j + 1] - c[i + 1, j] + c[i, j]
      }
    }
    let p = cells(normal.cumulative)
    let d = cells(normal.density)
    let dd = cells { x, y in
      guard x.isFinite, y.isFinite else { return 0 }
      let bend = ((1 + rho * rho) * x * y - rho * (x * x + y * y)) / (q * q)
      return normal.density(x, y) * (rho / q + bend)
    }
    score = Matrix(rows: table.rows, columns: table.columns) { d[$0, $1] / p[$0, $1] }

    var own = 0.0
    for j in 0..<table.columns {
      for i in 0..<table.rows where table[i, j] > 0 {
        let s = d[i, j] / p[i, j]
        own += table[i, j] * (bends * dd[i, j] / p[i, j] - s * s)
      }
    }
    byCorrelation = own

    /// ∂S/∂τ for threshold k of one side, between its cells k and k + 1; `count` gives the table with
    /// that side first.
    func byThreshold(
      _ cuts: [Double], _ others: [Double], _ count: (Int, Int) -> (n: Double, p: Double, d: Double)
    ) -> [Double] {
      cuts.enumerated().map { k, t in
        var sum = 0.0
        for j in 0..<(others.count - 1) {
          let (lower, upper) = (others[j], others[j + 1])
          let dp =
            standardNormalDensity(t)
            * (standardNormal((upper - rho * t) / q.squareRoot())
              - standardNormal((lower - rho * t) / q.squareRoot()))
          func slope(_ y: Double) -> Double {
            y.isFinite ? -normal.density(t, y) * (t - rho * y) / q : 0
          }
          let dd = slope(upper) - slope(lower)
          for (side, sign) in [(k, 1.0), (k + 1, -1.0)] {
            let cell = count(side, j)
            guard cell.n > 0 else { continue }
            sum += sign * cell.n * (bends * dd / cell.p - cell.d * dp / (cell.p * cell.p))
          }
        }
        return sum
      }
    }
    byRowThreshold = byThreshold(a, cutB) { (table[$0, $1], p[$0, $1], d[$0, $1]) }
    byColumnThreshold = byThreshold(b, cutA) { (table[$1, $0], p[$1, $0], d[$1, $0]) }
  }
}
