/// Which correlations are computed.
public enum CorrelationMethod: Sendable, Equatable {
  /// Pearson's r.
  case pearson
  /// The same of the covariances that normal rows, each with the answers that it has, have with the greatest likelihood.
  case fullInformation
  /// Spearman's ρ: Pearson's r of mid-ranks.
  case spearman
  /// Kendall's τ-b.
  case kendall
  /// Of the normal variables behind ordered answers; with what is done about cells that nobody is in.
  case polychoric(PolychoricCorrelation.EmptyCells)

  /// The matrix of these correlations.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  public func matrix(
    of data: Observations, missing: MissingRows = .pairwise
  ) throws -> CorrelationMatrix {
    switch self {
    case .pearson: try .pearson(data, missing: missing)
    case .fullInformation: CorrelationMatrix(try SaturatedMoments(data))
    case .spearman: try .spearman(data, missing: missing)
    case .kendall: try .kendall(data, missing: missing)
    case .polychoric(let emptyCells):
      try .polychoric(data, missing: missing, emptyCells: emptyCells)
    }
  }
}
