import CanvassNumerics
import CanvassTables

/// Which codes of which columns mean no answer.
///
/// They belong to items: what a command measures with the columns that it is derived from, the items of
/// the study, and columns that hold nothing but answers of the study's scale and these codes. An item
/// reads its codes as no answer wherever it is used: in a condition, in `--by`, in a formula, in a new
/// column. A column that divides the sample (design, field of service) keeps every code. Of any other
/// column in a condition or in `--by` nobody has said what it is: it keeps every code, and is named.
struct NoAnswerCodes: Sendable {
  /// By column of the file.
  var codes: [String: Set<String>] = [:]
  /// Columns of the file whose answers may stand in words.
  var worded: Set<String> = []
  /// What was taken for an item though nobody said so, in a sentence each.
  var notes: [Note] = []
  /// Columns of the file that a condition or a cell rests on, and in which a code may or may not be an
  /// answer.
  var undecided: [Use] = []

  /// Where a question divides the rows.
  enum Place: Sendable {
    /// `--where`.
    case filter
    /// `--by`.
    case cells
    /// Conditions beside a term, as `mean(q01)[sex=male]`.
    case brackets
  }

  /// A column of the file and what it is used for.
  struct Use: Sendable {
    let column: String
    let place: Place
    /// The codes, less those that the expressions name themselves.
    let codes: Set<String>
  }
}

extension Survey {
  /// The codes that mean no answer.
  ///
  /// - Parameters:
  ///   - analysed: the columns that are measured.
  ///   - others: columns that are needed besides and divide the sample or weigh it.
  func noAnswerCodes(
    _ analysed: [String], dividing others: [String], in base: Table
  ) throws -> NoAnswerCodes {
    let study = settings.study
    var scale = study?.scale ?? StudyScale()
    if !settings.missing.isEmpty { scale.missing = settings.missing }
    let all = Set(scale.missing)
    let field = [study?.field].compactMap(\.self)
    let dividing = Set(try physicalColumns(for: dividingColumns) + others + field)
    let recipe = settings.design.recipe?.answerColumns ?? []
    let measured = (analysed + recipe).filter { !field.contains($0) }
    var found = NoAnswerCodes()
    found.worded = worded(base, except: dividing, without: all)
    guard !scale.missing.isEmpty else { return found }
    let behind = try physicalColumns(for: measured).filter {
      measured.contains($0) || !dividing.contains($0)
    }
    if !settings.missing.isEmpty { for name in behind { found.codes[name] = all } }
    for name in itemColumns where !dividing.contains(name) || measured.contains(name) {
      found.codes[name] = all
    }
    let conditions = try uses()
    func look(at name: String, _ codes: Set<String>) throws -> Bool {
      guard !codes.isEmpty, found.codes[name] == nil, base.contains(name),
        !dividing.contains(name),
        let present = try base.column(name).missingCodes(on: scale, study?.answers ?? [:])
      else { return false }
      found.codes[name] = codes
      found.notes.append(Note { $0.surveyNotes.codesOfScale(present, in: name) })
      return true
    }
    let cells = Set(conditions.filter { $0.place == .cells }.map(\.column))
    for name in behind where measured.contains(name) || !cells.contains(name) {
      _ = try look(at: name, all)
    }
    for use in conditions where found.codes[use.column] == nil && !dividing.contains(use.column) {
      let values = Set(use.codes.compactMap(Double.init))
      let named = all.filter { code in
        use.codes.contains(code) || Double(code).map(values.contains) ?? false
      }
      if named.isEmpty, !cells.contains(use.column), try look(at: use.column, all) { continue }
      // On a scale that is known, a column with other values is no item.
      if settings.missing.isEmpty, !scale.values.isEmpty,
        try base.contains(use.column)
          && base.column(use.column).missingCodes(on: scale, study?.answers ?? [:])
            == nil
      {
        continue
      }
      let open = all.subtracting(named)
      if !open.isEmpty {
        found.undecided.append(.init(column: use.column, place: use.place, codes: open))
      }
    }
    return found
  }

  /// The columns of the file behind `--where`, `--by` and conditions in brackets, with the values that they are compared with.
  private func uses() throws -> [NoAnswerCodes.Use] {
    var uses: [NoAnswerCodes.Use] = []
    func add(
      _ place: NoAnswerCodes.Place, _ columns: [String],
      _ compared: [(column: String, value: String)]
    )
      throws
    {
      let derived = derivations(behind: columns).flatMap { $0.expression.comparedValues }
      for name in try physicalColumns(for: columns)
      where !uses.contains(where: { $0.column == name && $0.place == place }) {
        let values = (compared + derived).filter { $0.column == name }.map { $0.value }
        uses.append(.init(column: name, place: place, codes: Set(values)))
      }
    }
    if let filter = settings.filter {
      try add(.filter, filter.columns, filter.comparedValues)
    }
    try add(.cells, settings.by, [])
    try add(.brackets, conditions.flatMap(\.columns), conditions.flatMap(\.comparedValues))
    return uses
  }

  /// The columns of the file that hold answers in words: items, and those with nothing but such answers,
  /// numbers and codes of no answer.
  private func worded(
    _ base: Table, except dividing: Set<String>, without codes: Set<String>
  ) -> Set<String> {
    guard let answers = settings.study?.answers, !answers.isEmpty else { return [] }
    let items = Set(itemColumns)
    return Set(
      base.names.filter { name in
        guard !dividing.contains(name), case .coded(let coded)? = try? base.column(name) else {
          return false
        }
        return items.contains(name)
          || coded.levels.allSatisfy {
            answers[$0.text] != nil || $0.value != nil || codes.contains($0.text)
          }
      })
  }

  /// The columns that divide or weigh the sample, in which every code counts: those of the design, what numbers
  /// imputations, and those by which its recipe forms cells unless they are items.
  var dividingColumns: [String] {
    let columns = settings.design.columns + [settings.imputations].compactMap(\.self)
    guard let recipe = settings.design.recipe else { return columns }
    let answers = Set(itemColumns + recipe.answerColumns)
    return columns + recipe.columns.filter { !answers.contains($0) }
  }

  /// The columns of the study's items.
  var itemColumns: [String] {
    let groups = (settings.study?.dimensions ?? []) + (settings.study?.fields ?? [])
    return groups.flatMap(\.items).flatMap { (try? select([$0])) ?? [] }
  }
}

extension Column {
  /// The codes of no answer that occur, if everything else is an answer of the scale; `nil` otherwise.
  ///
  /// - Parameters:
  ///   - answers: the numbers that texts stand for.
  fileprivate func missingCodes(
    on scale: StudyScale, _ answers: [String: Double]
  ) -> [String]? {
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
        } else if (level.value ?? answers[level.text]).map(values.contains) ?? false {
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
