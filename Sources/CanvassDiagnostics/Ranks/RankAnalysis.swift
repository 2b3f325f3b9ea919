import CanvassNumerics

/// How the number of comparisons is allowed for.
public enum RankAdjustment: Sendable {
  /// The step-down method with draws from the joint distribution of the estimates.
  case draws(Int, seed: UInt64)
  /// Holm's step-down method: a little wider sets, without random numbers.
  case holm

  /// The seed of draws when nobody names one.
  public static let standardSeed: UInt64 = 20_240_101

  /// What holds for these units: draws, where the covariance is known or rests on many more degrees of
  /// freedom than there are units; else Holm.
  ///
  /// Draws take the estimated covariance for the true one. With 12 clusters and 8 units that have them in common,
  /// sets by draws hold together in 92 % of samples where they claim 95, and those of Holm in 95 %
  /// (`docs/methods/ranks.md`).
  ///
  /// - Parameter count: draws.
  public static func standard(
    for units: RankedUnits, draws count: Int = 10_000, seed: UInt64 = standardSeed
  ) -> RankAdjustment {
    let places = units.ranked
    let enough = Double(max(leastFreedom, freedomPerUnit * places.count))
    var freedom = Double.infinity
    for (a, i) in places.enumerated() {
      for j in places[(a + 1)...] {
        let own = units.degreesOfFreedom(i, j)
        // Units that cannot be compared are no matter.
        if own > 0 { freedom = min(freedom, own) }
      }
    }
    return freedom >= enough ? .draws(count, seed: seed) : .holm
  }

  private static let leastFreedom = 100
  private static let freedomPerUnit = 5
}

/// What is known of the ranks of units: confidence sets, the best, groups that cannot be told apart.
///
/// Every ordered pair of units is compared by a t test with the covariance of the two estimates. A unit's best
/// rank is one more than the number of units that are significantly above it, its worst rank K less the number
/// significantly below it.
///
/// - *Marginal* sets hold the true rank of one unit with probability of at least the level: the family of
///   hypotheses is that unit's pairs.
/// - *Simultaneous* sets hold all true ranks together with that probability: the family is all pairs.
///
/// M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, "Inference for ranks with applications to mobility
/// across neighbourhoods and academic achievement across countries", Review of Economic Studies 91 (2024),
/// doi 10.1093/restud/rdad006.
public struct RankAnalysis: Sendable {
  /// The units.
  public let units: RankedUnits
  /// The probability with which sets hold.
  public let level: Double
  private let evidence: PairEvidence
  /// How the number of comparisons was allowed for.
  public let adjustment: RankAdjustment
  private let draws: RankDraws?
  private let threads: Int
  /// All pairs that are significant together.
  private let significant: Set<Int>

  /// Ranks of estimates.
  ///
  /// - Parameter threads: at most that many; 0 for one a core. The result does not depend on it.
  /// - Throws: `MemoryShortage`; `MatrixError` for a covariance that is none; `Interrupted`.
  public init(
    _ units: RankedUnits, level: Double = 0.95, adjustment: RankAdjustment? = nil, threads: Int = 0
  ) throws {
    try self.init(
      units, units.evidence(), level: level, adjustment: adjustment ?? .standard(for: units),
      threads: threads)
  }

  init(
    _ units: RankedUnits, _ evidence: PairEvidence, level: Double, adjustment: RankAdjustment,
    threads: Int
  ) throws {
    self.units = units
    self.evidence = evidence
    self.level = level
    self.adjustment = adjustment
    self.threads = threads
    let step = RankStepDown(evidence: evidence, level: level)
    let family = evidence.testable()
    guard case .draws(let count, let seed) = adjustment, evidence.count > 1 else {
      draws = nil
      significant = step.holm(family)
      return
    }
    let draws = try RankDraws(units, evidence, count: count, seed: seed, threads: threads)
    significant = try step.rejections(of: [family], draws, draws.largestOfAll)[0]
    self.draws = draws
  }

  /// Sets that hold together; `nil` for units without an estimate.
  public var simultaneous: [RankSet?] {
    let sets = (0..<evidence.count).map { set(of: $0, among: significant) }
    return spread(sets)
  }

  /// Sets each of which holds by itself; `nil` for units without an estimate.
  ///
  /// - Throws: `Interrupted`.
  public func marginal() throws -> [RankSet?] {
    let step = RankStepDown(evidence: evidence, level: level)
    let families = (0..<evidence.count).map { evidence.testable(with: $0) }
    var rejected = families.map(step.holm)
    if let draws {
      rejected = try step.rejections(of: families, draws, draws.largest)
    }
    return spread(rejected.enumerated().map { set(of: $0, among: $1) })
  }

  /// The units that may be among the k highest: those that are not excluded hold all of the true ones with the
  /// probability of the level.
  public func best(_ k: Int) -> [Int] {
    let sets = simultaneous
    return sets.indices.filter { sets[$0].map { $0.lower <= k } ?? false }
  }

  /// Groups of units next to each other in order, no two of which can be told apart by the simultaneous
  /// comparisons: the largest such groups, the highest first. A unit may be in several.
  public var groups: [[Int]] {
    let order = evidence.values.indices.sorted {
      (-evidence.values[$0], $0) < (-evidence.values[$1], $1)
    }
    let places = units.ranked
    var groups: [[Int]] = []
    var end = 0
    for start in order.indices {
      var reach = max(end, start + 1)
      while reach < order.count,
        order[start..<reach].allSatisfy({ !isApart($0, order[reach]) })
      { reach += 1 }
      if reach > end { groups.append(order[start..<reach].map { places[$0] }) }
      end = reach
    }
    return groups
  }

  private func isApart(_ a: Int, _ b: Int) -> Bool {
    significant.contains(a * evidence.count + b) || significant.contains(b * evidence.count + a)
  }

  private func set(of unit: Int, among rejected: Set<Int>) -> RankSet {
    let (values, count) = (evidence.values, evidence.count)
    var (above, below) = (0, 0)
    for other in 0..<count where other != unit {
      if rejected.contains(other * count + unit) { above += 1 }
      if rejected.contains(unit * count + other) { below += 1 }
    }
    return RankSet(
      rank: 1 + values.count { $0 > values[unit] }, lower: 1 + above, upper: count - below)
  }

  /// What ranked units have, at the places of all.
  private func spread<Value>(_ found: [Value]) -> [Value?] {
    var all = [Value?](repeating: nil, count: units.values.count)
    for (place, value) in zip(units.ranked, found) { all[place] = value }
    return all
  }

  /// The share of draws from the normal distribution of the estimates in which a unit is among the k highest;
  /// `nil` for units without an estimate.
  ///
  /// - Parameters:
  ///   - count: draws; those of the sets where these are made by draws.
  /// - Throws: as the initialisers.
  public func probabilities(
    top k: Int, draws count: Int = 10_000, seed: UInt64 = RankAdjustment.standardSeed
  ) throws -> [Double?] {
    guard evidence.count > 1 else { return spread(evidence.values.map { _ in k > 0 ? 1 : 0 }) }
    let draws =
      try self.draws
      ?? RankDraws(
        units, PairEvidence(evidence.values), count: count, seed: seed, threads: threads)
    return spread(draws.shares(of: evidence.values, amongHighest: k))
  }
}
