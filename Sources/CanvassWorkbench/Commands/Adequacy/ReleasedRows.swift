import CanvassDiagnostics
import CanvassSampling
import CanvassTables

/// The rows behind the estimates of an answer, by which answers of a session are compared.
struct ReleasedRows: Sendable {
  private let prepared: PreparedSurvey
  private let domains: Domains
  /// Whether what is shown is made of the estimates, and at most tells them.
  private let isMade: Bool
  /// How many people there are, where that was said.
  private let population: Double?
  private let asked: [Name: Asked]
  private let weights: [Double]
  private let cellOfRow: [Int32]
  private let cells: [Domains.Cell: Int]

  private struct Name: Hashable {
    var variable: String
    var level: String?
  }

  /// A sum that is asked, and what it is for rule packs.
  struct Asked: Sendable {
    let named: NamedEstimand
    let judged: JudgedEstimand
    /// Whether what is shown is no sum, and at most tells those of its column.
    let isStatistic: Bool

    /// What packs judge of an estimand; of one that is no sum the mean of its column.
    ///
    /// - Parameter domains: the cells of the answer.
    init(
      _ named: NamedEstimand, _ judged: JudgedEstimand, _ prepared: PreparedSurvey,
      in domains: Domains
    ) throws {
      if judged.isStatistic, let mean = judged.implied?.mean {
        self.named = mean
        self.judged = try [JudgedEstimand]([mean], .mean, prepared, in: domains)[0]
      } else {
        (self.named, self.judged) = (named, judged)
      }
      isStatistic = judged.isStatistic
    }
  }

  /// - Parameters:
  ///   - domains: the cells of the estimates, where they are not those of `--by`.
  ///   - isMade: whether what is shown is made of the estimates, which are not shown themselves.
  init(
    _ prepared: PreparedSurvey, _ named: [NamedEstimand], _ judged: [JudgedEstimand],
    in domains: Domains? = nil, population: Double? = nil, isMade: Bool = false
  ) throws {
    (self.prepared, self.population, self.isMade) = (prepared, population, isMade)
    let domains = domains ?? prepared.domains
    self.domains = domains
    asked = Dictionary(
      try zip(named, judged).map {
        (
          Name(variable: $0.variable, level: $0.level),
          try Asked($0, $1, prepared, in: domains)
        )
      }, uniquingKeysWith: { first, _ in first })
    weights = prepared.design.weights
    var cellOfRow = [Int32](repeating: 0, count: weights.count)
    if let rows = domains.rowsByCell {
      cellOfRow = [Int32](repeating: -1, count: weights.count)
      for (cell, rows) in rows.enumerated() { for row in rows { cellOfRow[row] = Int32(cell) } }
    }
    self.cellOfRow = cellOfRow
    cells = Dictionary(
      uniqueKeysWithValues: domains.cells.enumerated().map { ($1, $0) })
  }

  /// Numbers of an answer with the rows behind them.
  typealias Part = (rows: ReleasedRows, release: EstimateRelease, estimates: Estimates)

  /// Keeps back what would tell, with what the session has shown before, a number that rules forbid.
  ///
  /// - Throws: `DisclosureError` where the session cannot compare any more.
  func keepBack(
    _ release: EstimateRelease, of estimates: Estimates, in session: inout Session
  ) throws -> EstimateRelease {
    try Self.keepBack([(self, release, estimates)], in: &session)[0]
  }

  /// The same of all parts of an answer, none of which may tell what another one withholds.
  ///
  /// - Parameter combinations: what is made of several parts, each of one number: by what its sum is multiplied, of a number
  ///   that is none the number.
  static func keepBack(
    _ parts: [Part], telling combinations: [[Int: Double]] = [], in session: inout Session
  ) throws -> [EstimateRelease] {
    var releases = parts.map(\.release)
    guard let file = parts.first?.rows.prepared.survey.path else { return releases }
    let tables = try parts.indices.flatMap { part in
      try parts[part].rows.tables(
        releases[part], of: parts[part].estimates, after: session.shown
      ).map { (part: part, table: $0.table, places: $0.places) }
    }
    let told = combinations.compactMap { combination -> [DisclosureLedger.Part]? in
      let parts = combination.compactMap { part, factor in
        tables.firstIndex { $0.part == part && !$0.table.entries.isEmpty }.map {
          DisclosureLedger.Part(table: $0, entry: 0, factor: factor)
        }
      }
      return parts.count == combination.count ? parts : nil
    }
    let kept = try session.shown.admit(
      answer: tables.map(\.table), telling: told, of: session.shownFile(file))
    for (table, kept) in zip(tables, kept) {
      releases[table.part].table.keepBack(kept.map { table.places[$0] })
      releases[table.part].keptBackForOthers += kept.count
    }
    if releases.contains(where: \.withholdsAny) { session.told.hasWithheld = true }
    return releases
  }

  /// The numbers of each variable, with their places.
  private func tables(
    _ release: EstimateRelease, of estimates: Estimates, after shown: DisclosureLedger
  ) throws -> [(table: DisclosureLedger.Table, places: [Int])] {
    let deciders = try prepared.deciders
    let places = Dictionary(grouping: estimates.entries.indices) { estimates.entries[$0].variable }
    return try places.sorted(by: { $0.key < $1.key }).map { _, places in
      let known = places.filter {
        estimates.entries[$0].value.isFinite && cells[estimates.entries[$0].cell] != nil
          && name(estimates.entries[$0]) != nil
      }
      let names = known.compactMap { name(estimates.entries[$0]) }
      var order: [Name] = []
      for name in names where !order.contains(name) { order.append(name) }
      let all = order.compactMap { asked[$0] }
      let questions = try ReleasedSums(all, prepared, weights, after: shown)
      let entries = zip(known, names).map { place, name in
        let (estimate, outcome) = (estimates.entries[place], release.table.outcomes[place])
        let question = order.firstIndex(of: name) ?? 0
        let isStatistic = all[question].isStatistic
        var entry = DisclosureLedger.Entry(
          cell: cells[estimate.cell] ?? 0,
          terms: questions.terms(question, value: estimate.value),
          isForbidden: isStatistic ? outcome.tellsForbidden : outcome.isForbidden,
          isShown: !outcome.isWithheld, isKnown: !isStatistic && outcome.isKnown,
          count: estimate.count)
        (entry.isStatistic, entry.isMade) = (isStatistic, isMade)
        if isStatistic {
          entry.hints = questions.classes(of: question)
        } else if isMade {
          entry.hints = [entry.terms]
        }
        return entry
      }
      let packs = release.table.packs
      let bands = try forbiddenBands(
        questions, all, packs, shownIn: Set(entries.filter(\.isShown).map(\.cell)))
      var table = DisclosureLedger.Table(
        columns: questions.columns, cellOfRow: cellOfRow, entries: entries + bands,
        questions: questions.sums + questions.bands.map(\.terms), deciders: deciders,
        judge: { [self] unasked in try judge(unasked, all, questions, packs) })
      table.comparesItself = !bands.isEmpty
      table.isDistribution = questions.isDistribution
      return (table, known)
    }
  }

  /// The name that an estimate was asked by; levels of what is no sum are no values.
  private func name(_ estimate: Estimate) -> Name? {
    [Name(variable: estimate.variable, level: estimate.level), Name(variable: estimate.variable)]
      .first { asked[$0] != nil }
  }

  /// The shares between two limits of a distribution and above the last, which follow from those at limits, that may not be
  /// shown.
  private func forbiddenBands(
    _ questions: ReleasedSums, _ asked: [Asked], _ packs: [RulePack], shownIn shown: Set<Int>
  ) throws -> [DisclosureLedger.Entry] {
    let bands = questions.bands
    guard let variable = asked.first?.named.variable, !bands.isEmpty else { return [] }
    let judged = bands.map { JudgedEstimand(share: variable, $0.coding) }
    let shares = bands.map { NamedEstimand(variable, Mean(Quantity(variable, $0.coding))) }
    let found = try unasked(packs).outcomes(of: shares, judged, in: domains)
    let width = domains.cells.count
    return bands.indices.flatMap { band in
      found[band * width..<(band + 1) * width].compactMap {
        estimate, outcome -> DisclosureLedger.Entry? in
        let cell = self.cells[estimate.cell] ?? 0
        // That there is nobody, or nobody else, a limit of the cell says.
        guard outcome.isForbidden, estimate.value.isFinite,
          shown.contains(cell) || (estimate.value > 0 && estimate.value < 1)
        else { return nil }
        return DisclosureLedger.Entry(
          cell: cell, terms: bands[band].terms, isForbidden: true,
          isShown: false, isKnown: outcome.isKnown, count: estimate.count)
      }
    }
  }

  /// What a number of rows would be that nobody asked for. One of an earlier answer is forbidden where any of this one
  /// would be.
  private func judge(
    _ unasked: DisclosureLedger.Unasked, _ asked: [Asked], _ questions: ReleasedSums,
    _ packs: [RulePack]
  ) throws -> DisclosureLedger.Entry? {
    let numbers = self.unasked(packs)
    if let members = unasked.members {
      return try numbers.judge(shareOf: members, among: unasked.rows)
    }
    if let place = unasked.question, place >= asked.count {
      // That between two limits, such as that of a margin of which one answer has a limit and another one, of its parts, the
      // other.
      let band = questions.bands[place - asked.count]
      return try asked.first.flatMap {
        try numbers.judge(shareOf: $0.named.variable, band.coding, band.terms, among: unasked.rows)
      }
    }
    let own = unasked.question.map { [asked[$0]] } ?? asked
    let found = try numbers.outcomes(
      of: own.map(\.named), own.map(\.judged),
      in: Domains(filter: unasked.rows, in: prepared.table)
    ).filter { $0.estimate.value.isFinite }
    guard let (estimate, outcome) = found.first(where: { $0.outcome.isForbidden }) ?? found.first
    else {
      return nil
    }
    return .init(
      cell: 0, terms: questions.terms(unasked.question ?? 0, value: estimate.value),
      isForbidden: outcome.isForbidden, isShown: false,
      isKnown: unasked.question != nil && outcome.isKnown, count: estimate.count)
  }

  private func unasked(_ packs: [RulePack]) -> UnaskedNumbers {
    UnaskedNumbers(
      table: prepared.table, design: prepared.design, packs: packs,
      threads: prepared.settings.threads
    ) { [prepared, population] in prepared.design.population(population, in: $0) }
  }
}
