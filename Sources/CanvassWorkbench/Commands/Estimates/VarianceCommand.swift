import ArgumentParser
import CanvassSampling

/// `variance`: variances of columns among the people of the population.
struct VarianceCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "variance", abstract: "Population variances with design-based standard errors.",
    discussion: """
      Examples:
        canvass variance api00 --data datasets/api/apistrat/apistrat.csv \\
          --strata stype --weights pw --fpc fpc
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Errors") var errors: ErrorOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    var request = EstimateRequest(
      command: "variance", title: \.estimates.variances, method: .wald, source: source,
      print: print,
      timing: timing)
    request.errors = errors
    request.release = (release, .statistic)
    return try request.answer(columns, in: &session) { _, columns in
      columns.map { NamedEstimand($0, Variance(Quantity($0))) }
    }
  }
}
