import CanvassTables

/// The rows of a survey in its two views.
struct SurveyTables: Sendable {
  /// What is analysed: codes that mean no answer are missing.
  var answers: Table
  /// What divides the sample: design and cells, in which every code counts.
  var codes: Table
  /// What was done to the answers that nobody asked for, in a sentence each.
  var notes: [String] = []
}

extension Survey {
  /// What the columns of the file behind some columns are read for.
  ///
  /// - Parameters:
  ///   - codes: the columns, derived or not, whose values are told apart by their spelling; those of
  ///     strata, clusters, cells, labels and levels, and those that an expression compares with text,
  ///     are besides.
  func roles(of columns: [String], codes: [String]) throws -> [String: ColumnRole] {
    let study = settings.study
    var codes = Set(codes + settings.design.strata + settings.design.clusters + settings.by)
    codes.formUnion(study?.levels.keys.map(\.self) ?? [])
    codes.formUnion(study?.valueLabels.keys.map(\.self) ?? [])
    if let filter = settings.filter {
      codes.formUnion(try Expression(parsing: filter).spelledColumns)
    }
    for (name, expression) in try derivations(behind: columns).reversed() {
      codes.formUnion(expression.spelledColumns)
      if codes.contains(name), let column = expression.asColumn { codes.insert(column) }
    }
    var roles = Dictionary(uniqueKeysWithValues: codes.map { ($0, ColumnRole.code) })
    for name in textColumns { roles[name] = .text }
    return roles
  }

  /// The columns that are declared as text.
  var textColumns: [String] {
    (settings.study?.textColumns ?? []) + ((try? select(settings.text)) ?? [])
  }

  /// Checks that the columns that are declared as text are there.
  func checkTextColumns() throws {
    _ = try select(settings.text)
    let known = source.columnNames
    for name in settings.study?.textColumns ?? [] where !known.contains(name) {
      throw TableError("types: " + TableError.unknown("column", name, among: known).description)
    }
  }

  /// The derivations that some columns need, in the order in which they are made.
  private func derivations(behind columns: [String]) throws
    -> [(name: String, expression: Expression)]
  {
    var needed = Set(columns)
    var found: [(name: String, expression: Expression)] = []
    for derivation in settings.derivations.reversed() where needed.contains(derivation.name) {
      let expression = try Expression(parsing: derivation.expression)
      needed.formUnion(expression.columns)
      found.append((derivation.name, expression))
    }
    return found.reversed()
  }

  /// The rows with the derived columns that some columns need. Codes that mean no answer are taken out
  /// first, so that no expression takes a 9 for an answer.
  ///
  /// - Parameters:
  ///   - roles: what the columns of the file were read for.
  func tables(
    _ columns: [String], analysed: [String], roles: [String: ColumnRole], in base: Table
  ) throws -> SurveyTables {
    let missing = try missingCodes(analysed, in: base)
    var answers = base
    var notes = missing.notes
    for (name, codes) in missing.codes where base.contains(name) {
      answers.set(
        name,
        to: try base.column(name).recodingMissing(codes, as: roles[name] ?? .automatic))
    }
    for (name, expression) in try derivations(behind: columns) {
      let (column, undefined) = try expression.evaluation(in: answers)
      answers.set(name, to: column)
      if undefined > 0 { notes.append(undefinedNote(expression.description, rows: undefined)) }
    }
    var codes = answers
    let derived = Set(settings.derivations.map(\.name))
    let items = Set(itemColumns)
    for name in settings.design.columns + settings.by.filter({ !items.contains($0) })
    where missing.codes[name] != nil && !derived.contains(name) {
      codes.set(name, to: try base.column(name))
    }
    for (name, levels) in settings.study?.levels ?? [:] where answers.contains(name) {
      answers.set(name, to: try answers.column(name).ordered(name, by: levels))
      codes.set(name, to: try codes.column(name).ordered(name, by: levels))
    }
    return SurveyTables(answers: answers, codes: codes, notes: notes)
  }

  /// Codes that mean no answer, by column of the file: those of `--missing` in the columns that are
  /// analysed and those behind them; failing that those of the study's scale in its items, and in
  /// analysed columns that hold nothing but answers of the scale and these codes.
  private func missingCodes(
    _ analysed: [String], in base: Table
  ) throws -> (codes: [String: Set<String>], notes: [String]) {
    let study = settings.study
    let named = (analysed + (try physicalColumns(for: analysed))).filter { $0 != study?.field }
    if !settings.missing.isEmpty {
      let codes = Set(settings.missing)
      return (Dictionary(named.map { ($0, codes) }, uniquingKeysWith: { first, _ in first }), [])
    }
    guard let scale = study?.scale, !scale.missing.isEmpty else { return ([:], []) }
    var codes: [String: Set<String>] = [:]
    for name in itemColumns { codes[name] = Set(scale.missing) }
    var notes: [String] = []
    let dividing = Set(settings.design.columns + settings.by)
    for name in named where codes[name] == nil && base.contains(name) && !dividing.contains(name) {
      guard let found = try base.column(name).missingCodes(on: scale) else { continue }
      codes[name] = Set(scale.missing)
      notes.append(
        "\"\(name)\" holds answers of the study's scale, so \(found.joined(separator: " and ")) "
          + "means no answer there too (scale: missing:)")
    }
    return (codes, notes)
  }

  /// The columns of the study's items.
  private var itemColumns: [String] {
    let groups = (settings.study?.dimensions ?? []) + (settings.study?.fields ?? [])
    return groups.flatMap(\.items).flatMap { (try? select([$0])) ?? [] }
  }
}

extension Column {
  /// The categories in an order of their own.
  fileprivate func ordered(_ name: String, by levels: [String]) throws -> Column {
    .coded(try asCategories(name).ordered(by: levels))
  }

  /// The codes of no answer that occur, if everything else is an answer of the scale; `nil` otherwise.
  fileprivate func missingCodes(on scale: StudyScale) -> [String]? {
    let values = Set(scale.values)
    let words = Set(scale.missing)
    let numbers = Set(scale.missing.compactMap(Double.init))
    var found: [String] = []
    var hasAnswers = false
    switch self {
    case .coded(let coded):
      for level in coded.levels {
        if words.contains(level.text) || level.value.map(numbers.contains) ?? false {
          found.append(level.text)
        } else if level.value.map(values.contains) ?? false {
          hasAnswers = true
        } else {
          return nil
        }
      }
    case .real(let all):
      var seen: Set<Double> = []
      for value in all where !value.isNaN && seen.insert(value).inserted {
        if numbers.contains(value) {
          found.append(shortestText(value))
        } else if values.contains(value) {
          hasAnswers = true
        } else {
          return nil
        }
      }
    }
    return hasAnswers && !found.isEmpty ? found.sorted() : nil
  }
}
