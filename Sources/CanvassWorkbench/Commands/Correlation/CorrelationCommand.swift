import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `correlation`: the correlations of columns.
struct CorrelationCommand: ModelVerb {
  static let configuration = CommandConfiguration(
    commandName: "correlation",
    abstract: "Correlations, weighted; with a design, standard errors.",
    discussion: """
      Examples:
        canvass correlation api00 api99 meals --strata stype --weights pw \\
          --data datasets/api/apistrat/apistrat.csv
        canvass correlation q01-q08 --method polychoric \\
          --study datasets/sipas-province/study.yml
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Option(help: "Which correlations.")
  var method: CorrelationKind = .pearson

  @Option(
    help: "Rows that count where answers are missing: those of each pair, or complete ones.")
  var missingRows: MissingRows = .pairwise

  @OptionGroup var polychoric: PolychoricOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    try polychoric.check(isPolychoric: method == .polychoric, by: "--method polychoric")
  }

  func measuredColumns(of survey: Survey) throws -> [String] { try survey.select(columns) }

  func prepare(_ survey: Survey, in session: inout Session) throws -> PreparedSurvey {
    try Measurements.read(columns, least: 2, verb: "correlation", of: survey, in: &session)
  }

  func model(of prepared: PreparedSurvey, in session: inout Session) throws -> Answer {
    let data = try Measurements(prepared, missing: missingRows)
    let correlations = try SurveyCorrelations(data.sample, method.method(polychoric.rule))
    let report = CorrelationReport(
      data: data, method: method, correlations: correlations.matrix,
      errors: data.hasDesign
        ? try correlations.standardErrors(threads: data.prepared.settings.threads) : nil,
      language: print.lang ?? session.language ?? .en)
    return data.prepared.answer(
      "correlation", columns: data.columns, output: report.output, print: print, session: session)
  }
}
