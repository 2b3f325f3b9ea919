import CanvassNumerics
import CanvassTestSupport
import Testing

/// The correlation of factor scores with their factor: bounded by the multiple correlation.
@Suite struct ScoreValidityTests {
  private func validity(
    _ method: FactorScoring, _ r: Matrix, _ loadings: [Double]
  ) throws -> Double {
    let correlations = try CorrelationMatrix(r)
    let (lambda, phi) = (Matrix(columns: [loadings]), Matrix.identity(1))
    let weights = try method.weights(
      correlations: correlations, loadings: lambda, factorCorrelations: phi,
      uniquenesses: loadings.map { max(0.005, 1 - $0 * $0) })
    return try FactorScoring.validity(
      of: weights, correlations: correlations, loadings: lambda, factorCorrelations: phi)[0]
  }

  private func equal(_ r: Double) -> Matrix { Matrix(rows: 3, columns: 3) { $0 == $1 ? 1 : r } }

  /// For loadings λ and equal correlations r of three variables R² = 3λ²/(1 + 2r).
  @Test("regression scores reach the multiple correlation, no others exceed it")
  func bounded() throws {
    let most = try validity(.regression, equal(0.5), [0.8, 0.8, 0.8])
    #expect(relativeError(most, (3 * 0.64 / 2).squareRoot()) < 1e-14)
    for method in FactorScoring.allCases {
      let r = Matrix([[1, 0.42, 0.35], [0.42, 1, 0.3], [0.35, 0.3, 1]])
      let best = try validity(.regression, r, [0.7, 0.6, 0.5])
      #expect(try validity(method, r, [0.7, 0.6, 0.5]) <= best + 1e-14)
    }
  }

  /// With λ = 0.9 at r = 0.5 the variables would explain 1.215 of the factor: the matrix of all correlations is
  /// not positive definite, whatever score is taken.
  @Test("loadings that no variables can have give no validity, by any method")
  func undefined() throws {
    for method in FactorScoring.allCases {
      #expect(try validity(method, equal(0.5), [0.9, 0.9, 0.9]).isNaN)
      // R² is 1.17 here, while the score by Bartlett would correlate 0.97 with its factor.
      let r = Matrix([[1, 0.1, 0.1], [0.1, 1, 0.5], [0.1, 0.5, 1]])
      #expect(try validity(method, r, [0.6, 0.9, 0.2]).isNaN)
    }
  }

  @Test("components are determined by the variables")
  func components() throws {
    let r = equal(0.5)
    let eigen = try SymmetricEigen(of: r)
    let loadings = eigen.vectors.column(0).map { $0 * eigen.values[0].squareRoot() }
    #expect(abs(abs(try validity(.regression, r, loadings)) - 1) < 1e-12)
  }
}
