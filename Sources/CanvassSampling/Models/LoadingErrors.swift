import CanvassNumerics

/// Why there are no standard errors of loadings.
public enum NoLoadingErrors: ReasonedError {
  /// They suppose a simple random sample, and there is a design.
  case design
  /// They are those of maximum likelihood.
  case extraction
  /// They are those of Pearson's correlations.
  case correlations
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
    case .design: "they suppose a simple random sample, and there is a design"
    case .extraction: "they are those of maximum likelihood"
    case .correlations: "they are those of Pearson correlations"
    case .unrotated: "they are those of rotated factors, and these are not rotated"
    case .promax: "promax minimises nothing, which they would follow from; take oblimin or geomin"
    case .heywood: "a uniqueness is at its bound (a Heywood case)"
    case .many: "they take long for so many loadings"
    case .failed(let error): "\(error)"
    }
  }
}

extension FactorAnalysis {
  /// The standard errors of the rotated loadings of maximum likelihood, from Pearson's correlations of a
  /// simple random sample (`RotationErrors`).
  ///
  /// - Parameters:
  ///   - most: beyond so many loadings they are not looked for.
  /// - Throws: why there are none.
  public func loadingErrors(most: Int = .max) throws(NoLoadingErrors) -> RotationErrors {
    if let data = input.source?.data, !data.design.specification.isSimpleRandom { throw .design }
    guard plan.extraction == .maximumLikelihood else { throw .extraction }
    if let method = input.source?.method, method != .pearson { throw .correlations }
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
    do {
      return try RotationErrors(
        try rotation ?? Rotation(solution.loadings, Oblimin(), .orthogonal),
        plan.rotation?.criterion(variables: variables, factors: factors) ?? Oblimin(),
        isAlone ? .orthogonal : plan.rotation?.space ?? .orthogonal, rows: input.rows,
        kaiser: plan.search.kaiser && !isAlone)
    } catch {
      throw .failed(error)
    }
  }
}
