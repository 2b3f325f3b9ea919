import CanvassNumerics
import CanvassSampling

/// What the options say of a factor analysis, and the defaults for the rest.
struct FactorChoices: Sendable {
  let defaults: FactorDefaults
  let extraction: ExtractionOption
  var rotation: RotationChoice
  /// The number of factors, where it was given.
  let factors: Int?
  /// What chooses it otherwise; beside a number only to be shown.
  let retention: RetentionRule?
  let seed: UInt64
  /// Of the extraction.
  let starts: ExtractionStarts

  /// The plan; a target has as many columns as there are factors.
  var plan: FactorPlan {
    FactorPlan(
      extraction: extraction.extraction(axis: defaults.axis), rotation: rotation.method,
      search: rotation.search(seed: seed), factors: factors ?? rotation.target?.columns,
      retention: retention ?? defaults.retention, showsCriteria: retention != nil,
      fit: defaults.fit, starts: starts, seed: seed)
  }
}
