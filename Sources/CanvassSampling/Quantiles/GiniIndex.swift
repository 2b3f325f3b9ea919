import CanvassNumerics
import CanvassTables

/// The Gini index of a column, G = Σ_k Σ_j w_k w_j |y_k − y_j| / (2·Σw·Σwy): half the mean difference of two people over the
/// mean.
///
/// Score of a row: w_k(A_k/(N·T) − G(1/N + y_k/T)) with A_k = Σ_j w_j |y_k − y_j|, N = Σw and T = Σwy, the derivative of G
/// by the weight of the row (J.-C. Deville, Survey Methodology 25, 1999). Neither ties nor the order of rows change it.
public enum GiniIndex {
  /// The index of columns in every domain. O(n log n) for each column.
  ///
  /// - Returns: the domains of the first column first; an index is NaN where the total is not above 0.
  /// - Throws: `TableError` for an unknown column; `DesignError` for text where numbers are needed, and when a stratum
  ///   has one cluster and no rule for it.
  public static func estimates(
    of columns: [String], _ table: Table, _ design: Design, in domains: Domains = .whole,
    threads: Int = 0
  ) throws -> Estimates {
    let entries = try columns.flatMap { name in
      try design.forEachDomain(of: name, table, in: domains, threads: threads) {
        try estimate(name, $0, $1, $2, design)
      }
    }
    return Estimates(domainColumns: domains.columns, entries: entries)
  }

  private static func estimate(
    _ name: String, _ answers: [Double], _ rows: [Int], _ cell: Domains.Cell, _ design: Design
  ) throws -> Estimate {
    let weights = design.weights
    let order = rows.sorted { (answers[$0], $0) < (answers[$1], $1) }
    let population = rows.reduce(0) { $0 + weights[$1] }
    // Distances are taken from a value in the middle, so that large values of small spread keep their digits.
    let centre = order.isEmpty ? 0 : answers[order[order.count / 2]]
    let sum = rows.reduce(0) { $0 + weights[$1] * (answers[$1] - centre) }
    let total = sum + centre * population
    var distances: [Double] = []
    distances.reserveCapacity(order.count)
    var (below, weightBelow) = (0.0, 0.0)
    for row in order {
      let (y, w) = (answers[row] - centre, weights[row])
      // Σ_below w(y − y_j) + Σ_others w(y_j − y)
      distances.append(
        y * (2 * weightBelow - population) + sum - 2 * below)
      below += w * y
      weightBelow += w
    }
    let half = zip(order, distances).reduce(0) { $0 + weights[$1.0] * $1.1 } / 2
    let gini = total > 0 ? half / (population * total) : .nan
    let influence = RowScores(
      rows: order,
      values: zip(order, distances).map { row, distance in
        weights[row]
          * (distance / (population * total) - gini * (1 / population + answers[row] / total))
      })
    let found = try design.totals(of: influence, threads: 1)[0]
    return Estimate(
      variable: name, level: nil, cell: cell, value: gini,
      variance: gini.isNaN ? .nan : found.shown.variance,
      degreesOfFreedom: found.degreesOfFreedom, count: rows.count, populationSize: population,
      simpleRandomVariance: found.simpleRandomVariance)
  }
}
