import CanvassNumerics

/// How factors are taken out; the weights of diagonally weighted least squares come from the data.
public enum FactorExtraction: Sendable, Equatable {
  /// Minimum residuals.
  case minimumResiduals
  /// Maximum likelihood.
  case maximumLikelihood
  /// Principal axis factoring, iterated as the rule says.
  case principalAxis(PrincipalAxisRule)
  /// Generalised least squares.
  case generalizedLeastSquares
  /// Diagonally weighted least squares.
  case diagonallyWeightedLeastSquares
  /// Principal components, which are no model of the correlations.
  case principalComponents
}

/// What was decided about a factor analysis.
public struct FactorPlan: Sendable {
  /// How factors are taken out.
  public var extraction: FactorExtraction
  /// How they are turned; `nil`: not at all.
  public var rotation: RotationMethod?
  /// How the rotation is searched for.
  public var search: Rotation.Options
  /// The number of factors; `nil`: chosen by `retention`.
  public var factors: Int?
  /// What chooses it.
  public var retention: RetentionRule
  /// Whether the criteria for the number are computed though it is given.
  public var showsCriteria: Bool
  /// How χ² counts rows.
  public var fit: FitConvention
  /// The starts of the extraction.
  public var starts: ExtractionStarts
  /// Seed of parallel analysis.
  public var seed: UInt64
  /// Sets of random data of parallel analysis.
  public var draws: Int

  /// A plan; by default minimum residuals, oblimin, and as many factors as parallel analysis says.
  public init(
    extraction: FactorExtraction = .minimumResiduals,
    rotation: RotationMethod? = .oblimin(gamma: 0), search: Rotation.Options = .init(),
    factors: Int? = nil, retention: RetentionRule = .parallel, showsCriteria: Bool = false,
    fit: FitConvention = .bartlett, starts: ExtractionStarts = .init(), seed: UInt64 = 1,
    draws: Int = 1000
  ) {
    self.extraction = extraction
    self.rotation = rotation
    self.search = search
    self.factors = factors
    self.retention = retention
    self.showsCriteria = showsCriteria
    self.fit = fit
    self.starts = starts
    self.seed = seed
    self.draws = draws
  }
}

/// An exploratory factor analysis: how many factors, extraction, rotation, fit.
///
/// The model is R = ΛΦΛᵀ + Ψ. `fit` and `adequacy` are those of a simple random sample of `rows` rows; under a
/// design `designFit` has the tests and the measures that follow from the covariance of the correlations in it.
public struct FactorAnalysis: Sendable {
  /// Why nothing that rests on the likelihood says anything.
  public enum FitProblem: Sendable {
    /// The correlations were moved to be possible.
    case repaired
    /// The loadings reproduce correlations that no data can have.
    case singular
    /// The RMSEA would be above 1.
    case rmsea(Double)
  }

  /// The correlations that were analysed.
  public let input: FactorCorrelations
  /// What was decided.
  public let plan: FactorPlan
  /// The criteria for the number of factors; `nil` where it was given and they were not asked for.
  public let retention: RetentionCriteria?
  /// The factors before rotation.
  public let solution: FactorSolution
  /// `nil` where nothing was turned.
  public let rotation: Rotation?
  /// `nil` for components, which are no model of the correlations.
  public let fit: FactorFit?
  /// `nil` where the correlations were moved: how near to singular they are, which it rests on, is then
  /// a matter of the repair.
  public let adequacy: SamplingAdequacy?
  /// Of the correlations, the largest first.
  public let eigenvalues: [Double]
  /// What the design says of the correlations; `nil` without one, for correlations of ranks, and for those that were
  /// moved or lie on the boundary.
  let uncertainty: Result<CorrelationUncertainty, any Error>?
  /// The fit by the design; `nil` where there is none, or no fit.
  public let designFit: DesignFactorFit?

  /// Analyses correlations; the number of factors is chosen by the plan's rule where it is not given.
  ///
  /// - Throws: `FactorError` or `MatrixError` in one sentence.
  public init(_ input: FactorCorrelations, _ plan: FactorPlan = .init()) throws {
    let method: ExtractionMethod =
      switch plan.extraction {
      case .minimumResiduals: .minimumResiduals
      case .maximumLikelihood: .maximumLikelihood
      case .principalAxis(let rule): .principalAxis(rule)
      case .generalizedLeastSquares: .generalizedLeastSquares
      case .diagonallyWeightedLeastSquares: .weightedLeastSquares(weights: try input.weights())
      case .principalComponents: .principalComponents
      }
    self.input = input
    self.plan = plan
    let correlations = input.matrix
    let count = correlations.names.count
    let isRepaired = input.repair != nil
    eigenvalues = try SymmetricEigen.values(of: correlations.values, named: "correlation matrix")
    adequacy = isRepaired ? nil : try SamplingAdequacy(correlations, rows: input.rows)
    let most = method == .principalComponents ? count : FactorSolution.most(count)
    var criteria: RetentionCriteria?
    if plan.factors == nil || plan.showsCriteria {
      guard most >= 1 else { throw FactorError.factors(1, variables: count, most: most) }
      criteria = try RetentionCriteria(
        correlations, rows: input.rows, rule: plan.retention, most: most, draws: plan.draws,
        seed: plan.seed, isRepaired: isRepaired)
    }
    retention = criteria
    if let criteria, plan.factors == nil, criteria.suggested == 0 {
      throw FactorError.noFactor(criteria.rule)
    }
    solution = try FactorSolution(
      correlations, factors: plan.factors ?? min(criteria?.suggested ?? 0, most), method: method,
      starts: plan.starts)
    rotation = try plan.rotation?.rotate(solution.loadings, plan.search)
    fit =
      method == .principalComponents
      ? nil : try FactorFit(solution, rows: input.rows, convention: plan.fit)
    let uncertainty = input.uncertainty()
    self.uncertainty = uncertainty
    if let fit, fit.singular == nil, let adequacy, let found = try? uncertainty?.get() {
      designFit = try DesignFactorFit(
        fit, solution, found, rows: input.rows, sphericity: adequacy.chiSquared)
    } else {
      designFit = nil
    }
  }

  /// Whether the correlations are those of a sample with a design.
  public var hasDesign: Bool {
    input.source.map { !$0.data.design.specification.isSimpleRandom } ?? false
  }

  /// Why the design says nothing of the correlations; `nil` where it does, and where there is none.
  public var designProblem: (any Error)? {
    guard case .failure(let error) = uncertainty else { return nil }
    return error
  }

  /// The correlations.
  public var correlations: CorrelationMatrix { input.matrix }
  /// The number of factors.
  public var factors: Int { solution.factors }
  /// What the factors are called.
  public var factorNames: [String] { (1...factors).map { "F\($0)" } }
  /// The loadings after rotation: the pattern Λ.
  public var loadings: Matrix { rotation?.loadings ?? solution.loadings }
  /// The correlations of the factors, Φ.
  public var factorCorrelations: Matrix { rotation?.factorCorrelations ?? .identity(factors) }
  /// Whether the number of factors was chosen and not given.
  public var choseNumber: Bool { plan.factors == nil }

  /// What each factor explains: the diagonal of ΦΛᵀΛ, which is the column sums of squares where the
  /// factors are uncorrelated.
  public var sumsOfSquares: [Double] {
    (factorCorrelations * loadings.transposeTimes(loadings)).diagonal
  }

  /// Why nothing that rests on the likelihood says anything; `nil` where it does.
  public var fitProblem: FitProblem? {
    guard let fit else { return nil }
    if input.repair != nil { return .repaired }
    if fit.singular != nil { return .singular }
    return fit.rmsea > 1 ? .rmsea(fit.rmsea) : nil
  }
}
