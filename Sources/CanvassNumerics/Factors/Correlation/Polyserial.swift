/// The polyserial correlation: that of a normal variable with the normal variable behind ordered
/// categories, by maximum likelihood in two steps. U. Olsson, F. Drasgow and N. J. Dorans,
/// Psychometrika 47 (1982).
///
/// The first step standardises x by its weighted mean and variance (divisor W) and takes thresholds
/// from the weighted shares of the categories; the second maximises
/// Σ w log [Φ((τ_y − ρz)/√(1 − ρ²)) − Φ((τ_{y−1} − ρz)/√(1 − ρ²))]. A whole weight is so many copies
/// of the row.
public struct PolyserialCorrelation: Sendable {
  /// ρ, at most 1 − 10⁻⁹ in absolute value.
  public let estimate: Double
  /// The derivative of the log-likelihood at the estimate, over the sum of weights.
  public let gradient: Double
  /// The thresholds of the categories.
  public let thresholds: [Double]
  /// The number of rows with both.
  public let rows: Int
  /// Whether |ρ| is above 0.999: the categories then follow x as well as doubles can tell.
  public var isAtBoundary: Bool { abs(estimate) > 0.999 }

  private static let limit = 1 - 1e-9

  /// From the rows that have both columns; categories are ordered by their numbers.
  ///
  /// - Throws: `ObservationsError` if a column is unknown or does not vary, or the categories are too
  ///   many.
  public init(
    _ data: Observations, continuous: String, categories: String
  ) throws(ObservationsError) {
    guard let i = data.names.firstIndex(of: continuous) else {
      throw .unknown(column: continuous)
    }
    guard let j = data.names.firstIndex(of: categories) else {
      throw .unknown(column: categories)
    }
    let present = (0..<data.values.rows).filter {
      data.weights[$0] > 0 && !data.values[$0, i].isNaN && !data.values[$0, j].isNaN
    }
    guard !present.isEmpty else { throw .noPairs(column: continuous, other: categories) }
    let w = present.map { data.weights[$0] }
    let x = present.map { data.values[$0, i] }
    let total = w.reduce(0, +)
    let mean = zip(w, x).reduce(0) { $0 + $1.0 * $1.1 } / total
    let variance = zip(w, x).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / total
    guard variance > 0 else { throw .constant(column: continuous) }
    let ordered = try OrderedCategories(
      present.map { data.values[$0, j] }, weights: w, name: categories)
    thresholds = ordered.thresholds
    rows = present.count
    let cuts = [-Double.infinity] + ordered.thresholds + [.infinity]
    let likelihood = Likelihood(
      z: x.map { ($0 - mean) / variance.squareRoot() }, weights: w,
      lower: ordered.codes.map { cuts[$0] }, upper: ordered.codes.map { cuts[$0 + 1] })
    estimate = Self.maximum(likelihood)
    gradient = likelihood.at(estimate).score / total
  }

  /// The best of a grid, then the zero of the score between its neighbours, by halving.
  private static func maximum(_ likelihood: Likelihood) -> Double {
    let grid = [-limit] + (-19...19).map { Double($0) / 20 } + [limit]
    let values = grid.map { likelihood.at($0).value }
    let best = grid.indices.max { values[$0] < values[$1] } ?? grid.count / 2
    var lower = grid[max(best - 1, 0)]
    var upper = grid[min(best + 1, grid.count - 1)]
    if best == 0, likelihood.at(lower).score <= 0 { return lower }
    if best == grid.count - 1, likelihood.at(upper).score >= 0 { return upper }
    for _ in 0..<60 {
      let middle = (lower + upper) / 2
      guard middle > lower, middle < upper else { break }
      if likelihood.at(middle).score > 0 { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }

  private struct Likelihood {
    let z, weights, lower, upper: [Double]

    /// The log-likelihood of the categories and its derivative at ρ.
    func at(_ rho: Double) -> (value: Double, score: Double) {
      let s = ((1 - rho) * (1 + rho)).squareRoot()
      var (value, score) = (0.0, 0.0)
      for i in z.indices {
        let (a, b) = ((lower[i] - rho * z[i]) / s, (upper[i] - rho * z[i]) / s)
        // In the upper tail both probabilities are near 1: their complements are subtracted.
        let p =
          a > 0 ? standardNormal(-a) - standardNormal(-b) : standardNormal(b) - standardNormal(a)
        let bounded = max(p, 1e-300)
        value += weights[i] * log(bounded)
        let slope = density(b, upper[i], z[i], rho, s) - density(a, lower[i], z[i], rho, s)
        score += weights[i] * slope / bounded
      }
      return (value, score)
    }

    /// φ at a bound times the derivative of the bound by ρ, (ρτ − z)/√(1 − ρ²)³.
    private func density(
      _ bound: Double, _ cut: Double, _ z: Double, _ rho: Double, _ s: Double
    ) -> Double {
      cut.isFinite ? standardNormalDensity(bound) * (rho * cut - z) / (s * s * s) : 0
    }
  }
}
