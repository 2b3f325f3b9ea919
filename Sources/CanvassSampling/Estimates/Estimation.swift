import CanvassNumerics
import CanvassTables

/// Which covariances are wanted.
public enum CovarianceScope: Sendable {
  /// The variance of each estimate: linear in the number of estimates.
  case variances
  /// All pairs, across estimands and domains.
  case full
}

/// A named estimand: what is estimated and what it is called.
public struct NamedEstimand: Sendable {
  /// The name, as the user knows it.
  public let variable: String
  /// The category of a proportion.
  public let level: String?
  /// What is estimated.
  public let estimand: any Estimand

  /// An estimand with its name.
  public init(_ variable: String, level: String? = nil, _ estimand: any Estimand) {
    self.variable = variable
    self.level = level
    self.estimand = estimand
  }
}

extension Design {
  /// Estimates every estimand in every domain, with linearised variances.
  ///
  /// The rows are read once for each estimand; the cost does not grow with the number of domains.
  ///
  /// - Parameters:
  ///   - threads: at most that many; 0 for one a core. The result does not depend on it.
  /// - Returns: estimates, the domains of the first estimand first.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `Interrupted`.
  public func estimate(
    _ estimands: [NamedEstimand], in domains: Domains = .whole,
    covariance: CovarianceScope = .variances, threads: Int = 0
  ) throws -> Estimates {
    try requireVariance()
    let cells = ClusterCells(self, domains)
    let places = domainPlaces(domains, cells, threads: threads)
    // Sums of a batch of estimands at a time, so that memory does not grow with their number.
    let batch = max(effectiveThreads(threads), 16_000_000 / max(1, 4 * cells.count))
    var entries: [Estimate] = []
    var influences: [[Double]] = []
    entries.reserveCapacity(estimands.count * domains.cells.count)
    for first in stride(from: 0, to: estimands.count, by: batch) {
      try Interruption.current?.check()
      let some = Array(estimands[first..<min(first + batch, estimands.count)])
      let totals = ClusterTotals(
        of: some.map(\.estimand.variables), self, cells, threads: threads)
      // Domain by domain, so that a thread keeps to one arrangement of clusters.
      let count = some.count * places.count
      let chunk = max(1, count / 64)
      let results = parallelMap((count + chunk - 1) / chunk, threads: threads) { index in
        (index * chunk..<min((index + 1) * chunk, count)).map { task in
          places[task / some.count].estimate(
            some[task % some.count], group: task % some.count, totals,
            keepInfluence: covariance == .full)
        }
      }
      for group in some.indices {
        for domain in places.indices {
          let task = domain * some.count + group
          let (entry, influence) = results[task / chunk][task % chunk]
          entries.append(entry)
          if covariance == .full { influences.append(influence) }
        }
      }
    }
    var result = Estimates(domainColumns: domains.columns, entries: entries)
    if covariance == .full {
      result.covariance = self.covariance(
        leaves: estimands.flatMap { _ in places.map(\.leaves) }, influences: influences)
    }
    return result
  }

  private func domainPlaces(_ domains: Domains, _ cells: ClusterCells, threads: Int)
    -> [DomainPlace]
  {
    let pairs = domains.cells.indices.map(cells.pairs(of:))
    let leaves = pairs.map { $0.map { cells.leaf[Int($0)] } }
    let freedom = degreesOfFreedom(of: domains, leaves: leaves)
    return parallelMap(domains.cells.count, threads: threads) { domain in
      DomainPlace(
        domain: domain, cell: domains.cells[domain], pairs: pairs[domain],
        leaves: leaves[domain], degreesOfFreedom: freedom[domain],
        plan: VariancePlan(self, leaves: leaves[domain]))
    }
  }

  /// Degrees of freedom of each domain: first-stage clusters less strata among its rows with
  /// weight.
  private func degreesOfFreedom(of domains: Domains, leaves: [[Int32]]) -> [Int] {
    guard domains.ofRow != nil else { return [degreesOfFreedom] }
    var weighted = [Bool](repeating: false, count: 0)
    if weights.contains(0), let domainOfRow = domains.ofRow {
      // A cluster whose rows in the domain all weigh nothing does not count.
      return domains.cells.indices.map { domain in
        weighted = [Bool](repeating: false, count: leafCount)
        for row in 0..<rowCount where domainOfRow[row] == Int32(domain) && weights[row] > 0 {
          weighted[Int(leafOfRow[row])] = true
        }
        let counts = clustersAndStrata(ofLeaves: leaves[domain].filter { weighted[Int($0)] })
        return counts.clusters - counts.strata
      }
    }
    return leaves.map {
      let counts = clustersAndStrata(ofLeaves: $0)
      return counts.clusters - counts.strata
    }
  }
}

/// A domain with what its estimates need of the design.
private struct DomainPlace: Sendable {
  let domain: Int
  let cell: Domains.Cell
  /// The pairs (leaf cluster, domain) with rows, and their leaves.
  let pairs: [Int32]
  let leaves: [Int32]
  let degreesOfFreedom: Int
  let plan: VariancePlan

  func estimate(
    _ named: NamedEstimand, group: Int, _ totals: ClusterTotals, keepInfluence: Bool
  ) -> (Estimate, [Double]) {
    let moments = totals.domainMoments(group: group, domain: domain)
    let linearised = named.estimand.linearised(at: moments)
    let stride = moments.sums.count
    let influence = totals.sums[group].withUnsafeBufferPointer { sums -> [Double] in
      guard let base = sums.baseAddress else { return [] }
      return pairs.map { linearised.influence(of: base + Int($0) * stride) }
    }
    let isDefined = linearised.value.isFinite
    let estimate = Estimate(
      variable: named.variable, level: named.level, cell: cell,
      value: isDefined ? linearised.value : .nan,
      variance: isDefined ? plan.variance(influence) : .nan,
      degreesOfFreedom: degreesOfFreedom, count: Int(moments.rows),
      populationSize: moments.weight,
      simpleRandomVariance: simpleRandomVariance(linearised, moments))
    return (estimate, keepInfluence ? influence : [])
  }
}
