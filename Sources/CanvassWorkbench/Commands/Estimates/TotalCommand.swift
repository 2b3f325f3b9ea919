import ArgumentParser
import CanvassSampling

/// `total`: population totals of columns.
struct TotalCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "total", abstract: "Population totals with design-based standard errors.",
    discussion: """
      Examples:
        canvass total enroll --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw --fpc fpc
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Option(help: "Kind of interval; only wald is defined for totals.")
  var interval: IntervalMethod = .wald

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Errors") var errors: ErrorOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if interval != .wald {
      throw UsageError("the \(interval.rawValue) interval is for shares; totals have wald")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    var request = EstimateRequest(
      command: "total", title: \.estimates.totals, method: .wald, source: source, print: print,
      timing: timing)
    request.errors = errors
    request.release = (release, .total)
    return try request.answer(columns, in: &session) { _, columns in
      columns.map { NamedEstimand($0, Total(Quantity($0))) }
    }
  }
}
