/// Velicer's minimum average partial: the number of components after which the average squared
/// partial correlation of the variables is smallest. W. F. Velicer, Psychometrika 41 (1976).
public struct MinimumAveragePartial: Sendable {
  /// The average squared partial correlation with 0, 1, 2, ... components held constant.
  public let averages: [Double]
  /// The number of components with the smallest.
  public let suggested: Int

  /// The averages for up to `most` components, by default all but two.
  ///
  /// - Throws: `MatrixError` if the eigenvalue iteration fails.
  public init(_ correlations: CorrelationMatrix, most: Int? = nil) throws(MatrixError) {
    let r = correlations.values
    let p = r.rows
    let eigen = try SymmetricEigen(of: r, named: "correlation matrix")
    var rest = r
    var averages: [Double] = []
    let interruption = Interruption.current
    for m in 0...max(0, min(most ?? p - 2, p - 2)) {
      try interruption?.check("correlation matrix")
      if m > 0 {
        for j in 0..<p {
          for i in 0..<p {
            rest[i, j] -= eigen.values[m - 1] * eigen.vectors[i, m - 1] * eigen.vectors[j, m - 1]
          }
        }
      }
      let scale = rest.diagonal
      guard scale.allSatisfy({ $0 > 1e-12 }) else { break }
      var sum = 0.0
      for j in 0..<p {
        for i in 0..<p where i != j { sum += rest[i, j] * rest[i, j] / (scale[i] * scale[j]) }
      }
      averages.append(sum / Double(p * (p - 1)))
    }
    self.averages = averages
    suggested = averages.indices.min { averages[$0] < averages[$1] } ?? 0
  }
}
