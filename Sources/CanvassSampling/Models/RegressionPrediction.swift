import CanvassNumerics
import CanvassTables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The mean response that a regression predicts for a row.
public struct RegressionPrediction: Sendable {
  /// The row of the table, from 0.
  public let row: Int
  /// The category whose probability it is; `nil` where there is one mean.
  public let category: String?
  /// The mean, or the probability.
  public let value: Double
  /// Its standard error, by the delta method.
  public let standardError: Double
  /// The interval of the mean; `nil` without degrees of freedom.
  public let interval: Interval?
  /// The interval of a single response; least squares without a design only.
  public let responseInterval: Interval?
}

extension FormulaRegression {
  /// Predictions for rows of a table, with intervals.
  ///
  /// The interval of a generalised linear model is that of the linear predictor, transformed; that of
  /// a probability among several is made for its log odds. Student's t with the degrees of freedom of
  /// the coefficients (R: `predict.lm`; `predict` of `svyglm` has the same standard errors).
  ///
  /// - Parameters:
  ///   - table: rows with the columns of the right side of the formula; rows that miss one are left
  ///     out.
  ///   - residualVariance: of a single response about its mean; `nil` for no intervals of responses.
  /// - Throws: `TableError` for a missing column or an unknown category.
  public func predictions(
    for table: Table, _ inference: RegressionInference, level: Double = 0.95,
    residualVariance: Double? = nil, named name: String = "the table"
  ) throws -> [RegressionPrediction] {
    let data = try ModelMatrixRows(coding, table, named: name)
    let response = MeanResponse(fit)
    let x = modelRows(data.matrix, lowParts: try data.lowParts())
    let freedom = inference.degreesOfFreedom
    let t = freedom > 0 ? StudentT(degreesOfFreedom: freedom).upperQuantile((1 - level) / 2) : nil
    let means = response.means(
      at: x, offset: data.offset, covariance: inference.parameterCovariance)
    let predictors = response.predictors(
      at: x, offset: data.offset, covariance: inference.parameterCovariance)
    var result: [RegressionPrediction] = []
    for (place, row) in data.rows.enumerated() {
      for k in 0..<means.values.columns {
        let value = means.values[place, k]
        var error = means.standardErrors[place, k]
        if inference.isNegligible(error) {
          let mean = response.average(
            at: x.row(place), offset: data.offset.map { [$0[place]] }, weights: [1])
          error = inference.variance(error * error, along: mean.gradient.row(k)).squareRoot()
        }
        var interval: Interval?
        var responseInterval: Interval?
        if let t, !error.isNaN {
          if let predictors {
            let ends = [-1.0, 1.0].map {
              predictors.values[place] + $0 * t * predictors.standardErrors[place]
            }
            interval = predictors.link.interval(ends[0], ends[1])
          } else {
            let logOdds = log(value / (1 - value))
            let spread = t * error / (value * (1 - value))
            if logOdds.isFinite, spread.isFinite {
              interval = Link.logit.interval(logOdds - spread, logOdds + spread)
            }
          }
          if let residualVariance {
            let spread = t * (error * error + residualVariance).squareRoot()
            responseInterval = Interval(lower: value - spread, upper: value + spread)
          }
        }
        result.append(
          RegressionPrediction(
            row: row, category: outcomeNames.isEmpty ? nil : outcomeNames[k], value: value,
            standardError: error, interval: interval, responseInterval: responseInterval))
      }
    }
    return result
  }
}

extension ModelRows {
  /// One of them.
  fileprivate func row(_ place: Int) -> ModelRows {
    ModelRows(matrix.selecting(rows: [place]), lowParts: lowParts.mapValues { [$0[place]] })
  }
}

extension Link {
  /// The means between two linear predictors; `nil` where the inverse link has none.
  fileprivate func interval(_ low: Double, _ high: Double) -> Interval? {
    if self == .inverse, !(low > 0) { return nil }
    let ends = [mean(low).value, mean(high).value]
    guard ends.allSatisfy(\.isFinite) else { return nil }
    return Interval(lower: min(ends[0], ends[1]), upper: max(ends[0], ends[1]))
  }
}
