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

  /// Why nothing that rests on the likelihood is shown: the end of a sentence; `nil` where it is.
  var fitProblem: String? {
    guard let fit else { return nil }
    if repair != nil {
      return
        "the correlations had to be moved to be possible, and are so near to singular that their "
        + "likelihood says nothing of the misfit"
    }
    if fit.singular != nil {
      return
        "the loadings reproduce correlations that no data can have, as in Heywood cases; SRMR is that of "
        + "the residuals"
    }
    if fit.rmsea > 1 {
      let rmsea = English().number(decimals: 2).text(fit.rmsea)
      return
        "the RMSEA would be \(rmsea): the correlations are so near to singular that their likelihood "
        + "says nothing of the misfit"
    }
    return nil
  }

  /// Sentences that the reader should know.
  var warnings: [String] {
    var warnings: [String] = []
    if let retention, choseNumber, retention.suggested > retention.most {
      warnings.append(
        "\(English().factors.name(retention.rule)) \(retention.rule == .kaiser ? "suggest" : "suggests") "
          + "\(counted(retention.suggested, "factor")), and \(counted(correlations.names.count, "column")) determine at "
          + "most \(retention.most)")
    }
    warnings += heywoodWarnings
    if !solution.convergence.converged {
      warnings.append(
        "the extraction did not settle in \(solution.convergence.iterations) iterations; take fewer "
          + "factors or another --extraction")
    }
    if let problem = fitProblem {
      let adequate = adequacy == nil ? ", KMO and Bartlett's test" : ""
      warnings.append("no χ², RMSEA, TLI, CFI and BIC\(adequate): \(problem)")
    } else if adequacy == nil {
      warnings.append(
        "no KMO and Bartlett's test: the correlations had to be moved to be possible, and are as near to "
          + "singular as that left them")
    }
    return warnings + minimumWarnings + rotationWarnings
  }

  private var heywoodWarnings: [String] {
    guard !solution.heywood.isEmpty else { return [] }
    let three = English().number(decimals: 3)
    let communalities = solution.communalities
    let names = zip(correlations.names, communalities).filter { solution.heywood.contains($0.0) }
      .map { "\"\($0.0)\" (communality \(three.text($0.1)))" }.joined(separator: ", ")
    let bound = shortestText(FactorSolution.smallestUniqueness)
    let isBounded = [.minres, .ml, .gls].contains(plan.extraction)
    let beyond = communalities.contains { $0 > 1 + 1e-9 }
    return [
      "Heywood case: the uniqueness of \(names) is \(bound) or less"
        + (isBounded ? ", its lower bound" : "")
        + (beyond ? ", and a communality above 1 is more than all of a variable's variance" : "")
        + "; there may be too many factors or too few rows"
    ]
  }

  /// Minima of the extraction beside the one that is reported.
  private var minimumWarnings: [String] {
    let search = solution.search
    guard search.minima.count > 1, let best = search.minima.first else { return [] }
    let format = English().number(decimals: 4)
    let others = search.minima.dropFirst().prefix(3).map {
      "\(format.text($0.value)) (\($0.starts))"
    }
    return [
      "the extraction has \(search.minima.count) minima: the lowest, \(format.text(best.value)), is "
        + "reported, and \(best.starts) of \(search.starts) starts found it; others ended at "
        + others.joined(separator: ", ") + (search.minima.count > 4 ? ", …" : "")
    ]
  }

  private var rotationWarnings: [String] {
    guard let search = rotation?.search, search.starts > 1 else { return [] }
    var warnings: [String] = []
    if search.settled * 2 < search.starts {
      warnings.append(
        "\(search.starts - search.settled) of \(search.starts) starts of the rotation did not settle, so "
          + "that its minimum is not certain; try another --rotation")
    }
    if search.agreeing == 1, search.settled > 1 {
      warnings.append(
        "only one of \(search.starts) starts of the rotation ended at the best minimum, so there "
          + "may be a better one; try another --seed, more --starts or another --rotation")
    }
    return warnings
  }
}
