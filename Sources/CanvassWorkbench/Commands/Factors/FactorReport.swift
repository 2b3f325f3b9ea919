import CanvassNumerics
import CanvassSampling

/// A factor analysis as an answer.
struct FactorReport: Sendable {
  let analysis: FactorAnalysis
  /// What was asked for.
  let choices: FactorChoices
  /// What a variable is called.
  let label: @Sendable (String) -> String
  /// Where the correlations come from.
  let note: String
  let correlation: CorrelationKind?
  let missing: FactorRowsOption?
  /// Standard errors of the loadings, where there are any.
  let errors: LoadingErrors?
  /// Whether the errors are printed for people, too.
  let showsErrors: Bool
  let schmidLeiman: SchmidLeiman?
  let scores: FactorScores?
  let language: Language

  /// Loadings below this are left blank in the table.
  static let shown = 0.3

  var words: any Phrases { language.phrases }
  var names: [String] { analysis.correlations.names }
  /// The names for people.
  var labels: [String] { names.map(label) }
  var conventions: [FactorConvention] {
    FactorConvention.all(
      analysis, choices, missing: missing, hasErrors: errors != nil)
  }

  private var parts: [ResultPart] {
    var parts: [ResultPart] = [.heading(words.factors.title, level: 1), .paragraph(how)]
    parts += ResultPart.facts(facts) + retentionTables.map(ResultPart.table)
    parts += [.table(loadings), .table(variance)]
    if choices.rotation.option.isOblique, analysis.factors > 1 {
      parts.append(.table(correlations))
    }
    if showsErrors { parts += errorTables.map(ResultPart.table) }
    if let schmidLeiman { parts.append(.table(table(schmidLeiman))) }
    if !measures.isEmpty {
      parts.append(.table(.measures(measures, caption: words.factors.fit, words)))
    }
    parts.append(.paragraph(notes))
    if let preset = choices.defaults.preset, !conventions.isEmpty {
      parts += [
        .paragraph(words.factors.preset(preset.name)), .list(conventions.map(words.factors.note)),
      ]
    }
    return parts
  }

  var output: Output {
    Output(
      parts, words,
      warnings: analysis.warnings
        + (scores?.warnings(isOblique: choices.rotation.option.isOblique) ?? []))
  }

  /// What was done, in one paragraph.
  private var how: String {
    let name = choices.rotation.option.rawValue
    var text = words.factors.how(
      factors: analysis.factors, by: choices.extraction,
      rotation: analysis.rotation == nil
        ? words.factors.notRotated : words.factors.rotated(by: name))
    if let retention = analysis.retention, analysis.choseNumber {
      text += words.factors.chosen(by: retention.rule)
      if retention.rule == .parallel || retention.rule == .parallelFactors {
        text += words.factors.draws(retention.draws, seed: choices.seed)
      }
      if retention.rule != .map {
        text += words.factors.partialSuggests(retention.partial.suggested)
      }
      text += "."
    }
    return text + " " + note
  }

  /// The loadings; for people without small ones.
  private var loadings: ResultTable {
    let values = analysis.loadings
    let solution = analysis.solution
    return ResultTable(
      for: [.people, .records], caption: words.factors.loadings,
      [.names(key: "variable", words.variable, names, labels: labels)]
        + Field.columns(analysis.factorNames, values, decimals: 2) {
          abs(values[$0, $1]) < Self.shown ? "" : nil
        } + [
          .numbers(
            key: "communality", words.factors.communality, solution.communalities, decimals: 2),
          .numbers(
            key: "uniqueness", words.factors.uniqueness, solution.uniquenesses, decimals: 2),
        ], of: Array(names.indices))
  }

  private var variance: ResultTable {
    let sums = analysis.sumsOfSquares
    let shares = sums.map { $0 / Double(names.count) }
    var total = 0.0
    let cumulated = shares.map { share in
      total += share
      return total
    }
    let lines = [
      words.factors.sumOfSquares, words.factors.shareOfVariance, words.factors.cumulatedShare,
    ]
    return ResultTable(
      [.names("", lines)]
        + Field.columns(
          analysis.factorNames, Matrix([sums, shares, cumulated]), decimals: 2),
      of: Array(lines.indices))
  }

  private var correlations: ResultTable {
    let factors = analysis.factorNames
    return ResultTable(
      caption: words.factors.correlations,
      [.names("", factors)]
        + Field.columns(factors, analysis.factorCorrelations, decimals: 2) {
          $0 == $1 ? "1" : nil
        }, of: Array(factors.indices))
  }

  private var measures: [Measure] {
    let whole = words.number(decimals: 0)
    func test(_ name: String, _ value: Double, _ df: Double, _ p: Double) -> Measure {
      let statistic = words.number(decimals: 2).text(value)
      return Measure(name, "\(statistic), df \(whole.text(df)), p \(words.p(p))")
    }
    var measures: [Measure] = []
    func test(_ name: String, _ found: DesignFactorFit.Test) -> Measure {
      let one = words.number(decimals: 1)
      let d = found.effectiveDegreesOfFreedom
      return Measure(
        name,
        "\(words.number(decimals: 2).text(found.chiSquared)), df \(whole.text(found.degreesOfFreedom)), "
          + "F(\(one.text(d)), \(one.text(d * Double(found.designDegreesOfFreedom)))), p \(words.p(found.p))"
      )
    }
    let design = analysis.designFit
    if let adequacy = analysis.adequacy {
      measures = [
        Measure("KMO", adequacy.overall),
        design.map { test(words.factors.byDesign(words.factors.bartlett), $0.sphericity) }
          ?? test(
            words.factors.bartlett, adequacy.chiSquared, adequacy.degreesOfFreedom, adequacy.p),
      ]
    }
    guard let fit = analysis.fit else { return measures }
    let isShown = analysis.fitProblem == nil
    if isShown, let design {
      let three = words.number(decimals: 3)
      let (lower, upper) = (
        design.robust.rmseaInterval.lowerBound, design.robust.rmseaInterval.upperBound
      )
      return measures + [
        test(words.factors.byDesign("χ²"), design.test),
        Measure(
          words.factors.byDesign("RMSEA (\(words.withSign(percent: "90")))"),
          "\(three.text(design.robust.rmsea)) (\(three.text(lower)) – \(three.text(upper)))"),
        Measure(words.factors.byDesign("TLI"), design.robust.tli),
        Measure(words.factors.byDesign("CFI"), design.robust.cfi), Measure("SRMR", fit.srmr),
      ]
    }
    if isShown { measures.append(test("χ²", fit.chiSquared, fit.degreesOfFreedom, fit.p)) }
    if isShown, fit.degreesOfFreedom > 0 {
      let three = words.number(decimals: 3)
      let (lower, upper) = (fit.rmseaInterval.lowerBound, fit.rmseaInterval.upperBound)
      measures += [
        Measure(
          "RMSEA (\(words.withSign(percent: "90")))",
          "\(three.text(fit.rmsea)) (\(three.text(lower)) – \(three.text(upper)))"),
        Measure("TLI", fit.tli), Measure("CFI", fit.cfi),
      ]
    }
    measures.append(Measure("SRMR", fit.srmr))
    if isShown { measures.append(Measure("BIC", fit.bic, .decimals(2))) }
    return measures
  }

  private var notes: String {
    var text = words.factors.blanks(below: words.number(decimals: 1).text(Self.shown))
    if let search = analysis.rotation?.search, search.starts > 0 {
      text += words.factors.search(
        minima: search.minima.count, agreeing: search.agreeing, starts: search.starts,
        failed: search.starts - search.settled, seed: choices.seed)
    }
    if analysis.fitProblem == nil, let test = analysis.designFit?.test {
      text += words.factors.designTest(factor: words.number(decimals: 2).text(test.factor))
    }
    if showsErrors, let errors, let freedom = errors.degreesOfFreedom {
      text +=
        errors.basis == .linearised
        ? words.factors.linearisedErrors(freedom) : words.factors.replicateErrors(freedom)
    }
    if let scores { text += " " + scores.note(words) }
    return text
  }
}
