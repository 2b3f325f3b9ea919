/// Whether correlations are worth a factor analysis: the measures of Kaiser, Meyer and Olkin, and
/// Bartlett's test that there is no correlation at all.
public struct SamplingAdequacy: Sendable {
  /// KMO: Σr² / (Σr² + Σq²) over all pairs, q the partial correlations given all other variables.
  public let overall: Double
  /// MSA: the same over the pairs of each variable.
  public let byVariable: [Double]
  /// Bartlett's −(n − 1 − (2p + 5)/6) log|R|.
  public let chiSquared: Double
  /// p(p − 1)/2.
  public let degreesOfFreedom: Double
  /// P(χ² ≥ that).
  public let p: Double

  /// The adequacy of correlations from `rows` rows.
  ///
  /// - Throws: `MatrixError` if the correlation matrix is singular.
  public init(_ correlations: CorrelationMatrix, rows n: Double) throws(MatrixError) {
    let r = correlations.values
    let factor = try Cholesky(of: r, named: "correlation matrix")
    let inverse = factor.inverse
    let count = r.rows
    var simple = [Double](repeating: 0, count: count)
    var partial = simple
    for j in 0..<count {
      for i in 0..<count where i != j {
        let q = inverse[i, j] / (inverse[i, i] * inverse[j, j]).squareRoot()
        simple[j] += r[i, j] * r[i, j]
        partial[j] += q * q
      }
    }
    let (r2, q2) = (simple.reduce(0, +), partial.reduce(0, +))
    overall = r2 / (r2 + q2)
    byVariable = zip(simple, partial).map { $0 / ($0 + $1) }
    let variables = Double(count)
    chiSquared = -(n - 1 - (2 * variables + 5) / 6) * factor.logDeterminant
    degreesOfFreedom = variables * (variables - 1) / 2
    p = ChiSquared(degreesOfFreedom: degreesOfFreedom).upperTail(chiSquared)
  }
}
