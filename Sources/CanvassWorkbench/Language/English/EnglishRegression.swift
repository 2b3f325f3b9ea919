import CanvassNumerics

struct EnglishRegression: RegressionPhrases {
  func name(_ family: RegressionFamily, base: String) -> String {
    switch family {
    case .gaussian: "Linear regression"
    case .logistic: "Logistic regression"
    case .probit: "Probit regression"
    case .poisson: "Poisson regression"
    case .gamma: "Gamma regression, inverse link"
    case .gammaLog: "Gamma regression, log link"
    case .ordinal: "Ordinal logistic regression"
    case .ordinalProbit: "Ordinal probit regression"
    case .multinomial: "Multinomial regression against \(base)"
    }
  }

  var term: String { "Term" }
  var threshold: String { "Threshold" }
  func name(_ ratio: RatioKind) -> String {
    switch ratio {
    case .odds: "Odds ratio"
    case .rate: "Rate ratio"
    case .mean: "Ratio of means"
    }
  }

  func used(rows: Int) -> String { "\(counted(rows, "row")) used" }
  var adjusted: String { "adjusted" }
  var mcFadden: String { "McFadden's R²" }
  var noRSquared: String { "no R², since the response is the same in every row" }
  var deviance: String { "deviance" }
  var constant: String { "(Intercept)" }
  var nullDeviance: String { "with a constant only" }

  func designFreedom(_ count: Int) -> String {
    " Tests and intervals use \(counted(count, "degree", "degrees")) of freedom."
  }
  var ofModel: String { "No design: standard errors of the model" }
  func robust(_ kind: String) -> String { "No design: robust standard errors, \(kind)" }
  func biasReduced(of column: String?) -> String {
    "Standard errors by \(column.map { "clusters of \($0)" } ?? "the clusters of the design") with bias reduction (CR2), "
      + "and degrees of freedom of each coefficient (Satterthwaite)."
  }
  var biasReducedBySurvey: String {
    "Standard errors by the clusters of the design with bias reduction, and degrees of freedom of each coefficient, as "
      + "R's survey 4.5 has them: leverages without weights, n/(n − 1) and population sizes."
  }
  func clusters(of column: String) -> String {
    "No design: standard errors by clusters of \(column)"
  }
  func freedom(_ count: Int) -> String { "; \(counted(count, "degree", "degrees")) of freedom." }
  var normal: String { "; normal distribution." }

  var marginalEffects: String { "Average marginal effects" }
  var change: String { "Change in" }
  var category: String { "Category" }
  var effect: String { "Effect" }
  var predictiveMargins: String { "Predictive margins" }
  var mean: String { "Mean" }
  var probability: String { "Probability" }
  var marginNote: String {
    "What the model predicts if everyone were of the category and all else as it is, averaged over the rows used with "
      + "their weights."
  }
  var sampledCovariates: String {
    "The standard errors count that the sample might have had other people, with other covariates."
  }
  func effectNote(isShare: Bool) -> String {
    isShare
      ? "The change in the probability (1 is 100 %), averaged over the rows used: for a number, per "
        + "unit; for categories, from the first to the other one."
      : "The change in the mean, averaged over the rows used: for a number, per unit; for "
        + "categories, from the first to the other one."
  }

  func predictions(for path: String) -> String { "Predictions for \(path)" }
  var row: String { "Row" }
  var prediction: String { "Prediction" }
  func responseInterval(percent: String) -> String { "\(percent) of single answers" }
  func more(rows: Int) -> String { "\(rows) more; --format csv or json has all of them." }

  var diagnostics: String { "Diagnostics" }
  func conditionNumber(_ number: String) -> String {
    "condition number \(number) (above 30 the coefficients are strained)"
  }
  var influence: String { "Most influential rows" }
  var fitted: String { "Fitted" }
  var residual: String { "Residual" }
  var standardizedResidual: String { "Standardised" }
  var leverage: String { "Leverage" }
  var cook: String { "Cook's distance" }
}
