import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What a regression is asked for besides its coefficients.
struct RegressionExtras {
  /// Whether ratios are shown: the coefficients to the power of e.
  var hasRatios = false
  /// Average marginal effects.
  var effects: [MarginalEffect]?
  /// Predictive margins.
  var margins: [PredictiveMargin]?
  /// The categories that lie in one cluster of the design.
  var alone: [FormulaCategory] = []
  /// Whether margins and effects are averaged over a sample of covariates.
  var covariates = CovariateOption.fixed
  /// Tests of the terms by likelihoods, in place of Wald's.
  var termTests: [TermTest]?
  /// Predictions for the rows of another file.
  var predictions: Predictions?
  /// Collinearity and fit.
  var diagnostics: RegressionDiagnostics?
  /// Leverage and Cook's distance of every row.
  var influence: RegressionInfluence?
  /// Why something that was asked for is left out.
  var omissions: [Note] = []

  /// Predictions, with the columns that they are made from.
  struct Predictions {
    let rows: [RegressionPrediction]
    let table: Table
    let columns: [String]
    let path: String

    /// Rows of the file that miss an answer and have no prediction.
    var incompleteRows: Int { table.rowCount - Set(rows.map(\.row)).count }
    /// Whether single responses have intervals.
    var hasResponseIntervals: Bool { rows.contains { $0.responseInterval != nil } }
    /// Whether there is a prediction for every category.
    var hasCategories: Bool { rows.contains { $0.category != nil } }
  }
}

/// What the power of e of a coefficient is.
enum RatioKind: String {
  case odds, rate, mean

  /// `nil` where the coefficients are not logarithms of ratios.
  init?(_ family: RegressionFamily) {
    switch family {
    case .logistic, .ordinal, .multinomial: self = .odds
    case .poisson: self = .rate
    case .gammaLog: self = .mean
    case .gaussian, .probit, .gamma, .ordinalProbit: return nil
    }
  }
}

extension SurveySettings {
  /// The column of the file that a derived one is a copy of; the column itself where it is none.
  fileprivate func copied(_ name: String) -> String {
    var name = name
    for derived in derivations.reversed() where derived.name == name {
      name = derived.expression.asColumn ?? name
    }
    return name
  }
}

extension RegressCommand {
  /// Checks what does not need the data.
  func checkExtras() throws {
    try checkCovariates()
    if exponentiate, RatioKind(family) == nil {
      throw UsageError(
        "--exponentiate is for logistic, ordinal, multinomial, poisson and gamma-log, whose "
          + "coefficients are logarithms; those of \(family.rawValue) are not")
    }
    let tables = [
      margins.map { _ in "--margins" }, effects ? "--effects" : nil,
      predict.map { _ in "--predict" }, influenceName,
    ]
    .compactMap(\.self)
    if print.chosenFormat == .csv, tables.count > 1 {
      throw UsageError(
        "\(Sentence.all(tables)) are tables of their own, and a CSV file holds one; "
          + "ask for one at a time, or for --format json")
    }
  }

  /// Refuses leverages and distances where no row stands for itself alone.
  func checkInfluence(_ design: DesignSpecification?) throws {
    guard influence else { return }
    if let design {
      let said = design.columns.joined(separator: ", ")
      throw UsageError(
        "--influence is what one row by itself does, and in a design (\(said)) rows have weights and come in clusters; leave the design out to see the leverages of its rows, or see the strata "
          + "and clusters behind the variance of a mean with describe --audit"
      )
    }
    if frequency != nil {
      throw UsageError(
        "--influence is what one row by itself does, and by --frequency a row stands for several units; leave one of "
          + "them out")
    }
    if family.explainsCategories {
      throw UsageError(
        "--influence is for models of one number or of two categories, and \(family.rawValue) explains several; leave it "
          + "out, or take --family logistic for one category against the rest")
    }
  }

  private var influenceName: String? { influence ? "--influence" : nil }

  /// Everything that was asked for besides the coefficients.
  func extras(
    _ regression: FormulaRegression, _ inference: RegressionInference, _ reading: Reading,
    in session: inout Session
  ) throws -> RegressionExtras {
    let (prepared, hasDesign) = (reading.prepared, reading.hasDesign)
    var extras = RegressionExtras()
    try average(regression, inference, reading, into: &extras)
    if let predict {
      var variance: Double?
      if case .linear(let model) = regression.fit, !hasDesign {
        if precision == nil, case .model = covariance ?? .model {
          variance = model.residualVariance
        } else {
          let option = precision == nil ? "--covariance" : "--precision"
          extras.omissions.append(
            Note { $0.regressionNotes.noResponseIntervals(option: option) })
        }
      }
      let (table, columns) = try newRows(predict, regression.formula, prepared, in: &session)
      extras.predictions = .init(
        rows: try regression.predictions(
          for: table, inference, level: prepared.settings.level, residualVariance: variance,
          named: "\"\(inputName(predict))\""),
        table: table, columns: columns, path: predict)
    }
    if termTest == .likelihoodRatio {
      extras.termTests = try regression.likelihoodRatioTests(inference)
    }
    if diagnostics { extras.diagnostics = regression.diagnostics() }
    if influence { extras.influence = try regression.fit.influence() }
    return extras
  }

  /// What is asked for besides that is an average over the rows, or made of the coefficients alone.
  func average(
    _ regression: FormulaRegression, _ inference: RegressionInference, _ reading: Reading,
    into extras: inout RegressionExtras
  ) throws {
    let (prepared, hasDesign) = (reading.prepared, reading.hasDesign)
    extras.hasRatios = exponentiate
    extras.covariates = covariates ?? .fixed
    let variance = try covariateVariance(prepared.design, hasDesign: hasDesign)
    if hasDesign {
      extras.alone = try regression.categoriesInOneCluster(
        of: prepared.design, in: prepared.table)
    } else if let clusters = reading.clusters {
      extras.alone = try regression.categoriesInOneCluster(
        of: regression.rows.map { clusters.code(at: $0) ?? -1 }, in: prepared.table)
    }
    if let margins {
      extras.margins = try regression.predictiveMargins(
        of: margins.names, in: prepared.table, inference, covariates: variance,
        alone: extras.alone)
    }
    if effects {
      extras.effects = try regression.averageMarginalEffects(
        in: prepared.table, inference, covariates: variance)
    }
  }

  /// The rows to predict, with missing codes and derived columns as in the survey.
  private func newRows(
    _ path: String, _ formula: Formula, _ prepared: PreparedSurvey, in session: inout Session
  ) throws -> (Table, [String]) {
    try session.noteInput(path)
    let columns = formula.predictorColumns
    let source = try openTable(path: path)
    // They are no sample: what divides it, and chooses from it, need not be there.
    var settings = prepared.settings
    settings.design = DesignSpecification()
    settings.filter = nil
    settings.by = []
    // A file with some of the categories alone may look like numbers.
    let texts = try columns.filter { try !prepared.column($0).isNumeric }.map(settings.copied)
    settings.text = (prepared.survey.textColumns + texts).filter(source.columnNames.contains)
    let survey = Survey(settings: settings, path: path, source: source)
    do {
      let physical = try survey.physicalColumns(for: columns)
      let read = physical.isEmpty ? Array(source.columnNames.prefix(1)) : physical
      let roles = survey.roles(of: columns, codes: formula.codeColumns)
      let table = try source.read(
        columns: read, as: roles, threads: prepared.settings.threads)
      return (
        try survey.tables(columns, analysed: columns, dividing: [], roles: roles, in: table)
          .answers, columns
      )
    } catch let error as TableError {
      throw TableError("\"\(inputName(path))\", rows to predict: \(error)")
    }
  }
}
