import CanvassNumerics

/// A look at one side of a sample or of its answers, with what was found.
public struct DesignCheck: Sendable {
  /// What is looked at.
  public enum Name: String, Sendable, CaseIterable {
    /// Rows whose weight is missing, zero or negative.
    case weightValues
    /// How unequal the weights are.
    case weightSpread
    /// Σw against the population.
    case weightTotal
    /// Cluster codes that stand in several strata.
    case clusterCodes
    /// Strata with one cluster, in the sample or within a domain.
    case lonelyStrata
    /// Population sizes beside what was sampled.
    case populationSizes
    /// Answers that are missing item by item.
    case itemNonresponse
    /// The same answer again and again.
    case straightLining
    /// Forms that agree in nearly all answers.
    case nearDuplicates
    /// Forms whose answers go with nobody else's.
    case personTotal
    /// Outcome rates.
    case responseRates
    /// How far interviewers determine the answers.
    case interviewers
    /// Whether the items suit a factor analysis.
    case factorability
    /// Demographics against a census.
    case benchmarks
    /// How much alike those who answered and the frame are.
    case representativity
  }

  /// How good it is.
  public enum Verdict: String, Sendable, Comparable, CaseIterable {
    /// Nothing was found.
    case pass
    /// Somebody should look at it.
    case caution
    /// Numbers should not be published before it is mended.
    case fail

    /// Worse is more.
    public static func < (left: Verdict, right: Verdict) -> Bool { left.badness < right.badness }

    private var badness: Int {
      switch self {
      case .pass: 0
      case .caution: 1
      case .fail: 2
      }
    }
  }

  /// What was looked at.
  public let name: Name
  /// How good it is.
  public let verdict: Verdict
  /// What was found.
  public let detail: Sentence

  /// A check.
  public init(_ name: Name, _ verdict: Verdict, _ detail: Sentence) {
    self.name = name
    self.verdict = verdict
    self.detail = detail
  }
}
