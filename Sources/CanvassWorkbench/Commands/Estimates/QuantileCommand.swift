import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `quantile`: quantiles of columns.
struct QuantileCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "quantile",
    abstract: "Medians and other quantiles with intervals under the design.",
    discussion: """
      Examples:
        canvass quantile api00 --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw --fpc fpc
        canvass quantile age --probability 0.1,0.5,0.9 --by field \\
          --study datasets/sipas-province/study.yml
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String]

  @Option(
    help: ArgumentHelp("Probabilities, between 0 and 1 (default: 0.25,0.5,0.75).", valueName: "p,q")
  )
  var probability: NameList?

  @Option(help: "How a quantile is read from the sample.")
  var rule: QuantileRule = .math

  @Option(
    help: "Interval: of the distribution function, taken back; score; or of the replicates.")
  var interval: QuantileInterval = .woodruff

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    let probabilities = try (probability?.names ?? ["0.25", "0.5", "0.75"]).withoutRepetition.map {
      text in
      guard let number = Double(text) else {
        throw UsageError(
          "--probability is \"\(text)\"; it is a number between 0 and 1, such as 0.5")
      }
      return number
    }
    let survey = try session.survey(source, pools: true)
    let columns = try survey.select(columns)
    let prepared = try PreparedSurvey(columns, of: survey, in: &session)
    let analysis = try saidByOption {
      try QuantileAnalysis(
        probabilities, rule: rule, interval: interval, level: survey.settings.level)
    }
    if survey.settings.imputations != nil { try release.requireNoImputations() }
    let imputed = try survey.settings.imputations.map { try ImputedSurvey(prepared, by: $0) }
    let clock = ContinuousClock()
    let start = clock.now
    let found = try (imputed?.imputations ?? [prepared]).map { one in
      try analysis.estimates(
        of: columns, one.table, one.design, in: one.domains, threads: survey.settings.threads)
    }
    try found[0].requireAnswers(in: columns)
    let elapsed = seconds(clock.now - start)
    let language = print.lang ?? session.language ?? .en
    let analysed = imputed?.analysed ?? prepared.analysed
    let report = EstimateReport(
      analysed: analysed, estimates: imputed == nil ? found[0] : Estimates(pooling: found),
      method: .wald, language: language, title: language.phrases.estimates.quantiles,
      release: try release.packs(in: &session).map {
        try release.marks(
          ofStatistics: found[0], of: columns, prepared, by: $0, session: &session)
      },
      levels: .probabilities, further: imputed?.parts(language.phrases) ?? [],
      estimateSeconds: timing ? analysed.timing.cells + elapsed : nil)
    var output = report.output
    output.warnings = (imputed?.notes ?? []) + output.warnings
    if interval == .replicates, analysed.design.specification.isJackknife {
      output.warnings.append(Note { $0.surveyNotes.jackknifeOfQuantiles })
    }
    let agreed = report.estimates.entries.enumerated().count { place, entry in
      entry.variance == 0 && entry.count > 1
        && report.release?.table.outcomes[place].isWithheld != true
    }
    if interval == .replicates, agreed > 0 {
      output.warnings.append(Note { $0.surveyNotes.agreedReplicates(quantiles: agreed) })
    }
    return analysed.answer(
      "quantile", columns: columns, output: output, print: print, session: session)
  }
}

extension QuantileInterval: ExpressibleByArgument {}
extension QuantileRule: ExpressibleByArgument {}
