import ArgumentParser
import CanvassDiagnostics
import CanvassTables

/// What a survey asks, from the study file and the options that override it.
struct InstrumentOptions {
  var field: String?
  var items: [String]?
  var dimensions: [DimensionOption]
  var scale: [Double]?
  var satisfied: [Double]?
  var target: Double?

  /// The instrument, its items resolved to columns.
  ///
  /// - Throws: `UsageError` for what is not said; `TableError` for an unknown column.
  func instrument(of survey: Survey) throws -> Instrument {
    let study = survey.settings.study
    guard let field = field ?? study?.field else {
      throw UsageError(
        "which column holds the field of service? Say --field COLUMN, or field: in the study")
    }
    _ = try survey.physicalColumns(for: [field])
    let said: [StudyDimension] =
      dimensions.isEmpty
      ? (items == nil ? study?.dimensions ?? [] : [])
      : dimensions.map { StudyDimension(name: $0.name, items: $0.items) }
    var columns = try items.map(survey.select) ?? []
    var resolved: [Instrument.Dimension] = []
    for dimension in said {
      let names = try survey.select(dimension.items)
      for name in names where !columns.contains(name) {
        if items != nil {
          throw UsageError(
            "dimension \"\(dimension.name)\" has the item \"\(name)\", which is not among --items")
        }
        columns.append(name)
      }
      resolved.append(
        Instrument.Dimension(
          name: dimension.name, label: dimension.label ?? LocalizedText(dimension.name),
          items: names.compactMap(columns.firstIndex(of:))))
    }
    guard !columns.isEmpty else {
      throw UsageError(
        "which columns are the items? Say --items q01-q22, --dimension access=q01-q03, or "
          + "dimensions: in the study")
    }
    if columns.contains(field) {
      throw UsageError("the field column \"\(field)\" is also among the items")
    }
    if target == nil, let said = study?.target {
      do { try checkTarget(said, "target") } catch let error as ValidationError {
        throw UsageError("\(study?.name ?? "study"): \(error.message)")
      }
    }
    return Instrument(
      items: columns.map {
        Instrument.Item(column: $0, label: study?.label(of: $0) ?? LocalizedText($0))
      },
      dimensions: resolved, field: field, scale: try responseScale(study?.scale),
      missing: Set(
        survey.settings.missing.isEmpty ? study?.scale.missing ?? [] : survey.settings.missing),
      target: (target ?? study?.target).map { $0 / 100 })
  }

  private func responseScale(_ study: StudyScale?) throws -> ResponseScale {
    let known = study.flatMap { $0.values.isEmpty ? nil : $0.values }
    guard let values = scale ?? known else {
      throw UsageError("which answers does the scale have? Say --scale 1-5, or scale: in the study")
    }
    let counted = study.flatMap { $0.satisfied.isEmpty ? nil : $0.satisfied }
    guard let satisfied = satisfied ?? counted else {
      throw UsageError(
        "which answers count as satisfied? Say --satisfied 4,5, or scale: satisfied: in the study")
    }
    return try ResponseScale(values: values, satisfied: satisfied)
  }
}
