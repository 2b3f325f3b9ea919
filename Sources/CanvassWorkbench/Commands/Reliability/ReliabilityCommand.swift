import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `reliability`: α and ω of the sum of some items.
struct ReliabilityCommand: ModelVerb {
  static let configuration = CommandConfiguration(
    commandName: "reliability",
    abstract: "Cronbach's alpha and McDonald's omega of the sum of some items.",
    discussion: """
      Examples:
        canvass reliability q01-q04 --study datasets/sipas-province/study.yml
        canvass reliability q05-q08 --correlation polychoric \\
          --study datasets/sipas-province/study.yml
      """)

  @Argument(
    help: "Items: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Option(help: ArgumentHelp("Items that ask the opposite.", valueName: "a,b"))
  var reverse: NameList?

  @Option(help: "Which correlations; polychoric gives ordinal alpha.")
  var correlation: ReliabilityCorrelation = .pearson

  @Option(
    help: ArgumentHelp(
      "Group factors of omega: 1, or 3 and more (default: 3; 1 for fewer than 6 items).",
      valueName: "k"))
  var factors: Int?

  @Option(
    help: "Rows that count where answers are missing: those of each pair, or complete ones.")
  var missingRows: MissingRows = .pairwise

  @OptionGroup var polychoric: PolychoricOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    try polychoric.check(
      isPolychoric: correlation == .polychoric, by: "--correlation polychoric")
    if let factors, factors < 1 || factors == 2 {
      throw UsageError(
        "--factors is \(factors); omega needs 1 group factor, or 3 and more: the one correlation of 2 "
          + "does not say how much each has of the general factor")
    }
  }

  func measuredColumns(of survey: Survey) throws -> [String] { try survey.select(columns) }

  func prepare(_ survey: Survey, in session: inout Session) throws -> PreparedSurvey {
    try Measurements.read(columns, least: 2, verb: "reliability", of: survey, in: &session)
  }

  func model(of prepared: PreparedSurvey, in session: inout Session) throws -> Answer {
    var data = try Measurements(prepared, missing: missingRows)
    let reversed = try data.reverse(reverse?.names ?? [])
    let report = ReliabilityReport(
      data: data, reversed: reversed,
      model: try SurveyReliability(
        data.sample, correlation.basis(polychoric.rule), factors: factors,
        threads: data.prepared.settings.threads),
      correlation: correlation, language: print.lang ?? session.language ?? .en)
    return data.prepared.answer(
      "reliability", columns: data.columns, output: report.output, print: print,
      session: session)
  }
}
