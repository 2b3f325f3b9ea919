import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A confirmatory analysis with what was asked and read.
struct ConfirmatoryFindings: Sendable {
  let prepared: PreparedSurvey
  let pattern: ConfirmatoryPattern
  let estimator: EstimatorOption
  let scale: FactorScaleOption
  let analysis: ConfirmatoryAnalysis
  /// The models side by side, where they were asked for.
  let comparison: InvarianceComparison?

  var sample: ConfirmatorySample { analysis.sample }
  var level: Double { prepared.settings.level }
  /// The names of the factors.
  var factors: [String] { pattern.pattern.factors.map(\.name) }

  /// What a group is called in a language.
  func label(ofGroup name: String, _ language: Language) -> String {
    guard let column = sample.groupColumn else { return name }
    return prepared.survey.label(of: name, in: column, language)
  }
}
