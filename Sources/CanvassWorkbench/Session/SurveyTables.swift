import CanvassTables

/// The rows of a survey in its two views.
struct SurveyTables: Sendable {
  /// What is analysed: codes that mean no answer are missing in items.
  var answers: Table
  /// What the sample is divided by: as `answers`, but every code counts in the columns of the design.
  var codes: Table
  /// What was done to the answers that nobody asked for, in a sentence each.
  var notes: [Note] = []
  /// The expressions of new columns, each with the number of rows in which it has no finite value.
  var undefined: [(expression: String, rows: Int)] = []
  /// Columns in which a code may or may not be an answer.
  var undecided: [NoAnswerCodes.Use] = []
  /// The spellings of columns that are measured and written as codes are, with leading zeros.
  var spellings: [String: [Level]] = [:]
}

extension Survey {
  /// What the columns of the file behind some columns are read for.
  ///
  /// - Parameters:
  ///   - codes: the columns, derived or not, whose values are told apart by their spelling; those of
  ///     strata, clusters, cells, labels and levels, and those that an expression compares with text,
  ///     are besides.
  func roles(of columns: [String], codes: [String]) -> [String: ColumnRole] {
    let study = settings.study
    var codes = Set(codes + settings.design.codeColumns + settings.by)
    codes.formUnion(study?.levels.keys.map(\.self) ?? [])
    codes.formUnion(study?.valueLabels.keys.map(\.self) ?? [])
    codes.formUnion(([settings.filter].compactMap(\.self) + conditions).flatMap(\.spelledColumns))
    if let imputations = settings.imputations { codes.insert(imputations) }
    for derived in derivations(behind: columns).reversed() {
      codes.formUnion(derived.expression.spelledColumns)
      if codes.contains(derived.name) { codes.formUnion(derived.expression.valueColumns) }
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
      throw TableError("types: \(TableError.unknown("column", name, among: known))")
    }
  }

  /// The derivations that some columns need, in the order in which they are made.
  func derivations(behind columns: [String]) -> [DerivedColumn] {
    var needed = Set(columns)
    var found: [DerivedColumn] = []
    for derived in settings.derivations.reversed() where needed.contains(derived.name) {
      needed.formUnion(derived.expression.columns)
      found.append(derived)
    }
    return found.reversed()
  }

  /// The rows with the derived columns that some columns need. Codes that mean no answer are taken out
  /// first, so that no expression takes a 9 for an answer.
  ///
  /// - Parameters:
  ///   - analysed: the columns that are measured.
  ///   - dividing: columns that are needed besides, in which every code counts.
  ///   - roles: what the columns of the file were read for.
  func tables(
    _ columns: [String], analysed: [String], dividing: [String], roles: [String: ColumnRole],
    in base: Table
  ) throws -> SurveyTables {
    let missing = try noAnswerCodes(analysed, dividing: dividing, in: base)
    var tables = try self.tables(columns, without: missing, roles: roles, in: base)
    tables.notes =
      missing.notes + [unseenCodes(in: base)].compactMap(\.self) + notes(on: tables.undefined)
    return tables
  }

  /// The same for some of the rows, where it is known which codes mean no answer.
  func tables(
    _ columns: [String], without missing: NoAnswerCodes, roles: [String: ColumnRole],
    in base: Table
  ) throws -> SurveyTables {
    var answers = base
    var rowsWithout: [(expression: String, rows: Int)] = []
    let words = settings.study?.answers ?? [:]
    for name in missing.worded.union(missing.codes.keys) where base.contains(name) {
      answers.set(
        name,
        to: try base.column(name).recodingMissing(
          missing.codes[name] ?? [], valuing: missing.worded.contains(name) ? words : [:],
          as: roles[name] ?? .automatic))
    }
    if !takesAnyAnswer { try checkAnswers(to: physicalColumns(for: columns), in: answers) }
    for derived in derivations(behind: columns) {
      let (column, undefined) = try derived.expression.evaluation(
        in: answers, as: roles[derived.name] ?? .automatic)
      answers.set(derived.name, to: column)
      rowsWithout.append((derived.expression.description, undefined))
    }
    var codes = answers
    if !missing.codes.isEmpty {
      var written = base
      for derived in derivations(behind: dividingColumns) {
        let role = roles[derived.name] ?? .automatic
        written.set(
          derived.name, to: try derived.expression.evaluation(in: written, as: role).column)
      }
      for name in dividingColumns where written.contains(name) {
        codes.set(name, to: try written.column(name))
      }
    }
    for (name, levels) in settings.study?.levels ?? [:] where answers.contains(name) {
      answers.set(name, to: try answers.column(name).ordered(name, by: levels))
      codes.set(name, to: try codes.column(name).ordered(name, by: levels))
    }
    return SurveyTables(
      answers: answers, codes: codes, undefined: rowsWithout, undecided: missing.undecided)
  }

  /// What the reader should know of expressions without a finite value in some rows.
  func notes(on undefined: [(expression: String, rows: Int)]) -> [Note] {
    undefined.filter { $0.rows > 0 }.map { undefinedNote($0.expression, rows: $0.rows) }
  }
}

extension Column {
  /// The categories in an order of their own.
  fileprivate func ordered(_ name: String, by levels: [String]) throws -> Column {
    .coded(try asCategories(name).ordered(by: levels))
  }
}
