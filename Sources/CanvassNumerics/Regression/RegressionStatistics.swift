/// How well a regression fits; `nil` is what does not exist for its family or its weights.
public struct RegressionStatistics: Sendable {
  /// Rows with weight, or the sum of frequency weights.
  public var units: Double
  /// Residual sum of squares, or twice the log-likelihood lost against a model with a parameter for
  /// every row; for ordinal and multinomial models −2 log-likelihood.
  public var deviance: Double
  /// The deviance with nothing but a constant.
  public var nullDeviance: Double?
  /// The share of variance that is explained; `nil` where the responses do not vary.
  public var rSquared: Double?
  /// The same less what chance explains.
  public var adjustedRSquared: Double?
  /// McFadden's 1 − log L / log L₀, for two outcomes and for ordered categories.
  public var pseudoRSquared: Double?
  /// √(residual sum of squares / residual degrees of freedom).
  public var residualStandardError: Double?
  /// The dispersion φ, where it is estimated.
  public var dispersion: Double?
  /// The log-likelihood; none where a model with a dispersion fits exactly, since it has no bound there.
  public var logLikelihood: Double?
  /// Akaike's criterion.
  public var aic: Double?
  /// The Bayesian criterion.
  public var bic: Double?
}

extension FittedRegression {
  /// How well the model fits.
  ///
  /// - Parameters:
  ///   - hasIntercept: without a constant there is no model to compare with that has nothing else.
  public func statistics(hasIntercept: Bool) -> RegressionStatistics {
    var isSample = false
    if case .sampling = data.weights { isSample = true }
    var result: RegressionStatistics
    var parameters = Double(scored.parameters.count)
    switch self {
    case .linear(let model):
      // Of responses that the model fits exactly nothing but rounding is left.
      let isExact = fitsExactly
      result = RegressionStatistics(
        units: data.units, deviance: isExact ? 0 : model.residualSumOfSquares)
      result.rSquared = model.rSquared.isNaN ? nil : isExact ? 1 : model.rSquared
      parameters += 1
      if !isSample {
        result.adjustedRSquared =
          result.rSquared == nil ? nil : isExact ? 1 : model.adjustedRSquared
        result.residualStandardError = isExact ? 0 : model.residualVariance.squareRoot()
        result.logLikelihood = isExact ? nil : try? model.logLikelihood()
      }
    case .generalized(let model):
      let isExact = fitsExactly
      result = RegressionStatistics(units: data.units, deviance: isExact ? 0 : model.deviance)
      if hasIntercept { result.nullDeviance = try? model.nullDeviance() }
      if hasUnknownDispersion {
        parameters += 1
        if !isSample { result.dispersion = isExact ? 0 : model.dispersion }
      }
      if !(isExact && hasUnknownDispersion) { result.logLikelihood = try? model.logLikelihood() }
      let isBinary = model.family.isBinomial && data.y.allSatisfy { $0 == 0 || $0 == 1 }
      if isBinary, !isSample, let null = result.nullDeviance {
        result.pseudoRSquared = 1 - model.deviance / null
      }
    case .ordinal(let model):
      result = RegressionStatistics(units: data.units, deviance: model.deviance)
      if !data.offset.contains(where: { $0 != 0 }) {
        result.nullDeviance = data.deviance(ofShares: model.categories)
      }
      if !isSample {
        result.logLikelihood = model.logLikelihood
        result.pseudoRSquared = result.nullDeviance.map { 1 - model.deviance / $0 }
      }
    case .multinomial(let model):
      result = RegressionStatistics(units: data.units, deviance: model.deviance)
      if hasIntercept { result.nullDeviance = data.deviance(ofShares: model.categories) }
      if !isSample {
        result.logLikelihood = model.logLikelihood
        result.pseudoRSquared = result.nullDeviance.map { 1 - model.deviance / $0 }
      }
    }
    if let logLikelihood = result.logLikelihood {
      result.aic = -2 * logLikelihood + 2 * parameters
      result.bic = -2 * logLikelihood + log(data.units) * parameters
    }
    return result
  }
}

extension RegressionData {
  /// −2 log-likelihood of the model that knows nothing but the shares of the categories.
  fileprivate func deviance(ofShares categories: [Double]) -> Double {
    let weights = rowWeights
    let total = weights.reduce(0, +)
    return categories.reduce(0) { sum, category in
      let n = y.indices.reduce(0.0) { y[$1] == category ? $0 + weights[$1] : $0 }
      return sum - 2 * n * log(n / total)
    }
  }
}
