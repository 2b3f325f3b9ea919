import CanvassSampling
import CanvassTables

/// What a recipe made of weights, as an answer.
struct WeightsReport {
  let result: WeightingResult
  /// The column of the new weights.
  let column: String
  /// The file that they are written to.
  let file: String?
  let words: any Phrases
  /// How long all steps took, where that is asked for.
  var seconds: Double?

  private var before: WeightDistribution { WeightDistribution(result.base) }
  private var after: WeightDistribution { WeightDistribution(result.weights) }

  var output: Output {
    Output(
      blocks: blocks,
      json: WeightsJSON(result: result, column: column, file: file).members
        + (seconds.map { [("timing", .object(["steps": .number($0)]))] } ?? []),
      records: records, warnings: warnings)
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(words.weights.title, level: 1)]
    blocks.append(.list(result.steps.map(sentence)))
    for step in result.steps where !step.classes.isEmpty { blocks.append(.table(classes(step))) }
    if !result.margins.isEmpty { blocks.append(.table(margins)) }
    blocks.append(.table(distribution))
    if let file { blocks.append(.paragraph(words.weights.written(column: column, file: file))) }
    return blocks
  }

  private func sentence(_ step: WeightingResult.Step) -> String {
    words.weights.step(
      step.step, iterations: step.iterations, targets: step.margins.count, trimmed: step.trimmed,
      classes: step.classes.count)
  }

  private var margins: OutputTable {
    let format = words.number(decimals: 1)
    return OutputTable(
      caption: words.weights.margins,
      headings: [
        .init(words.variable, .leading), .init(words.estimates.level, .leading),
        .init(words.weights.target), .init(words.weights.before), .init(words.weights.achieved),
        .init(words.weights.difference),
      ],
      rows: result.margins.map {
        [
          $0.target.variable, $0.target.level ?? "", format.text($0.target.total),
          format.text($0.before), format.text($0.achieved),
          words.points(abs($0.difference) < 1e-9 ? 0 : $0.difference, decimals: 2),
        ]
      }, identifying: 2)
  }

  private func classes(_ step: WeightingResult.Step) -> OutputTable {
    OutputTable(
      caption: words.weights.responseClasses,
      headings: [
        .init(words.weights.responseClass, .leading), .init(words.weights.sampled),
        .init(words.weights.responded), .init(words.weights.rate),
      ],
      rows: step.classes.map {
        [$0.name, String($0.sampled), String($0.responded), words.percent($0.rate)]
      })
  }

  private var distribution: OutputTable {
    let (before, after) = (before, after)
    func row(_ name: String, _ decimals: Int, _ value: (WeightDistribution) -> Double) -> [String] {
      let format = words.number(decimals: decimals)
      return [name, format.text(value(before)), format.text(value(after))]
    }
    var rows = [
      row(words.weights.rows, 0) { Double($0.count) }, row(words.weights.sum, 1) { $0.sum },
      row(words.weights.least, 3) { $0.least },
    ]
    for index in before.quantiles.indices {
      let share = words.percentage(of: before.quantiles[index].probability)
      rows.append(row(words.weights.quantile(share), 3) { $0.quantiles[index].value })
    }
    rows += [
      row(words.weights.greatest, 3) { $0.greatest }, row(words.weights.mean, 3) { $0.mean },
      row(words.weights.variation, 3) { $0.coefficientOfVariation },
      row(words.weights.kish, 3) { $0.kishEffect },
      row(words.weights.effectiveRows, 1) { $0.effectiveCount },
      row(words.weights.extreme, 0) { Double($0.extreme) },
    ]
    return OutputTable(
      caption: words.weights.distribution,
      headings: [
        .init("", .leading), .init(words.weights.before), .init(words.weights.after),
      ], rows: rows)
  }

  private var warnings: [Note] {
    let after = after
    var notes: [Note] = []
    if after.negative > 0 {
      notes.append(Note { $0.weights.negative(rows: after.negative) })
    }
    let missed = result.margins.count { abs($0.difference) > 1e-4 }
    if missed > 0 { notes.append(Note { $0.weights.missed(targets: missed) }) }
    return notes
  }

  private var records: Records {
    Records(
      columns: ["variable", "level", "target", "before", "achieved", "difference"],
      rows: result.margins.map {
        [
          .string($0.target.variable), .optional($0.target.level), .optional($0.target.total),
          .optional($0.before), .optional($0.achieved), .optional($0.difference),
        ]
      })
  }
}
