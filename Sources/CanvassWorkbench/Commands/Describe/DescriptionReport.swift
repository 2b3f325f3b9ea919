import CanvassSampling
import CanvassTables

/// A description of a survey as an answer.
struct DescriptionReport: Sendable {
  let prepared: PreparedSurvey
  let summaries: [ColumnSummary]
  /// Means of the numeric columns, where there is a design.
  let means: [String: Estimate]
  let words: any Phrases
  /// What variances are made of, where that was asked.
  var audit: AuditReport?

  var output: Output { Output(parts, words) }

  private var parts: [ResultPart] {
    let title = prepared.settings.study?.title?.text(in: words.language.rawValue)
    var parts: [ResultPart] = [.heading(title ?? prepared.survey.path, level: 1)]
    if prepared.settings.study?.simulated == true {
      parts.append(.paragraph(words.survey.areSimulated))
    }
    return parts + [.table(ResultTable(key: "columns", fields, of: summaries)), .fact(weighting)]
      + designParts + (audit?.parts ?? [])
  }

  private var fields: [Field<ColumnSummary>] {
    [
      .text("column", words.survey.column) { $0.name }.worded { summary in
        let label = label(summary)
        return label == summary.name ? label : "\(summary.name) \(label)"
      },
      .text("label") { label($0) }.only(.json),
      .text("kind", words.survey.kind) { $0.kind.rawValue }.worded { words.survey.name($0.kind) },
      .count("rows") { $0.rows }, .count("missing", words.survey.missing) { $0.missing },
      .text("", words.survey.values) { values($0) },
      .number("lowest") { $0.range?.lowerBound }, .number("highest") { $0.range?.upperBound },
      .number("mean") { mean(of: $0) }, .count("distinct") { $0.distinct }.only(.json),
      .list("levels") { summary in
        summary.levels.prefix(summary.kind == .number ? 0 : 1000).map { level in
          .record([.text("value", level.text), .count("count", level.count)])
        }
      },
      .number("deff", words.designEffect, .decimals(2)) { means[$0.name]?.designEffect }
        .only(means.isEmpty ? .programs : .all),
    ]
  }

  private func label(_ summary: ColumnSummary) -> String {
    prepared.survey.label(of: summary.name, words.language)
  }

  private func values(_ summary: ColumnSummary) -> String {
    if summary.kind != .number {
      let shown = summary.levels.prefix(6).map { level in
        prepared.survey.label(of: level.text, in: summary.name, words.language)
          + " (\(level.count))"
      }
      let more = summary.levels.count - shown.count
      return shown.joined(separator: ", ") + (more > 0 ? ", … +\(more)" : "")
    }
    guard let range = summary.range, let mean = mean(of: summary) else { return "–" }
    return words.survey.range(
      words.observed(range.lowerBound), words.observed(range.upperBound),
      mean: words.observed(mean))
  }

  /// The estimated mean; without a design that of the rows.
  private func mean(of summary: ColumnSummary) -> Double? {
    means[summary.name]?.value ?? summary.mean
  }

  private var isWeighted: Bool { !prepared.design.specification.isSimpleRandom }

  private var designParts: [ResultPart] {
    let note = ResultPart.paragraph(words.designNote(prepared.analysed))
    guard isWeighted else { return [note] }
    let summary = weights
    let format = words.number(decimals: 3)
    return [
      note,
      .paragraph(
        words.survey.weights(
          lowest: format.text(summary.lowest), highest: format.text(summary.highest),
          sum: words.number(decimals: 1).text(summary.sum), kish: format.text(summary.kish))),
    ]
  }

  /// Of the rows that are described.
  private var weights: WeightSummary {
    let all = prepared.design.weights
    return WeightSummary(prepared.rows.map { $0.map { all[$0] } } ?? all)
  }

  private var weighting: Fact {
    let summary = weights
    return .record(
      "weighting",
      [
        .count("rows", prepared.rows?.count ?? prepared.table.rowCount),
        .number("sum", summary.sum),
        .number("lowest", summary.lowest), .number("highest", summary.highest),
        .number("kishDesignEffect", summary.kish),
      ])
  }
}

/// What analysis weights look like.
struct WeightSummary {
  let lowest: Double
  let highest: Double
  let sum: Double
  /// 1 + cv²(w): the design effect of unequal weights alone (Kish 1965), over rows with weight.
  let kish: Double

  init(_ weights: [Double]) {
    let positive = weights.filter { $0 > 0 }
    lowest = positive.min() ?? .nan
    highest = positive.max() ?? .nan
    sum = positive.reduce(0, +)
    kish = Double(positive.count) * positive.reduce(0) { $0 + $1 * $1 } / (sum * sum)
  }
}
