import CanvassNumerics
import CanvassSampling

/// A factor analysis as an answer: tables for people, JSON and records for programs.
struct FactorReport: Sendable {
  let analysis: FactorAnalysis
  /// What was asked for.
  let choices: FactorChoices
  /// What a variable is called.
  let label: @Sendable (String) -> String
  /// Where the correlations come from.
  let note: String
  let correlation: CorrelationKind?
  let missing: MissingRows?
  /// Standard errors of the loadings, where there are any.
  let errors: RotationErrors?
  /// Whether the errors are printed for people, too.
  let showsErrors: Bool
  let schmidLeiman: SchmidLeiman?
  let scores: FactorScores?
  let language: Language

  /// Loadings below this are left blank in the table.
  static let shown = 0.3

  var words: any Phrases { language.phrases }
  var names: [String] { analysis.correlations.names }
  var conventions: [FactorConvention] {
    FactorConvention.all(
      analysis, choices, missing: missing, hasErrors: errors != nil)
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(words.factors.title, level: 1), .paragraph(how)]
    blocks += retentionTables.map(OutputBlock.table)
    blocks += [.table(loadings), .table(variance)]
    if choices.rotation.option.isOblique, analysis.factors > 1 {
      blocks.append(.table(correlations))
    }
    if showsErrors { blocks += errorTables.map(OutputBlock.table) }
    if let schmidLeiman { blocks.append(.table(table(schmidLeiman))) }
    if !measures.rows.isEmpty { blocks.append(.table(measures)) }
    blocks.append(.paragraph(notes))
    if let preset = choices.defaults.preset, !conventions.isEmpty {
      blocks += [
        .paragraph(
          words.factors.preset(preset.name)),
        .list(conventions.map(words.factors.note)),
      ]
    }
    return blocks
  }

  var output: Output {
    Output(
      blocks: blocks, json: FactorJSON(self).members, records: records,
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

  private var loadings: OutputTable {
    let format = words.number(decimals: 2)
    let values = analysis.loadings
    let communalities = analysis.solution.communalities
    return OutputTable(
      caption: words.factors.loadings,
      headings: [.init(words.variable, .leading)] + analysis.factorNames.map { .init($0) }
        + [.init(words.factors.communality), .init(words.factors.uniqueness)],
      rows: names.indices.map { i in
        let uniqueness = analysis.solution.uniquenesses[i]
        return [label(names[i])]
          + (0..<analysis.factors).map {
            abs(values[i, $0]) < Self.shown ? "" : format.text(values[i, $0])
          } + [format.text(communalities[i]), format.text(uniqueness)]
      })
  }

  private var variance: OutputTable {
    let format = words.number(decimals: 2)
    let sums = analysis.sumsOfSquares
    var total = 0.0
    let cumulated = sums.map { sum in
      total += sum / Double(names.count)
      return format.text(total)
    }
    return OutputTable(
      headings: [.init("", .leading)] + analysis.factorNames.map { .init($0) },
      rows: [
        [words.factors.sumOfSquares] + sums.map { format.text($0) },
        [words.factors.shareOfVariance] + sums.map { format.text($0 / Double(names.count)) },
        [words.factors.cumulatedShare] + cumulated,
      ])
  }

  private var correlations: OutputTable {
    let format = words.number(decimals: 2)
    let phi = analysis.factorCorrelations
    let factors = analysis.factorNames
    return OutputTable(
      caption: words.factors.correlations,
      headings: [.init("", .leading)] + factors.map { .init($0) },
      rows: factors.indices.map { i in
        [factors[i]] + factors.indices.map { i == $0 ? "1" : format.text(phi[i, $0]) }
      })
  }

  private var measures: OutputTable {
    let format = words.number(decimals: 3)
    let whole = words.number(decimals: 0)
    func test(_ value: Double, _ df: Double, _ p: Double) -> String {
      "\(words.number(decimals: 2).text(value)), df \(whole.text(df)), p \(words.p(p))"
    }
    var rows: [[String]] = []
    if let adequacy = analysis.adequacy {
      rows = [
        ["KMO", format.text(adequacy.overall)],
        [
          words.factors.bartlett,
          test(adequacy.chiSquared, adequacy.degreesOfFreedom, adequacy.p),
        ],
      ]
    }
    let isShown = analysis.fitProblem == nil
    if let fit = analysis.fit {
      if isShown { rows.append(["χ²", test(fit.chiSquared, fit.degreesOfFreedom, fit.p)]) }
      if isShown, fit.degreesOfFreedom > 0 {
        let interval =
          "\(format.text(fit.rmseaInterval.lowerBound)) – \(format.text(fit.rmseaInterval.upperBound))"
        rows += [
          ["RMSEA (\(words.withSign(percent: "90")))", "\(format.text(fit.rmsea)) (\(interval))"],
          ["TLI", format.text(fit.tli)],
          ["CFI", format.text(fit.cfi)],
        ]
      }
      rows.append(["SRMR", format.text(fit.srmr)])
      if isShown { rows.append(["BIC", words.number(decimals: 2).text(fit.bic)]) }
    }
    return OutputTable(
      caption: words.factors.fit, headings: [.init(words.measure, .leading), .init(words.value)],
      rows: rows)
  }

  private var notes: String {
    var text = words.factors.blanks(below: words.number(decimals: 1).text(Self.shown))
    if let search = analysis.rotation?.search, search.starts > 0 {
      text += words.factors.search(
        minima: search.minima.count, agreeing: search.agreeing, starts: search.starts,
        failed: search.starts - search.settled, seed: choices.seed)
    }
    if let scores { text += " " + scores.note(words) }
    return text
  }

  private var records: Records {
    Records(
      columns: ["variable"] + analysis.factorNames + ["communality", "uniqueness"],
      rows: names.indices.map { i in
        let uniqueness = analysis.solution.uniquenesses[i]
        return [.string(names[i])]
          + (0..<analysis.factors).map { .optional(analysis.loadings[i, $0]) }
          + [.optional(analysis.solution.communalities[i]), .optional(uniqueness)]
      })
  }
}
