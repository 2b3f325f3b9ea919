import ArgumentParser
import CanvassSampling
import CanvassTables

/// What the verbs that estimate something for each of some columns share.
struct EstimateRequest {
  let command: String
  let title: (Wording) -> String
  let method: IntervalMethod
  let source: SourceOptions
  let print: PrintOptions
  let timing: Bool

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
    let prepared = try PreparedSurvey(columns, of: survey, in: &session)
    let clock = ContinuousClock()
    let start = clock.now
    let named = try estimands(prepared, columns)
    let estimates = try prepared.design.estimate(
      named, in: prepared.domains, threads: prepared.settings.threads)
    let elapsed = seconds(clock.now - start)
    let language = print.lang ?? session.language ?? .en
    let report = EstimateReport(
      prepared: prepared, estimates: estimates, method: method, language: language,
      title: title(Wording(language)), timing: timing ? (prepared.readSeconds, elapsed) : nil)
    return prepared.answer(
      command, columns: columns, output: report.output, print: print, session: session)
  }
}

extension IntervalMethod: ExpressibleByArgument {}
