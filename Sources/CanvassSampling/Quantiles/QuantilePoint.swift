import CanvassNumerics
import CanvassTables

/// A quantile as a function of totals, for expressions of estimates: q̂ − (F̂(q̂) − F₀)/f with F̂ the share at or below q̂, F₀
/// what it is in the sample, and f the slope of the distribution function that Woodruff's interval tells, se(F̂)/se(q̂).
///
/// Its standard error is that of `QuantileAnalysis`, and it has covariances with all other estimates (J. Shao, JASA 89,
/// 1994, for the linearisation). Under replicates it is the quantile of each.
public struct QuantilePoint: Estimand {
  /// The quantile in the sample.
  public let value: Double
  /// The quantile in each replicate; `nil` where variances are not made of replicates.
  let replicateValues: [Double]?
  /// Whether the quantile has no standard error: its interval is one value or reaches beyond the sample, and no replicate has
  /// another one.
  let isWithoutError: Bool
  private let share: Double
  private let slope: Double
  private let below: Mean

  /// A quantile of a column among some rows.
  ///
  /// - Throws: what `QuantileAnalysis.estimates` throws.
  public init(
    of column: String, _ probability: Double, _ table: Table, _ design: Design,
    in domain: Domains = .whole
  ) throws {
    let analysis = try QuantileAnalysis([probability])
    let found = try analysis.estimates(of: [column], table, design, in: domain, threads: 1)
    value = found.entries[0].value
    below = Mean(Quantity(column, .within([-.infinity...(value.isNaN ? 0 : value)])))
    let shares = try design.estimate(
      [NamedEstimand(column, below)], of: table, in: domain, threads: 1)
    share = shares.entries[0].value
    replicateValues = try design.forEachDomain(of: column, table, in: domain, threads: 0) {
      try analysis.replicateValues(in: $0, design)?.values[0]
    }[0]
    let error = found.entries[0].standardError
    let slope = shares.entries[0].standardError / error
    let isKnown = error > 0 && slope > 0 && slope.isFinite
    let others = replicateValues?.filter { [value] in $0.isFinite && $0 != value } ?? []
    isWithoutError = !isKnown && others.isEmpty
    // Replicates need no slope, and what has no standard error none either.
    self.slope = isKnown ? slope : .infinity
  }

  /// Whose moments it needs.
  public var quantities: [Quantity] { below.quantities }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let share = below.linearised(at: totals)
    return Linearisation(
      value: value - (share.value - self.share) / slope, weight: -share.weight / slope,
      first: share.first.map { -$0 / slope })
  }
}
