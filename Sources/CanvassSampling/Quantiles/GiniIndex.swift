import CanvassNumerics
import CanvassTables

/// The Gini index of a column, G = Σ_k Σ_j w_k w_j |y_k − y_j| / (2·Σw·Σwy): half the mean difference of two people over the
/// mean.
///
/// Score of a row: w_k(A_k/(N·T) − G(1/N + y_k/T)) with A_k = Σ_j w_j |y_k − y_j|, N = Σw and T = Σwy, the derivative of G
/// by the weight of the row (J.-C. Deville, Survey Methodology 25, 1999). Neither ties nor the order of rows change it.
/// Under replicates the index of each is taken.
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
        try estimate(name, $0, design)
      }
    }
    return Estimates(domainColumns: domains.columns, entries: entries)
  }

  private static func estimate(
    _ name: String, _ domain: DomainAnswers, _ design: Design
  ) throws -> Estimate {
    let (answers, rows, weights) = (domain.numbers, domain.rows, design.weights)
    let order = rows.sorted { (answers[$0], $0) < (answers[$1], $1) }
    let curve = DistanceCurve(order.map { answers[$0] }, order.map { weights[$0] })
    let (population, total, gini) = (curve.population, curve.total, curve.gini)
    let influence = RowScores(
      rows: order,
      values: zip(order, curve.distances).map { row, distance in
        weights[row]
          * (distance / (population * total) - gini * (1 / population + answers[row] / total))
      })
    var found = try design.totals(of: influence, threads: 1)[0]
    if let replicated = ReplicatedRows(order, of: design), !gini.isNaN {
      let ascending = order.map { answers[$0] }
      let values = try replicated.values(1, threads: domain.threads) {
        [DistanceCurve(ascending, $0).gini]
      }
      (found.variance, found.lostReplicates) = replicated.root.variance(
        ofValues: values[0], estimate: gini, isFixed: found.variance == 0)
    }
    return Estimate(
      variable: name, level: nil, cell: domain.cell, value: gini,
      variance: gini.isNaN ? .nan : found.shown.variance,
      degreesOfFreedom: found.degreesOfFreedom, count: rows.count, populationSize: population,
      simpleRandomVariance: found.simpleRandomVariance, lostReplicates: found.lostReplicates)
  }
}

/// How far each of some ascending values lies from all others: A_k = Σ_j w_j |y_k − y_j|.
private struct DistanceCurve {
  let distances: [Double]
  /// Σw.
  let population: Double
  /// Σwy.
  let total: Double
  /// Σ_k w_k·A_k / (2·Σw·Σwy); NaN where the total is not above 0.
  let gini: Double

  init(_ values: [Double], _ weights: [Double]) {
    population = weights.reduce(0, +)
    // Distances are taken from a value in the middle, so that large values of small spread keep their digits.
    let centre = values.isEmpty ? 0 : values[values.count / 2]
    let sum = zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - centre) }
    total = sum + centre * population
    var distances: [Double] = []
    distances.reserveCapacity(values.count)
    var (below, weightBelow) = (0.0, 0.0)
    for (value, w) in zip(values, weights) {
      let y = value - centre
      // Σ_below w(y − y_j) + Σ_others w(y_j − y)
      distances.append(y * (2 * weightBelow - population) + sum - 2 * below)
      below += w * y
      weightBelow += w
    }
    let half = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 } / 2
    gini = total > 0 ? half / (population * total) : .nan
    self.distances = distances
  }
}
