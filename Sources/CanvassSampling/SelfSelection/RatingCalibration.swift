import CanvassNumerics
import CanvassTables

/// What a probability survey of the same users tells about ratings.
public struct RatingCalibration: Sendable {
  /// The ratings' error, μ̂ less the survey's estimate.
  public let bias: Double
  /// The interval of the error.
  public let biasInterval: Interval
  /// What the survey says, as far as the ratings leave it possible: its interval within `worstBounds`.
  public let bounds: Interval
  /// ρ, at the value within `bounds` that is next to the survey's estimate.
  public let correlation: Double
  /// The interval of ρ that goes with `bounds`.
  public let correlationInterval: Interval

  /// A calibration.
  ///
  /// The interval of the survey is taken through the formula of ρ; that the ratings vary by themselves is nothing beside
  /// it. n of N users have rated: the value among all lies from f·μ̂ + (1 − f)·least to f·μ̂ + (1 − f)·greatest whatever
  /// the others think, so that of the survey's interval only what lies there is possible.
  ///
  /// - Throws: `SelfSelectionError` where no value of the interval is possible beside the ratings, or where the standard
  ///   deviation of a mean is too small for the difference.
  public init(_ rating: SelfSelectedRating, truth: Double, interval: Interval) throws {
    guard interval.lower <= truth, truth <= interval.upper else {
      throw SelfSelectionError(
        "the survey's interval does not hold its estimate \(number: shortestText(truth, digits: 6)); look at its standard error"
      )
    }
    guard rating.range.contains(truth) else {
      throw SelfSelectionError(
        "the value among all users is \(number: shortestText(truth, digits: 6)), which cannot be; it must lie from "
          + "\(number: shortestText(rating.range.lowerBound)) to \(number: shortestText(rating.range.upperBound))"
      )
    }
    let possible = rating.worstBounds
    // f·μ̂ + (1 − f) is rounded.
    let slack = 1e-12 * (abs(possible.lower) + abs(possible.upper))
    guard interval.lower <= possible.upper + slack, interval.upper >= possible.lower - slack else {
      throw SelfSelectionError(
        "the survey and the ratings contradict each other: with \(number: shortestText(rating.ratings)) ratings of "
          + "\(number: shortestText(rating.users)) users the value among all lies from \(number: roundedText(possible.lower)) to "
          + "\(number: roundedText(possible.upper)) whatever the others think, and the survey says \(number: shortestText(truth, digits: 6)); look "
          + "whether both are about the same users and the same question")
    }
    func nearest(_ value: Double) -> Double { min(max(value, possible.lower), possible.upper) }
    bias = rating.value - truth
    biasInterval = Interval(
      lower: rating.value - interval.upper, upper: rating.value - interval.lower)
    bounds = Interval(lower: nearest(interval.lower), upper: nearest(interval.upper))
    correlation = try rating.defectCorrelation(truth: nearest(truth))
    correlationInterval = Interval(
      lower: try rating.defectCorrelation(truth: bounds.upper),
      upper: try rating.defectCorrelation(truth: bounds.lower))
    guard abs(correlation) <= 1 + 1e-9 else {
      throw SelfSelectionError(
        "the survey and the ratings contradict each other: their difference of \(number: roundedText(bias)) is more than "
          + "the standard deviation among users allows; look at it, and whether both are about the same users"
      )
    }
  }
}
