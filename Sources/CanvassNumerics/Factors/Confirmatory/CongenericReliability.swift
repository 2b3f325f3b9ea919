/// The reliability of the sum of a factor's items under a measurement model, and what the factor
/// explains of them.
public struct CongenericReliability: Sendable, Equatable {
  /// ω = φ(Σλ)²/1ᵀΣ1 over the items of the factor, with the covariances Σ that the model implies:
  /// the share of the sum's variance that the factor explains. R. P. McDonald, Test Theory (1999).
  public let omega: Double
  /// The mean of the squared standardised loadings. C. Fornell and D. F. Larcker, J. Mark. Res. 18
  /// (1981).
  public let averageVarianceExtracted: Double

  /// The reliability of one factor in one group.
  ///
  /// - Parameters:
  ///   - factor: its column in the loadings.
  ///   - items: the rows of its items.
  public init(
    factor: Int, items: [Int], loadings: Matrix, factorCovariances: Matrix,
    residualVariances: [Double]
  ) {
    let common = (loadings * factorCovariances).timesTranspose(loadings)
    let variance = factorCovariances[factor, factor]
    let sum = items.reduce(0) { $0 + loadings[$1, factor] }
    var total = 0.0
    for i in items {
      total += residualVariances[i]
      for j in items { total += common[i, j] }
    }
    omega = variance > 0 && total > 0 ? variance * sum * sum / total : .nan
    let squares = items.reduce(0) {
      let x = loadings[$1, factor]
      return $0 + x * x * variance / (common[$1, $1] + residualVariances[$1])
    }
    averageVarianceExtracted = variance > 0 ? squares / Double(items.count) : .nan
  }
}
