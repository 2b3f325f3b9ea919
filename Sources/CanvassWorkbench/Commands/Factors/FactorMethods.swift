import ArgumentParser
import CanvassNumerics

/// `--extraction`: how factors are taken out of the correlations.
enum ExtractionOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case minres, ml, pa, pf, gls, dwls, pca

  /// The method of the kernel.
  ///
  /// - Parameters:
  ///   - rule: when principal axis factoring ends.
  ///   - weights: one for each pair of variables, for diagonally weighted least squares.
  /// - Throws: `FactorError` where it needs weights and there are none.
  func method(axis rule: PrincipalAxisRule, weights: Matrix?) throws -> ExtractionMethod {
    switch self {
    case .minres: return .minimumResiduals
    case .ml: return .maximumLikelihood
    case .pa: return .principalAxis(rule)
    case .pf: return .principalAxis(.once)
    case .gls: return .generalizedLeastSquares
    case .dwls:
      guard let weights else {
        throw FactorError.missing(what: "for dwls, data and not only correlations,")
      }
      return .weightedLeastSquares(weights: weights)
    case .pca: return .principalComponents
    }
  }
}
