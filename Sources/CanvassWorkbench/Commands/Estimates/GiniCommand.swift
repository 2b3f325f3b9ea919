import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `gini`: Gini indices of columns.
struct GiniCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "gini",
    abstract: "Gini indices of inequality with design-based standard errors.",
    discussion: """
      Examples:
        canvass gini enroll --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw --fpc fpc
        canvass gini enroll --by stype --weights pw --strata stype \\
          --data datasets/api/apistrat/apistrat.csv
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    let survey = try session.survey(source)
    let columns = try survey.select(columns)
    let prepared = try PreparedSurvey(columns, of: survey, in: &session)
    let estimates = try GiniIndex.estimates(
      of: columns, prepared.table, prepared.design, in: prepared.domains,
      threads: survey.settings.threads)
    try estimates.requireAnswers(in: columns)
    guard estimates.entries.contains(where: { $0.value.isFinite }) else {
      throw DesignError(
        "there is no Gini index: nobody answered, or the total is not above 0")
    }
    let language = print.lang ?? session.language ?? .en
    let report = EstimateReport(
      analysed: prepared.analysed, estimates: estimates, method: .wald, language: language,
      title: language.phrases.estimates.giniIndices,
      release: try release.packs(in: &session).map {
        try release.marks(
          ofStatistics: estimates, of: columns, prepared, by: $0, session: &session)
      },
      estimateSeconds: nil)
    var output = report.output
    for name in columns {
      let count = try prepared.rows(where: name, "< 0").count
      if count > 0 {
        output.warnings.append(Note { $0.surveyNotes.giniOfNegatives(name, rows: count) })
      }
    }
    return prepared.analysed.answer(
      "gini", columns: columns, output: output, print: print, session: session)
  }
}
