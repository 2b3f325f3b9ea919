/// When the iteration of principal axis factoring ends.
public struct PrincipalAxisRule: Sendable, Equatable {
  /// What has to stand still.
  public enum Measure: Sendable, Equatable {
    /// The sum of the communalities.
    case sum
    /// Every communality.
    case largestChange
  }

  /// What has to stand still.
  public let measure: Measure
  /// By how much it may still move.
  public let tolerance: Double
  /// The most iterations.
  public let limit: Int

  /// A rule of one's own.
  public init(measure: Measure, tolerance: Double, limit: Int) {
    self.measure = measure
    self.tolerance = tolerance
    self.limit = limit
  }

  /// To the end: every communality to 10⁻¹⁰. The result is that of minimum residuals.
  public static let exact = PrincipalAxisRule(
    measure: .largestChange, tolerance: 1e-10, limit: 20_000)
  /// As `psych::fa(fm = "pa")`: the sum to 0.001, at most 50 iterations.
  public static let psych = PrincipalAxisRule(measure: .sum, tolerance: 1e-3, limit: 50)
  /// Once, from the squared multiple correlations: Stata's principal factors.
  public static let once = PrincipalAxisRule(
    measure: .largestChange, tolerance: .greatestFiniteMagnitude, limit: 1)
  /// As SPSS: every communality to 0.001, at most 25 iterations.
  public static let spss = PrincipalAxisRule(
    measure: .largestChange, tolerance: 1e-3, limit: 25)
}

/// Principal axis factoring: communalities on the diagonal, factors from the eigenvectors, new
/// communalities from the factors, and so on from the squared multiple correlations.
struct PrincipalAxisFactors {
  private let r: Matrix
  private let factors: Int
  private let rule: PrincipalAxisRule

  init(_ correlations: Matrix, _ factors: Int, _ rule: PrincipalAxisRule) {
    r = correlations
    self.factors = factors
    self.rule = rule
  }

  func fit() throws(MatrixError) -> ExtractionResult {
    var communalities = squaredMultipleCorrelations(r)
    var loadings = Matrix(rows: r.rows, columns: factors)
    var change = Double.infinity
    var iterations = 0
    let interruption = Interruption.current
    while iterations < rule.limit, change > rule.tolerance {
      iterations += 1
      try interruption?.check("correlation matrix")
      loadings = try reducedLoadings(r, communalities.map { 1 - $0 }, factors)
      let next = (0..<r.rows).map { i in
        (0..<factors).reduce(0) { $0 + loadings[i, $1] * loadings[i, $1] }
      }
      switch rule.measure {
      case .sum: change = abs(next.reduce(0, +) - communalities.reduce(0, +))
      case .largestChange: change = zip(next, communalities).map { abs($0 - $1) }.max() ?? 0
      }
      communalities = next
    }
    let model = loadings.timesTranspose(loadings)
    var objective = 0.0
    for j in 0..<r.columns {
      for i in 0..<j { objective += (r[i, j] - model[i, j]) * (r[i, j] - model[i, j]) }
    }
    return ExtractionResult(
      loadings: loadings, uniquenesses: communalities.map { 1 - $0 }, objective: objective,
      convergence: Convergence(
        converged: change <= rule.tolerance, iterations: iterations, remaining: change))
  }
}

/// The loadings of the first k principal components of R.
func principalComponents(_ r: Matrix, _ k: Int) throws(MatrixError) -> ExtractionResult {
  let loadings = try reducedLoadings(r, [Double](repeating: 0, count: r.rows), k)
  let uniquenesses = (0..<r.rows).map { i in
    (0..<k).reduce(1) { $0 - loadings[i, $1] * loadings[i, $1] }
  }
  return ExtractionResult(
    loadings: loadings, uniquenesses: uniquenesses, objective: .nan,
    convergence: Convergence(converged: true, iterations: 1, remaining: 0))
}
