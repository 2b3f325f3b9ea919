import ArgumentParser
import CanvassSampling

/// `ratio`: the ratio of two totals.
struct RatioCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "ratio", abstract: "The ratio of the total of one column to that of another.",
    discussion: """
      Examples:
        canvass ratio api00 api99 --data datasets/api/apiclus2/apiclus2.csv \\
          --clusters dnum --weights pw
      """)

  @Argument(
    help: "Column of the numerator.")
  var numerator: String

  @Argument(
    help: "Column of the denominator.")
  var denominator: String

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Errors") var errors: ErrorOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    var request = EstimateRequest(
      command: "ratio", title: \.estimates.ratios, method: .wald, source: source, print: print,
      timing: timing)
    request.errors = errors
    request.isOfExpressions = true
    request.release = (release, .ratio)
    return try request.answer([numerator, denominator], in: &session) { _, columns in
      guard columns.count == 2 || (columns.count == 1 && numerator == denominator) else {
        throw UsageError("ratio takes two columns, not the ranges or patterns given")
      }
      let ratio = Ratio(
        Quantity(columns[0]), to: Quantity(columns[columns.count - 1]))
      return [NamedEstimand("\(numerator)/\(denominator)", ratio)]
    }
  }
}
