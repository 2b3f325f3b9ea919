import CanvassNumerics

/// A figure as it was printed: of a unit, or of a group of units, in a year.
public struct PublishedFigure: Sendable {
  /// What a figure says.
  public enum Measure: Sendable, Hashable {
    /// The index itself.
    case value
    /// 1 is best.
    case rank
    /// How many ranks it went up.
    case rankChange
    /// The difference to the year before.
    case change
    /// Of the units of a group.
    case mean, highest, lowest
    /// Highest less lowest.
    case gap
    /// How many units the group has.
    case count
    /// How many units are at least at the first limit and below the second.
    case countBetween(Double, Double)
    /// How many units went up, and how many down.
    case rose, fell
    /// A part of the value.
    case part(String)

    /// Whether its numbers count units, or are ranks.
    var isCount: Bool {
      switch self {
      case .rank, .rankChange, .count, .countBetween, .rose, .fell: true
      case .value, .change, .mean, .highest, .lowest, .gap, .part: false
      }
    }

    /// The measures that one word or two say.
    public static var words: [String] { plain.keys.sorted() }

    private static let plain: [String: Measure] = [
      "value": .value, "rank": .rank, "rank change": .rankChange, "change": .change,
      "mean": .mean, "highest": .highest, "lowest": .lowest, "gap": .gap, "count": .count,
      "rose": .rose, "fell": .fell,
    ]

    /// The measure that words say: `value`, `count at least 90`, `count from 80 to 90`, `part: appraisal`; `nil` for
    /// others, which are not checked.
    public init?(_ words: String) {
      if let measure = Self.plain[words] {
        self = measure
        return
      }
      if words.hasPrefix("part: ") {
        self = .part(String(words.dropFirst(6)))
        return
      }
      let said = words.split(separator: " ").map(String.init)
      let numbers = said.compactMap(Double.init)
      switch (said.filter { Double($0) == nil }.joined(separator: " "), numbers.count) {
      case ("count at least", 1): self = .countBetween(numbers[0], .infinity)
      case ("count below", 1): self = .countBetween(-.infinity, numbers[0])
      case ("count from to", 2): self = .countBetween(numbers[0], numbers[1])
      default: return nil
      }
    }
  }

  /// Whom it is about.
  public var unit: String
  /// What kind of unit that is: `province`; `group of provinces`.
  public var level: String
  /// The year that was measured.
  public var year: String
  /// The index.
  public var index: String
  /// What it says.
  public var measure: Measure
  /// The number.
  public var value: Double
  /// What it is measured in: `percent`, `points`; empty where the file does not say.
  public var unitOfMeasure: String
  /// Half a unit of its last decimal: how far rounding may have moved it.
  public var rounding: Double
  /// Whether it was worked out from others and not printed.
  public var isDerived: Bool
  /// Its line in the file.
  public var line: Int

  /// A figure from its text: `88.30` was rounded to two decimals.
  ///
  /// - Returns: `nil` where the text is no number.
  public init?(
    unit: String, level: String = "", year: String, index: String, measure: Measure, text: String,
    unitOfMeasure: String = "", isDerived: Bool = false, line: Int
  ) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.unit = unit
    self.level = level
    self.year = year
    self.index = index
    self.measure = measure
    self.value = value
    self.unitOfMeasure = unitOfMeasure
    let decimals = text.split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
    var rounding = 0.5
    for _ in 0..<decimals { rounding /= 10 }
    self.rounding = rounding
    self.isDerived = isDerived
    self.line = line
  }
}
