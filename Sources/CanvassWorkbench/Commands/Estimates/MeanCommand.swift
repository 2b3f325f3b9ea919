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

  @Flag(help: "The geometric mean, of columns whose values are above 0.")
  var geometric = false

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Errors") var errors: ErrorOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if geometric, interval != .wald {
      throw UsageError("the \(interval.rawValue) interval is for shares; geometric means have wald")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    var request = EstimateRequest(
      command: "mean", title: geometric ? \.estimates.geometricMeans : \.estimates.means,
      method: interval, source: source, print: print,
      timing: timing)
    request.errors = errors
    request.release = (release, geometric ? .statistic : .mean)
    request.isWhole = geometric
    return try request.answer(columns, in: &session) { prepared, columns in
      try columns.map { name in
        if geometric {
          try requirePositive(name, prepared)
          return NamedEstimand(name, GeometricMean(name))
        }
        if interval != .wald, !(try prepared.column(name).isIndicator) {
          throw UsageError(
            "the \(interval.rawValue) interval is for shares, and \"\(name)\" has values other than "
              + "0 and 1; use --interval wald, or the verb proportion")
        }
        return NamedEstimand(name, Mean(Quantity(name)))
      }
    }
  }
  /// Throws where a value is not above 0 among the rows that are looked at.
  private func requirePositive(_ name: String, _ columns: any SurveyColumns) throws {
    guard let survey = columns as? PreparedSurvey else { return }
    let rows = try survey.rows(where: name, "<= 0")
    guard let first = rows.first else { return }
    throw DesignError(
      "a geometric mean needs values above 0, and \"\(name)\" has \(counted: rows.count, "other value"), the first in row \(first + 1); leave them out with --where"
    )
  }
}
