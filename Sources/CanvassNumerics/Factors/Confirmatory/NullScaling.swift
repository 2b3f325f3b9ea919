/// The scaling factor of the χ² of the model in which nothing covaries.
///
/// With z the values of a row over their standard deviations (divisor n) and r the correlations, the traces
/// of `ScaledFit` come down to Σ over i < j of mean z_i²z_j² − r_ij² for Satorra–Bentler and to
/// ½ (mean (zᵀR⁻¹z)² − p − Σ_i mean (z_i² − 1)²) for Yuan–Bentler, summed over groups; modelled means add to
/// both of their terms the same.
struct NullScaling {
  let factor: Double

  init(
    _ correction: ScalingCorrection, _ groups: [Matrix], degreesOfFreedom df: Double
  ) throws(MatrixError) {
    var trace = 0.0
    for rows in groups {
      let (n, p) = (Double(rows.rows), rows.columns)
      let z = rows.columnArrays.map(Self.standardized)
      switch correction {
      case .satorraBentler:
        for j in 0..<p {
          for i in 0..<j {
            let products = zip(z[i], z[j]).map { $0 * $1 }
            let r = products.reduce(0, +) / n
            trace += innerProduct(products, products) / n - r * r
          }
        }
      case .yuanBentler:
        let matrix = Matrix(columns: z)
        let r = (1 / n) * matrix.transposeTimes(matrix)
        let inverse = try Cholesky(of: r, named: "correlation matrix").inverse
        let product = matrix * inverse
        for i in 0..<rows.rows {
          let distance = (0..<p).reduce(0) { $0 + product[i, $1] * matrix[i, $1] }
          trace += distance * distance / (2 * n)
        }
        trace -= Double(p) / 2
        for column in z {
          trace -= column.reduce(0) { $0 + ($1 * $1 - 1) * ($1 * $1 - 1) } / (2 * n)
        }
      }
    }
    factor = trace / df
  }

  private static func standardized(_ x: [Double]) -> [Double] {
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let square = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    return x.map { ($0 - mean) / square.squareRoot() }
  }
}
