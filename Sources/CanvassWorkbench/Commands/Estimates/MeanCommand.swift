import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `mean`: means of columns.
struct MeanCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "mean", abstract: "Means with design-based standard errors.",
    discussion: """
      Examples:
        canvass mean api00 api99 --data datasets/api/apistrat/apistrat.csv \\
          --strata stype --weights pw
        canvass mean q01-q22 --study datasets/sipas-province/study.yml --by field
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Option(help: "Kind of interval; all but wald are for columns of 0 and 1.")
  var interval: IntervalMethod = .wald

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    var request = EstimateRequest(
      command: "mean", title: \.estimates.means, method: interval, source: source, print: print,
      timing: timing)
    request.release = (release, .mean)
    return try request.answer(columns, in: &session) { prepared, columns in
      try columns.map { name in
        if interval != .wald, !(try prepared.column(name).isIndicator) {
          throw UsageError(
            "the \(interval.rawValue) interval is for shares, and \"\(name)\" has values other than "
              + "0 and 1; use --interval wald, or the verb proportion")
        }
        return NamedEstimand(name, Mean(Quantity(name)))
      }
    }
  }
}
