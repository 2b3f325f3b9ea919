import CanvassNumerics
import CanvassTables

/// What each row of a table moves an estimate by, per unit of its weight; NaN where the estimate does
/// not use the row. The variance of its weighted total is that of the estimate.
///
/// For estimates that are no function of a few totals: correlations of ordered answers, α over pairs of
/// items.
public struct RowScores: Sendable {
  /// One for each row.
  public let values: [Double]

  /// Scores, one for each row.
  public init(_ values: [Double]) { self.values = values }
}

extension Design {
  /// The weighted totals of row scores, one for each estimate: their variances and degrees of freedom are
  /// those of the estimates.
  ///
  /// - Parameters:
  ///   - domains: the one domain that counts.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  public func totals(
    of scores: [RowScores], in domains: Domains = .whole, threads: Int = 0
  ) throws -> [Estimate] {
    try tree.requireVariance()
    let source = TableTotals(Table(rowCount: rowCount), self, in: domains, threads: threads)
    let totals = source.totals(of: scores.map { [BoundQuantity(values: $0.values)] })
    let place = DomainPlace(tree, domain: 0, cell: domains.cells[0], totals.cells)
    let total = NamedEstimand("", Total(""))
    return scores.indices.map { place.estimate(total, group: $0, totals) }
  }
}
