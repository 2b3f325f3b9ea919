import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `cfa`: confirmatory factor analysis.
struct ConfirmatoryCommand: ModelVerb {
  static let configuration = CommandConfiguration(
    commandName: "cfa", abstract: "Confirmatory factor analysis, also by groups.",
    discussion: """
      The factors are the dimensions of the study, or those of --factor or --model.

      Examples:
        canvass cfa --study datasets/sipas-province/study.yml
        canvass cfa --data datasets/sipas-province/survey.csv --missing 9 \\
          --factor access=q01-q03 --factor staff=q09-q12 --estimator wlsmv
        canvass cfa --study datasets/sipas-province/study.yml \\
          --model "access =~ q01 + q02 + q03" --groups area --invariance
        canvass cfa --study datasets/sipas-province/study.yml \\
          --missing-rows fiml --estimator mlr
      """)

  @Option(
    help: ArgumentHelp("A factor and its items. Repeatable.", valueName: "access=q01-q03"))
  var factor: [DimensionOption] = []

  @Option(
    help: ArgumentHelp(
      "Factors as text: \"access =~ q01 + q02 + q03; staff =~ q04 + q05\".", valueName: "text"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "ml (default); mlm, mlr: with errors and tests that do without normality; wlsmv: for ordered "
        + "answers."))
  var estimator: EstimatorOption?

  @Flag(help: "Answers are ordered categories: the same as --estimator wlsmv.")
  var ordered = false

  @Option(
    help: "Unit of a factor: its first item has loading 1, or it has variance 1.")
  var scale: FactorScaleOption = .marker

  @Option(help: ArgumentHelp("Column whose values are groups.", valueName: "column"))
  var groups: String?

  @Option(help: "What the groups have in common (default: nothing but the pattern).")
  var equal: EqualOption?

  @Flag(help: "Compare models with equal loadings and equal intercepts in the groups.")
  var invariance = false

  @Option(help: "Rows count by the weights of the design, or each once.")
  var weighting: WeightingOption = .design

  @Option(
    help:
      "Rows that count where answers are missing: complete ones, or all by what they have (full information)."
  )
  var missingRows: IncompleteRowsOption = .listwise

  @OptionGroup var polychoric: PolychoricOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if model != nil, !factor.isEmpty {
      throw UsageError("give the factors with --factor or with --model, not both")
    }
    if ordered, let estimator, estimator != .wlsmv {
      throw UsageError(
        "--ordered means --estimator wlsmv, and --estimator \(estimator.rawValue) takes answers for "
          + "measurements; leave one of them out")
    }
    if groups == nil, invariance || equal != nil {
      throw UsageError(
        "\(invariance ? "--invariance" : "--equal") compares groups; say which column they are in "
          + "(--groups)")
    }
    if missingRows == .fiml, method == .mlm || method == .wlsmv {
      throw UsageError(
        "--estimator \(method.rawValue) needs complete rows; --missing-rows fiml is for --estimator ml "
          + "and mlr")
    }
    try polychoric.check(isPolychoric: method == .wlsmv, by: "--estimator wlsmv")
    if groups != nil, method == .wlsmv {
      throw UsageError(
        "ordered answers (wlsmv) in several groups are not available; use --estimator mlr with "
          + "--groups, or one group at a time with --where")
    }
  }

  /// The estimator that the options mean.
  private var method: EstimatorOption { estimator ?? (ordered ? .wlsmv : .ml) }

  func measuredColumns(of survey: Survey) throws -> [String] {
    try ConfirmatoryPattern(factors: factor, model: model, of: survey).items
  }

  func prepare(_ survey: Survey, in session: inout Session) throws -> PreparedSurvey {
    let pattern = try ConfirmatoryPattern(factors: factor, model: model, of: survey)
    if let groups, pattern.items.contains(groups) {
      throw UsageError("the column of groups, \"\(groups)\", is also an item")
    }
    return try Measurements.read(
      pattern.items, and: [groups].compactMap(\.self), least: 2, verb: "cfa", of: survey,
      in: &session)
  }

  func model(of prepared: PreparedSurvey, in session: inout Session) throws -> Answer {
    let pattern = try ConfirmatoryPattern(factors: factor, model: model, of: prepared.survey)
    let measurements: Measurements
    do {
      measurements = try Measurements(prepared, missing: missingRows.rows)
    } catch ObservationsError.noCompleteRow {
      throw TableError(
        "no row has an answer to all \(pattern.items.count) items; take fewer items, or look at the "
          + "missing codes and the condition (--missing, --where)")
    }
    let plan = ConfirmatoryPlan(
      estimator: method.estimator, scale: scale.scale,
      invariance: (equal ?? .nothing).invariance, emptyCells: polychoric.rule)
    let (analysis, comparison) = try ConfirmatoryProblem.worded(
      factors: pattern.labels.count, weights: prepared.design.specification.weights
    ) {
      let sample = try ConfirmatorySample(
        measurements.sample, groups: groups, counting: weighting.counting,
        missing: missingRows.missing)
      let comparison =
        invariance ? try InvarianceComparison(pattern.pattern, sample, plan) : nil
      let analysis =
        try comparison?.analyses.first { $0.invariance == plan.invariance }
        ?? ConfirmatoryAnalysis(pattern.pattern, sample, plan)
      return (analysis, comparison)
    }
    let report = ConfirmatoryReport(
      findings: ConfirmatoryFindings(
        prepared: prepared, pattern: pattern, estimator: method, scale: scale,
        analysis: analysis, comparison: comparison),
      language: print.lang ?? session.language ?? .en)
    var answer = prepared.answer(
      "cfa", columns: pattern.items, output: report.output, print: print, session: session)
    answer.design = prepared.analysed.designFacts(
      weighs: analysis.sample.weighting != .none,
      hasVariance: analysis.designDegreesOfFreedom != nil)
    return answer
  }
}
