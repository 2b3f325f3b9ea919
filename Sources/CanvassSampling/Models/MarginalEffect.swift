import CanvassNumerics
import CanvassTables

/// What a change in a variable does to the mean response, on average over the rows used.
public struct MarginalEffect: Sendable {
  /// The column whose small changes count, or the variable whose categories are changed.
  public let term: String
  /// The category that every row is set to; `nil` for a column of numbers.
  public let level: String?
  /// The category that it is compared with.
  public let reference: String?
  /// The category of the response whose probability changes; `nil` where there is one mean.
  public let category: String?
  /// The effect with its uncertainty.
  public internal(set) var effect: CoefficientEstimate
}

extension FormulaRegression {
  /// Average marginal effects: for a column of numbers the weighted average over the rows of the
  /// derivative of the mean response, wherever in the formula the column stands; for a variable with
  /// categories the average difference between all rows at the category and all rows at the first.
  ///
  /// Standard errors by the delta method from the covariance of the coefficients (R: `marginaleffects::avg_slopes`;
  /// Stata: `margins, dydx(*)`), with what the rows add where they are sampled. With replicates they are made again in each.
  ///
  /// - Parameters:
  ///   - table: the one that the model was fitted to.
  ///   - covariates: whether the rows are as they are, or a sample of others.
  /// - Throws: `TableError` for a variable without a derivative; `DesignError` where a stratum has one cluster.
  public func averageMarginalEffects(
    in table: Table, _ inference: RegressionInference, covariates: CovariateVariance = .fixed
  ) throws -> [MarginalEffect] {
    let data = try ModelMatrixRows(coding, table, rows: rows)
    let response = MeanResponse(fit)
    let weights = fit.data.rowWeights
    let x = modelRows(data.matrix, lowParts: try data.lowParts())
    var effects: [MarginalEffect] = []
    let average = try RowAverage(self, inference, covariates)
    func add(
      _ result: MeanResponse.Result, _ term: String, _ level: String?, _ reference: String?,
      again: (MeanResponse, [Double]) -> MeanResponse.Result
    ) throws {
      let estimates = try average.estimates(result, term, again: again)
      for (k, effect) in estimates.enumerated() {
        effects.append(
          MarginalEffect(
            term: term, level: level, reference: reference,
            category: outcomeNames.isEmpty ? nil : outcomeNames[k], effect: effect))
      }
    }
    let offset = data.offset
    for effect in data.effects {
      switch effect {
      case .slope(let column):
        let slopes = try data.slopes(by: column)
        let kept = slopes.matrix.selecting(columns: modelColumns)
        func slope(_ response: MeanResponse, _ weights: [Double]) -> MeanResponse.Result {
          response.averageSlope(
            at: x, slopes: kept, offset: offset, offsetSlopes: slopes.offset, weights: weights)
        }
        try add(slope(response, weights), column, nil, nil, again: slope)
      case .change(let factor):
        let first = modelRows(data.matrix(setting: factor, to: 0))
        let reference = response.average(at: first, offset: offset, weights: weights)
        for level in factor.levels.indices.dropFirst() {
          let rows = modelRows(data.matrix(setting: factor, to: level))
          let mean = response.average(at: rows, offset: offset, weights: weights)
          try add(mean - reference, factor.name, factor.levels[level], factor.levels[0]) {
            $0.average(at: rows, offset: offset, weights: $1)
              - $0.average(at: first, offset: offset, weights: $1)
          }
        }
      }
    }
    return effects
  }

  /// Rows of all columns of the formula as rows of the model.
  func modelRows(_ matrix: Matrix, lowParts: [Int: [Double]] = [:]) -> ModelRows {
    ModelRows(
      matrix.selecting(columns: modelColumns),
      lowParts: Dictionary(
        uniqueKeysWithValues: modelColumns.enumerated().compactMap { place, column in
          lowParts[column].map { (place, $0) }
        }))
  }

  /// The categories whose probabilities the model gives; empty where it gives one mean.
  public var outcomeNames: [String] {
    switch fit {
    case .linear, .generalized: return []
    case .ordinal(let model):
      if orderedCategories.isEmpty { return model.categories.map(shortestText) }
      return model.categories.map { orderedCategories[Int($0)] }
    case .multinomial: return categories
    }
  }
}
