import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `--extraction`: how factors are taken out of the correlations.
enum ExtractionOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case minres, ml, pa, pf, gls, dwls, pca

  /// The method, by when principal axis factoring ends.
  func extraction(axis rule: PrincipalAxisRule) -> FactorExtraction {
    switch self {
    case .minres: .minimumResiduals
    case .ml: .maximumLikelihood
    case .pa: .principalAxis(rule)
    case .pf: .principalAxis(.once)
    case .gls: .generalizedLeastSquares
    case .dwls: .diagonallyWeightedLeastSquares
    case .pca: .principalComponents
    }
  }
}

/// `--retention`: what says how many factors there are.
extension RetentionRule: ExpressibleByArgument {}
