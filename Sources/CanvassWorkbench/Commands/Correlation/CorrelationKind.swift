import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// The correlations that `--method` and `--correlation` choose from.
enum CorrelationKind: String, CaseIterable, Sendable, ExpressibleByArgument {
  case pearson, spearman, kendall, polychoric

  /// The method, with what is done about empty cells of polychoric correlations.
  func method(_ emptyCells: PolychoricCorrelation.EmptyCells) -> CorrelationMethod {
    switch self {
    case .pearson: .pearson
    case .spearman: .spearman
    case .kendall: .kendall
    case .polychoric: .polychoric(emptyCells)
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

  /// What it is computed from, with what is done about empty cells of polychoric correlations.
  func basis(_ emptyCells: PolychoricCorrelation.EmptyCells) -> ReliabilityBasis {
    switch self {
    case .pearson: .covariances
    case .polychoric: .polychoric(emptyCells)
    }
  }
}

/// `--missing-rows`: which rows count where an answer is missing.
extension MissingRows: ExpressibleByArgument {}
