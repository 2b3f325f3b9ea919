import CanvassDiagnostics
import CanvassSampling

/// The rows behind the estimates of an answer, by which answers of a session are compared.
struct ReleasedRows: Sendable {
  private let prepared: PreparedSurvey
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

  /// What is estimated, and what it is for rule packs.
  private struct Asked: Sendable {
    let named: NamedEstimand
    let judged: JudgedEstimand
  }

  init(
    _ prepared: PreparedSurvey, _ named: [NamedEstimand], _ judged: [JudgedEstimand],
    population: Double? = nil
  ) {
    (self.prepared, self.population) = (prepared, population)
    asked = Dictionary(
      zip(named, judged).map {
        (Name(variable: $0.variable, level: $0.level), Asked(named: $0, judged: $1))
      }, uniquingKeysWith: { first, _ in first })
    weights = prepared.design.weights
    var cellOfRow = [Int32](repeating: 0, count: weights.count)
    if let rows = prepared.domains.rowsByCell {
      cellOfRow = [Int32](repeating: -1, count: weights.count)
      for (cell, rows) in rows.enumerated() { for row in rows { cellOfRow[row] = Int32(cell) } }
    }
    self.cellOfRow = cellOfRow
    cells = Dictionary(
      uniqueKeysWithValues: prepared.domains.cells.enumerated().map { ($1, $0) })
  }

  /// Keeps back what would tell, with what the session has shown before, a number that rules forbid.
  ///
  /// - Throws: `DisclosureError` where the session cannot compare any more.
  func keepBack(
    _ release: EstimateRelease, of estimates: Estimates, in session: inout Session
  ) throws -> EstimateRelease {
    var release = release
    let deciders = try prepared.deciders
    let places = Dictionary(grouping: estimates.entries.indices) { estimates.entries[$0].variable }
    for (_, places) in places.sorted(by: { $0.key < $1.key }) {
      let known = places.filter {
        estimates.entries[$0].value.isFinite && cells[estimates.entries[$0].cell] != nil
          && asked[name(estimates.entries[$0])] != nil
      }
      let names = known.map { name(estimates.entries[$0]) }
      var order: [Name] = []
      for name in names where !order.contains(name) { order.append(name) }
      let questions = try Questions(
        order.compactMap { asked[$0]?.named.estimand }, prepared, weights)
      let entries = zip(known, names).map { place, name in
        let (estimate, outcome) = (estimates.entries[place], release.table.outcomes[place])
        let question = order.firstIndex(of: name) ?? 0
        return DisclosureLedger.Entry(
          cell: cells[estimate.cell] ?? 0,
          terms: questions.terms(question, value: estimate.value),
          isForbidden: outcome.isForbidden, isShown: !outcome.isWithheld,
          isKnown: outcome.isKnown, count: estimate.count)
      }
      let packs = release.table.packs
      let all = order.compactMap { asked[$0] }
      let kept = try session.shown.admit(
        .init(
          columns: questions.columns, cellOfRow: cellOfRow, entries: entries,
          questions: questions.sums, deciders: deciders,
          judge: { [self] unasked in try judge(unasked, all, questions, packs) }),
        of: prepared.survey.path)
      release.table.keepBack(kept.map { known[$0] })
      release.keptBackForOthers += kept.count
    }
    return release
  }

  private func name(_ estimate: Estimate) -> Name {
    Name(variable: estimate.variable, level: estimate.level)
  }

  /// What a number of rows would be that nobody asked for. One of an earlier answer is forbidden where any of this one
  /// would be.
  private func judge(
    _ unasked: DisclosureLedger.Unasked, _ asked: [Asked], _ questions: Questions,
    _ packs: [RulePack]
  ) throws -> DisclosureLedger.Entry? {
    let own = unasked.question.map { [asked[$0]] } ?? asked
    let judged = own.map(\.judged)
    let domain = try Domains(filter: unasked.rows, in: prepared.table)
    var estimates = try prepared.design.estimate(
      own.map(\.named) + judged.flatMap(\.besides), of: prepared.table, in: domain,
      threads: prepared.settings.threads)
    let cells = judged.cells(
      takenFrom: &estimates, population: prepared.design.population(population, in: domain))
    let outcomes = try TableRelease(cells, packs: packs.filter { $0.scope == .cell }).outcomes
    let found = zip(estimates.entries, outcomes).filter { $0.0.value.isFinite }
    guard let (estimate, outcome) = found.first(where: { $0.1.isForbidden }) ?? found.first else {
      return nil
    }
    return .init(
      cell: 0, terms: questions.terms(unasked.question ?? 0, value: estimate.value),
      isForbidden: outcome.isForbidden, isShown: false,
      isKnown: unasked.question != nil && outcome.isKnown, count: estimate.count)
  }

  /// What some estimands are sums of.
  private struct Questions: Sendable {
    private(set) var columns: [SummedColumn] = []
    /// The sums of each.
    private(set) var sums: [[DisclosureLedger.Term]] = []

    init(_ estimands: [any Estimand], _ prepared: PreparedSurvey, _ weights: [Double]) throws {
      var places: [String: Int] = [:]
      for estimand in estimands {
        let summed = try estimand.quantities.map {
          try SummedColumn.of($0, in: prepared.table, weights: weights)
        }
        // A ratio is of the people who have answered both.
        if let both = SummedColumn.answeringAll(summed) {
          sums.append(
            both.map { column, values in
              columns.append(column)
              return .init(columns.count - 1, values)
            })
          continue
        }
        sums.append(
          zip(estimand.quantities, summed).map { quantity, part in
            let (column, values) = part
            // The categories of a column are one column, whose classes count differently.
            let isSingle = quantity.terms.count == 1 && column.isDivided
            let name = isSingle ? quantity.terms[0].column : nil
            if let name, let place = places[name] { return .init(place, values) }
            columns.append(column)
            if let name { places[name] = columns.count - 1 }
            return .init(columns.count - 1, values)
          })
      }
    }

    /// What a number says: of a mean, a share or a total the sum; of a ratio R that Σw(y − R·x) is 0.
    func terms(_ question: Int, value: Double) -> [DisclosureLedger.Term] {
      let sums = sums[question]
      guard sums.count == 2 else { return sums }
      return [sums[0], .init(sums[1].column, sums[1].values.map { -value * $0 })]
    }
  }
}
