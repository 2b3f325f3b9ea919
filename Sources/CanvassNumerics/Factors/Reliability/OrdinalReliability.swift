/// The reliability of a sum of ordered items, by the normal variables thought to stand behind them.
///
/// α is Cronbach's of the polychoric correlations: the reliability of the sum of those hidden
/// variables, not of the sum of the answers. ω is that of the sum of the answers themselves, coded 1,
/// 2, ...: the covariance of two answers is ΣΣ over thresholds of Φ₂(τ_a, τ_b; ρ) − Φ(τ_a) Φ(τ_b); the
/// numerator takes for ρ what the common factors reproduce, the denominator the polychoric correlation
/// (1 for an item with itself). S. B. Green and Y. Yang, Psychometrika 74 (2009), formula 21; B. D.
/// Zumbo, A. M. Gadermann and C. Zeisser, J. Mod. Appl. Stat. Methods 6 (2007).
public struct OrdinalReliability: Sendable {
  /// Cronbach's α of the polychoric correlations.
  public let alpha: Double
  /// Green and Yang's ω.
  public let omega: Double

  /// From polychoric correlations, the thresholds of the items, and factors taken out of the
  /// correlations by minimum residuals.
  ///
  /// - Throws: `FactorError` if the factors cannot be found or the numbers of items differ.
  public init(
    _ correlations: CorrelationMatrix, thresholds: [[Double]], factors: Int = 1
  ) throws(FactorError) {
    let solution = try FactorSolution(correlations, factors: factors)
    try self.init(
      correlations, thresholds: thresholds,
      reproduced: solution.loadings.timesTranspose(solution.loadings))
  }

  /// From polychoric correlations, the thresholds of the items and the correlations that a factor
  /// model reproduces, with communalities on the diagonal.
  ///
  /// - Throws: `FactorError` if the numbers of items differ or the sum of the items does not vary.
  public init(
    _ correlations: CorrelationMatrix, thresholds: [[Double]], reproduced: Matrix
  ) throws(FactorError) {
    let r = correlations.values
    let k = r.rows
    guard k >= 2 else { throw .missing(what: "a second item") }
    guard thresholds.count == k, reproduced.rows == k, reproduced.columns == k else {
      throw .missing(what: "a list of thresholds and a reproduced correlation for each item")
    }
    var (common, total) = (0.0, 0.0)
    for j in 0..<k {
      for i in 0...j {
        let copies = i == j ? 1.0 : 2
        common += copies * Self.covariance(thresholds[i], thresholds[j], reproduced[i, j])
        total += copies * Self.covariance(thresholds[i], thresholds[j], i == j ? 1 : r[i, j])
      }
    }
    let sum = r.elements.reduce(0, +)
    guard total > 0, sum > 0 else { throw .missing(what: "a sum of items that varies") }
    omega = common / total
    alpha = Double(k) / Double(k - 1) * (1 - Double(k) / sum)
  }

  /// The thresholds of each column of ordered categories: normal quantiles of the weighted cumulative
  /// shares over the rows that have the column.
  ///
  /// - Throws: `ObservationsError` if a column has one or too many values.
  public static func thresholds(_ data: Observations) throws(ObservationsError) -> [[Double]] {
    var result: [[Double]] = []
    for (j, column) in data.values.columnArrays.enumerated() {
      result.append(
        try OrderedCategories(column, weights: data.weights, name: data.names[j]).thresholds)
    }
    return result
  }

  /// The covariance of two items coded 1, 2, ... over normal variables with correlation ρ.
  private static func covariance(_ a: [Double], _ b: [Double], _ rho: Double) -> Double {
    let normal = BivariateNormal(correlation: max(-1, min(1, rho)))
    var sum = 0.0
    for x in a {
      for y in b {
        let both =
          rho >= 1 ? standardNormal(min(x, y)) : normal.cumulative(x, y)
        sum += both - standardNormal(x) * standardNormal(y)
      }
    }
    return sum
  }
}
