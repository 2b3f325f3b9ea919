import CanvassNumerics

/// A factor analysis as an answer: tables for people, JSON and records for programs.
struct FactorReport: Sendable {
  let analysis: FactorAnalysis
  /// What a variable is called.
  let label: @Sendable (String) -> String
  /// Where the correlations come from.
  let note: String
  let correlation: CorrelationKind?
  let missing: MissingRowsOption?
  let errors: LoadingErrors
  /// Whether the errors are printed for people, too.
  let showsErrors: Bool
  let schmidLeiman: SchmidLeiman?
  let scores: FactorScores?
  let language: Language

  /// Loadings below this are left blank in the table.
  static let shown = 0.3

  var words: Wording { Wording(language) }
  var names: [String] { analysis.correlations.names }
  var conventions: [FactorConvention] {
    FactorConvention.all(analysis, missing: missing, hasErrors: errors.errors != nil)
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(words.factorAnalysis, level: 1), .paragraph(how)]
    blocks += retentionTables.map(OutputBlock.table)
    blocks += [.table(loadings), .table(variance)]
    if analysis.plan.rotation.option.isOblique, analysis.factors > 1 {
      blocks.append(.table(correlations))
    }
    if showsErrors { blocks += errorTables.map(OutputBlock.table) }
    if let schmidLeiman { blocks.append(.table(table(schmidLeiman))) }
    if !measures.rows.isEmpty { blocks.append(.table(measures)) }
    blocks.append(.paragraph(notes))
    if let preset = analysis.plan.defaults.preset, !conventions.isEmpty {
      blocks += [
        .paragraph(
          words.pick("As \(preset.name) does it:", "Theo cách của \(preset.name):")),
        .list(conventions.map { $0.note(words) }),
      ]
    }
    return blocks
  }

  var output: Output {
    Output(
      blocks: blocks, json: FactorJSON(self).members, records: records,
      warnings: analysis.warnings
        + (scores?.warnings(isOblique: analysis.plan.rotation.option.isOblique) ?? []))
  }

  /// What was done, in one paragraph.
  private var how: String {
    let k = analysis.factors
    let method = analysis.plan.extraction.name(words)
    let name = analysis.plan.rotation.option.rawValue
    let rotation =
      analysis.rotation == nil
      ? words.pick("not rotated", "không xoay")
      : words.pick("rotated by \(name)", "xoay \(name)")
    var text = words.pick(
      "\(counted(k, "factor")) by \(method), \(rotation).",
      "\(k) nhân tố, trích bằng \(method), \(rotation).")
    if let retention = analysis.retention, analysis.choseNumber {
      let rule = retention.rule.name(words)
      text += words.pick(
        " The number of factors was chosen by \(rule)", " Số nhân tố được chọn bằng \(rule)")
      if retention.rule == .parallel || retention.rule == .parallelFactors {
        text += words.pick(
          " (\(counted(retention.draws, "draw")), 95 % quantile, seed \(analysis.plan.seed))",
          " (\(retention.draws) lần rút, phân vị 95%, hạt giống \(analysis.plan.seed))")
      }
      if retention.rule != .map {
        text += words.pick(
          "; minimum average partial suggests \(retention.partial.suggested)",
          "; tương quan riêng trung bình nhỏ nhất gợi ý \(retention.partial.suggested)")
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
      caption: words.loadings,
      headings: [.init(words.variable, .leading)] + analysis.factorNames.map { .init($0) }
        + [.init(words.communality), .init(words.uniqueness)],
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
        [words.sumOfSquares] + sums.map { format.text($0) },
        [words.shareOfVariance] + sums.map { format.text($0 / Double(names.count)) },
        [words.cumulatedShare] + cumulated,
      ])
  }

  private var correlations: OutputTable {
    let format = words.number(decimals: 2)
    let phi = analysis.factorCorrelations
    let factors = analysis.factorNames
    return OutputTable(
      caption: words.factorCorrelations,
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
          words.pick("Bartlett's sphericity, χ²", "Kiểm định tính cầu Bartlett, χ²"),
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
      caption: words.fit, headings: [.init(words.measure, .leading), .init(words.value)],
      rows: rows)
  }

  private var notes: String {
    let limit = words.number(decimals: 1).text(Self.shown)
    var text = words.pick(
      "Loadings below \(limit) are left blank.", "Hệ số tải dưới \(limit) được để trống.")
    if let search = analysis.rotation?.search, search.starts > 0 {
      let optima = search.minima.count
      let failed = search.starts - search.settled
      text += words.pick(
        " The rotation ended in \(counted(optima, "minimum", "distinct minima")); "
          + "\(search.agreeing) of \(counted(search.starts, "start")) (seed \(analysis.plan.seed)) found the best"
          + (failed > 0 ? ", and \(failed) did not settle." : "."),
        " Phép xoay dừng ở \(optima) cực tiểu; \(search.agreeing) trong \(search.starts) điểm xuất phát "
          + "(hạt giống \(analysis.plan.seed)) tìm ra cực tiểu tốt nhất"
          + (failed > 0 ? ", và \(failed) không hội tụ." : "."))
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
