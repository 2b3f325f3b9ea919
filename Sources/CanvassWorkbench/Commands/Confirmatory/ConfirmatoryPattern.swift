import CanvassNumerics
import CanvassTables

/// The factors of a confirmatory analysis, their items resolved to columns.
struct ConfirmatoryPattern: Sendable {
  let pattern: MeasurementPattern
  /// What factors are called, in their order.
  let labels: [LocalizedText]
  /// The items in the order in which factors name them.
  let items: [String]

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
    guard !said.isEmpty else {
      throw UsageError(
        "which factors? Say --factor access=q01-q03 for each, --model \"access =~ q01 + q02 + q03\", "
          + "or dimensions: in the study")
    }
    for (place, factor) in said.enumerated()
    where said[..<place].contains(where: { $0.name == factor.name }) {
      throw UsageError(
        "the factor \"\(factor.name)\" is given twice; list its items in one --factor")
    }
    pattern = MeasurementPattern(
      try said.map { (name: $0.name, items: try survey.select($0.items)) })
    labels = said.map { $0.label ?? LocalizedText($0.name) }
    var seen = Set<String>()
    items = pattern.factors.flatMap(\.items).filter { seen.insert($0).inserted }
    try checkCounts()
  }

  /// The items of a factor, as places in `items`.
  func places(of factor: Int) -> [Int] {
    pattern.factors[factor].items.compactMap(items.firstIndex(of:))
  }

  /// A factor needs two items, and a model no more parameters than covariances.
  private func checkCounts() throws {
    let factors = pattern.factors
    if let lone = factors.first(where: { $0.items.count < 2 }) {
      throw UsageError(
        "the factor \"\(lone.name)\" has one item (\"\(lone.items.first ?? "")\"), and one item cannot "
          + "tell what it measures from what is its own; give the factor two more, or leave it out")
    }
    for (place, factor) in factors.enumerated() {
      if let same = factors[..<place].first(where: { Set($0.items) == Set(factor.items) }) {
        throw UsageError(
          "the factors \"\(same.name)\" and \"\(factor.name)\" have the same items, so they cannot be "
            + "told apart; give each its own")
      }
    }
    let loadings = factors.reduce(0) { $0 + $1.items.count }
    let parameters = loadings + factors.count * (factors.count - 1) / 2 + items.count
    let moments = items.count * (items.count + 1) / 2
    guard parameters <= moments else {
      throw UsageError(
        "the model is not identified: it has \(counted(parameters, "parameter")), and \(counted(items.count, "item has", "items have")) "
          + "only \(moments) variances and covariances; take more items or fewer factors")
    }
  }
}
