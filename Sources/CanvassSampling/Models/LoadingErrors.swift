import CanvassNumerics

/// Why there are no standard errors of loadings.
public enum NoLoadingErrors: ReasonedError {
  /// Without a design they are those of maximum likelihood.
  case extraction
  /// Without a design they are those of Pearson's correlations.
  case correlations
  /// Correlations of ranks have no covariance in a design.
  case ranks
  /// The correlations were moved to be possible.
  case repaired
  /// A polychoric correlation lies on the boundary.
  case boundary
  /// They are those of rotated factors.
  case unrotated
  /// Promax minimises nothing, which they would follow from.
  case promax
  /// A uniqueness is at its bound.
  case heywood
  /// They take long for so many loadings.
  case many(Int)
  /// The information does not determine the loadings.
  case failed(any Error)

  /// The end of a sentence that says why.
  public var reason: Sentence {
    switch self {
    case .extraction: "they are those of maximum likelihood"
    case .correlations: "they are those of Pearson correlations"
    case .ranks: "they are those of Pearson or polychoric correlations"
    case .repaired: "the correlations had to be moved to be possible"
    case .boundary: "a polychoric correlation lies on the boundary"
    case .unrotated: "they are those of rotated factors, and these are not rotated"
    case .promax: "promax minimises nothing, which they would follow from; take oblimin or geomin"
    case .heywood: "a uniqueness is at its bound (a Heywood case)"
    case .many: "they take long for so many loadings"
    case .failed(let error): "\(error)"
    }
  }
}

/// The standard errors of loadings, uniquenesses and factor correlations.
public struct LoadingErrors: Sendable {
  /// Where they come from.
  public enum Basis: Sendable, Equatable {
    /// Normal rows of a simple random sample (`RotationErrors`).
    case normalRows
    /// The covariance of the correlations in the design, by the derivatives of the way from these to the loadings.
    case linearised
    /// Factors that are taken out and turned again in every replicate; in `lost` of them they could not be.
    case replicates(count: Int, lost: Int)
  }

  /// The standard error of each loading: variables × factors.
  public let loadings: Matrix
  /// Those of the uniquenesses; `nil` for normal rows.
  public let uniquenesses: [Double]?
  /// Those of the factor correlations; zero for orthogonal factors.
  public let factorCorrelations: Matrix
  /// Of Student's t; `nil` for the normal distribution.
  public let degreesOfFreedom: Int?
  /// Where they come from.
  public let basis: Basis
}

extension FactorAnalysis {
  /// The standard errors of the rotated loadings: with a design by the covariance that it gives the correlations; without
  /// one those of maximum likelihood, from Pearson's correlations of a simple random sample (`RotationErrors`).
  ///
  /// - Parameters:
  ///   - most: beyond so many loadings they are not looked for.
  /// - Throws: why there are none.
  public func loadingErrors(most: Int = .max) throws(NoLoadingErrors) -> LoadingErrors {
    if hasDesign {
      if input.repair != nil { throw .repaired }
      if !input.boundary.isEmpty { throw .boundary }
      switch input.source?.method {
      case .pearson, .fullInformation, .polychoric: break
      case .spearman, .kendall, nil: throw .ranks
      }
    } else {
      guard plan.extraction == .maximumLikelihood else { throw .extraction }
      if let method = input.source?.method, method != .pearson { throw .correlations }
    }
    if factors > 1 {
      switch plan.rotation {
      case nil: throw .unrotated
      case .promax?: throw .promax
      default: break
      }
    }
    let variables = correlations.names.count
    guard solution.heywood.isEmpty else { throw .heywood }
    guard variables * factors <= most else { throw .many(variables * factors) }
    // One factor has nothing to turn, and the criterion does not matter.
    let isAlone = factors == 1
    let criterion: any RotationCriterion =
      plan.rotation?.criterion(variables: variables, factors: factors) ?? Oblimin()
    let space: RotationSpace = isAlone ? .orthogonal : plan.rotation?.space ?? .orthogonal
    let kaiser = plan.search.kaiser && !isAlone
    do {
      if hasDesign {
        return try designErrors(
          FactorFrame(solution, rotation, criterion, space, kaiser: kaiser))
      }
      let errors = try RotationErrors(
        try rotation ?? Rotation(solution.loadings, Oblimin(), .orthogonal), criterion, space,
        rows: input.rows, kaiser: kaiser)
      return LoadingErrors(
        loadings: errors.loadings, uniquenesses: nil,
        factorCorrelations: errors.factorCorrelations, degreesOfFreedom: nil, basis: .normalRows)
    } catch {
      throw .failed(error)
    }
  }

  private func designErrors(_ frame: FactorFrame) throws -> LoadingErrors {
    guard let uncertainty = try uncertainty?.get() else { throw NoLoadingErrors.ranks }
    let (p, k) = (frame.loadings.rows, frame.loadings.columns)
    @Sendable func all(_ correlations: Matrix) throws -> [Double] {
      let found = try FactorRefit(frame, to: correlations)
      return found.loadings.elements + found.uniquenesses + found.factorCorrelations.elements
    }
    let (variances, lost) = try uncertainty.variances(
      of: { try all(correlations.values) },
      by: {
        let slopes = try FactorDerivatives(frame)
        return slopes.loadings.appending(rows: slopes.uniquenesses).appending(
          rows: slopes.factorCorrelations)
      }, at: all, of: p)
    let errors = variances.map { $0.squareRoot() }
    var between = Matrix(
      rows: k, columns: k, elements: Array(errors[(p * k + p)...]))
    for i in 0..<k { between[i, i] = 0 }
    return LoadingErrors(
      loadings: Matrix(rows: p, columns: k, elements: Array(errors[..<(p * k)])),
      uniquenesses: Array(errors[(p * k)..<(p * k + p)]), factorCorrelations: between,
      degreesOfFreedom: uncertainty.degreesOfFreedom,
      basis: uncertainty.replicateCount.map { .replicates(count: $0, lost: lost) } ?? .linearised)
  }
}

extension Matrix {
  fileprivate func appending(rows other: Matrix) -> Matrix {
    transposed.appending(columns: other.transposed).transposed
  }
}
