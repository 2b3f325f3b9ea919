import ArgumentParser
import CanvassNumerics

/// `--extraction`: how factors are taken out of the correlations.
enum ExtractionOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case minres, ml, pa, dwls, pca

  /// The method of the kernel.
  ///
  /// - Parameters:
  ///   - weights: one for each pair of variables, for diagonally weighted least squares.
  /// - Throws: `FactorError` where it needs weights and there are none.
  func method(weights: Matrix?) throws -> ExtractionMethod {
    switch self {
    case .minres: return .minimumResiduals
    case .ml: return .maximumLikelihood
    case .pa: return .principalAxis(.exact)
    case .dwls:
      guard let weights else {
        throw FactorError.missing(what: "for dwls, data and not only correlations,")
      }
      return .weightedLeastSquares(weights: weights)
    case .pca: return .principalComponents
    }
  }

  func name(_ words: Wording) -> String {
    switch self {
    case .minres: words.pick("minimum residuals", "phần dư nhỏ nhất")
    case .ml: words.pick("maximum likelihood", "hợp lý cực đại")
    case .pa: words.pick("principal axis", "trục chính")
    case .dwls:
      words.pick(
        "diagonally weighted least squares", "bình phương nhỏ nhất có trọng số chéo")
    case .pca: words.pick("principal components", "thành phần chính")
    }
  }
}

/// `--rotation`: what the rotated loadings make as simple as they can.
enum RotationOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case oblimin, quartimin, promax, geomin, bentler, simplimax, varimax, quartimax, equamax, none

  /// Whether the factors may be correlated afterwards.
  var isOblique: Bool {
    switch self {
    case .oblimin, .quartimin, .promax, .geomin, .bentler, .simplimax: true
    case .varimax, .quartimax, .equamax, .none: false
    }
  }

  /// Rotates loadings; `nil` where there is nothing to rotate.
  ///
  /// - Throws: `FactorError` if the search does not settle.
  func rotate(_ loadings: Matrix, seed: UInt64) throws -> Rotation? {
    guard self != .none, loadings.columns > 1 else { return nil }
    let plain = Rotation.Options(seed: seed)
    let kaiser = Rotation.Options(kaiser: true, seed: seed)
    switch self {
    case .oblimin, .quartimin: return try .oblimin(loadings, plain)
    case .promax: return try .promax(loadings, kaiser)
    case .geomin: return try .geomin(loadings, plain)
    case .bentler: return try Rotation(loadings, Bentler(), .oblique, plain)
    case .simplimax:
      return try Rotation(loadings, Simplimax(zeros: loadings.rows), .oblique, plain)
    case .varimax: return try .varimax(loadings, kaiser)
    case .quartimax: return try .quartimax(loadings, plain)
    case .equamax: return try .equamax(loadings, plain)
    case .none: return nil
    }
  }
}
