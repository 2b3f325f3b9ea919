import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// What a survey asks, from the study file and the options that override it.
struct InstrumentOptions {
  var field: String?
  var fields: [DimensionOption]
  var items: [String]?
  var dimensions: [DimensionOption]
  var scale: [Double]?
  var satisfied: [Double]?
  var target: Double?
  /// Whether it is about fields of service.
  var needsField = true

  /// The instrument, its items resolved to columns.
  ///
  /// - Throws: `UsageError` for what is not said; `TableError` for an unknown column.
  func instrument(of survey: Survey) throws -> Instrument {
    let study = survey.settings.study
    let asked = try needsField ? fieldsAsked(of: survey) : nil
    let column = try needsField && asked == nil ? fieldColumn(of: survey) : nil
    let said: [StudyDimension] =
      dimensions.isEmpty
      ? (items == nil ? study?.dimensions ?? [] : [])
      : dimensions.map { StudyDimension(name: $0.name, items: $0.items) }
    var columns = try asked?.flatMap(\.columns) ?? items.map(survey.select) ?? []
    var resolved: [Instrument.Dimension] = []
    for dimension in said {
      let names = try survey.select(dimension.items)
      for name in names where !columns.contains(name) {
        if asked != nil {
          throw UsageError(
            "dimension \"\(dimension.name)\" has the item \"\(name)\", which is in no field "
              + "(--fields, or fields: in the study)")
        }
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
    if target == nil, let said = study?.target {
      do { try checkTarget(said, "target") } catch let error as UsageError {
        throw UsageError("\(study?.name ?? "study"): \(error)")
      }
    }
    return Instrument(
      items: columns.map {
        Instrument.Item(column: $0, label: study?.label(of: $0) ?? LocalizedText($0))
      },
      dimensions: resolved, fields: try fields(asked, column, columns),
      scale: try responseScale(study?.scale),
      missing: Set(
        survey.settings.missing.isEmpty ? study?.scale.missing ?? [] : survey.settings.missing),
      target: (target ?? study?.target).map { $0 / 100 })
  }

  /// The column that names the field.
  private func fieldColumn(of survey: Survey) throws -> String {
    guard let field = field ?? survey.settings.study?.field else {
      throw UsageError(
        "which column holds the field of service? Say --field COLUMN, or field: in the study; where "
          + "everyone was asked about every field, say --fields land=k01-k05 for each, or fields: in "
          + "the study")
    }
    _ = try survey.physicalColumns(for: [field])
    return field
  }

  /// The fields that everyone was asked about, or the column that names the field.
  private func fields(_ asked: [FieldAsked]?, _ column: String?, _ columns: [String]) throws
    -> Instrument.Fields
  {
    if let column {
      guard !columns.contains(column) else {
        throw UsageError("the field column \"\(column)\" is also among the items")
      }
      return .column(column)
    }
    return .items(
      (asked ?? []).map { field in
        Instrument.Field(
          name: field.name, label: field.label,
          items: field.columns.compactMap(columns.firstIndex(of:)))
      })
  }

  /// A field that everyone was asked about, with its columns.
  private struct FieldAsked {
    var name: String
    var label: LocalizedText
    var columns: [String]
  }

  /// The fields that everyone was asked about; `nil` where a column names the field.
  private func fieldsAsked(of survey: Survey) throws -> [FieldAsked]? {
    if field != nil, !fields.isEmpty {
      throw UsageError(
        "--field and --fields exclude each other: either a column names the field of a row, or "
          + "everyone was asked about every field")
    }
    let study = survey.settings.study?.fields ?? []
    let said =
      fields.isEmpty
      ? (field == nil ? study : [])
      : fields.map { given in
        StudyDimension(
          name: given.name, items: given.items,
          label: study.first { $0.name == given.name }?.label)
      }
    if said.isEmpty { return nil }
    if items != nil {
      throw UsageError(
        "--items is for surveys in which a column names the field; here the items are those of the "
          + "fields (--fields, or fields: in the study)")
    }
    var owner: [String: String] = [:]
    var names = Set<String>()
    return try said.map { field in
      guard names.insert(field.name).inserted else {
        throw UsageError("the field \"\(field.name)\" is named twice in --fields; name each once")
      }
      let columns = try survey.select(field.items)
      for column in columns {
        if let other = owner[column] {
          throw UsageError(
            "item \"\(column)\" is in two fields, \"\(other)\" and \"\(field.name)\"; an item "
              + "belongs to one")
        }
        owner[column] = field.name
      }
      return FieldAsked(
        name: field.name, label: field.label ?? LocalizedText(field.name), columns: columns)
    }
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
