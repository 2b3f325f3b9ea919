import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A regression as an answer.
struct RegressionReport: Sendable {
  let regression: FormulaRegression
  let inference: RegressionInference
  let prepared: PreparedSurvey
  /// What the standard errors rest on; `nil` for the design.
  let covariance: CovarianceOption?
  let frequency: String?
  let precision: String?
  let extras: RegressionExtras
  /// Whether bias is reduced as R's survey package does it.
  var isOfSurveyPackage = false
  /// What several imputations say together, of which `regression` is the first.
  var pooled: PooledModel?
  /// How long the fit and the covariance of its coefficients took, where that is asked for.
  var seconds: Double?
  let words: any Phrases

  var level: Double { prepared.settings.level }
  var isOrdinal: Bool { regression.family.isOrdinal }

  var output: Output { Output(parts, words, warnings: warnings) }

  private var parts: [ResultPart] {
    var parts = ResultPart.facts(questionFacts)
    parts.append(.heading(title, level: 1))
    parts += coefficientParts + ratioParts
    parts.append(.table(termTable))
    parts += legend.parts
    let statistics = regression.fit.statistics(hasIntercept: regression.formula.hasIntercept)
    parts += ResultPart.facts(facts(statistics))
    parts += [.paragraph(sentence(statistics)), .paragraph(note)] + (pooled?.parts ?? [])
    parts += marginParts + effectParts + predictionParts + diagnosticParts + influenceParts
    // CSV holds one table: what was asked for besides the coefficients, or these.
    parts.append(.table(coefficientRecords))
    return parts
  }

  private var title: String {
    let base = people(category: regression.categories.first ?? "")
    let event = regression.event.map { " = \(people(category: $0))" } ?? ""
    return words.regression.name(regression.family, base: base)
      + ": \(response)\(event)"
  }

  /// What is explained: a column by its label, anything else as the formula has it.
  private var response: String {
    let formula = regression.formula
    let name = formula.responseName ?? ""
    guard let column = formula.responseColumns.first,
      expressionName(column) == name || column == name
    else { return name }
    return prepared.survey.label(of: column, words.language)
  }

  /// Rows used, with weight.
  var usedRows: Int { regression.fit.data.rowWeights.count { $0 > 0 } }

  private var warnings: [Note] {
    var warnings = regression.undefined.map { undefinedNote($0.name, rows: $0.rows) }
    let unlisted = regression.unlisted
    let left = regression.incompleteRows - unlisted.rows
    let hasDesign = covariance == nil
    for variable in unlisted.variables {
      warnings.append(Note { $0.regressionNotes.unlisted(variable, hasDesign: hasDesign) })
    }
    if left > 0 {
      warnings.append(Note { $0.regressionNotes.incomplete(rows: left, hasDesign: hasDesign) })
    }
    let constant = regression.constantTerms
    if !constant.isEmpty {
      warnings.append(Note { $0.regressionNotes.constant(listed(constant, $0)) })
    }
    let aliased = regression.fit.aliased.filter { !constant.contains($0) }
    if !aliased.isEmpty {
      warnings.append(Note { $0.regressionNotes.aliased(listed(aliased, $0)) })
    }
    let all = inference.coefficients + inference.thresholds
    let fixed = all.filter { $0.variance == 0 }.map(\.term)
    if !fixed.isEmpty {
      let reason = reasonOfZero
      warnings.append(Note { $0.regressionNotes.zeroError(listed(fixed, $0), reason) })
    }
    let alone = extras.alone.map { "\($0.variable) = \"\($0.level)\"" }
    if !alone.isEmpty {
      warnings.append(Note { $0.regressionNotes.categoriesInOneCluster(listed(alone, $0)) })
    }
    let told = inference.termsOfOneCluster
    if !told.isEmpty {
      let byRow = if case .robust? = covariance { true } else { false }
      warnings.append(Note { $0.regressionNotes.toldByOne(listed(told, $0), isRow: byRow) })
    }
    let single = all.filter { !$0.value.isNaN && $0.variance.isNaN }.map(\.term)
      .filter { !told.contains($0) }
    if !single.isEmpty, covariance != nil {
      warnings.append(Note { $0.regressionNotes.decidedByOneRow(listed(single, $0)) })
    }
    if let count = inference.replicateCount, inference.lostReplicates > 0 {
      let lost = inference.lostReplicates
      warnings.append(Note { $0.regressionNotes.lostReplicates(lost, of: count) })
    }
    if inference.degreesOfFreedom <= 0 {
      let freedom = inference.designDegreesOfFreedom ?? 0
      warnings.append(Note { $0.regressionNotes.noFreedom(ofDesign: freedom) })
    }
    return (pooled?.notes ?? []) + warnings + extraWarnings
  }

  private var reasonOfZero: ZeroErrorReason {
    if regression.fit.fitsExactly { return .exactFit }
    switch covariance {
    case nil: return .exactRowsOrWhole
    case .model: return .exactFit
    case .robust, .cluster, .biasReduced: return .exactRows
    }
  }

  private func sentence(_ fit: RegressionStatistics) -> String {
    var parts = [words.regression.used(rows: usedRows)]
    // How well it fits is said of one data set.
    if pooled != nil { return parts[0] + "." }
    func add(_ name: String, _ value: Double?, _ decimals: Int) {
      if let value { parts.append("\(name) \(words.number(decimals: decimals).text(value))") }
    }
    add("R²", fit.rSquared, 4)
    add(words.regression.adjusted, fit.adjustedRSquared, 4)
    add(words.regression.mcFadden, fit.pseudoRSquared, 4)
    if regression.family == .gaussian, fit.rSquared == nil {
      parts.append(words.regression.noRSquared)
    } else if fit.rSquared == nil {
      add(words.regression.deviance, fit.deviance, 2)
      add(words.regression.nullDeviance, fit.nullDeviance, 2)
    }
    add("AIC", fit.aic, 2)
    add("BIC", fit.bic, 2)
    return parts.joined(separator: "; ") + "."
  }

  private var note: String {
    guard let covariance else {
      let freedom = Int(inference.degreesOfFreedom)
      guard freedom > 0, pooled == nil else { return words.designNote(prepared.analysed) }
      return words.designNote(prepared.analysed)
        + words.regression.designFreedom(freedom)
    }
    let base =
      switch covariance {
      case .model: words.regression.ofModel
      case .robust(let kind): words.regression.robust("\(kind)".uppercased())
      case .cluster(let name): words.regression.clusters(of: name)
      case .biasReduced(let name):
        isOfSurveyPackage
          ? words.regression.biasReducedBySurvey : words.regression.biasReduced(of: name)
      }
    if covariance.isBiasReduced { return base }
    if pooled != nil { return base + "." }
    let freedom = inference.degreesOfFreedom
    return base
      + (freedom.isFinite
        ? words.regression.freedom(Int(freedom.rounded())) : words.regression.normal)
  }

  private var extraWarnings: [Note] {
    var warnings = extras.omissions
    if let predictions = extras.predictions, predictions.incompleteRows > 0 {
      let (rows, path) = (predictions.incompleteRows, predictions.path)
      warnings.append(Note { $0.regressionNotes.noPrediction(rows: rows, path: path) })
    }
    let untested = termTests.filter { $0.statistic == nil && $0.coefficients > 1 }.map(\.term)
    if !untested.isEmpty, inference.degreesOfFreedom > 0 {
      warnings.append(Note { $0.regressionNotes.untested(listed(untested, $0)) })
    }
    return warnings
  }
}

/// The first few of some terms.
func listed(_ terms: [String], _ words: any Phrases) -> String {
  terms.prefix(8).joined(separator: ", ")
    + (terms.count > 8 ? words.regressionNotes.more(terms.count - 8) : "")
}
