import CanvassNumerics
import CanvassSampling

/// What self-selected ratings are worth, as an answer.
struct SelfSelectReport: Sendable {
  private let rating: SelfSelectedRating
  private let words: any Phrases
  private let level: Double
  /// ρ that was measured, or is supposed.
  private let correlation: Double
  private let effective: Double
  private let bounds: Interval
  private let calibration: RatingCalibration?
  private let survey: (value: Double, interval: Interval?)?

  init(
    rating: SelfSelectedRating, plausible: Double, survey: (value: Double, interval: Interval?)?,
    level: Double, words: any Phrases
  ) throws {
    self.rating = rating
    self.words = words
    self.level = level
    self.survey = survey
    calibration = try survey.map {
      try RatingCalibration(
        rating, truth: $0.value,
        interval: $0.interval ?? Interval(lower: $0.value, upper: $0.value))
    }
    correlation = calibration?.correlation ?? plausible
    // Without any error the ratings are worth what they are.
    effective =
      correlation == 0
      ? rating.ratings : try rating.effectiveSize(correlation: max(-1, min(1, correlation)))
    bounds = try calibration?.bounds ?? rating.bounds(correlation: plausible)
  }

  var output: Output { Output(parts, words) }

  private var isShare: Bool { if case .share = rating.quantity { true } else { false } }
  private var say: any SelfSelectionPhrases { words.selfSelection }

  private func value(_ value: Double) -> String {
    isShare
      ? words.withSign(percent: words.percent(value)) : words.number(decimals: 2).text(value)
  }

  private func range(_ interval: Interval) -> String {
    say.range(value(interval.lower), value(interval.upper))
  }

  private var correlationText: String {
    calibration == nil
      ? words.plain(correlation)
      : words.number(smallest: abs(correlation) / 10, value: correlation).text(correlation)
  }

  private var sentence: String {
    let count = { (number: Double) in words.plain(number.rounded()) }
    let fraction = words.withSign(percent: words.percent(rating.fraction))
    if let survey {
      return say.measured(
        rated: count(rating.ratings), users: count(rating.users), fraction: fraction,
        score: value(rating.value), truth: value(survey.value),
        range: survey.interval == nil ? range(bounds) : words.interval(level, range(bounds)),
        correlation: correlationText, worth: count(effective))
    }
    return say.supposed(
      rated: count(rating.ratings), users: count(rating.users), fraction: fraction,
      score: value(rating.value), correlation: correlationText, worth: count(effective),
      range: range(bounds), worst: range(rating.worstBounds))
  }

  private var parts: [ResultPart] {
    let style: NumberStyle = isShare ? .percentage() : .decimals(2)
    var lines = [
      Measure(say.score, rating.value, style), Measure(say.ratings, rating.ratings, .decimals(0)),
      Measure(say.users, rating.users, .decimals(0)),
      Measure(calibration == nil ? say.supposedCorrelation : say.correlation, correlationText),
      Measure(say.effective, effective, .decimals(0)),
    ]
    if let survey, let calibration {
      lines += [
        Measure(say.surveyed, survey.value, style), Measure(say.bias, biasText(calibration)),
      ]
    }
    lines += [
      Measure(say.bounds, range(bounds)), Measure(say.worstBounds, range(rating.worstBounds)),
    ]
    return [
      .heading(say.title, level: 1), .table(.measures(lines, words)), .paragraph(sentence),
    ] + ResultPart.facts(facts)
  }

  private func biasText(_ calibration: RatingCalibration) -> String {
    isShare
      ? words.points(calibration.bias) : words.number(decimals: 2).signed(calibration.bias)
  }

  private var facts: [Fact] {
    let truth: [Fact]? = survey.map {
      [.number("estimate", $0.value), .interval(value: $0.interval)]
    }
    let measured = survey?.interval == nil ? nil : calibration?.correlationInterval
    return [
      .number("score", rating.value), .number("n", rating.ratings),
      .number("users", rating.users), .number("fraction", rating.fraction),
      .number("dataDefectCorrelation", correlation), .flag("measured", calibration != nil),
      .interval("dataDefectCorrelation", value: measured), .number("nEffective", effective),
      .record("bounds", limits(bounds)), .record("worstBounds", limits(rating.worstBounds)),
      .record("survey", truth), .number("bias", calibration?.bias),
      .text("sentence", sentence),
    ]
  }

  private func limits(_ interval: Interval) -> [Fact] {
    [.number("lower", interval.lower), .number("upper", interval.upper)]
  }
}
