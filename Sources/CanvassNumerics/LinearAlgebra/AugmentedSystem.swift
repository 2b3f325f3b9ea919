/// A least-squares problem as the system r + Ab = y, Aᵀr = c, and its refinement; c is 0 unless the
/// inverse cross-products are asked for.
struct AugmentedSystem: Sendable {
  let matrix: Matrix
  /// What the rounding of columns of the matrix to doubles left over.
  let lowParts: [Int: [Double]]
  let target: [Double]
  /// What the rounding of the target to doubles left over.
  let lowTarget: [Double]?
  /// c.
  let constraint: [Double]?
  let qr: PivotedQR
  /// b.
  private(set) var solution: [Double]
  /// What the rounding of b to doubles left over.
  private(set) var lowSolution: [Double]
  /// r.
  private(set) var residual: [Double]
  /// The length of the last correction relative to that of b.
  private(set) var lastCorrection = Double.infinity

  /// The plain solution by a pivoted QR factorisation of full column rank.
  init(
    _ matrix: Matrix, _ target: [Double], _ qr: PivotedQR, lowParts: [Int: [Double]] = [:],
    lowTarget: [Double]? = nil
  ) {
    self.lowTarget = lowTarget
    self.matrix = matrix
    self.lowParts = lowParts
    self.target = target
    self.qr = qr
    constraint = nil
    let n = matrix.columns
    var c = qr.transposeQTimes(target)
    solution = Self.unpivoted(qr.solveR(c), qr)
    lowSolution = [Double](repeating: 0, count: n)
    for k in 0..<n { c[k] = 0 }
    residual = qr.qTimes(c)
  }

  /// The system of column j of (AᵀA)⁻¹: r + Ab = 0, Aᵀr = −e_j.
  init(_ matrix: Matrix, inverseColumn j: Int, _ qr: PivotedQR, lowParts: [Int: [Double]]) {
    self.matrix = matrix
    self.lowParts = lowParts
    self.qr = qr
    target = [Double](repeating: 0, count: matrix.rows)
    lowTarget = nil
    let n = matrix.columns
    var constraint = [Double](repeating: 0, count: n)
    constraint[j] = -1
    self.constraint = constraint
    // Zeros; the first correction is the plain solution.
    solution = [Double](repeating: 0, count: n)
    lowSolution = solution
    residual = target
  }

  /// Corrects b and r until a correction changes nothing more or no longer shrinks, at most
  /// `limit` times.
  mutating func refine(limit: Int = 5) {
    for _ in 0..<limit {
      let (f, g) = defects()
      let n = matrix.columns
      var d = qr.transposeQTimes(f)
      let h = qr.solveRTransposed(qr.order.map { g[$0] })
      var step = [Double](repeating: 0, count: n)
      for k in 0..<n {
        step[k] = d[k] - h[k]
        d[k] = h[k]
      }
      let correction = Self.unpivoted(qr.solveR(step), qr)
      let length = LeastSquares.norm(solution)
      let size = LeastSquares.norm(correction) / (length > 0 ? length : 1)
      let isFirst = lastCorrection == .infinity && length == 0
      guard size.isFinite, size < 0.5 * lastCorrection else { return }
      let change = qr.qTimes(d)
      for k in 0..<n {
        var sum = DoubleDouble(high: solution[k], low: lowSolution[k])
        sum.add(correction[k])
        sum = sum.normalized
        (solution[k], lowSolution[k]) = (sum.high, sum.low)
      }
      for i in residual.indices { residual[i] += change[i] }
      lastCorrection = isFirst ? .greatestFiniteMagnitude : size
      if size < 1e-17 { return }
    }
  }

  /// y − r − Ab and c − Aᵀr, with 32 digits inside.
  private func defects() -> (f: [Double], g: [Double]) {
    let (m, n) = (matrix.rows, matrix.columns)
    var high = target
    var low = lowTarget ?? [Double](repeating: 0, count: m)
    var g = [Double](repeating: 0, count: n)
    matrix.elements.withUnsafeBufferPointer { a in
      residual.withUnsafeBufferPointer { r in
        high.withUnsafeMutableBufferPointer { high in
          low.withUnsafeMutableBufferPointer { low in
            for i in 0..<m {
              var sum = DoubleDouble(high: high[i], low: low[i])
              sum.add(-r[i])
              (high[i], low[i]) = (sum.high, sum.low)
            }
            for j in 0..<n {
              let (b, lowB) = (-solution[j], -lowSolution[j])
              var product = DoubleDouble(high: constraint?[j] ?? 0, low: 0)
              for i in 0..<m {
                let x = a[j * m + i]
                var sum = DoubleDouble(high: high[i], low: low[i])
                sum.add(x, times: b)
                (high[i], low[i]) = (sum.high, sum.low + x * lowB)
                product.add(-x, times: r[i])
              }
              for (i, x) in (lowParts[j] ?? []).enumerated() {
                var sum = DoubleDouble(high: high[i], low: low[i])
                sum.add(x, times: b)
                (high[i], low[i]) = (sum.high, sum.low)
                product.add(-x, times: r[i])
              }
              g[j] = product.value
            }
          }
        }
      }
    }
    return (zip(high, low).map { $0 + $1 }, g)
  }

  private static func unpivoted(_ x: [Double], _ qr: PivotedQR) -> [Double] {
    var result = [Double](repeating: 0, count: qr.columns)
    for (k, j) in qr.order.enumerated() { result[j] = x[k] }
    return result
  }
}
