import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A survey whose header has been read: names can be resolved, rows have not been looked at.
struct Survey: Sendable {
  let settings: SurveySettings
  let path: String
  let source: any TableSource
  /// Whether items may hold what is no answer of the study's scale: for who looks at the data as they
  /// are, or checks them on another scale.
  var takesAnyAnswer = false
  /// Conditions that a verb asks about besides `--where`.
  var conditions: [Expression] = []

  /// Columns of the file, then derived ones.
  var columnNames: [String] {
    source.columnNames
      + settings.derivations.map(\.name).filter { !source.columnNames.contains($0) }
  }

  /// The columns that patterns such as `q01`, `q01-q22` and `q*` stand for.
  func select(_ patterns: [String]) throws -> [String] {
    try selectColumns(patterns, from: columnNames)
  }

  /// Every column that an analysis of `columns` needs: design, cells and filter too.
  func columnsNeeded(_ columns: [String]) -> [String] {
    var names = columns + settings.design.allColumns + settings.by
    names += (settings.filter?.columns ?? []) + conditions.flatMap(\.columns)
    names += [settings.imputations].compactMap(\.self)
    var seen = Set<String>()
    return names.filter { seen.insert($0).inserted }
  }

  /// The columns of the file behind some columns, derived or not.
  ///
  /// - Throws: `TableError` with a suggestion for a name that does not exist.
  func physicalColumns(for columns: [String]) throws -> [String] {
    let physical = Set(source.columnNames)
    var wanted: [String] = []
    var seen = Set<String>()
    func visit(_ name: String, before limit: Int) throws {
      let index = settings.derivations[..<limit].lastIndex { $0.name == name }
      if let index {
        for column in settings.derivations[index].expression.columns {
          try visit(column, before: index)
        }
      } else {
        guard physical.contains(name) else {
          if settings.derivations.contains(where: { $0.name == name }) {
            throw TableError(
              "derived column \"\(name)\" is used before it is made; a derived column is made from "
                + "columns of the file and from those derived before it")
          }
          throw missing(name)
        }
        if seen.insert(name).inserted { wanted.append(name) }
      }
    }
    for name in columns { try visit(name, before: settings.derivations.count) }
    return wanted
  }

  /// The sentence for a column that is not there, with the part of the design that asks for it; where a
  /// study asks for it of data that are not its own, it says so.
  private func missing(_ name: String) -> TableError {
    let plain = TableError.unknown("column", name, among: columnNames)
    let used = settings.design
    let study = settings.study?.design
    let parts = [
      ("strata", used.strata, settings.study?.design.strata),
      ("clusters", used.clusters, settings.study?.design.clusters),
      ("fpc", used.fpc, settings.study?.design.fpc),
      (
        "subset", used.secondPhase?.columns ?? [],
        [study?.subset, study?.subsetStrata, study?.subsetClusters].compactMap(\.self)
      ),
      ("replicate-weights", used.givenReplicates?.columns ?? [], nil),
      ("imputations", [settings.imputations].compactMap(\.self), nil),
      (
        "weights", [used.weights].compactMap(\.self),
        [settings.study?.design.weights].compactMap(\.self)
      ),
    ]
    guard let (key, _, said) = parts.first(where: { $0.1.contains(name) }) else { return plain }
    guard let study = settings.study, said?.contains(name) == true else {
      return TableError("--\(key): \(plain)")
    }
    guard path != study.dataPath else {
      return TableError("\"\(study.name)\", design.\(key): \(plain)")
    }
    return TableError(
      "\(plain) (\"\(path)\" is not the data file of \"\(study.name)\", whose design asks for that column: "
        + "\(key); if the design does not hold for these data, leave the study out)")
  }

  /// The same survey with columns for what is an expression and no column of it.
  ///
  /// - Throws: `TableError` for a name that there is not, and for what is no expression.
  func deriving(_ texts: [String]) throws -> Survey {
    var settings = settings
    for text in texts where !columnNames.contains(text) {
      let expression = try Expression(parsing: text)
      if let name = expression.asColumn {
        throw TableError.unknown("column", name, among: columnNames)
      }
      settings.derivations.append(DerivedColumn(name: text, expression: expression))
    }
    return with(settings)
  }

  /// The names that stand in a text which `deriving(_:)` took for an expression, or that of a column.
  func namedColumns(in text: String) -> [String] {
    let derived = settings.derivations.last { $0.name == text }
    guard let derived, derived.expression.description == text else { return [text] }
    return derived.expression.columns
  }

  /// The same survey without replicates: for who asks for no error.
  var withoutReplicates: Survey {
    var settings = settings
    settings.design.replicates = nil
    return with(settings)
  }

  private func with(_ settings: SurveySettings) -> Survey {
    var survey = Survey(settings: settings, path: path, source: source)
    survey.takesAnyAnswer = takesAnyAnswer
    survey.conditions = conditions
    return survey
  }

  /// The same survey, of which no cells are asked.
  var withoutCells: Survey {
    var settings = settings
    settings.by = []
    return with(settings)
  }

  /// The rows inside `--where`; `nil` for all.
  func filter(in table: Table) throws -> [Bool]? {
    try settings.filter.map { try $0.filter(in: table) }
  }

  /// What a column is called in a language.
  func label(of column: String, _ language: Language) -> String {
    settings.study?.label(of: column)?.text(in: language.rawValue) ?? column
  }

  /// What a value of a column is called in a language.
  func label(of value: String, in column: String, _ language: Language) -> String {
    settings.study?.label(of: value, in: column)?.text(in: language.rawValue) ?? value
  }
}

/// The sentence for an expression that has no finite value in some rows.
func undefinedNote(_ expression: String, rows: Int) -> Note {
  Note { $0.surveyNotes.undefined(excerpt(of: expression), rows: rows) }
}
