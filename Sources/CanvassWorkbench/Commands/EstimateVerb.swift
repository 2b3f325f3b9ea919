import ArgumentParser
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

  /// Reads the columns, estimates, and reports.
  ///
  /// - Parameters:
  ///   - estimands: what is estimated from the columns that `patterns` select.
  func answer(
    _ patterns: [String], in session: inout Session,
    estimands: (PreparedSurvey, [String]) throws -> [NamedEstimand]
  ) throws -> Answer {
    let survey = try session.survey(source)
    let columns = try survey.select(patterns)
    let prepared = try PreparedSurvey(
      columns, codes: role == .automatic ? [] : columns, of: survey, in: &session)
    let clock = ContinuousClock()
    let start = clock.now
    let named = try estimands(prepared, columns)
    var estimates = try prepared.design.estimate(
      named, of: prepared.table, in: prepared.domains, threads: prepared.settings.threads)
    estimates.orderByCell(estimandCount: named.count)
    try requireSomething(of: estimates, columns)
    let elapsed = seconds(clock.now - start)
    let language = print.lang ?? session.language ?? .en
    let report = EstimateReport(
      prepared: prepared, estimates: estimates, method: method, language: language,
      title: title(language.phrases),
      estimateSeconds: timing ? prepared.timing.cells + elapsed : nil)
    return prepared.answer(
      command, columns: columns, output: report.output, print: print, session: session)
  }

  /// Throws when not one estimate exists.
  private func requireSomething(of estimates: Estimates, _ columns: [String]) throws {
    if estimates.entries.contains(where: { $0.value.isFinite }) { return }
    let names = columns.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    throw DesignError(
      estimates.entries.allSatisfy { $0.count == 0 }
        ? "there is no answer in \(names), so there is nothing to estimate; look at the missing "
          + "codes and the condition (--missing, --where)"
        : "no \(command) of \(names) exists as a number: what it divides by is zero, or its values "
          + "are too large")
  }
}

extension Estimates {
  /// Brings the levels of a variable in one cell together: variable, then cell, then level.
  mutating func orderByCell(estimandCount: Int) {
    guard entries.contains(where: { $0.level != nil }) else { return }
    let cells = entries.count / max(1, estimandCount)
    var ordered: [Estimate] = []
    ordered.reserveCapacity(entries.count)
    var first = 0
    while first < estimandCount {
      var end = first + 1
      while end < estimandCount, entries[end * cells].level != nil,
        entries[end * cells].variable == entries[first * cells].variable
      { end += 1 }
      for cell in 0..<cells {
        for estimand in first..<end { ordered.append(entries[estimand * cells + cell]) }
      }
      first = end
    }
    entries = ordered
  }
}

extension IntervalMethod: ExpressibleByArgument {}
