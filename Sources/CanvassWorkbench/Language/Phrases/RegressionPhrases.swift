import CanvassNumerics

/// Regressions.
protocol RegressionPhrases: Sendable {
  /// The title of a model.
  ///
  /// - Parameter base: the category that the others are compared with.
  func name(_ family: RegressionFamily, base: String) -> String

  // Coefficients.
  var term: String { get }
  /// The coefficient that every row has.
  var constant: String { get }
  var threshold: String { get }
  func name(_ ratio: RatioKind) -> String

  // How well it fits.
  func used(rows: Int) -> String
  var adjusted: String { get }
  var mcFadden: String { get }
  var noRSquared: String { get }
  var deviance: String { get }
  var nullDeviance: String { get }

  // What the standard errors rest on.
  func designFreedom(_ count: Int) -> String
  var ofModel: String { get }
  func robust(_ kind: String) -> String
  func clusters(of column: String) -> String
  /// Standard errors by clusters with bias reduction, of a column or of the design.
  func biasReduced(of column: String?) -> String
  /// The same as R's survey package has it.
  var biasReducedBySurvey: String { get }
  func freedom(_ count: Int) -> String
  var normal: String { get }

  // Predictive margins.
  var predictiveMargins: String { get }
  var mean: String { get }
  var probability: String { get }
  /// What a margin is.
  var marginNote: String { get }
  /// That the covariates that are averaged over are taken for a sample.
  var sampledCovariates: String { get }

  // Marginal effects.
  var marginalEffects: String { get }
  var change: String { get }
  var category: String { get }
  var effect: String { get }
  /// What an effect is.
  ///
  /// - Parameter isShare: whether that of a probability.
  func effectNote(isShare: Bool) -> String

  // Predictions.
  func predictions(for path: String) -> String
  var row: String { get }
  var prediction: String { get }
  func responseInterval(percent: String) -> String
  func more(rows: Int) -> String

  // Diagnostics.
  var diagnostics: String { get }
  func conditionNumber(_ number: String) -> String
  var influence: String { get }
  var fitted: String { get }
  var residual: String { get }
  var standardizedResidual: String { get }
  var leverage: String { get }
  var cook: String { get }
}
