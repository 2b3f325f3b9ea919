import CanvassNumerics
import CanvassTables

/// Which covariances are wanted.
public enum CovarianceScope: Sendable {
  /// The estimates alone: no variance is taken, and none need exist.
  case none
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

extension TotalsSource {
  /// Estimates every estimand in every cell, with linearised variances.
  ///
  /// The source is asked once for each batch of estimands; the cost does not grow with the number of
  /// cells.
  ///
  /// - Parameters:
  ///   - threads: at most that many; 0 for one a core. The result does not depend on it.
  /// - Returns: estimates, the cells of the first estimand first.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MemoryShortage`;
  ///   what the source throws.
  public func estimate(
    _ estimands: [NamedEstimand], covariance: CovarianceScope = .variances, threads: Int = 0
  ) throws -> Estimates {
    var places: [DomainPlace] = []
    var entries: [Estimate] = []
    var roots = EstimateRoots()
    let batch = max(1, groupsAtOnce)
    for first in stride(from: 0, to: estimands.count, by: batch) {
      let some = Array(estimands[first..<min(first + batch, estimands.count)])
      let totals = try totals(of: some.map(\.estimand.quantities))
      if first == 0 {
        if covariance != .none { try totals.tree.requireVariance() }
        places = mapInParallel(cells.count, threads: threads) {
          DomainPlace(totals.tree, domain: $0, cell: cells[$0], totals.cells)
        }
        if covariance == .full {
          let rootCount = places[0].rows.rootCount
          roots = EstimateRoots(in: places[0].rows)
          let all = estimands.count * cells.count
          try MemoryRoom.check(
            8 * all * (rootCount + all),
            for:
              "the covariance of \(counted: all, "estimate") over \(counted: rootCount, "cluster")")
        }
      }
      let estimates = places.estimates(
        of: some, totals, hasVariance: covariance != .none, threads: threads)
      if entries.isEmpty { entries = estimates } else { entries += estimates }
      if covariance == .full {
        roots.append(some.count * places.count, threads: threads) {
          let (group, domain) = $0.quotientAndRemainder(dividingBy: places.count)
          places[domain].root(of: some[group].estimand, group: group, totals, into: $1)
        }
      }
    }
    var result = Estimates(domainColumns: domainColumns, entries: entries)
    if covariance == .full { result.covariance = EstimateCovariance(roots) }
    return result
  }
}

extension Design {
  /// Estimates every estimand over the columns of a table in memory, in every domain.
  ///
  /// - Throws: what `TotalsSource.estimate` throws.
  public func estimate(
    _ estimands: [NamedEstimand], of table: Table, in domains: Domains = .whole,
    covariance: CovarianceScope = .variances, threads: Int = 0
  ) throws -> Estimates {
    try TableTotals(table, self, in: domains, threads: threads)
      .estimate(estimands, covariance: covariance, threads: threads)
  }
}

extension [DomainPlace] {
  /// Every estimand in every domain, the domains of the first estimand first.
  func estimates(
    of estimands: [NamedEstimand], _ totals: ClusterTotals, hasVariance: Bool, threads: Int
  ) -> [Estimate] {
    if hasVariance, let replicated = ReplicatedDomains(self, totals) {
      return replicated.estimates(of: estimands, threads: threads)
    }
    let total = estimands.count * count
    return [Estimate](unsafeUninitializedCapacity: total) { buffer, initialized in
      // Domain by domain, so that a thread keeps to one arrangement of clusters.
      // Replicates are one product for as many as there are.
      let isReplicated = first?.rows.replicated != nil
      let chunk = isReplicated ? Swift.min(estimands.count, 32) : Swift.max(1, total / 64)
      inParallel((total + chunk - 1) / chunk, threads: threads) { index in
        var task = index * chunk
        let end = Swift.min(task + chunk, total)
        while task < end {
          let (domain, first) = task.quotientAndRemainder(dividingBy: estimands.count)
          let place = self[domain]
          let last = Swift.min(estimands.count, first + end - task)
          let estimates =
            hasVariance
            ? place.estimates(estimands[first..<last], totals)
            : place.values(estimands[first..<last], totals)
          for (group, estimate) in zip(first..<last, estimates) {
            (buffer.baseAddress! + group * count + domain).initialize(to: estimate)
          }
          task += last - first
        }
      }
      initialized = total
    }
  }
}
