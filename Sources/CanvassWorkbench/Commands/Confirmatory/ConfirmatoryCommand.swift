import ArgumentParser
import CanvassNumerics
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
      --estimator wlsmv
        canvass cfa --study study.yml --model "access =~ q01 + q02 + q03" --groups area --invariance
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

  @OptionGroup var polychoric: PolychoricOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if model != nil, !factor.isEmpty {
      throw ValidationError("give the factors with --factor or with --model, not both")
    }
    if ordered, let estimator, estimator != .wlsmv {
      throw ValidationError(
        "--ordered means --estimator wlsmv, and --estimator \(estimator.rawValue) takes answers for "
          + "measurements; leave one of them out")
    }
    if groups == nil, invariance || equal != nil {
      throw ValidationError(
        "\(invariance ? "--invariance" : "--equal") compares groups; say which column they are in "
          + "(--groups)")
    }
    try polychoric.check(isPolychoric: method == .wlsmv, by: "--estimator wlsmv")
    if groups != nil, method == .wlsmv {
      throw ValidationError(
        "ordered answers (wlsmv) in several groups are not available; use --estimator mlr with "
          + "--groups, or one group at a time with --where")
    }
  }

  /// The estimator that the options mean.
  private var method: EstimatorOption { estimator ?? (ordered ? .wlsmv : .ml) }

  func measuredColumns(of survey: Survey) throws -> [String] {
    try ConfirmatoryPattern(factors: factor, model: model, of: survey).items
  }

  func model(in session: inout Session) throws -> Answer {
    let survey = try session.survey(source)
    let pattern = try ConfirmatoryPattern(factors: factor, model: model, of: survey)
    let data = try ConfirmatoryData(
      pattern, groups: groups, weighting: weighting, source: source, in: &session)
    if data.weighting == .design, method == .mlm || method == .wlsmv {
      let column = data.measurements.prepared.design.specification.weights
      throw UsageError(
        "--estimator \(method.rawValue) has no weights yet, and the design has them"
          + "\(column.map { " (\"\($0)\")" } ?? ""); use --estimator mlr, or count each row once with "
          + "--weighting none")
    }
    let comparison =
      invariance
      ? try InvarianceComparison(pattern, data, estimator: method, scale: scale) : nil
    let wanted = groups.map { _ in (equal ?? .nothing).invariance }
    let solution =
      try comparison?.solutions.first { $0.invariance == wanted }
      ?? ConfirmatorySolution(
        pattern, data, estimator: method, scale: scale, invariance: wanted,
        emptyCells: polychoric.rule)
    let report = ConfirmatoryReport(
      data: data, solution: solution, comparison: comparison,
      language: print.lang ?? session.language ?? .en)
    var answer = data.measurements.prepared.answer(
      "cfa", columns: pattern.items, output: report.output, print: print, session: session)
    answer.design = report.design(answer.design)
    return answer
  }
}
