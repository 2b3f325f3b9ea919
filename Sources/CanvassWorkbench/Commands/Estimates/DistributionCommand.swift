import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `cdf`: the distribution function of columns.
struct DistributionCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "cdf",
    abstract: "The distribution function: the share of people at or below some values.",
    discussion: """
      Examples:
        canvass cdf api00 --at 500,600,700 --clusters dnum --weights pw \\
          --data datasets/api/apiclus1/apiclus1.csv
        canvass cdf q01 --at 2,3 --by field --study datasets/sipas-province/study.yml
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Option(help: ArgumentHelp("The values at which it is estimated.", valueName: "t,u"))
  var at: NameList

  @Option(help: "Kind of interval.")
  var interval: IntervalMethod = .logit

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Errors") var errors: ErrorOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    let values = try at.names.withoutRepetition.map { text in
      guard let value = Double(text), value.isFinite else {
        throw UsageError("--at is \"\(text)\"; it is a number such as 3")
      }
      return value
    }
    var request = EstimateRequest(
      command: "cdf", title: \.estimates.distribution, method: interval, source: source,
      print: print, timing: timing)
    request.errors = errors
    request.release = (release, .limit)
    request.levels = .limits
    return try request.answer(columns, in: &session) { _, columns in
      columns.flatMap { name in
        values.map { value in
          NamedEstimand(
            name, level: shortestText(value),
            Mean(Quantity(name, .within([-.infinity...value]))))
        }
      }
    }
  }
}
