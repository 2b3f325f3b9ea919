import CanvassNumerics
import CanvassTables

/// Quantiles of columns with intervals under a design.
///
/// The interval of the distribution function at the quantile, F̂(q̂) with its design variance, is taken back by the
/// rule of the quantile itself, and the standard error is its length over 2t (R. S. Woodruff, "Confidence intervals for
/// medians and other position measures", JASA 47 (1952); A. C. Dorfman and R. Valliant, "Quantile variance estimators
/// in complex surveys", ASA Proc. Survey Research Methods 1993).
public struct QuantileAnalysis: Sendable {
  /// The probabilities, between 0 and 1.
  public let probabilities: [Double]
  /// How a quantile is read from the sample.
  public let rule: QuantileRule
  /// The interval of F̂(q̂): `wald` is Woodruff's.
  public let interval: IntervalMethod
  /// Confidence level.
  public let level: Double

  /// Quantiles to be estimated.
  ///
  /// - Throws: `DesignError` for a probability that is none.
  public init(
    _ probabilities: [Double], rule: QuantileRule = .math, interval: IntervalMethod = .wald,
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
  ///   the standard error then, too.
  /// - Throws: `TableError` for an unknown column; `DesignError` for text where numbers are needed, and when a stratum
  ///   has one cluster and no rule for it.
  public func estimates(
    of columns: [String], _ table: Table, _ design: Design, in domains: Domains = .whole,
    threads: Int = 0
  ) throws -> Estimates {
    var entries: [Estimate] = []
    var intervals: [Interval?] = []
    for name in columns {
      let found = try design.forEachDomain(of: name, table, in: domains, threads: threads) {
        try quantiles(name, $0, $1, $2, design)
      }
      for place in probabilities.indices {
        entries += found.map { $0[place].estimate }
        intervals += found.map { $0[place].interval }
      }
    }
    var estimates = Estimates(domainColumns: domains.columns, entries: entries)
    estimates.ownIntervals = intervals
    return estimates
  }

  private func quantiles(
    _ name: String, _ numbers: [Double], _ rows: [Int], _ cell: Domains.Cell, _ design: Design
  ) throws -> [(estimate: Estimate, interval: Interval?)] {
    let weights = design.weights
    let distribution = WeightedDistribution(rows.map { (numbers[$0], weights[$0]) })
    let total = rows.reduce(0) { $0 + weights[$1] }
    let values = probabilities.map { distribution.quantile($0, rule) }
    let shares = values.map { value in
      rows.reduce(0) { $0 + (numbers[$1] <= value ? weights[$1] : 0) } / total
    }
    let scores = RowScores(
      rows: rows,
      values: Matrix(rows: rows.count, columns: values.count) { row, place in
        let isBelow = numbers[rows[row]] <= values[place]
        return weights[rows[row]] * ((isBelow ? 1 : 0) - shares[place]) / total
      })
    let totals = try design.totals(of: scores, threads: 1)
    return probabilities.indices.map { place in
      var share = totals[place]
      share.value = shares[place]
      let estimate = Estimate(
        variable: name, level: shortestText(probabilities[place]), cell: cell,
        value: values[place], variance: .nan, degreesOfFreedom: share.degreesOfFreedom,
        count: rows.count, populationSize: total, simpleRandomVariance: .nan)
      return quantile(estimate, share.shown, distribution)
    }
  }

  /// The interval of a share, taken back.
  private func quantile(
    _ estimate: Estimate, _ share: Estimate, _ distribution: WeightedDistribution
  ) -> (Estimate, Interval?) {
    var estimate = estimate
    guard let limits = share.interval(interval, level: level) else { return (estimate, nil) }
    let own = Interval(
      lower: limits.lower < 0 ? .nan : distribution.quantile(limits.lower, rule),
      upper: limits.upper > 1 ? .nan : distribution.quantile(limits.upper, rule))
    let t = StudentT(degreesOfFreedom: Double(share.degreesOfFreedom)).quantile((1 + level) / 2)
    let error = (own.upper - own.lower) / (2 * t)
    estimate.variance = error * error
    return (estimate, own.lower.isNaN && own.upper.isNaN ? nil : own)
  }
}
