import CanvassNumerics

/// What rows over which a regression is averaged are to the variance of the average.
public enum CovariateVariance: Sendable {
  /// The population: their covariates are as they are, and only the coefficients vary (Stata: `margins`).
  case fixed
  /// Drawn by a design, as their responses are: the average and the coefficients vary together (Stata: `margins,
  /// vce(unconditional)`).
  case sampled(Design)
  /// The same, as if the average and the coefficients varied independently (R: `survey::svypredmeans`).
  case sampledApart(Design)
}

/// Averages over the rows of a regression, with their variances.
///
/// An average M = Σwm(x, θ)/Σw moves by g = ∂M/∂θ with the coefficients, and by w(m − M)/Σw with a row that is drawn or
/// not. Where covariates are fixed its variance is gᵀV(θ̂)g; where they are sampled, the design variance of the total of
/// w(m − M)/Σw + gᵀz, z the influence of a row on θ̂. Of a design of replicates the average is made again with the
/// parameters of each, over the rows with the weights of the sample where covariates are fixed and with those of the replicate
/// where they are sampled.
struct RowAverage {
  private let regression: FormulaRegression
  private let inference: RegressionInference
  private let covariates: CovariateVariance
  /// The influence of the rows on the parameters of the fit, where it is needed.
  private let influences: Matrix?

  /// - Throws: `MatrixError` when the information is singular.
  init(
    _ regression: FormulaRegression, _ inference: RegressionInference,
    _ covariates: CovariateVariance
  ) throws {
    (self.regression, self.inference, self.covariates) = (regression, inference, covariates)
    if case .sampled = covariates, inference.replicated == nil {
      influences = try regression.fit.scored.rowInfluences()
    } else {
      influences = nil
    }
  }

  /// The averages under the name of what they are of.
  ///
  /// - Parameter again: the same at other parameters and with other weights of the rows.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  func estimates(
    _ result: MeanResponse.Result, _ term: String,
    again: (MeanResponse, [Double]) -> MeanResponse.Result
  ) throws -> [CoefficientEstimate] {
    let variances = try replicatedVariances(result, again) ?? variances(result)
    return result.values.indices.map { k in
      var variance = variances[k]
      if case .fixed = covariates {
        variance = inference.variance(variance, along: result.gradient.row(k))
      }
      // What is nothing but rounding is zero.
      let isZero = variance.squareRoot() < 1e-12 * abs(result.values[k])
      return CoefficientEstimate(
        term: term, value: result.values[k], variance: isZero ? 0 : variance,
        degreesOfFreedom: inference.degreesOfFreedom(along: result.gradient.row(k)))
    }
  }

  /// The variances over the replicates; `nil` where there are none, or covariates vary apart.
  private func replicatedVariances(
    _ result: MeanResponse.Result, _ again: (MeanResponse, [Double]) -> MeanResponse.Result
  ) throws -> [Double]? {
    guard let replicated = inference.replicated else { return nil }
    let isSampled: Bool
    switch covariates {
    case .fixed: isSampled = false
    case .sampled: isSampled = true
    case .sampledApart: return nil
    }
    let weights = regression.fit.data.rowWeights
    let response = MeanResponse(regression.fit)
    let interruption = Interruption.current
    let values = mapInParallel(replicated.count) { replicate -> [Double]? in
      guard interruption?.isRequested != true, let parameters = replicated.parameters[replicate]
      else { return nil }
      return again(
        response.at(parameters), isSampled ? replicated.weights(in: replicate) : weights
      ).values
    }
    try interruption?.check()
    return result.values.indices.map { k in
      replicated.replicates.variance(
        ofValues: values.map { $0?[k] ?? .nan }, estimate: result.values[k]
      ).variance
    }
  }

  private func variances(_ result: MeanResponse.Result) throws -> [Double] {
    switch covariates {
    case .fixed: return result.variance(inference.parameterCovariance)
    case .sampled(let design):
      guard let influences else { return result.variance(inference.parameterCovariance) }
      return try variances(
        departures(result) + influences.timesTranspose(result.gradient), design)
    case .sampledApart(let design):
      let fixed = result.variance(inference.parameterCovariance)
      return zip(fixed, try variances(departures(result), design)).map { $0 + $1 }
    }
  }

  /// w(m − M)/Σw, rows × outcomes.
  private func departures(_ result: MeanResponse.Result) -> Matrix {
    let weights = regression.fit.data.rowWeights
    let total = weights.reduce(0, +)
    return Matrix(rows: weights.count, columns: result.values.count) { row, k in
      weights[row] > 0 ? weights[row] / total * (result.rowValues[row, k] - result.values[k]) : 0
    }
  }

  private func variances(_ scores: Matrix, _ design: Design) throws -> [Double] {
    try design.totals(of: RowScores(rows: regression.rows, values: scores)).map(\.variance)
  }
}
