import ArgumentParser
import CanvassNumerics

/// The correlations that `--method` and `--correlation` choose from.
enum CorrelationKind: String, CaseIterable, Sendable, ExpressibleByArgument {
  case pearson, spearman, kendall, polychoric

  /// The matrix of these correlations.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  func matrix(
    _ observations: Observations, missing: MissingRowsOption,
    emptyCells: PolychoricCorrelation.EmptyCells = .halfInFourfoldTables
  ) throws -> CorrelationMatrix {
    switch self {
    case .pearson: try .pearson(observations, missing: missing.rule)
    case .spearman: try .spearman(observations, missing: missing.rule)
    case .kendall: try .kendall(observations, missing: missing.rule)
    case .polychoric:
      try .polychoric(observations, missing: missing.rule, emptyCells: emptyCells)
    }
  }
}

/// The correlations that factors can be taken out of.
enum FactorCorrelation: String, CaseIterable, Sendable, ExpressibleByArgument {
  case pearson, spearman, polychoric

  var kind: CorrelationKind {
    switch self {
    case .pearson: .pearson
    case .spearman: .spearman
    case .polychoric: .polychoric
    }
  }
}

/// The correlations that reliability can be computed from.
enum ReliabilityCorrelation: String, CaseIterable, Sendable, ExpressibleByArgument {
  case pearson, polychoric

  var kind: CorrelationKind {
    switch self {
    case .pearson: .pearson
    case .polychoric: .polychoric
    }
  }
}

/// `--missing-rows`: which rows count where an answer is missing.
enum MissingRowsOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case pairwise, listwise

  var rule: MissingRows {
    switch self {
    case .pairwise: .pairwise
    case .listwise: .listwise
    }
  }
}
