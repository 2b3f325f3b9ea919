import ArgumentParser
import CanvassSampling
import CanvassTables

/// `proportion`: the share of each value of columns.
struct ProportionCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "proportion", abstract: "The share of each value of columns.",
    discussion: """
      Examples:
        canvass proportion sch.wide --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw
        canvass proportion q01 --study datasets/sipas-province/study.yml \\
          --by field --interval korn-graubard
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Option(help: "Kind of interval.")
  var interval: IntervalMethod = .logit

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Errors") var errors: ErrorOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    var request = EstimateRequest(
      command: "proportion", title: \.estimates.proportions, method: interval, source: source,
      print: print, timing: timing, role: .code)
    request.errors = errors
    request.release = (release, .proportion)
    return try request.answer(columns, in: &session) { prepared, columns in
      try columns.flatMap { name in
        let coded = try prepared.column(name).asCategories(name)
        return coded.levelsInOrder.map { level in
          let text = coded.levels[level].text
          return NamedEstimand(name, level: text, Mean(Quantity(name, .level(text))))
        }
      }
    }
  }
}
