import CanvassSampling
import CanvassTables

/// Terms in the words of the study, for people; programs get them as R names them.
///
/// One table has one style. Where the study has words for some variable of the formula, or for a value of
/// it, or where a variable's name is words itself, so that R puts it in backticks, every term is read as `Education: University × Age`, with the label where there is one and the
/// name or value where there is none; else as R names it.
extension RegressionReport {
  /// What a coefficient is called.
  func people(_ term: String) -> String {
    // A multinomial term begins with its category.
    for category in regression.categories where term.hasPrefix(category + ":") {
      let rest = String(term.dropFirst(category.count + 1))
      guard regression.coding.names.contains(rest) else { continue }
      return "\(people(category: category)): \(people(rest))"
    }
    guard let place = regression.coding.names.firstIndex(of: term) else { return term }
    let parts = regression.coding.parts[place]
    if parts.isEmpty { return words.regression.constant }
    return hasWords ? parts.map(label).joined(separator: " × ") : term
  }

  /// Whether the study has words for a variable of the formula or for one of its values, or its name is words itself.
  private var hasWords: Bool {
    regression.coding.parts.joined().contains { part in
      guard let column = part.column else { return false }
      return label(of: column) != column || expressionName(column) != column
        || part.level.map { label(of: $0, in: column) != $0 } ?? false
    }
  }

  /// What a category of the response is called.
  func people(category: String) -> String {
    label(of: category, in: regression.formula.responseColumns.first ?? "")
  }

  /// The thresholds under the names of the categories on their sides.
  var peopleThresholds: [CoefficientEstimate] {
    zip(inference.thresholds, regression.thresholdCategories).map { threshold, pair in
      var named = threshold
      named.term = "\(people(category: pair.lower))|\(people(category: pair.upper))"
      return named
    }
  }

  /// What a term is called: the label of its column.
  func people(term: String) -> String {
    guard hasWords else { return term }
    return regression.formula.variables(ofTerm: term).map { variable in
      variable.column.map { label(of: $0) } ?? variable.name
    }.joined(separator: " × ")
  }

  /// What a column is called, if the study says so in few words; the wording of a question has no room
  /// among the terms.
  func label(of column: String) -> String {
    let label = prepared.survey.label(of: column, words.language)
    return ColumnLegend.isShort(label) ? label : column
  }

  /// What the columns of the formula stand for whose label has no room among the terms.
  var legend: ColumnLegend {
    ColumnLegend(
      ofQuoted: regression.formula.predictorColumns.filter { label(of: $0) == $0 },
      in: prepared.survey, words.language)
  }

  /// What a value is called, if the study says so.
  func label(of value: String, in column: String) -> String {
    prepared.survey.label(of: value, in: column, words.language)
  }

  private func label(_ part: ColumnPart) -> String {
    guard let column = part.column else { return part.name }
    let own = label(of: column)
    guard let level = part.level else { return own }
    return "\(own): \(label(of: level, in: column))"
  }
}
