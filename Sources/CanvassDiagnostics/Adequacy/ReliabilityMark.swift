import CanvassSampling

/// Whether an estimate may be published, and why not.
public struct ReliabilityMark: Sendable, Equatable {
  /// What a rule pack says of an estimate.
  public enum Grade: String, Sendable, Comparable, CaseIterable {
    /// It may be published.
    case release
    /// It may be published with a caution.
    case caution
    /// It must not be published.
    case suppress

    /// Stricter is more.
    public static func < (left: Grade, right: Grade) -> Bool { left.severity < right.severity }

    private var severity: Int {
      switch self {
      case .release: 0
      case .caution: 1
      case .suppress: 2
      }
    }

    /// The word of packs and of the verb that judges cells: publish, caution, withhold.
    public var verdict: String {
      switch self {
      case .release: "publish"
      case .caution: "caution"
      case .suppress: "withhold"
      }
    }
  }

  /// The verdict.
  public var grade: Grade
  /// The clauses that are not met, as data: what was measured and its limit.
  public var failures: [Clause]
  /// What the standard computed to judge by; `nil` where it looks at the estimate alone.
  public var basis: Basis?

  /// A clause on precision by which the rule withholds numbers of this kind; `nil` where it has none.
  var clauseOnPrecision: Clause?

  /// The clauses that are not met as they are said of a number that is not shown. None says what the number is: in place of
  /// one on 0 stands that on the precision of others, so that its absence does not tell it either. Where the number of people is
  /// reason enough precision is none: a share of 0 or 1 would be told by the lack of it.
  public var failuresOfHidden: [Clause] {
    let others = failures.filter { !$0.measure.tellsEstimate }
    if grade != .suppress || others.contains(where: { $0.grade == .suppress }) { return others }
    let rest = failures.filter { !$0.measure.isEstimate }
    if rest.contains(where: { $0.grade == .suppress }) { return rest }
    return [clauseOnPrecision].compactMap(\.self) + rest
  }

  /// The figures of a standard that makes its own interval.
  public struct Basis: Sendable, Equatable {
    /// Number of people that the sample is worth, at most those who answered.
    public var effectiveCount: Double
    /// The same after the adjustment for degrees of freedom: what the interval is made with.
    public var adjustedCount: Double
    /// Degrees of freedom of the estimate.
    public var degreesOfFreedom: Int
    /// The interval.
    public var interval: Interval
  }

  /// A clause of a standard that an estimate does not meet.
  public struct Clause: Sendable, Equatable {
    /// What was measured.
    public var measure: RuleMeasure
    /// Its value.
    public var value: Double
    /// How it was compared.
    public var relation: RuleClause.Relation
    /// With what.
    public var limit: Double
    /// What is done for it.
    public var grade: Grade
    /// Whether one less the proportion was looked at.
    public var isOfComplement = false

    /// A clause.
    public init(
      _ measure: RuleMeasure, _ value: Double, _ relation: RuleClause.Relation, _ limit: Double,
      _ grade: Grade
    ) {
      self.measure = measure
      self.value = value
      self.relation = relation
      self.limit = limit
      self.grade = grade
    }

    /// As packs write it: `count < 30`; an input by its name alone.
    public var text: String {
      guard measure.isNamedInPacks else { return measure.rawValue }
      let side = isOfComplement ? " (complement)" : ""
      return "\(measure.rawValue) \(relation.rawValue) \(shortest(limit))\(side)"
    }

    private func shortest(_ number: Double) -> String {
      number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
    }
  }

  /// A mark.
  public init(grade: Grade, failures: [Clause], basis: Basis? = nil) {
    self.grade = grade
    self.failures = failures
    self.basis = basis
  }
}

/// The mark that a rule pack gives.
public struct RuleMark: Sendable {
  /// The pack.
  public let rule: RulePack
  /// Its mark.
  public let mark: ReliabilityMark

  /// The mark that a pack of cells gives.
  public init(_ rule: RulePack, of cell: JudgedCell) {
    self.rule = rule
    mark = rule.mark(cell)
  }

  /// The mark that a pack of tables gave to all cells of one.
  public init(_ rule: RulePack, _ mark: ReliabilityMark) {
    self.rule = rule
    self.mark = mark
  }

  /// The smallest n at which the pack would publish the number; `nil` where none would do.
  public func countNeeded(for cell: JudgedCell) -> Int? { rule.countNeeded(for: cell) }

  /// What the pack would say of one less the proportion; `nil` of what is none, and of packs of tables.
  public func complement(of cell: JudgedCell) -> ReliabilityMark.Grade? {
    guard cell.kind == .proportion, rule.scope == .cell else { return nil }
    return rule.mark(cell, .complement).grade
  }
}
