import CanvassSampling
import CanvassTables

/// The different answers to what rule packs judge, among the rows that the numbers of an answer are made of: in a cell, with a
/// weight.
struct DistinctAnswers: Sendable {
  /// Values as long as there are at most two of them.
  struct Few<Value: Hashable & Sendable>: Sendable {
    /// `nil` for more than two.
    private(set) var values: Set<Value>? = []

    fileprivate mutating func insert(_ value: Value) {
      guard let found = values, !found.contains(value) else { return }
      values = found.count < 2 ? found.union([value]) : nil
    }

    /// The only one; `nil` for others.
    var only: Value? { values?.count == 1 ? values?.first : nil }
  }

  /// A column and another one.
  struct Pair: Hashable, Sendable {
    var first: Double
    var second: Double
  }

  /// The answers to two columns of those who have answered both, and not both with 0.
  struct Both: Sendable {
    fileprivate(set) var pairs = Few<Pair>()
    fileprivate(set) var first = Few<Double>()
    fileprivate(set) var second = Few<Double>()

    fileprivate var isFull: Bool {
      pairs.values == nil && first.values == nil && second.values == nil
    }
  }

  private struct Columns: Hashable {
    var first: String
    var second: String
  }

  private var single: [String: Few<Double>] = [:]
  private var both: [Columns: Both] = [:]

  /// No answers yet to columns, and to the two columns of each ratio.
  init(to columns: [String], ratios: [(numerator: String, denominator: String)] = []) {
    for column in columns { single[column] = Few() }
    for ratio in ratios {
      both[Columns(first: ratio.numerator, second: ratio.denominator)] = Both()
    }
  }

  /// No answers yet to what some estimands are of.
  init(to named: [NamedEstimand], _ kind: JudgedKind) {
    switch kind {
    case .ratio:
      self.init(to: [], ratios: named.compactMap { MeanAsRatio.columns(of: $0.estimand) })
    case .mean, .total, .statistic: self.init(to: named.map(\.variable))
    case .proportion, .limit: self.init(to: [])
    }
  }

  /// The answers to what some estimands are of in the rows of cells.
  ///
  /// - Throws: `TableError` for an unknown column.
  init(
    to named: [NamedEstimand], _ kind: JudgedKind, _ prepared: PreparedSurvey, in domains: Domains
  ) throws {
    self.init(to: named, kind)
    let weights = prepared.design.weights
    var isIn = weights.map { $0 != 0 }
    if let cells = domains.rowsByCell {
      var isInCell = [Bool](repeating: false, count: isIn.count)
      for rows in cells { for row in rows { isInCell[row] = isIn[row] } }
      isIn = isInCell
    }
    try add(prepared.table) { isIn[$0] }
  }

  /// The answers to a column of those who have answered another one, too, such as what a slope is on.
  ///
  /// - Parameter rows: among whom; all if `nil`.
  /// - Throws: `TableError` for an unknown column.
  init(
    to column: String, answering other: String, _ prepared: PreparedSurvey, in rows: [Bool]?
  ) throws {
    self.init(to: [column])
    let answered = try prepared.table.column(other)
    let weights = prepared.design.weights
    try add(prepared.table) { row in
      weights[row] != 0 && rows?[row] != false && !answered.number(at: row).isNaN
    }
  }

  /// Adds the answers of some rows.
  ///
  /// - Throws: `TableError` for an unknown column.
  mutating func add(_ table: Table, where isIn: (Int) -> Bool) throws {
    for name in single.keys.sorted() {
      let column = try table.column(name)
      var found = single[name] ?? Few()
      for row in 0..<column.count where isIn(row) {
        let number = column.number(at: row)
        if !number.isNaN { found.insert(number) }
        if found.values == nil { break }
      }
      single[name] = found
    }
    for (names, known) in both {
      let (first, second) = (try table.column(names.first), try table.column(names.second))
      var found = known
      for row in 0..<first.count where isIn(row) {
        let pair = Pair(first: first.number(at: row), second: second.number(at: row))
        if pair.first.isNaN || pair.second.isNaN || (pair.first == 0 && pair.second == 0) {
          continue
        }
        found.pairs.insert(pair)
        found.first.insert(pair.first)
        found.second.insert(pair.second)
        if found.isFull { break }
      }
      both[names] = found
    }
  }

  /// Whether every column that is looked for has two answers.
  var areTwo: Bool { single.values.allSatisfy { $0.values?.count == 2 } }

  /// Whether none are looked for.
  var isEmpty: Bool { single.isEmpty && both.isEmpty }

  /// What counts the larger one of the two values of a column, 1 of 0 and 1; `nil` where there are others.
  ///
  /// - Parameter column: that of the whole file, which may say more than the rows: a column of 0 and 1 is one where everybody
  ///   has 1.
  func shareOfLarger(_ name: String, in column: Column) -> Coding? {
    column.shareOfLarger ?? single[name].flatMap(\.shareOfLarger)
  }

  /// The answers to the two columns of a ratio.
  subscript(numerator: String, denominator: String) -> Both? {
    both[Columns(first: numerator, second: denominator)]
  }
}

extension StreamedSurvey {
  /// The different answers to what some estimands are of; they are looked for in all rows once more.
  ///
  /// - Throws: what reading throws.
  func distinctAnswers(to named: [NamedEstimand], _ kind: JudgedKind) throws -> DistinctAnswers {
    var found = DistinctAnswers(to: named, kind)
    guard !found.isEmpty else { return found }
    let settings = survey.settings
    _ = try forEach { piece in
      let cells = try settings.by.map { try piece.codes.column($0) }
      let weights = try settings.design.weights.map { try piece.codes.column($0) }
      try found.add(piece.answers) { row in
        piece.inside?[row] != false && weights?.number(at: row) != 0
          && cells.allSatisfy { $0.text(at: row) != nil }
      }
    }
    return found
  }
}

extension DistinctAnswers.Few<Double> {
  /// What counts the larger one of two.
  var shareOfLarger: Coding? {
    guard let values, values.count == 2, let larger = values.max() else { return nil }
    return .within([larger...larger])
  }
}

extension Column {
  /// What counts the larger of two values, 1 of 0 and 1; `nil` for a column of others.
  var shareOfLarger: Coding? {
    if isIndicator { return .within([1...1]) }
    var found = DistinctAnswers.Few<Double>()
    for row in 0..<count {
      let number = number(at: row)
      if !number.isNaN { found.insert(number) }
      if found.values == nil { break }
    }
    return found.shareOfLarger
  }
}
