import CanvassNumerics

/// What the reliability of a sum of items is computed from.
public enum ReliabilityBasis: Sendable, Equatable {
  /// The covariances of the answers.
  case covariances
  /// The polychoric correlations of ordered answers: ordinal α, of the normal variables behind them
  /// (B. D. Zumbo, A. M. Gadermann and C. Zeisser, J. Mod. Appl. Stat. Methods 6, 2007).
  case polychoric(PolychoricCorrelation.EmptyCells)
}

/// The standard errors of ω under a design, with Student's t of its degrees of freedom.
public struct OmegaErrors: Sendable {
  /// Of ω total.
  public let total: Double
  /// Of ω hierarchical.
  public let hierarchical: Double
  /// Clusters less strata.
  public let degreesOfFreedom: Int
  /// Replicates in which ω could not be found; 0 where errors are linearised.
  public let lost: Int
}

/// The reliability of the sum of some items of a survey: α with its error, ω, and the bounds beside them.
///
/// Everything is weighted. Items are taken as they are: turn those round that ask the opposite
/// (`SurveyObservations.reversing`).
public struct SurveyReliability: Sendable {
  /// Where the error of α comes from.
  public enum AlphaError: Sendable {
    /// The design: α linearised, Student's t.
    case design(AlphaEstimate)
    /// Normal items in a simple random sample, since nothing is said of how it was drawn: the standard
    /// error of van Zyl, Neudecker and Nel, and Feldt's interval.
    case normalItems
    /// The design: ordinal α by the derivatives from the covariance of the polychoric correlations, or its value in every
    /// replicate; Student's t.
    case ordinal(OrdinalAlphaError)
    /// There is none, of polychoric correlations without a design, or one of which lies on the boundary.
    case none
  }

  /// The rows that it is computed from.
  public let data: SurveyObservations
  /// What it is computed from.
  public let basis: ReliabilityBasis
  /// The covariances of the answers.
  public let covariances: CovarianceMatrix
  /// Cronbach's α = k/(k − 1) · (1 − Σ variances / variance of the sum), with what each item does.
  public let alpha: CronbachAlpha
  /// The error of α.
  public let alphaError: AlphaError
  /// McDonald's ω by group factors and a general one; `nil` where there is none, which `missing` explains.
  public let omega: Omega?
  /// The group factors of ω.
  public let omegaFactors: Int
  /// The errors of ω under a design; `nil` without one, and where there are none.
  public let omegaErrors: OmegaErrors?
  /// Why there are none under a design; `nil` where there are, or nobody would expect them.
  public let omegaErrorProblem: Sentence?
  /// Green and Yang's ω of the answers; for polychoric correlations alone.
  public let ordinal: OrdinalReliability?
  /// The factors of that ω.
  public let ordinalFactors: Int
  /// Split halves and lower bounds.
  public let bounds: ReliabilityBounds
  /// Polychoric correlations on the boundary.
  public let boundary: [BoundaryPair]
  /// The coefficients that these items do not have, and why.
  public let missing: [MissingCoefficient]

  /// The reliability of the sum of the columns.
  ///
  /// - Parameters:
  ///   - factors: group factors of ω, 1 or 3 and more; by default 3, and 1 for fewer than six items.
  /// - Throws: `ObservationsError` where α cannot be computed; `DesignError` when a stratum has one cluster
  ///   and no rule for it.
  public init(
    _ data: SurveyObservations, _ basis: ReliabilityBasis = .covariances, factors: Int? = nil,
    threads: Int = 0
  ) throws {
    self.data = data
    self.basis = basis
    let observations = data.observations
    let moments = try CovarianceMatrix(observations, missing: data.missing)
    let rows = Double(data.rows)
    let (matrix, correlations): (CovarianceMatrix, CorrelationMatrix)
    var polychoric: SurveyCorrelations?
    switch basis {
    case .covariances:
      // A correlation is of the people who have both answers, as its error is; the covariances divided by the variances of
      // each item's own answers are others.
      matrix = moments
      correlations =
        data.missing == .pairwise
        ? try SurveyCorrelations(data).matrix : moments.correlations
    case .polychoric(let emptyCells):
      let made = try SurveyCorrelations(data, .polychoric(emptyCells))
      polychoric = made
      correlations = made.matrix
      matrix = try CovarianceMatrix(correlations.values, names: data.columns, rows: rows)
    }
    covariances = moments
    boundary = correlations.boundary
    alpha = try CronbachAlpha(matrix, rows: rows)
    bounds = ReliabilityBounds(matrix)
    alphaError =
      switch basis {
      case .polychoric:
        try polychoric.flatMap { try OrdinalAlphaError($0, threads: threads) }
          .map(AlphaError.ordinal) ?? AlphaError.none
      case .covariances where data.design.specification.isSimpleRandom: .normalItems
      case .covariances:
        .design(
          try AlphaEstimate(
            of: data.columns.indices.map { data.spread(observations.values.column($0)) },
            data.design, in: data.domain, threads: threads))
      }
    let most = FactorSolution.most(data.columns.count)
    omegaFactors = factors ?? (most >= 3 ? 3 : 1)
    ordinalFactors = factors ?? 1
    var found: (omega: Omega?, ordinal: OrdinalReliability?) = (nil, nil)
    var (first, last): ([MissingCoefficient], [MissingCoefficient]) = ([], [])
    do {
      found.omega = try Omega(correlations, factors: omegaFactors)
    } catch {
      // α stands without ω; the reader is told why there is none.
      last.append(.init(.omega, because: error.reason))
    }
    if case .polychoric = basis {
      do {
        found.ordinal = try OrdinalReliability(
          correlations, thresholds: try OrdinalReliability.thresholds(observations),
          factors: ordinalFactors)
      } catch {
        first.append(.init(.ordinalOmega, because: "\(error)"))
      }
    }
    (omega, ordinal) = found
    var (errors, problem): (OmegaErrors?, Sentence?) = (nil, nil)
    if let omega = found.omega, !data.design.specification.isSimpleRandom {
      do {
        errors = try Self.errors(
          of: omega, polychoric ?? SurveyCorrelations(data), threads: threads)
      } catch {
        problem = (error as? any ReasonedError)?.reason ?? "\(error)"
      }
    }
    (omegaErrors, omegaErrorProblem) = (errors, problem)
    missing = first + bounds.missing + last
  }

  /// The errors of ω by the covariance of the correlations in the design.
  ///
  /// - Throws: why there are none.
  private static func errors(
    of omega: Omega, _ correlations: @autoclosure () throws -> SurveyCorrelations, threads: Int
  ) throws -> OmegaErrors {
    if let name = omega.heywood.first { throw NoOmegaErrors.heywood(name) }
    if omega.isGroupEmpty { throw NoOmegaErrors.emptyGroup }
    let correlations = try correlations()
    guard let uncertainty = try correlations.uncertainty(threads: threads) else {
      throw NoLoadingErrors.boundary
    }
    let (variances, lost) = try uncertainty.variances(
      of: { [omega.total, omega.hierarchical] },
      by: {
        let slopes = try omega.derivatives()
        return Matrix([slopes.total, slopes.hierarchical])
      },
      at: {
        let found = try omega.values(at: $0)
        return [found.total, found.hierarchical]
      }, of: correlations.data.columns.count)
    return OmegaErrors(
      total: variances[0].squareRoot(), hierarchical: variances[1].squareRoot(),
      degreesOfFreedom: uncertainty.degreesOfFreedom, lost: lost)
  }

  /// The standard error of α; `nil` where there is none.
  public var standardError: Double? {
    switch alphaError {
    case .design(let estimate): estimate.standardError
    case .normalItems: alpha.standardError
    case .ordinal(let error): error.standardError
    case .none: nil
    }
  }

  /// A confidence interval for α: α ± t·se with the degrees of freedom of the design, or Feldt's exact one
  /// for normal items (L. S. Feldt, Psychometrika 30, 1965); `nil` without degrees of freedom.
  public func interval(level: Double = 0.95) -> Interval? {
    switch alphaError {
    case .design(let estimate):
      return Interval(
        around: alpha.estimate, standardError: estimate.standardError,
        degreesOfFreedom: estimate.degreesOfFreedom, level: level)
    case .normalItems:
      let bounds = alpha.interval(.feldt, level: level)
      return Interval(lower: bounds.lowerBound, upper: bounds.upperBound)
    case .ordinal(let error):
      return Interval(
        around: alpha.estimate, standardError: error.standardError,
        degreesOfFreedom: error.degreesOfFreedom, level: level)
    case .none: return nil
    }
  }
}

/// Why there are no standard errors of ω.
enum NoOmegaErrors: ReasonedError {
  /// A uniqueness is at its bound.
  case heywood(String)
  /// A group factor has nothing of its own.
  case emptyGroup

  var reason: Sentence {
    switch self {
    case .heywood(let item): "the uniqueness of \"\(item)\" is at its bound (a Heywood case)"
    case .emptyGroup: "a group factor has nothing of its own beside the general one"
    }
  }
}
