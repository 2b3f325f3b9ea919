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
      entries += places.estimates(of: some, totals, threads: threads)
      if covariance == .full {
        for (group, named) in some.enumerated() {
          influences += places.map { $0.influence(on: named.estimand, group: group, totals) }
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
    return mapInParallel(domains.cells.count, threads: threads) { domain in
      DomainPlace(
        domain: domain, cell: domains.cells[domain], pairs: pairs[domain],
        leaves: leaves[domain], degreesOfFreedom: freedom[domain],
        plan: VariancePlan(self, leaves: leaves[domain]))
    }
  }

  /// Degrees of freedom of each domain: first-stage clusters less strata among its rows with
  /// weight.
  private func degreesOfFreedom(of domains: Domains, leaves: [[Int32]]) -> [Int] {
    guard let domainOfRow = domains.ofRow else { return [degreesOfFreedom] }
    guard weights.contains(0) else { return leaves.map(degreesOfFreedom(ofLeaves:)) }
    // A cluster whose rows in the domain all weigh nothing does not count.
    var weighted = [Set<Int32>](repeating: [], count: domains.cells.count)
    for row in 0..<rowCount where domainOfRow[row] >= 0 && weights[row] > 0 {
      weighted[Int(domainOfRow[row])].insert(leafOfRow[row])
    }
    return zip(leaves, weighted).map { leaves, weighted in
      degreesOfFreedom(ofLeaves: leaves.filter(weighted.contains))
    }
  }

  private func degreesOfFreedom(ofLeaves leaves: [Int32]) -> Int {
    let counts = clustersAndStrata(ofLeaves: leaves)
    return counts.clusters - counts.strata
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

  /// The value with its variance, from the totals of a group of variables.
  func estimate(_ named: NamedEstimand, group: Int, _ totals: ClusterTotals) -> Estimate {
    let moments = totals.domainMoments(group: group, domain: domain)
    let linearised = named.estimand.linearised(at: moments)
    let isDefined = linearised.value.isFinite
    return Estimate(
      variable: named.variable, level: named.level, cell: cell,
      value: isDefined ? linearised.value : .nan,
      variance: isDefined ? variance(linearised, group: group, totals) : .nan,
      degreesOfFreedom: degreesOfFreedom, count: Int(moments.rows),
      populationSize: moments.weight,
      simpleRandomVariance: simpleRandomVariance(linearised, moments))
  }

  private func variance(_ linearised: Linearisation, group: Int, _ totals: ClusterTotals) -> Double
  {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: pairs.count) { influence in
      influence.initialize(repeating: 0)
      fill(influence, linearised, group: group, totals)
      return plan.variance(UnsafeBufferPointer(influence))
    }
  }

  /// What each cluster adds to the linearised estimate.
  func influence(on estimand: any Estimand, group: Int, _ totals: ClusterTotals) -> [Double] {
    let moments = totals.domainMoments(group: group, domain: domain)
    var influence = [Double](repeating: 0, count: pairs.count)
    influence.withUnsafeMutableBufferPointer {
      fill($0, estimand.linearised(at: moments), group: group, totals)
    }
    return influence
  }

  private func fill(
    _ influence: UnsafeMutableBufferPointer<Double>, _ linearised: Linearisation, group: Int,
    _ totals: ClusterTotals
  ) {
    let stride = Moments.count(variables: totals.variableCounts[group])
    totals.sums[group].withUnsafeBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      linearised.influences(of: base, stride: stride, at: pairs, into: influence)
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
