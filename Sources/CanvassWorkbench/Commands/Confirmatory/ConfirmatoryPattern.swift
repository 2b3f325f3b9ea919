import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The factors of a confirmatory analysis, their items resolved to columns.
struct ConfirmatoryPattern: Sendable {
  let pattern: MeasurementPattern
  /// What factors are called, in their order.
  let labels: [LocalizedText]

  /// The factors that the options say, else the dimensions of the study.
  ///
  /// - Throws: `UsageError` for what is not said or cannot be a model; `TableError` for an unknown
  ///   column.
  init(factors: [DimensionOption], model: String?, of survey: Survey) throws {
    let said: [StudyDimension]
    if let model {
      said = try ModelText(parsing: model).factors.map {
        StudyDimension(name: $0.name, items: $0.items)
      }
    } else if !factors.isEmpty {
      said = factors.map { StudyDimension(name: $0.name, items: $0.items) }
    } else {
      said = survey.settings.study?.dimensions ?? []
    }
    pattern = MeasurementPattern(
      try said.map { (name: $0.name, items: try survey.select($0.items)) })
    labels = said.map { $0.label ?? LocalizedText($0.name) }
    try ConfirmatoryProblem.worded { try pattern.requireCounts() }
  }

  /// The items in the order in which factors name them.
  var items: [String] { pattern.items }

  /// The name of a factor in a language.
  func label(ofFactor name: String, _ language: Language) -> String {
    guard let place = pattern.factors.firstIndex(where: { $0.name == name }) else { return name }
    return labels[place].text(in: language.rawValue)
  }
}
