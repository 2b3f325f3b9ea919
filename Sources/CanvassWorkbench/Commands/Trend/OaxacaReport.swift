import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What makes a gap, as an answer.
struct OaxacaReport: Sendable {
  private let found: OaxacaDecomposition
  private let formula: Formula
  /// The column of the waves or groups, and those in it.
  private let column: String
  private let waves: [String]
  private let analysed: AnalysedSurvey
  private let level: Double
  private let words: any Phrases

  init(
    _ found: OaxacaDecomposition, _ formula: Formula, column: String, waves: [String],
    of analysed: AnalysedSurvey, level: Double, words: any Phrases
  ) {
    (self.found, self.formula, self.level, self.words) = (found, formula, level, words)
    (self.column, self.waves, self.analysed) = (column, waves, analysed)
  }

  /// A part of the gap.
  private struct Part: Sendable {
    let key: String
    let name: String
    let value: Double
    let variance: Double
    let interval: Interval?
    let share: Double

    var style: NumberStyle { .error(variance.squareRoot(), value: value) }
  }

  private var rows: [Part] {
    let say = words.trend
    func part(_ key: String, _ name: String, _ coefficients: [Double]) -> Part {
      let (value, variance) = found.combination(coefficients)
      return Part(
        key: key, name: name, value: value, variance: variance,
        interval: Interval(
          around: value, standardError: variance.squareRoot(),
          degreesOfFreedom: found.degreesOfFreedom, level: level), share: value / found.gap)
    }
    return [
      part("gap", say.gap, [1, 1, 1]), part("composition", say.composition, [1, 0, 0]),
      part("rating", say.rating, [0, 1, 0]), part("interaction", say.interaction, [0, 0, 1]),
      part("explained", say.explained, [1, 0, 0.5]),
      part("unexplained", say.unexplained, [0, 1, 0.5]),
    ]
  }

  var output: Output {
    let fields: [Field<Part>] = [
      .text("part", words.trend.part) { $0.key }.worded { $0.name },
      .number("estimate", words.estimate, style: \.style) { $0.value },
      .number("se", words.standardError, style: \.style) { $0.variance.squareRoot() },
      .interval(heading: words.interval(level), style: \.style) { $0.interval },
      .number("share", words.trend.share, .percent()) { $0.share },
    ]
    let table = ResultTable(key: "decomposition", fields, of: rows)
    let survey = analysed.survey
    let outcome = survey.quotedLabel(of: formula.responseName ?? "", words.language)
    let names = waves.map { survey.label(of: $0, in: column, words.language) }
    let text = words.trend.gapSentence(
      of: outcome, first: names[1], second: names[0], firstMean: mean(found.first),
      secondMean: mean(found.second))
    let legend = ColumnLegend(ofQuoted: formula.columns, in: survey, words.language)
    return Output(
      [
        .heading(words.trend.decomposition, level: 1), .paragraph(text), .table(table),
      ] + legend.parts + [
        .paragraph(words.designNote(analysed)),
        .fact(.count("df", found.degreesOfFreedom)),
        .fact(
          .record(
            "means", [.number("first", found.first), .number("second", found.second)])),
        .fact(
          .record(
            "n", [.count("first", found.counts.first), .count("second", found.counts.second)])),
      ], words,
      warnings: negative.isEmpty ? [] : [Note { [negative] in $0.trend.negativeVariance(negative) }]
    )
  }

  /// Parts whose variance came out below 0: it is said, not hidden.
  private var negative: [String] { rows.filter { $0.variance < 0 }.map(\.name) }

  private func mean(_ value: Double) -> String {
    words.number(smallest: abs(found.gap) / 10, value: value).text(value)
  }
}
