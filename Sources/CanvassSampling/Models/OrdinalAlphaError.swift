import CanvassNumerics

/// The standard error of ordinal α under a design.
///
/// α = k/(k − 1)·(1 − k/S) with S the sum of all polychoric correlations, ones included: each of them moves it by
/// 2k²/((k − 1)S²), and their covariance in the design makes its variance. Under replicates α is that of the correlations of
/// each, which are known there at first order.
public struct OrdinalAlphaError: Sendable {
  /// Its square is the variance.
  public let standardError: Double
  /// Clusters less strata; of pairs with different rows the smallest.
  public let degreesOfFreedom: Int

  /// - Parameter correlations: the polychoric correlations that α is made of.
  /// - Returns: `nil` without a design, and where a correlation lies on the boundary.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MemoryShortage`.
  init?(_ correlations: SurveyCorrelations, threads: Int) throws {
    let data = correlations.data
    guard !data.design.specification.isSimpleRandom,
      let uncertainty = try correlations.uncertainty(threads: threads)
    else { return nil }
    let count = data.columns.count
    let k = Double(count)
    @Sendable func alpha(_ matrix: Matrix) -> Double {
      k / (k - 1) * (1 - k / matrix.elements.reduce(0, +))
    }
    let matrix = correlations.matrix.values
    let sum = matrix.elements.reduce(0, +)
    let slope = 2 * k * k / ((k - 1) * sum * sum)
    let (variances, _) = try uncertainty.variances(
      of: { [alpha(matrix)] },
      by: { Matrix([[Double](repeating: slope, count: count * (count - 1) / 2)]) },
      at: { [alpha($0)] }, of: count)
    standardError = variances[0].squareRoot()
    degreesOfFreedom = uncertainty.degreesOfFreedom
  }
}
