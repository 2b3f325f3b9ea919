/// The empirical Kaiser criterion: factors whose eigenvalues exceed the largest that uncorrelated
/// variables would be expected to have in such a sample, given the variance that the factors before it
/// have taken, and 1.
///
/// The jth reference is max(1, (p − Σ of the eigenvalues before) / (p − j + 1) · (1 + √(p/n))²).
/// J. Braeken and M. A. L. M. van Assen, Psychol. Methods 22 (2017).
public struct EmpiricalKaiser: Sendable, Equatable {
  /// The eigenvalues of the correlation matrix, the largest first.
  public let observed: [Double]
  /// What each must exceed.
  public let reference: [Double]
  /// The number of leading eigenvalues that do.
  public let suggested: Int

  /// The criterion for correlations from `rows` rows, or an effective number of them.
  ///
  /// - Throws: `MatrixError` if there is no row or the eigenvalue iteration fails.
  public init(_ correlations: CorrelationMatrix, rows n: Double) throws(MatrixError) {
    guard n >= 1, n.isFinite else {
      throw MatrixError(
        "sample of the correlation matrix", .shape(found: "\(n) rows", expected: "at least one"))
    }
    observed = try SymmetricEigen.values(of: correlations.values, named: "correlation matrix")
    let p = Double(observed.count)
    let edge = (1 + (p / n).squareRoot()) * (1 + (p / n).squareRoot())
    var left = p
    reference = observed.enumerated().map { j, value in
      defer { left -= value }
      return max(1, left / (p - Double(j)) * edge)
    }
    suggested = zip(observed, reference).prefix { $0 > $1 }.count
  }
}
