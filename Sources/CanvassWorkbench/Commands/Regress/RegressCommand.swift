import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `regress`: a regression that a formula describes.
struct RegressCommand: ModelVerb {
  static let configuration = CommandConfiguration(
    commandName: "regress", abstract: "Regression with the standard errors of the design.",
    discussion: """
      Examples:
        canvass regress "api00 ~ ell + meals" --study datasets/api/apistrat/study.yml
        canvass regress "q01 ~ age + sex" --family ordinal \\
          --study datasets/sipas-province/study.yml
        canvass regress "api00 ~ meals * factor(stype)" --covariance hc3 \\
          --data datasets/api/apisrs/apisrs.csv
        canvass regress "sch.wide ~ ell + stype" --family logistic --effects \\
          --study datasets/api/apistrat/study.yml
      """)

  @Argument(
    help: ArgumentHelp(
      "What is explained by what, in R's formula language: \"y ~ a + b:c + log(x) + factor(z)\"."))
  var formula: String

  @Option(help: "Kind of regression.")
  var family: RegressionFamily = .gaussian

  @Option(help: "How categories are coded.")
  var contrasts: Contrasts = .treatment

  @Option(
    help: ArgumentHelp(
      "Column with the number of units that each row stands for; without a design.",
      valueName: "column"))
  var frequency: String?

  @Option(
    help: ArgumentHelp(
      "Column with the inverse variance of each row's response, up to a factor; without a design.",
      valueName: "column"))
  var precision: String?

  @Option(
    help: ArgumentHelp(
      "What standard errors rest on without a design: model (default), hc0, hc1, hc2, hc3, hc4, cluster:COLUMN or "
        + "cr2:COLUMN; cr2 with a design.", valueName: "kind"))
  var covariance: CovarianceOption?

  @Flag(
    help: ArgumentHelp(
      "Also show odds ratios, or the ratios of rates or means: the coefficients to the power of e.")
  )
  var exponentiate = false

  @Flag(help: "Also average marginal effects: what each variable does to the mean or probability.")
  var effects = false

  @Option(
    help: ArgumentHelp(
      "Also predictive margins: the mean or probability if everyone were of each category of these variables.",
      valueName: "a,b"))
  var margins: NameList?

  @Option(
    help: "Whose covariates margins and effects are averaged over (default: fixed).")
  var covariates: CovariateOption?

  @Option(help: "Take R's variance where it differs: of cr2, and of sampled covariates.")
  var compat: RegressionCompatibility?

  @Option(
    help: ArgumentHelp(
      "Also predict the rows of this file, which has the columns of the right side of the formula.",
      valueName: "file"), completion: .file())
  var predict: String?

  @Option(
    help: ArgumentHelp(
      "How terms are tested: by their coefficients, or by likelihoods as Rao and Scott do (default: wald).",
      valueName: "kind"))
  var termTest: TermTest.Kind?

  @Flag(help: "Also collinearity and measures of fit, where they exist.")
  var diagnostics = false

  @Flag(help: "Also the leverage and Cook's distance of every row; without a design.")
  var influence = false

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func measuredColumns(of survey: Survey) throws -> [String] {
    try formula(of: survey).columns
  }

  /// Columns that say what rows count or belong to.
  private var others: [String] {
    [frequency, precision, covariance?.column].compactMap(\.self)
  }

  /// The formula; a `.` does not stand for columns that say how the rows were drawn or what they count.
  private func formula(of survey: Survey) throws -> Formula {
    let numbers = [survey.settings.imputations].compactMap(\.self)
    let taken = Set(survey.settings.design.columns + numbers + others)
    return try Formula(
      parsing: formula, columns: survey.columnNames.filter { !taken.contains($0) })
  }

  func checkOptions() throws { try checkExtras() }

  /// The survey, and what a formula makes of all its rows.
  struct Reading: CellReading {
    var prepared: PreparedSurvey
    /// The clusters that `--covariance` names.
    let clusters: CodedColumn?
    let weights: RegressionWeights
    let formula: EvaluatedFormula
    let hasDesign: Bool

    func restricted(to rows: [Int]) -> Reading {
      var cell = self
      cell.prepared = prepared.restricted(to: rows)
      return cell
    }
  }

  func prepare(_ survey: Survey, in session: inout Session) throws -> Reading {
    let formula = try formula(of: survey)
    let hasDesign = try hasDesign(survey.settings.design)
    try checkInfluence(hasDesign ? survey.settings.design : nil)
    let prepared = try PreparedSurvey(
      formula.columns, and: others,
      codes: formula.codeColumns + [covariance?.column].compactMap(\.self)
        + (family.explainsCategories ? formula.responseColumns : []), of: survey, in: &session)
    return try reading(of: prepared, formula, hasDesign: hasDesign)
  }

  /// What a formula makes of all rows of a survey.
  func reading(of prepared: PreparedSurvey, _ formula: Formula, hasDesign: Bool) throws -> Reading {
    Reading(
      prepared: prepared,
      clusters: try covariance?.column.map { try prepared.column($0).asCategories($0) },
      weights: try hasDesign ? .sampling(prepared.design.weights) : weights(prepared),
      formula: try FormulaRegression.evaluated(formula, family, prepared.table),
      hasDesign: hasDesign)
  }

  /// The regression of the rows that are looked at, and its coefficients.
  func fitted(_ reading: Reading) throws -> (FormulaRegression, RegressionInference) {
    let (prepared, clusters) = (reading.prepared, reading.clusters)
    var rows = prepared.rows ?? Array(0..<prepared.table.rowCount)
    // A row of no known cluster cannot be used.
    if let clusters { rows = rows.filter { clusters.code(at: $0) != nil } }
    let regression = try FormulaRegression(
      reading.formula, family, at: rows, weights: reading.weights, contrasts: contrasts)
    if reading.hasDesign {
      return (
        regression,
        covariance == nil
          ? try regression.inference(in: prepared.design)
          : try regression.biasReducedInference(
            in: prepared.design, compat == nil ? .weighted : .unweightedLeverages)
      )
    }
    guard let clusters else {
      return (regression, try regression.inference(covariance?.kind ?? .model))
    }
    let codes = regression.rows.map { clusters.code(at: $0) ?? -1 }
    return (
      regression,
      try regression.inference(
        covariance?.isBiasReduced == true ? .biasReduced(codes) : .clusters(codes))
    )
  }

  func model(of reading: Reading, in session: inout Session) throws -> Answer {
    let (prepared, hasDesign) = (reading.prepared, reading.hasDesign)
    let clock = ContinuousClock()
    let start = clock.now
    let (regression, inference) = try fitted(reading)
    let elapsed = seconds(clock.now - start)
    let report = RegressionReport(
      regression: regression, inference: inference, prepared: prepared,
      covariance: hasDesign ? covariance : covariance ?? .model, frequency: frequency,
      precision: precision,
      extras: try extras(regression, inference, reading, in: &session),
      isOfSurveyPackage: compat != nil, seconds: timing ? elapsed : nil,
      words: (print.lang ?? session.language ?? .en).phrases)
    return answer(report, reading, in: session)
  }

  /// A report as an answer.
  func answer(_ report: RegressionReport, _ reading: Reading, in session: Session) -> Answer {
    var answer = reading.prepared.answer(
      "regress", columns: reading.formula.formula.columns, output: report.output, print: print,
      session: session)
    if !reading.hasDesign { answer.design = nil }
    return answer
  }

  /// Whether the standard errors are those of a design; weights that the study names and
  /// `--frequency` takes for frequencies make none.
  private func hasDesign(_ design: DesignSpecification) throws -> Bool {
    if frequency != nil, precision != nil {
      throw UsageError("--frequency and --precision exclude each other; say one of them")
    }
    let own = frequency ?? precision
    if design.isSimpleRandom || (own != nil && design.columns == [own]) {
      guard case .biasReduced(nil)? = covariance else { return false }
      throw UsageError(
        "cr2 goes by clusters; name their column (--covariance cr2:COLUMN, or --clusters)")
    }
    let said = design.columns.joined(separator: ", ")
    if own != nil {
      throw UsageError(
        "\(frequency != nil ? "--frequency" : "--precision") is for data without a design, and there "
          + "is one (\(said)); leave out the one or the other")
    }
    switch covariance {
    case nil: return true
    case .biasReduced(let column)?:
      guard design.replicateName == nil else {
        throw UsageError(
          "cr2 is a covariance of the clusters themselves; leave the replicates out")
      }
      guard let column else { return true }
      throw UsageError(
        "with a design (\(said)) cr2 goes by its clusters; say --covariance cr2 without \"\(column)\""
      )
    case .some(let kind):
      throw UsageError(
        "\("--covariance " + kind.word) is for data without a design, and there is one (\(said)); leave out the "
          + "one or the other")
    }
  }

  private func weights(_ prepared: PreparedSurvey) throws -> RegressionWeights {
    guard let name = frequency ?? precision else { return .equal }
    let column = try prepared.column(name)
    guard column.isNumeric else {
      throw TableError("column \"\(name)\" \(column.holdsText), and weights are numbers")
    }
    let values = (0..<column.count).map(column.number)
    return frequency != nil ? .frequency(values) : .precision(values)
  }
}

extension RegressionFamily: ExpressibleByArgument {}
extension Contrasts: ExpressibleByArgument {}
extension TermTest.Kind: ExpressibleByArgument {}
