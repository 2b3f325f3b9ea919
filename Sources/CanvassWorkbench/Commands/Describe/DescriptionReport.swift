import CanvassSampling
import CanvassTables

/// A description of a survey as an answer.
struct DescriptionReport {
  let prepared: PreparedSurvey
  let summaries: [ColumnSummary]
  /// Means of the numeric columns, where there is a design.
  let means: [String: Estimate]
  let words: any Phrases

  var output: Output {
    Output(
      blocks: blocks, json: [("columns", .array(summaries.map(json))), ("weighting", weighting)],
      records: records)
  }

  private var blocks: [OutputBlock] {
    let title = prepared.settings.study?.title?.text(in: words.language.rawValue)
    var blocks: [OutputBlock] = [.heading(title ?? prepared.survey.path, level: 1)]
    if prepared.settings.study?.simulated == true {
      blocks.append(.paragraph(words.survey.areSimulated))
    }
    return blocks + [.table(columnTable)] + designBlocks
  }

  private var columnTable: OutputTable {
    var headings: [OutputTable.Heading] = [
      .init(words.survey.column, .leading), .init(words.survey.kind, .leading),
      .init(words.survey.missing), .init(words.survey.values, .leading),
    ]
    if !means.isEmpty { headings.append(.init(words.designEffect)) }
    let rows = summaries.map { summary in
      var row = [
        prepared.survey.label(of: summary.name, words.language) == summary.name
          ? summary.name
          : "\(summary.name) \(prepared.survey.label(of: summary.name, words.language))",
        words.survey.name(summary.kind), String(summary.missing), values(summary),
      ]
      if !means.isEmpty {
        row.append(words.number(decimals: 2).text(means[summary.name]?.designEffect))
      }
      return row
    }
    return OutputTable(headings: headings, rows: rows)
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
      words.plain(range.lowerBound), words.plain(range.upperBound),
      mean: words.number(smallest: .nan, value: mean).text(mean))
  }

  /// The estimated mean; without a design that of the rows.
  private func mean(of summary: ColumnSummary) -> Double? {
    means[summary.name]?.value ?? summary.mean
  }

  private var isWeighted: Bool { !prepared.design.specification.isSimpleRandom }

  private var designBlocks: [OutputBlock] {
    let note = words.designNote(prepared.analysed)
    guard isWeighted else { return [.paragraph(note)] }
    let summary = WeightSummary(prepared.design.weights)
    let format = words.number(decimals: 3)
    return [
      .paragraph(note),
      .paragraph(
        words.survey.weights(
          lowest: format.text(summary.lowest), highest: format.text(summary.highest),
          sum: words.number(decimals: 1).text(summary.sum), kish: format.text(summary.kish))),
    ]
  }

  private var weighting: JSONValue {
    let summary = WeightSummary(prepared.design.weights)
    return .object([
      "rows": .integer(prepared.table.rowCount), "sum": .optional(summary.sum),
      "lowest": .optional(summary.lowest), "highest": .optional(summary.highest),
      "kishDesignEffect": .optional(summary.kish),
    ])
  }

  private func json(_ summary: ColumnSummary) -> JSONValue {
    let levels = summary.levels.prefix(summary.kind == .number ? 0 : 1000).map { level in
      JSONValue.object(["value": .string(level.text), "count": .integer(level.count)])
    }
    return .object([
      "column": .string(summary.name),
      "label": .string(prepared.survey.label(of: summary.name, words.language)),
      "kind": .string(summary.kind.rawValue), "rows": .integer(summary.rows),
      "missing": .integer(summary.missing), "lowest": .optional(summary.range?.lowerBound),
      "highest": .optional(summary.range?.upperBound), "mean": .optional(mean(of: summary)),
      "distinct": summary.distinct.map(JSONValue.integer) ?? .null, "levels": .array(levels),
      "deff": .optional(means[summary.name]?.designEffect),
    ])
  }

  private var records: Records {
    Records(
      columns: ["column", "kind", "rows", "missing", "lowest", "highest", "mean", "deff"],
      rows: summaries.map { summary in
        [
          .string(summary.name), .string(summary.kind.rawValue), .integer(summary.rows),
          .integer(summary.missing), .optional(summary.range?.lowerBound),
          .optional(summary.range?.upperBound), .optional(mean(of: summary)),
          .optional(means[summary.name]?.designEffect),
        ]
      })
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
