/// How much each row of a regression counts: its leverage and what leaving it out would move.
public struct RegressionInfluence: Sendable {
  /// The fitted means.
  public let fitted: [Double]
  /// The response less the fitted mean.
  public let residuals: [Double]
  /// The diagonal of the hat matrix of the (last weighted) least-squares step.
  public let leverages: [Double]
  /// Pearson residuals over their standard errors, √(φ(1 − h)).
  public let standardized: [Double]
  /// Cook's distances, r²h/((1 − h)p) for standardised r.
  public let cooksDistances: [Double]
}

extension FittedRegression {
  /// Leverages and Cook's distances (R: `hatvalues`, `rstandard(type = "pearson")`,
  /// `cooks.distance`).
  ///
  /// - Throws: `RegressionError.undefined` for sampling and frequency weights, and for ordinal and
  ///   multinomial models.
  public func influence() throws(RegressionError) -> RegressionInfluence {
    switch data.weights {
    case .sampling, .frequency:
      throw .undefined(what: "the influence of a row", weights: data.weights.noun)
    case .equal, .precision: break
    }
    let w = data.rowWeights
    switch self {
    case .linear(let model):
      return RegressionInfluence(
        fitted: model.fitted, residuals: model.residuals, leverages: model.leverages,
        standardized: model.standardizedResiduals, cooksDistances: model.cooksDistances)
    case .generalized(let model):
      let means = model.predictors.map { model.family.link.mean($0) }
      let variances = means.map { model.family.variance($0) }
      let spread = model.basis.z * model.factor.inverseRoot
      let leverages = (0..<spread.rows).map { i -> Double in
        guard w[i] > 0, variances[i] > 0 else { return 0 }
        let slope = means[i].derivative
        let own = (0..<spread.columns).reduce(0) { $0 + spread[i, $1] * spread[i, $1] }
        return w[i] * slope * slope / variances[i] * own
      }
      let residuals = means.indices.map { model.family.residual(data.y[$0], means[$0]) }
      let standardized = means.indices.map { i -> Double in
        guard w[i] > 0, variances[i] > 0 else { return 0 }
        guard leverages[i] < LinearModel.fullLeverage else { return .nan }
        return residuals[i]
          * (w[i] / (variances[i] * model.dispersion * (1 - leverages[i]))).squareRoot()
      }
      let p = Double(model.columns.count)
      return RegressionInfluence(
        fitted: means.map(\.value), residuals: residuals, leverages: leverages,
        standardized: standardized,
        cooksDistances: zip(standardized, leverages).map { r, h in r * r * h / ((1 - h) * p) })
    case .ordinal, .multinomial:
      throw .undefined(what: "the influence of a row", weights: "a model of several categories")
    }
  }
}
