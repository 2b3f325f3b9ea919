import CanvassNumerics
import CanvassTables

/// Quantiles of columns with intervals under a design.
///
/// The interval of the distribution function at the quantile, F̂(q̂) with its design variance, is taken back by the
/// rule of the quantile itself, and the standard error is its length over 2t (R. S. Woodruff, "Confidence intervals for
/// medians and other position measures", JASA 47 (1952); A. C. Dorfman and R. Valliant, "Quantile variance estimators
/// in complex surveys", ASA Proc. Survey Research Methods 1993). Other intervals are those of `QuantileInterval`.
///
/// Where variances are made of replicates, shares and quantiles are evaluated again in each.
public struct QuantileAnalysis: Sendable {
  /// The probabilities, between 0 and 1.
  public let probabilities: [Double]
  /// How a quantile is read from the sample.
  public let rule: QuantileRule
  /// How intervals are made.
  public let interval: QuantileInterval
  /// Confidence level.
  public let level: Double

  /// Quantiles to be estimated.
  ///
  /// - Throws: `DesignError` for a probability that is none.
  public init(
    _ probabilities: [Double], rule: QuantileRule = .math, interval: QuantileInterval = .woodruff,
    level: Double = 0.95
  ) throws {
    if let other = probabilities.first(where: { !($0 > 0 && $0 < 1) }) {
      throw DesignError(
        "the probability of a quantile is \(number: shortestText(other)); it must lie between 0 and 1"
      )
    }
    (self.probabilities, self.rule) = (probabilities, rule)
    (self.interval, self.level) = (interval, level)
  }

  /// The quantiles of columns in every domain: the domains of the first probability first, then the next one; then the
  /// next column. O(rows·log rows) for each column, and O(rows) for each estimate.
  ///
  /// - Returns: estimates with their own intervals; a limit is NaN where the interval of F̂ reaches beyond 0 or 1, and
  ///   the standard error then, too. Where F̂ has no variance at the quantile, as at the largest answer, where it is 1 in every
  ///   sample, there is neither an interval nor a standard error from it, nor from replicates that all have this quantile.
  /// - Throws: `TableError` for an unknown column; `DesignError` for text where numbers are needed, when a stratum has one
  ///   cluster and no rule for it, and for the interval of replicates where there are none.
  public func estimates(
    of columns: [String], _ table: Table, _ design: Design, in domains: Domains = .whole,
    threads: Int = 0
  ) throws -> Estimates {
    guard interval != .replicates || design.replicates != nil else {
      throw DesignError("there are no replicates whose quantiles could make an interval")
    }
    var entries: [Estimate] = []
    var intervals: [Interval?] = []
    var absences: [IntervalAbsence?] = []
    for name in columns {
      let found = try design.forEachDomain(of: name, table, in: domains, threads: threads) {
        try quantiles(name, $0, design)
      }
      for place in probabilities.indices {
        entries += found.map { $0[place].estimate }
        intervals += found.map { $0[place].interval }
        absences += found.map { $0[place].absence }
      }
    }
    var estimates = Estimates(domainColumns: domains.columns, entries: entries)
    if interval == .replicates {
      estimates.ownAbsences = zip(absences, entries).map { $0 ?? $1.intervalAbsence() }
    } else {
      (estimates.ownIntervals, estimates.ownAbsences) = (intervals, absences)
    }
    return estimates
  }

  private func quantiles(
    _ name: String, _ domain: DomainAnswers, _ design: Design
  ) throws -> [(estimate: Estimate, interval: Interval?, absence: IntervalAbsence?)] {
    let weights = design.weights
    let distribution = WeightedDistribution(domain.rows.map { (domain.numbers[$0], weights[$0]) })
    let shares = SharesBelow(domain, design)
    let values = probabilities.map { distribution.quantile($0, rule) }
    let found = try shares.estimates(at: values)
    let again =
      interval == .replicates ? try replicateValues(in: domain, design) : nil
    return try probabilities.indices.map { place in
      let share = found[place].shown
      var estimate = Estimate(
        variable: name, level: shortestText(probabilities[place]), cell: domain.cell,
        value: values[place], variance: .nan, degreesOfFreedom: share.degreesOfFreedom,
        count: domain.rows.count, populationSize: shares.population, simpleRandomVariance: .nan,
        lostReplicates: share.lostReplicates)
      if let again {
        (estimate.variance, estimate.lostReplicates) = again.root.variance(
          ofValues: again.values[place], estimate: values[place])
      }
      // F̂ is 1 at the largest answer in every sample, which tells nothing of how far the quantile may be from it, nor do
      // replicates in which it is the same.
      if interval.ofShare != nil || (again != nil && estimate.variance == 0),
        share.variance == 0, !share.value.isNaN
      {
        estimate.variance = .nan
        let score = try scoreLimits(
          probabilities[place], distribution.distinctValues, shares,
          degreesOfFreedom: share.degreesOfFreedom)
        let isTold = score.map { $0.lower < values[place] || $0.upper > values[place] } ?? false
        return (estimate, nil, isTold ? .quantileToldByScore : .quantileWithoutError)
      }
      if again != nil { return (estimate, nil, nil) }
      let limits: Interval? =
        if let method = interval.ofShare {
          limits(of: share, by: method, distribution)
        } else {
          try scoreLimits(
            probabilities[place], distribution.distinctValues, shares,
            degreesOfFreedom: share.degreesOfFreedom)
        }
      let shown = limits.flatMap(Self.shown)
      let absence: IntervalAbsence? =
        shown != nil || values[place].isNaN
        ? nil : share.degreesOfFreedom > 0 ? .quantileAtEnd : .noVariance
      return (bounded(estimate, limits), shown, absence)
    }
  }

  /// The quantiles of a domain in every replicate, one list for each probability; `nil` where variances are not made of
  /// replicates.
  func replicateValues(in domain: DomainAnswers, _ design: Design) throws
    -> (values: [[Double]], root: ReplicateRoot)?
  {
    let numbers = domain.numbers
    let rows = domain.rows.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    guard let replicated = ReplicatedRows(rows, of: design) else { return nil }
    let ascending = rows.map { numbers[$0] }
    let values = try replicated.values(probabilities.count, threads: domain.threads) { weights in
      let distribution = WeightedDistribution(values: ascending, weights: weights)
      return probabilities.map { distribution.quantile($0, rule) }
    }
    return (values, replicated.root)
  }

  /// The interval of a share, taken back; a limit is NaN where it lies beyond 0 or 1.
  private func limits(
    of share: Estimate, by method: IntervalMethod, _ distribution: WeightedDistribution
  ) -> Interval? {
    share.interval(method, level: level).map { limits in
      Interval(
        lower: limits.lower < 0 ? .nan : distribution.quantile(limits.lower, rule),
        upper: limits.upper > 1 ? .nan : distribution.quantile(limits.upper, rule))
    }
  }

  /// An estimate whose standard error is the length of its interval over 2t.
  private func bounded(_ estimate: Estimate, _ limits: Interval?) -> Estimate {
    guard let limits else { return estimate }
    var estimate = estimate
    let t = StudentT(degreesOfFreedom: Double(estimate.degreesOfFreedom))
      .quantile((1 + level) / 2)
    let error = (limits.upper - limits.lower) / (2 * t)
    estimate.variance = error * error
    return estimate
  }

  /// An interval that has a limit.
  private static func shown(_ limits: Interval) -> Interval? {
    limits.lower.isNaN && limits.upper.isNaN ? nil : limits
  }
}
