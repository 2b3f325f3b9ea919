import CanvassNumerics
import CanvassTables

/// What was decided about a factor analysis.
struct FactorPlan: Sendable {
  let defaults: FactorDefaults
  let extraction: ExtractionOption
  var rotation: RotationChoice
  /// The number of factors, where it was given.
  var factors: Int?
  /// What chooses it otherwise; beside a number only to be shown.
  let retention: RetentionRule?
  let seed: UInt64
  /// Of the extraction.
  let starts: ExtractionStarts
  let draws = 1000

  /// The number, or that of the target's columns.
  var wanted: Int? { factors ?? rotation.target?.columns }
}

/// The steps of a factor analysis of correlations: how many, extraction, rotation, fit.
struct FactorAnalysis: Sendable {
  let correlations: CorrelationMatrix
  /// The number of rows that tests and fit go by.
  let rows: Double
  let plan: FactorPlan
  /// How the correlations were moved to be possible ones; `nil` where they were left alone.
  let repair: CorrelationRepair?
  /// Polychoric correlations on the boundary.
  let boundary: [BoundaryPair]
  /// The criteria for the number of factors; `nil` where it was given and they were not asked for.
  let retention: RetentionCriteria?
  let solution: FactorSolution
  let rotation: Rotation?
  /// `nil` for components, which are no model of the correlations.
  let fit: FactorFit?
  /// `nil` where the correlations were moved: how near to singular they are, which it rests on, is then
  /// a matter of the repair.
  let adequacy: SamplingAdequacy?
  /// Of the correlations, the largest first.
  let eigenvalues: [Double]

  /// Analyses correlations; the number of factors is chosen by the plan's rule where it is not given.
  ///
  /// - Parameters:
  ///   - weights: of the pairs, for diagonally weighted least squares.
  /// - Throws: `FactorError`, `MatrixError` or `TableError` in one sentence.
  init(
    _ correlations: CorrelationMatrix, rows: Double, plan: FactorPlan,
    repair: CorrelationRepair? = nil, boundary: [BoundaryPair] = [], weights: Matrix? = nil
  ) throws {
    self.repair = repair
    self.boundary = boundary
    let count = correlations.names.count
    self.correlations = correlations
    self.rows = rows
    self.plan = plan
    eigenvalues = try SymmetricEigen.values(of: correlations.values, named: "correlation matrix")
    adequacy = repair == nil ? try SamplingAdequacy(correlations, rows: rows) : nil
    let most = plan.extraction == .pca ? count : FactorSolution.most(count)
    let criteria: RetentionCriteria?
    if plan.wanted == nil || plan.retention != nil {
      guard most >= 1 else { throw FactorError.factors(1, variables: count, most: most) }
      criteria = try RetentionCriteria(
        correlations, rows: rows, rule: plan.retention ?? plan.defaults.retention, most: most,
        draws: plan.draws, seed: plan.seed, isRepaired: repair != nil)
    } else {
      criteria = nil
    }
    retention = criteria
    let number = plan.wanted ?? min(criteria?.suggested ?? 0, most)
    if let criteria, plan.wanted == nil, criteria.suggested == 0 {
      throw TableError(
        "\(English().factors.name(criteria.rule)) \(criteria.rule == .kaiser ? "find" : "finds") no factor: "
          + "no eigenvalue is larger than those of uncorrelated columns; to take some out all the "
          + "same, say how many (--factors 1)")
    }
    solution = try FactorSolution(
      correlations, factors: number,
      method: plan.extraction.method(axis: plan.defaults.axis, weights: weights),
      starts: plan.starts)
    rotation = try plan.rotation.rotate(solution.loadings, seed: plan.seed)
    fit =
      plan.extraction == .pca
      ? nil : try FactorFit(solution, rows: rows, convention: plan.defaults.fit)
  }

  /// The number of factors.
  var factors: Int { solution.factors }
  /// What the factors are called.
  var factorNames: [String] { (1...factors).map { "F\($0)" } }
  /// The loadings after rotation: the pattern.
  var loadings: Matrix { rotation?.loadings ?? solution.loadings }
  /// The correlations of the factors.
  var factorCorrelations: Matrix { rotation?.factorCorrelations ?? .identity(factors) }
  /// Whether the number of factors was chosen and not given.
  var choseNumber: Bool { plan.wanted == nil }

  /// What each factor explains: the diagonal of ΦΛᵀΛ, which is the column sums of squares where the
  /// factors are uncorrelated.
  var sumsOfSquares: [Double] {
    (factorCorrelations * loadings.transposeTimes(loadings)).diagonal
  }

  /// Why nothing that rests on the likelihood is shown; `nil` where it is.
  var fitProblem: FitProblem? {
    guard let fit else { return nil }
    if repair != nil { return .repaired }
    if fit.singular != nil { return .singular }
    return fit.rmsea > 1 ? .rmsea(fit.rmsea) : nil
  }
}
