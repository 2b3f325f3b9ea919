/// Something that is true of a simulated population: a ratio of two counts over all its people.
public struct TruthRecord: Sendable, Hashable {
  /// Whose: people of this stratum; `nil` for all.
  public var stratum: String?
  /// Whose: people who used this field; `nil` for all.
  public var field: String?
  /// Of the items of this dimension; `nil` for all.
  public var dimension: String?
  /// Of this item; `nil` for all.
  public var item: String?
  /// What.
  public var measure: Measure
  /// The count above the line.
  public var numerator: Int
  /// The count below the line; never 0.
  public var denominator: Int

  /// What is measured.
  public enum Measure: String, Sendable, CaseIterable {
    /// The share of answers that are satisfied, all answers of all people pooled; "don't know" is
    /// no answer.
    case satisfied
    /// The share of people satisfied with every item that they answered, among those who answered
    /// at least one.
    case satisfiedWithAll = "satisfied-with-all"
    /// The mean of all answers, the lowest as 0 and the highest as 100.
    case mean
  }

  /// The value: a share from 0 to 1, or a mean from 0 to 100.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// The value rounded half up to ten decimals, by whole-number arithmetic.
  var text: String {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    var remainder = rest
    var digits: [Int] = []
    for _ in 0..<10 {
      remainder *= 10
      digits.append(remainder / denominator)
      remainder %= denominator
    }
    var carry = 2 * remainder >= denominator ? 1 : 0
    for place in digits.indices.reversed() where carry > 0 {
      digits[place] += carry
      carry = digits[place] == 10 ? 1 : 0
      if carry > 0 { digits[place] = 0 }
    }
    return "\(whole + carry)." + digits.map(String.init).joined()
  }
}
