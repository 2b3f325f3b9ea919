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
/// w(m − M)/Σw + gᵀz, z the influence of a row on θ̂.
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
    if case .sampled = covariates {
      influences = try regression.fit.scored.rowInfluences()
    } else {
      influences = nil
    }
  }

  /// The averages under the name of what they are of.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  func estimates(_ result: MeanResponse.Result, _ term: String) throws -> [CoefficientEstimate] {
    let variances = try variances(result)
    return result.values.indices.map { k in
      // What is nothing but rounding is zero.
      let isZero = variances[k].squareRoot() < 1e-12 * abs(result.values[k])
      return CoefficientEstimate(
        term: term, value: result.values[k], variance: isZero ? 0 : variances[k],
        degreesOfFreedom: inference.degreesOfFreedom)
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
