import CanvassSampling
import CanvassTables

/// What a recipe made of weights, as an answer.
struct WeightsReport: Sendable {
  let result: WeightingResult
  /// The column of the new weights.
  let column: String
  /// The file that they are written to.
  let file: String?
  /// The survey, which has the labels.
  let survey: Survey
  let words: any Phrases
  /// How long all steps took, where that is asked for.
  let seconds: Double?

  private let before: WeightDistribution
  private let after: WeightDistribution

  init(
    result: WeightingResult, column: String, file: String?, of survey: Survey, words: any Phrases,
    seconds: Double? = nil
  ) {
    (self.result, self.column, self.file, self.survey) = (result, column, file, survey)
    (self.words, self.seconds) = (words, seconds)
    before = WeightDistribution(result.base)
    after = WeightDistribution(result.weights)
  }

  var output: Output { Output(parts, words, warnings: warnings) }

  private var parts: [ResultPart] {
    var parts: [ResultPart] = [
      .heading(words.weights.title, level: 1), .list(result.steps.map(sentence)),
      .fact(Fact("steps", .list(result.steps.map { .record(facts($0)) }))),
    ]
    for step in result.steps where !step.classes.isEmpty { parts.append(.table(classes(step))) }
    let hasMargins = !result.margins.isEmpty
    parts += [
      .table(margins(result.margins, for: hasMargins ? .all : .json)),
      .table(weightsByStep), .table(distribution),
      .fact(.record("weightsBefore", facts(before))), .fact(.record("weights", facts(after))),
      .fact(
        result.steps.last { $0.iterations != nil }.map(convergence)
          ?? .record("convergence", nil)), .fact(.text("into", column)), .fact(.text("file", file)),
    ]
    if let file { parts.append(.paragraph(words.weights.written(column: column, file: file))) }
    if let seconds { parts.append(.fact(.record("timing", [.number("steps", seconds)]))) }
    return parts
  }

  private func facts(_ step: WeightingResult.Step) -> [Fact] {
    [
      .text("step", step.step.name), convergence(step),
      Fact("margins", .table(margins(step.margins, for: .json))),
      Fact("classes", .table(classes(step))), .count("trimmed", step.trimmed),
      .number("deff", step.after.kishEffect),
    ]
  }

  /// A step that did not reach its targets is an error, so that one that is here did; but for swept raking.
  private func convergence(_ step: WeightingResult.Step) -> Fact {
    .record(
      "convergence",
      step.iterations.map {
        [
          .flag("converged", step.hasConverged), .count("iterations", $0),
          .number("remaining", step.margins.map { abs($0.difference) }.max()),
        ]
      })
  }

  private func facts(_ weights: WeightDistribution) -> [Fact] {
    [
      .count("n", weights.count), .number("sum", weights.sum), .number("min", weights.least),
      .number("max", weights.greatest), .number("mean", weights.mean),
      .number("cv", weights.coefficientOfVariation), .number("deff", weights.kishEffect),
      .number("nEffective", weights.effectiveCount), .count("negative", weights.negative),
      .count("extreme", weights.extreme),
      Fact(
        "quantiles",
        .list(
          weights.quantiles.map {
            .record([.number("probability", $0.probability), .number("value", $0.value)])
          })),
    ]
  }

  private func sentence(_ step: WeightingResult.Step) -> String {
    words.weights.step(
      step.step, iterations: step.iterations, targets: step.margins.count, trimmed: step.trimmed,
      classes: step.classes.count)
  }

  private func margins(_ margins: [MarginFit], for readers: Audience) -> ResultTable {
    let fields: [Field<MarginFit>] = [
      .text("variable", words.variable) { $0.target.variable }
        .worded { [survey, language = words.language] in
          survey.label(of: $0.target.variable, language)
        },
      .text("level", words.estimates.level) { $0.target.level }
        .worded { [survey, language = words.language] in
          let target = $0.target
          return target.level.map { survey.label(of: $0, in: target.variable, language) }
        },
      .number("target", words.weights.target, .sum(decimals: 1)) { $0.target.total },
      .number("before", words.weights.before, .sum(decimals: 1)) { $0.before },
      .number("achieved", words.weights.achieved, .sum(decimals: 1)) { $0.achieved },
      .number("difference", words.weights.difference) { $0.difference }.worded {
        words.points(abs($0.difference) < 1e-9 ? 0 : $0.difference, decimals: 2)
      },
    ]
    return ResultTable(
      key: "margins", for: readers, caption: words.weights.margins, fields, of: margins,
      identifying: 2)
  }

  /// The weights before all steps and after each, with how many were cut: what CSV has where there are no margins.
  private var weightsByStep: ResultTable {
    let rows =
      [Stage(step: nil, trimmed: nil, weights: before)]
      + result.steps.map {
        Stage(step: $0.step.name, trimmed: $0.trimmed, weights: $0.after)
      }
    let fields: [Field<Stage>] = [
      .text("step") { $0.step }, .count("trimmed") { $0.trimmed }, .count("n") { $0.weights.count },
      .number("sum") { $0.weights.sum }, .number("min") { $0.weights.least },
      .number("median") { $0.weights.median }, .number("max") { $0.weights.greatest },
      .number("mean") { $0.weights.mean }, .number("cv") { $0.weights.coefficientOfVariation },
      .number("deff") { $0.weights.kishEffect },
      .number("nEffective") { $0.weights.effectiveCount },
    ]
    return ResultTable(for: .records, fields, of: rows)
  }

  private func classes(_ step: WeightingResult.Step) -> ResultTable {
    let fields: [Field<NonresponseAdjustment.Class>] = [
      .text("class", words.weights.responseClass) { $0.name }.worded { named in
        named.propensities.map { "\(words.plain($0.lowerBound))–\(words.plain($0.upperBound))" }
          ?? named.name
      },
      .count("sampled", words.weights.sampled) { $0.sampled },
      .count("responded", words.weights.responded) { $0.responded },
      .number("rate", words.weights.rate, .percent()) { $0.rate },
    ]
    return ResultTable(caption: words.weights.responseClasses, fields, of: step.classes)
  }

  private var distribution: ResultTable {
    var lines: [Line] = [
      Line(words.weights.rows, 0) { Double($0.count) },
      Line(words.weights.sum, style: .sum(decimals: 1)) { $0.sum },
      Line(words.weights.least, 3) { $0.least },
    ]
    for (index, quantile) in before.quantiles.enumerated() {
      let share = words.percentage(of: quantile.probability)
      lines.append(Line(words.weights.quantile(share), 3) { $0.quantiles[index].value })
    }
    lines += [
      Line(words.weights.greatest, 3) { $0.greatest }, Line(words.weights.mean, 3) { $0.mean },
      Line(words.weights.variation, 3) { $0.coefficientOfVariation },
      Line(words.weights.kish, 3) { $0.kishEffect },
      Line(words.weights.effectiveRows, 1) { $0.effectiveCount },
      Line(words.weights.extreme, 0) { Double($0.extreme) },
    ]
    let columns = [(words.weights.before, before), (words.weights.after, after)]
    return ResultTable(
      caption: words.weights.distribution,
      [.text("", "") { $0.name }]
        + columns.map { heading, weights in
          Field<Line>.number("", heading, style: \.style) { $0.value(weights) }
        }, of: lines)
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
}

/// The weights at a time: before all steps, or after one.
private struct Stage: Sendable {
  let step: String?
  let trimmed: Int?
  let weights: WeightDistribution
}

/// A measure of weights, before and after.
private struct Line: Sendable {
  let name: String
  let style: NumberStyle
  let value: @Sendable (WeightDistribution) -> Double

  init(_ name: String, _ decimals: Int, value: @escaping @Sendable (WeightDistribution) -> Double) {
    self.init(name, style: .decimals(decimals), value: value)
  }

  init(
    _ name: String, style: NumberStyle, value: @escaping @Sendable (WeightDistribution) -> Double
  ) {
    self.name = name
    self.style = style
    self.value = value
  }
}
