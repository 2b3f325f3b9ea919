import CanvassTables

/// A rule of a statistical office on which numbers may be published, as data: the files in `datasets/rules` and
/// those that users write.
public struct RulePack: Sendable {
  /// What its thresholds were read in.
  public enum Status: String, Sendable, CaseIterable {
    /// The office's own text or program.
    case primary
    /// Somebody who cites it.
    case secondary
    /// Nothing: somebody remembers it.
    case memory
  }

  /// What is judged at once.
  public enum Scope: String, Sendable, CaseIterable {
    /// One number.
    case cell
    /// The numbers of one domain.
    case row
    /// The numbers of one variable: the categories of a domain, or without categories its domains.
    case table
  }

  /// Which side of a proportion is judged.
  public enum Side: String, Sendable, CaseIterable {
    /// The proportion.
    case p
    /// One less the proportion.
    case complement
    /// Both, and the stricter verdict holds.
    case both
  }

  /// How many of the clauses that hold decide.
  public enum Decision: String, Sendable, CaseIterable {
    /// The first one.
    case first
    /// All of them, and the strictest verdict holds.
    case strictest
  }

  /// a and b of a·√N + b.
  public struct Precision: Sendable, Hashable {
    /// Factor of the root of the population in millions.
    public var a: Double
    /// What is added.
    public var b: Double
  }

  /// Verdicts on what clauses cannot speak of. They hold where they are stricter than those of the clauses.
  public struct Inputs: Sendable, Hashable {
    /// The estimate is 0.
    public var zero: ReliabilityMark.Grade
    /// A proportion is 1.
    public var one: ReliabilityMark.Grade
    /// The variance is 0 though the estimate is neither.
    public var constant: ReliabilityMark.Grade
    /// There is no variance.
    public var noVariance: ReliabilityMark.Grade
    /// There are no degrees of freedom.
    public var noFreedom: ReliabilityMark.Grade
    /// One person answered.
    public var single: ReliabilityMark.Grade
    /// There is no estimate.
    public var undefined: ReliabilityMark.Grade
  }

  /// What people name it by: the file without its ending.
  public let name: String
  /// Its key in the JSON of a diagnosis, and the heading of its column in CSV there.
  public let key: String
  /// What it is called within a sentence, with an article where the language has one.
  public let title: LocalizedText
  /// Where it was read.
  public let source: String
  /// What it was read in.
  public let status: Status
  /// What is judged at once.
  public let scope: Scope
  /// The estimates that it speaks of.
  public let kinds: Set<EstimateKind>
  /// Which side of a proportion is judged.
  public let side: Side
  /// How many of the clauses decide.
  public let decision: Decision
  /// What the design effect is taken for at least; `nil` for any.
  public let leastDesignEffect: Double?
  /// a and b of a·√N + b, where a clause asks for it.
  public let precision: Precision?
  /// The pack of cells whose share a clause of a table asks for.
  public let cellPack: String?
  /// The clauses, in order.
  public let clauses: [RuleClause]
  /// Verdicts on what clauses cannot speak of.
  public let inputs: Inputs
  /// Whether the sample was planned for the domains whose numbers it judges.
  public private(set) var isForPlannedDomains = false

  /// Whether it judges by the interval of Korn and Graubard, and so by the size that goes with it.
  public var usesInterval: Bool {
    clauses.contains { $0.comparisons.contains { $0.measure.usesInterval } }
  }

  /// The pack, where the sample was planned for the domains whose numbers it judges, or was not.
  public func forDomains(arePlanned: Bool) -> RulePack {
    var pack = self
    pack.isForPlannedDomains = arePlanned
    return pack
  }
}
