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
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MemoryShortage`;
  ///   `Interrupted`.
  public func estimate(
    _ estimands: [NamedEstimand], in domains: Domains = .whole,
    covariance: CovarianceScope = .variances, threads: Int = 0
  ) throws -> Estimates {
    try tree.requireVariance()
    let cells = ClusterCells(self, domains)
    let places = domainPlaces(domains, cells, threads: threads)
    // Sums of a batch of estimands at a time, so that memory does not grow with their number.
    let batch = max(effectiveThreads(threads), 16_000_000 / max(1, 4 * cells.count))
    var entries: [Estimate] = []
    var roots: [Double] = []
    let rootCount = tree.clusterCount
    if covariance == .full {
      let all = estimands.count * places.count
      try MemoryRoom.check(
        8 * all * (rootCount + all),
        for: "the covariance of \(counted(all, "estimate")) over \(counted(rootCount, "cluster"))")
    }
    entries.reserveCapacity(estimands.count * domains.cells.count)
    for first in stride(from: 0, to: estimands.count, by: batch) {
      try Interruption.current?.check()
      let some = Array(estimands[first..<min(first + batch, estimands.count)])
      try ClusterTotals.checkRoom(for: some.map(\.estimand.variables.count), cells)
      let totals = ClusterTotals(
        of: some.map(\.estimand.variables), cells, threads: threads)
      entries += places.estimates(of: some, totals, threads: threads)
      if covariance == .full {
        roots += rootsOf(some.count * places.count, rootCount: rootCount, threads: threads) {
          let (group, domain) = $0.quotientAndRemainder(dividingBy: places.count)
          places[domain].root(of: some[group].estimand, group: group, totals, into: $1)
        }
      }
    }
    var result = Estimates(domainColumns: domains.columns, entries: entries)
    if covariance == .full {
      result.covariance = EstimateCovariance(roots: roots, rootCount: rootCount)
    }
    return result
  }

  private func domainPlaces(_ domains: Domains, _ cells: ClusterCells, threads: Int)
    -> [DomainPlace]
  {
    mapInParallel(domains.cells.count, threads: threads) {
      DomainPlace(self, domain: $0, cell: domains.cells[$0], cells)
    }
  }
}

extension [DomainPlace] {
  /// Every estimand in every domain, the domains of the first estimand first.
  func estimates(of estimands: [NamedEstimand], _ totals: ClusterTotals, threads: Int)
    -> [Estimate]
  {
    let total = estimands.count * count
    return [Estimate](unsafeUninitializedCapacity: total) { buffer, initialized in
      // Domain by domain, so that a thread keeps to one arrangement of clusters.
      let chunk = Swift.max(1, total / 64)
      inParallel((total + chunk - 1) / chunk, threads: threads) { index in
        for task in index * chunk..<Swift.min((index + 1) * chunk, total) {
          let (domain, group) = task.quotientAndRemainder(dividingBy: estimands.count)
          (buffer.baseAddress! + group * count + domain).initialize(
            to: self[domain].estimate(estimands[group], group: group, totals))
        }
      }
      initialized = total
    }
  }
}
