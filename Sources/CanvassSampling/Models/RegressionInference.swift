import CanvassNumerics

/// The coefficients of a regression with their uncertainty.
public struct RegressionInference: Sendable {
  /// One for each column of the model matrix; NaN where it depends on earlier ones.
  public let coefficients: [CoefficientEstimate]
  /// The thresholds between ordered categories.
  public let thresholds: [CoefficientEstimate]
  /// The covariance of the coefficients that exist, then of the thresholds.
  public let covariance: Matrix
  /// Degrees of freedom of Student's t; infinite for the normal distribution.
  public let degreesOfFreedom: Double
  /// Clusters less strata among the rows used; `nil` without a design.
  public let designDegreesOfFreedom: Int?
}

extension FormulaRegression {
  /// Coefficients with the covariance of a sampling design.
  ///
  /// Degrees of freedom are those of the design among the rows used, + 1 − p, with p coefficients,
  /// the constant counted and thresholds counted as one (R: `svyglm`, `svyolr`).
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `ModelError` when
  ///   the model was not fitted with sampling weights.
  public func inference(in design: Design) throws -> RegressionInference {
    guard case .sampling = fit.data.weights else {
      throw ModelError(
        "standard errors of a design need its sampling weights, and the model has others")
    }
    let (covariance, freedom) = try design.covariance(of: fit.scored, rows: rows)
    let parameters = fit.scored.parameters.count
    let counted = parameters - max(0, fit.thresholdCount - 1)
    return inference(
      covariance, degreesOfFreedom: Double(freedom + 1 - counted), design: freedom)
  }

  /// Coefficients with a covariance that needs no design.
  ///
  /// - Throws: `RegressionError.undefined` for what does not exist in this family or for these
  ///   weights.
  public func inference(_ kind: RegressionCovariance) throws -> RegressionInference {
    let (covariance, freedom) = try fit.covariance(kind)
    return inference(covariance, degreesOfFreedom: freedom, design: nil)
  }

  private func inference(
    _ covariance: Matrix, degreesOfFreedom: Double, design: Int?
  ) -> RegressionInference {
    let model = fit.scored
    let sizes = parameterSizes
    let largest = zip(model.estimates, sizes).reduce(0) { max($0, abs($1.0) * $1.1) }
    let estimated = zip(model.parameters, model.estimates).enumerated().map { index, pair in
      let variance = covariance[index, index]
      // What is nothing but rounding beside the linear predictor is zero.
      let isZero = variance.squareRoot() * sizes[index] < 1e-10 * largest
      return CoefficientEstimate(
        term: pair.0, value: pair.1, variance: isZero ? 0 : variance,
        degreesOfFreedom: degreesOfFreedom)
    }
    let slopes = estimated.dropLast(fit.thresholdCount)
    var next = slopes.startIndex
    let coefficients = terms.map { term -> CoefficientEstimate in
      if next < slopes.endIndex, slopes[next].term == term {
        next += 1
        return slopes[next - 1]
      }
      return CoefficientEstimate(
        term: term, value: .nan, variance: .nan, degreesOfFreedom: degreesOfFreedom)
    }
    return RegressionInference(
      coefficients: coefficients, thresholds: Array(estimated.suffix(fit.thresholdCount)),
      covariance: covariance, degreesOfFreedom: degreesOfFreedom, designDegreesOfFreedom: design)
  }

  /// How much a unit of each parameter moves the linear predictor: the root mean square of its
  /// column, 1 for thresholds.
  private var parameterSizes: [Double] {
    let x = fit.data.x
    let names = Set(fit.aliased)
    let columns = terms.indices.filter { !names.contains(terms[$0]) }
    let rows = Double(x.rows)
    return columns.map { j in
      (x.column(j).reduce(0) { $0 + $1 * $1 } / rows).squareRoot()
    } + [Double](repeating: 1, count: fit.thresholdCount)
  }
}
