import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What the verbs that estimate something for each of some columns share.
struct EstimateRequest {
  let command: String
  let title: (any Phrases) -> String
  let method: IntervalMethod
  let source: SourceOptions
  let print: PrintOptions
  let timing: Bool
  /// What the columns are read for.
  var role = ColumnRole.automatic
  /// What the levels of the estimates are.
  var levels = EstimateLevels.values
  /// What is said of errors.
  var errors = ErrorOptions()
  /// Whether the rows are wanted all at once.
  var isWhole = false
  /// Whether what is estimated is called by an expression of the columns.
  var isOfExpressions = false
  /// By which rule packs estimates are marked, and as what kind of number.
  var release: (options: ReleaseOptions, kind: JudgedKind)?

  /// Reads the columns, estimates, and reports.
  ///
  /// - Parameters:
  ///   - estimands: what is estimated from the columns that `patterns` select.
  func answer(
    _ patterns: [String], in session: inout Session,
    estimands: (any SurveyColumns, [String]) throws -> [NamedEstimand]
  ) throws -> Answer {
    let packs = try release?.options.packs(in: &session)
    if packs != nil, errors.hasNone {
      throw UsageError("rule packs judge by standard errors; leave out --release or --no-se")
    }
    let whole = try session.survey(source, pools: true)
    let survey = errors.hasNone ? whole.withoutReplicates : whole
    if let column = survey.settings.imputations {
      return try answer(
        pooling: patterns, by: column, of: survey, in: &session, estimands: estimands)
    }
    let columns = try survey.select(patterns)
    let codes = role == .automatic ? [] : columns
    let clock = ContinuousClock()
    var start = clock.now
    var estimates: Estimates
    let count: Int
    let analysed: AnalysedSurvey
    var judged: [JudgedEstimand] = []
    var population = CellPopulation.unknown
    var prepared: PreparedSurvey?
    var asked: [NamedEstimand] = []
    func judging(
      _ named: [NamedEstimand], _ columns: any SurveyColumns,
      _ answers: (JudgedKind) throws -> DistinctAnswers
    ) throws -> [NamedEstimand] {
      guard packs != nil, let release else { return named }
      let found = try answers(release.kind)
      judged = try named.map { try JudgedEstimand($0, release.kind, columns, found) }
      return named + judged.flatMap(\.besides)
    }
    if !isWhole, let streamed = try StreamedSurvey(columns, codes: codes, of: survey, in: &session)
    {
      let named = try estimands(streamed, columns)
      count = named.count
      (estimates, analysed, population) = try self.estimates(
        of: judging(named, streamed) { try streamed.distinctAnswers(to: named, $0) }, streamed)
      start = clock.now
    } else {
      let read = try PreparedSurvey(columns, codes: codes, of: survey, in: &session)
      start = clock.now
      asked = try estimands(read, columns)
      count = asked.count
      analysed = read.analysed
      population = read.design.population(release?.options.population, in: read.domains)
      prepared = read
      estimates = try read.design.estimate(
        judging(asked, read) { try DistinctAnswers(to: asked, $0, read, in: read.domains) },
        of: read.table, in: read.domains, covariance: errors.scope,
        threads: survey.settings.threads)
    }
    let cells = judged.cells(takenFrom: &estimates, population: population)
    let order = estimates.orderByCell(estimandCount: count)
    try requireSomething(of: estimates, columns)
    let elapsed = seconds(clock.now - start)
    let language = print.lang ?? session.language ?? .en
    var marked = try packs.map {
      EstimateRelease(
        table: try TableRelease(order.map { cells[$0] }, packs: $0),
        isNulled: release?.options.withhold ?? false)
    }
    if let unmarked = marked {
      if let prepared {
        marked = try ReleasedRows(
          prepared, asked, judged, population: release?.options.population
        ).keepBack(unmarked, of: estimates, in: &session)
      } else {
        try session.admitUnremembered(survey.path)
      }
    }
    let report = EstimateReport(
      analysed: analysed, estimates: estimates, method: method, language: language,
      title: title(language.phrases),
      release: marked, legend: legend(columns, analysed.survey, language),
      joint: try JointIntervals(errors.simultaneous, estimates, method, marked, survey.settings),
      hasErrors: !errors.hasNone, levels: levels,
      estimateSeconds: timing ? analysed.timing.cells + elapsed : nil)
    return analysed.answer(
      command, columns: columns, output: report.output, print: print, session: session)
  }

  /// Estimates from a file that is read in windows.
  private func estimates(of named: [NamedEstimand], _ streamed: StreamedSurvey) throws
    -> (Estimates, AnalysedSurvey, CellPopulation)
  {
    let settings = streamed.survey.settings
    let groups = named.map(\.estimand.quantities)
    let orders = streamed.orders
    var builder: TotalsBuilder?
    let remarks = try streamed.forEach { piece in
      if builder == nil {
        builder = try TotalsBuilder(settings.design, cells: settings.by, of: groups, like: piece)
        builder?.orders = orders
      }
      try builder?.add(groups, of: piece, threads: settings.threads)
    }
    guard let builder else { throw UsageError("no data") }
    let totals = try builder.totals(of: groups)
    return (
      try totals.estimate(named, covariance: errors.scope, threads: settings.threads),
      remarks.analysed(totals.design, unassigned: totals.unassigned),
      totals.population(release?.options.population)
    )
  }

  /// What stands below the table where it shows expressions.
  func legend(_ columns: [String], _ survey: Survey, _ language: Language) -> ColumnLegend? {
    isOfExpressions ? ColumnLegend(ofQuoted: columns, in: survey, language) : nil
  }

  /// Throws when not one estimate exists.
  func requireSomething(of estimates: Estimates, _ columns: [String]) throws {
    try estimates.requireAnswers(in: columns)
    if estimates.entries.contains(where: { $0.value.isFinite }) { return }
    throw DesignError(
      "no \(command) of \(columns.quotedNames) exists as a number: what it divides by is zero, or its values "
        + "are too large")
  }
}

extension Estimates {
  /// Throws where nobody has answered; the total of no answers is 0 and says nothing.
  func requireAnswers(in columns: [String]) throws {
    if !entries.contains(where: { $0.count > 0 }) { throw DesignError.noAnswer(in: columns) }
  }
}

extension PreparedSurvey {
  /// Throws where nobody has answered in one of some columns.
  func requireAnswers(in columns: [String]) throws {
    for name in columns {
      let column = try table.column(name)
      if !(0..<column.count).contains(where: { column.text(at: $0) != nil }) {
        throw DesignError.noAnswer(in: [name])
      }
    }
  }
}

extension DesignError {
  /// Nobody has answered in some columns.
  fileprivate static func noAnswer(in columns: [String]) -> DesignError {
    DesignError(
      "there is no answer in \(columns.quotedNames), so there is nothing to estimate; look at the missing "
        + "codes and the condition (--missing, --where)")
  }
}

extension [String] {
  /// The first three, in quotes.
  fileprivate var quotedNames: String {
    prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
  }
}

extension Estimates {
  /// Brings the levels of a variable in one cell together: variable, then cell, then level.
  ///
  /// - Returns: the place that each had.
  @discardableResult
  mutating func orderByCell(estimandCount: Int) -> [Int] {
    guard entries.contains(where: { $0.level != nil }) else { return Array(entries.indices) }
    let cells = entries.count / max(1, estimandCount)
    var ordered: [Int] = []
    ordered.reserveCapacity(entries.count)
    var first = 0
    while first < estimandCount {
      var end = first + 1
      while end < estimandCount, entries[end * cells].level != nil,
        entries[end * cells].variable == entries[first * cells].variable
      { end += 1 }
      for cell in 0..<cells {
        for estimand in first..<end { ordered.append(estimand * cells + cell) }
      }
      first = end
    }
    entries = ordered.map { entries[$0] }
    covariance = covariance?.selecting(ordered)
    return ordered
  }
}

extension IntervalMethod: ExpressibleByArgument {}
