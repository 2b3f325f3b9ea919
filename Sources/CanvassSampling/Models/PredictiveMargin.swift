import CanvassNumerics
import CanvassTables

/// The mean response if every row had one category of a variable and all else were as it is.
public struct PredictiveMargin: Sendable {
  /// The variable, as the formula has it.
  public let variable: String
  /// The category that every row is set to.
  public let level: String
  /// The category of the response whose probability it is; `nil` where there is one mean.
  public let category: String?
  /// The mean with its uncertainty.
  public internal(set) var mean: CoefficientEstimate
}

extension FormulaRegression {
  /// Predictive margins of variables with categories: the weighted average over the rows used of the mean response that
  /// the regression predicts with the variable set to each of its categories (B. I. Graubard and E. L. Korn, Biometrics
  /// 55, 1999; R: `survey::svypredmeans`; Stata: `margins`).
  ///
  /// - Parameters:
  ///   - variables: columns, or variables as the formula has them, such as `factor(z)`.
  ///   - table: the one that the model was fitted to.
  ///   - covariates: whether the rows are as they are, or a sample of others.
  ///   - alone: categories whose margins have no variance, since their rows lie in one cluster (`categoriesInOneCluster`).
  /// - Throws: `ModelError` for a variable without categories; `TableError` for one that is not in the formula;
  ///   `DesignError` where a stratum has one cluster.
  public func predictiveMargins(
    of variables: [String], in table: Table, _ inference: RegressionInference,
    covariates: CovariateVariance = .fixed, alone: [FormulaCategory] = []
  ) throws -> [PredictiveMargin] {
    let data = try ModelMatrixRows(coding, table, rows: rows)
    let response = MeanResponse(fit)
    let average = try RowAverage(self, inference, covariates)
    return try variables.flatMap { name -> [PredictiveMargin] in
      let factor = try factor(name, data.effects)
      return try factor.levels.indices.flatMap { level in
        let rows = modelRows(data.matrix(setting: factor, to: level))
        func mean(_ response: MeanResponse, _ weights: [Double]) -> MeanResponse.Result {
          response.average(at: rows, offset: data.offset, weights: weights)
        }
        let result = mean(response, fit.data.rowWeights)
        var estimates = try average.estimates(result, factor.name, again: mean)
        if alone.contains(FormulaCategory(variable: factor.name, level: factor.levels[level])) {
          for place in estimates.indices { estimates[place].variance = .nan }
        }
        return estimates.enumerated().map { k, mean in
          PredictiveMargin(
            variable: factor.name, level: factor.levels[level],
            category: outcomeNames.isEmpty ? nil : outcomeNames[k], mean: mean)
        }
      }
    }
  }

  /// The variable with categories that has a name, or is made of the column of that name.
  private func factor(
    _ name: String, _ effects: [ModelMatrixRows.Effect]
  ) throws -> ModelMatrixRows.Effect.Factor {
    var names: [String] = []
    for effect in effects {
      switch effect {
      case .change(let factor):
        if factor.name == name || formula.column(ofTerm: factor.name) == name { return factor }
        names.append(factor.name)
      case .slope(let column):
        guard column != name else {
          throw ModelError(
            "\"\(name)\" is a number, and margins are for categories; write factor(\(name)) in the formula, or derive groups of it"
          )
        }
        names.append(column)
      }
    }
    throw TableError.unknown("variable of the formula", name, among: names)
  }
}
