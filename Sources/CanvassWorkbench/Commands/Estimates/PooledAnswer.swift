import CanvassNumerics
import CanvassSampling

extension EstimateRequest {
  /// Estimates from every imputation, and reports what they say together.
  func answer(
    pooling patterns: [String], by column: String, of survey: Survey, in session: inout Session,
    estimands: (any SurveyColumns, [String]) throws -> [NamedEstimand]
  ) throws -> Answer {
    try release?.options.requireNoImputations()
    let columns = try survey.select(patterns)
    let stack = try PreparedSurvey(
      columns, codes: role == .automatic ? [] : columns, of: survey, in: &session)
    let asked = try estimands(stack, columns)
    let imputed = try ImputedSurvey(stack, by: column)
    let scope = errors.scope
    let estimates = Estimates(
      pooling: try imputed.imputations.map { one in
        var found = try one.design.estimate(
          asked, of: one.table, in: one.domains, covariance: scope,
          threads: survey.settings.threads)
        found.orderByCell(estimandCount: asked.count)
        return found
      })
    try requireSomething(of: estimates, columns)
    return try report(estimates, imputed, columns, in: session)
  }

  /// The answer.
  private func report(
    _ estimates: Estimates, _ imputed: ImputedSurvey, _ columns: [String], in session: Session
  ) throws -> Answer {
    let words = (print.lang ?? session.language ?? .en)
    let report = EstimateReport(
      analysed: imputed.analysed, estimates: estimates, method: method, language: words,
      title: title(words.phrases), release: nil,
      legend: legend(columns, imputed.analysed.survey, words),
      joint: try JointIntervals(
        errors.simultaneous, estimates, method, nil, imputed.stack.settings),
      hasErrors: !errors.hasNone, levels: levels, further: imputed.parts(words.phrases),
      estimateSeconds: nil)
    var output = report.output
    output.warnings = imputed.notes + output.warnings
    return imputed.analysed.answer(
      command, columns: columns, output: output, print: print, session: session)
  }
}
