import CanvassTables

/// A clause of a rule pack: where all its comparisons hold, this is done.
public struct RuleClause: Sendable, Hashable {
  /// How a measure is compared with a limit.
  public enum Relation: String, Sendable, CaseIterable {
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
    case equal = "="

    /// Whether it holds of two numbers, of which the first has been computed: within a rounding of the limit, it
    /// is the limit. Without that a standard error of 0.3 and an estimate of 1 could be on either side of 30 %.
    public func callAsFunction(_ computed: Double, _ limit: Double) -> Bool {
      let value = abs(computed - limit) <= Self.rounding * abs(limit) ? limit : computed
      return switch self {
      case .below: value < limit
      case .atMost: value <= limit
      case .above: value > limit
      case .atLeast: value >= limit
      case .equal: value == limit
      }
    }

    private static let rounding = 1e-12
  }

  /// A measure beside its limit.
  public struct Comparison: Sendable, Hashable {
    /// What is measured.
    public let measure: RuleMeasure
    /// How it is compared.
    public let relation: Relation
    /// With what.
    public let limit: Double

    /// A comparison.
    public init(_ measure: RuleMeasure, _ relation: Relation, _ limit: Double) {
      self.measure = measure
      self.relation = relation
      self.limit = limit
    }
  }

  /// What must hold together. The last one is the reason that is given.
  public let comparisons: [Comparison]
  /// What is done then.
  public let action: ReliabilityMark.Grade
  /// Whether a measure that does not exist meets its comparison.
  public let holdsWhereUndefined: Bool
  /// The estimates that it is for.
  public let kinds: Set<EstimateKind>

  /// The comparison that gives the reason: the last one.
  var reason: Comparison { comparisons[comparisons.count - 1] }

  /// Whether it holds of a cell.
  func holds(_ value: (RuleMeasure) -> Double) -> Bool {
    comparisons.allSatisfy { comparison in
      let value = value(comparison.measure)
      return value.isNaN ? holdsWhereUndefined : comparison.relation(value, comparison.limit)
    }
  }
}

/// What kind of number an estimate is.
public enum EstimateKind: String, Sendable, CaseIterable {
  /// A share from 0 to 1.
  case proportion
  /// A mean.
  case mean
  /// A total of a quantity.
  case total
  /// A ratio of two totals.
  case ratio
  /// A number of people.
  case count
}
