/// Something that is wrong with published figures, or looks so.
public struct FigureFinding: Sendable, Equatable {
  /// What was checked.
  public enum Check: String, Sendable, CaseIterable {
    /// A mean lies between the lowest and the highest.
    case meanWithinExtremes = "mean-within-extremes"
    /// A mean agrees with how many units are above and below limits.
    case meanAgainstCounts = "mean-against-counts"
    /// A gap is the highest less the lowest.
    case gap
    /// Groups add up to all units.
    case groups
    /// Parts add up to the value.
    case parts
    /// A change is the difference of two years.
    case change
    /// A change of rank is the difference of two ranks.
    case rankChange = "rank-change"
    /// A unit is not beyond the extremes of its group.
    case unitWithinExtremes = "unit-within-extremes"
    /// A rank is a whole number from 1 to the number of units.
    case rankRange = "rank-range"
    /// A value lies between 0 and 100.
    case valueRange = "value-range"
    /// A higher value has a better rank.
    case rankOrder = "rank-order"
    /// One figure is printed with different numbers.
    case duplicates
    /// One number is printed for different things.
    case sameNumber = "same-number"
  }

  /// How bad it is.
  public enum Gravity: String, Sendable, CaseIterable {
    /// The figures cannot all be right.
    case impossible
    /// A slip is likely.
    case suspect
  }

  /// What was checked.
  public var check: Check
  /// How bad it is.
  public var gravity: Gravity
  /// Whom it is about.
  public var unit: String
  /// The year.
  public var year: String
  /// The index.
  public var index: String
  /// What is printed.
  public var found: Double
  /// What it ought to be at least; `nil` without such a limit.
  public var lower: Double?
  /// What it ought to be at most; `nil` without such a limit.
  public var upper: Double?
  /// Lines of the file that do not go together.
  public var lines: [Int]
  /// Whether the numbers count units, or are ranks: whole ones, unless they are wrong.
  public var isOfCounts = false
}
