import CanvassNumerics
import CanvassTables

/// The steps of a factor analysis of correlations: how many, extraction, rotation, fit.
struct FactorAnalysis: Sendable {
  /// How the number of factors was chosen, where it was not given.
  struct Retention: Sendable {
    let parallel: ParallelAnalysis
    let partial: MinimumAveragePartial
    let draws: Int
    /// No more than this can be determined.
    let most: Int
  }

  let correlations: CorrelationMatrix
  /// The number of rows that tests and fit go by.
  let rows: Double
  let seed: UInt64
  let extraction: ExtractionOption
  let rotationOption: RotationOption
  let retention: Retention?
  let solution: FactorSolution
  let rotation: Rotation?
  /// `nil` for components, which are no model of the correlations.
  let fit: FactorFit?
  let adequacy: SamplingAdequacy
  /// Of the correlations, the largest first.
  let eigenvalues: [Double]

  /// Analyses correlations; the number of factors is chosen by parallel analysis where it is `nil`.
  ///
  /// - Parameters:
  ///   - weights: of the pairs, for diagonally weighted least squares.
  /// - Throws: `FactorError`, `MatrixError` or `TableError` in one sentence.
  init(
    _ correlations: CorrelationMatrix, rows: Double, factors: Int?,
    extraction: ExtractionOption, weights: Matrix? = nil, rotation option: RotationOption,
    seed: UInt64, draws: Int = 1000
  ) throws {
    let count = correlations.names.count
    self.correlations = correlations
    self.rows = rows
    self.seed = seed
    self.extraction = extraction
    rotationOption = option
    eigenvalues = try SymmetricEigen.values(of: correlations.values, named: "correlation matrix")
    adequacy = try SamplingAdequacy(correlations, rows: rows)
    let number: Int
    if let factors {
      number = factors
      retention = nil
    } else {
      let most = extraction == .pca ? count : FactorSolution.most(count)
      guard most >= 1 else { throw FactorError.factors(1, variables: count, most: most) }
      let parallel = try ParallelAnalysis(correlations, rows: rows, draws: draws, seed: seed)
      guard parallel.suggested > 0 else {
        throw TableError(
          "parallel analysis finds no factor: no eigenvalue is larger than those of uncorrelated "
            + "columns; to take some out all the same, say how many (--factors 1)")
      }
      retention = Retention(
        parallel: parallel, partial: try MinimumAveragePartial(correlations), draws: draws,
        most: most)
      number = min(parallel.suggested, most)
    }
    solution = try FactorSolution(
      correlations, factors: number, method: extraction.method(weights: weights))
    rotation = try option.rotate(solution.loadings, seed: seed)
    fit = extraction == .pca ? nil : try FactorFit(solution, rows: rows)
  }

  /// The number of factors.
  var factors: Int { solution.factors }
  /// What the factors are called.
  var factorNames: [String] { (1...factors).map { "F\($0)" } }
  /// The loadings after rotation: the pattern.
  var loadings: Matrix { rotation?.loadings ?? solution.loadings }
  /// The correlations of the factors.
  var factorCorrelations: Matrix { rotation?.factorCorrelations ?? .identity(factors) }

  /// What each factor explains: the diagonal of ΦΛᵀΛ, which is the column sums of squares where the
  /// factors are uncorrelated.
  var sumsOfSquares: [Double] {
    (factorCorrelations * loadings.transposeTimes(loadings)).diagonal
  }

  /// How many starts of the rotation ended at the best minimum, and how many ended at any.
  var agreeingStarts: (best: Int, settled: Int)? {
    guard let optima = rotation?.optima, let best = optima.first else { return nil }
    return (best.starts, optima.reduce(0) { $0 + $1.starts })
  }

  /// Sentences that the reader should know.
  var warnings: [String] {
    var warnings: [String] = []
    if let retention, retention.parallel.suggested > retention.most {
      warnings.append(
        "parallel analysis suggests \(retention.parallel.suggested) factors, and "
          + "\(correlations.names.count) columns determine at most \(retention.most)")
    }
    if !solution.heywood.isEmpty {
      let names = solution.heywood.map { "\"\($0)\"" }.joined(separator: ", ")
      warnings.append(
        "Heywood case: the uniqueness of \(names) is \(FactorSolution.smallestUniqueness) or less, its "
          + "lower bound; there may be too many factors or too few rows")
    }
    if !solution.convergence.converged {
      warnings.append(
        "the extraction did not settle in \(solution.convergence.iterations) iterations; take fewer "
          + "factors or another --extraction")
    }
    if let starts = agreeingStarts, starts.best == 1, starts.settled > 1 {
      warnings.append(
        "only one of \(starts.settled) starts of the rotation ended at the best minimum, so there "
          + "may be a better one; try another --seed or --rotation")
    }
    return warnings
  }
}
