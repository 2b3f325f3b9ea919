import CanvassNumerics

/// Estimands in all domains of totals, each domain with rows in most leaves: the sums of many of them are multiplied for all
/// replicates in one product, with a row for every leaf.
///
/// Where domains have few leaves each, a product of these alone costs less (`DomainPlace.estimates`).
struct ReplicatedDomains {
  private let places: [DomainPlace]
  private let totals: ClusterTotals
  /// Replicates × leaves.
  private let multipliers: Matrix
  /// The domain of each pair.
  private let domains: [Int32]

  /// Nil where a domain has rows in few leaves, and where replicates are no table.
  init?(_ places: [DomainPlace], _ totals: ClusterTotals) {
    guard let multipliers = places.first?.rows.replicated?.ofAllLeaves, places.count <= 128,
      totals.sampledPairs == totals.cells.count,
      places.allSatisfy({ $0.rows.replicated?.ofAllLeaves != nil })
    else { return nil }
    (self.places, self.totals, self.multipliers) = (places, totals, multipliers)
    domains = totals.cells.domains
  }

  /// Every estimand in every domain, the domains of the first estimand first.
  func estimates(of estimands: [NamedEstimand], threads: Int) -> [Estimate] {
    var result: [Estimate] = []
    result.reserveCapacity(estimands.count * places.count)
    let batch = max(1, 512 / places.count)
    for first in stride(from: 0, to: estimands.count, by: batch) {
      result += estimates(
        of: estimands, first..<min(first + batch, estimands.count), threads: threads)
    }
    return result
  }

  /// A group in each domain, as far as it is known before the replicates.
  private typealias Known = [(estimand: ReplicatedEstimand, isEverywhere: Bool)]

  /// Those of some estimands, whose sums are one matrix.
  private func estimates(
    of estimands: [NamedEstimand], _ groups: Range<Int>, threads: Int
  ) -> [Estimate] {
    let known = mapInParallel(groups.count, threads: threads) { index -> (Known, Bool) in
      let group = groups.lowerBound + index
      let estimand = estimands[group].estimand
      let known = totals.momentsByDomain(of: group, domains, count: places.count).map {
        (
          ReplicatedEstimand(
            estimand: estimand, group: group, moments: $0.moments,
            linearised: estimand.linearised(at: $0.moments)), $0.isEverywhere
        )
      }
      return (known, index > 0 && totals.haveSameWeights(group - 1, group))
    }
    let layout = Layout(known.map { ($0.0, $0.1) }, domains: places.count)
    let product = multipliers.timesInBlocks(
      columns(known.map(\.0), layout, threads), threads: threads)
    return mapInParallel(groups.count * places.count, threads: threads) { task in
      let (index, domain) = task.quotientAndRemainder(dividingBy: places.count)
      let (replicated, isEverywhere) = known[index].0[domain]
      return places[domain].estimate(
        estimands[replicated.group], group: replicated.group, totals, replicated.linearised,
        replicated.moments,
        replicateValues: replicated.values(at: product, layout.places(of: index, in: domain)),
        isEverywhere: isEverywhere)
    }
  }

  /// Where the sums of groups stand: the moments of a group, domain after domain, then its weights, unless they are those of
  /// the group before.
  private struct Layout {
    private var moments: [Int] = []
    private var weights: [Int] = []
    /// Of each group, the moments of a domain.
    private(set) var widths: [Int] = []
    /// Whether a group has weights of its own.
    private(set) var ownsWeights: [Bool] = []
    private(set) var count = 0

    init(_ groups: [(known: Known, sharesWeights: Bool)], domains: Int) {
      for (known, sharesWeights) in groups {
        // Where second moments count in one domain they are taken in all.
        let isSecond = known.contains { $0.estimand.hasSecond }
        let quantities = known[0].estimand.moments.quantityCount
        let width = isSecond ? Moments.count(quantities: quantities) - 2 : quantities
        moments.append(count)
        widths.append(width)
        count += domains * width
        ownsWeights.append(!sharesWeights)
        weights.append(sharesWeights ? weights[weights.count - 1] : count)
        if !sharesWeights { count += domains }
      }
    }

    /// Where the columns of the next group begin.
    func end(of index: Int) -> Int { index + 1 < moments.count ? moments[index + 1] : count }

    func places(of index: Int, in domain: Int) -> ReplicatedSums.Places {
      let first = moments[index] + domain * widths[index]
      return ReplicatedSums.Places(
        weight: weights[index] + domain, moments: first..<first + widths[index])
    }
  }

  /// The sums, leaves × columns.
  private func columns(_ known: [Known], _ layout: Layout, _ threads: Int) -> Matrix {
    let leaves = multipliers.columns
    let elements = [Double](unsafeUninitializedCapacity: leaves * layout.count) {
      elements, initialized in
      nonisolated(unsafe) let to = elements
      inParallel(known.count, threads: threads) { index in
        let width = layout.widths[index]
        let first = layout.places(of: index, in: 0)
        // A leaf in which a domain has no rows adds zero.
        let own = leaves * first.moments.lowerBound..<leaves * layout.end(of: index)
        to[own].initialize(repeating: 0)
        let group = known[index][0].estimand.group
        let stride = Moments.count(quantities: totals.centres[group].count)
        totals.sums[group].withUnsafeBufferPointer { sums in
          for (pair, (domain, leaf)) in zip(domains, totals.cells.leaf).enumerated() {
            let (domain, leaf) = (Int(domain), Int(leaf))
            for moment in 0..<width {
              to[(first.moments.lowerBound + domain * width + moment) * leaves + leaf] =
                sums[pair * stride + 2 + moment]
            }
            if layout.ownsWeights[index] {
              to[(first.weight + domain) * leaves + leaf] = sums[pair * stride]
            }
          }
        }
      }
      initialized = leaves * layout.count
    }
    return Matrix(rows: leaves, columns: layout.count, elements: elements)
  }
}
