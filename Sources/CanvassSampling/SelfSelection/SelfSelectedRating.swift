import CanvassNumerics
import CanvassTables

/// A mean over those of N users who gave a rating by themselves.
///
/// Its error is a product of three things (Meng, Ann. Appl. Statist. 12, 2018, (2.3)):
///
/// ```
/// μ̂ − μ = ρ · √((N − n)/n) · σ
/// ```
///
/// ρ is the correlation among all users of having rated and of what they think, the *data defect correlation*; σ the
/// standard deviation among them. A standard error says nothing of it: the more ratings there are, the surer is the
/// wrong answer.
public struct SelfSelectedRating: Sendable {
  /// What is measured.
  public enum Quantity: Sendable, Hashable {
    /// The share of ratings that are favourable, from 0 to 1.
    case share(Double)
    /// A mean on a scale; the standard deviation is that among all users.
    case mean(Double, standardDeviation: Double, scale: ClosedRange<Double>)
  }

  /// What the ratings say.
  public let quantity: Quantity
  /// n: ratings.
  public let ratings: Double
  /// N: users who could have rated.
  public let users: Double

  /// Ratings.
  ///
  /// - Throws: `SelfSelectionError` for numbers that cannot be.
  public init(_ quantity: Quantity, ratings: Double, users: Double) throws {
    guard ratings >= 1, ratings.isFinite else {
      throw SelfSelectionError(
        "there are \(shortestText(ratings)) ratings; a rating needs one at least")
    }
    guard ratings.rounded() == ratings else {
      throw SelfSelectionError(
        "there are \(shortestText(ratings)) ratings; their number is a whole one")
    }
    guard users >= ratings, users.isFinite else {
      throw SelfSelectionError(
        "\(shortestText(ratings)) ratings of \(shortestText(users)) users cannot be; give the number of all users who "
          + "could have rated")
    }
    guard users.rounded() == users else {
      throw SelfSelectionError(
        "there are \(shortestText(users)) users; their number is a whole one")
    }
    switch quantity {
    case .share(let share):
      guard share >= 0, share <= 1 else {
        throw SelfSelectionError(
          "the share of favourable ratings is \(shortestText(share)); it must be from 0 to 1")
      }
    case .mean(let mean, let deviation, let scale):
      guard scale.contains(mean) else {
        throw SelfSelectionError(
          "the mean of the ratings is \(number: shortestText(mean)), which is not on the scale from "
            + "\(number: shortestText(scale.lowerBound)) to \(number: shortestText(scale.upperBound))"
        )
      }
      let widest = (scale.upperBound - scale.lowerBound) / 2
      guard deviation > 0, deviation <= widest else {
        throw SelfSelectionError(
          "the standard deviation among users is \(number: shortestText(deviation)); on this scale it is above 0 and at most "
            + "\(number: shortestText(widest))")
      }
    }
    self.quantity = quantity
    self.ratings = ratings
    self.users = users
  }

  /// f = n/N.
  public var fraction: Double { ratings / users }

  /// What the ratings say, as a number.
  public var value: Double {
    switch quantity {
    case .share(let share): share
    case .mean(let mean, _, _): mean
    }
  }

  /// What values are possible.
  public var range: ClosedRange<Double> {
    switch quantity {
    case .share: 0...1
    case .mean(_, _, let scale): scale
    }
  }

  /// The data defect correlation ρ where the mean of all users is known.
  ///
  /// - Throws: `SelfSelectionError` where all users have rated, or all users agree.
  public func defectCorrelation(truth: Double) throws -> Double {
    guard ratings < users else {
      throw SelfSelectionError("all users have rated, so that nobody is left out")
    }
    let deviation: Double
    switch quantity {
    case .share: deviation = (truth * (1 - truth)).squareRoot()
    case .mean(_, let known, _): deviation = known
    }
    // Where all users agree, so do those who have rated.
    if deviation == 0, truth == value { return 0 }
    guard range.contains(truth), deviation > 0 else {
      throw SelfSelectionError(
        "the value among all users is \(number: shortestText(truth, digits: 6)), with which there is no correlation; it must lie between "
          + "\(number: shortestText(range.lowerBound)) and \(number: shortestText(range.upperBound))"
      )
    }
    return (value - truth) / (((users - ratings) / ratings).squareRoot() * deviation)
  }

  /// The effective number of ratings at a data defect correlation: the size of a simple random sample whose mean
  /// has the same mean squared error, n_eff = f/((1 − f)·ρ²) (Meng 2018, (3.5)), and never more than n.
  ///
  /// - Throws: `SelfSelectionError` for a correlation beyond ±1.
  public func effectiveSize(correlation: Double) throws -> Double {
    try Self.check(correlation)
    return min(fraction / ((1 - fraction) * correlation * correlation), ratings)
  }

  /// The values of all users that are possible where |ρ| is at most so much.
  ///
  /// For a share σ² = μ(1 − μ) is that of the value which is looked for, so that the limits are the roots of (μ̂ − μ)² =
  /// ρ²(N − n)/n·μ(1 − μ), as those of Wilson's interval are.
  ///
  /// - Throws: `SelfSelectionError` for a correlation beyond ±1.
  public func bounds(correlation: Double) throws -> Interval {
    try Self.check(correlation)
    let c = correlation * correlation * (users - ratings) / ratings
    switch quantity {
    case .share(let share):
      let root = (c * c + 4 * c * share * (1 - share)).squareRoot()
      return within(
        lower: (2 * share + c - root) / (2 * (1 + c)),
        upper: (2 * share + c + root) / (2 * (1 + c)))
    case .mean(let mean, let deviation, _):
      let reach = c.squareRoot() * deviation
      return within(lower: mean - reach, upper: mean + reach)
    }
  }

  /// The values that are possible whatever those who did not rate think: f·μ̂ + (1 − f)·(least … greatest) (Manski,
  /// Identification Problems in the Social Sciences, 1995, chapter 2).
  public var worstBounds: Interval {
    within(
      lower: fraction * value + (1 - fraction) * range.lowerBound,
      upper: fraction * value + (1 - fraction) * range.upperBound)
  }

  /// Both kinds of bounds hold.
  private func within(lower: Double, upper: Double) -> Interval {
    let least = fraction * value + (1 - fraction) * range.lowerBound
    let most = fraction * value + (1 - fraction) * range.upperBound
    return Interval(lower: max(lower, least), upper: min(upper, most))
  }

  private static func check(_ correlation: Double) throws {
    guard abs(correlation) > 0, abs(correlation) <= 1 else {
      throw SelfSelectionError(
        "the data defect correlation is \(shortestText(correlation)); it must not be 0 and lie from −1 to 1, such as "
          + "0.005")
    }
  }
}
