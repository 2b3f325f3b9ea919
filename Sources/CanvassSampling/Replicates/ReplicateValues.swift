import CanvassNumerics

/// An estimand that is evaluated in every replicate: of a group of quantities whose moments and linearisation over
/// all of the sample are known.
struct ReplicatedEstimand {
  let estimand: any Estimand
  let group: Int
  let moments: Moments
  let linearised: Linearisation

  /// The columns of sums that it looks at.
  private var hasSecond: Bool { !linearised.second.isEmpty }

  /// How many they are.
  var columnCount: Int { 1 + moments.quantityCount + linearised.second.count }

  /// Its sums in some pairs.
  func columns(_ totals: ClusterTotals, at pairs: [Int32]) -> [[Double]] {
    totals.sums(of: group, at: pairs, hasSecond: hasSecond)
  }

  /// Its values at the totals of each replicate, which stand in columns from some place on.
  func values(at totals: Matrix, from place: Int) -> [Double] {
    var moments = moments
    return (0..<totals.rows).map { replicate in
      for column in 0..<columnCount {
        moments.sums[column == 0 ? 0 : column + 1] = totals[replicate, place + column]
      }
      return estimand.value(at: moments)
    }
  }
}

extension ReplicateRoot {
  /// The values of estimands in each replicate, from their sums in the leaves of this root: one matrix product for all.
  func values(of estimands: [ReplicatedEstimand], _ totals: ClusterTotals, at pairs: [Int32])
    -> [[Double]]
  {
    let product = self.totals(
      of: Matrix(columns: estimands.flatMap { $0.columns(totals, at: pairs) }))
    var place = 0
    return estimands.map { estimand in
      defer { place += estimand.columnCount }
      return estimand.values(at: product, from: place)
    }
  }
}

extension TotalsSource {
  /// The values of estimands in each replicate, in the one domain that is looked at; `nil` where variances are not made of
  /// replicates.
  func replicateValues(of estimands: [any Estimand]) throws -> [[Double]]? {
    var values: [[Double]] = []
    for first in stride(from: 0, to: estimands.count, by: 32) {
      let some = Array(estimands[first..<min(first + 32, estimands.count)])
      let totals = try totals(of: some.map(\.quantities))
      let rows = DomainPlace(totals.tree, domain: 0, cell: cells[0], totals.cells).rows
      guard let replicates = rows.replicated else { return nil }
      values += replicates.values(
        of: some.enumerated().map { group, estimand in
          let moments = totals.domainMoments(group: group, domain: 0)
          return ReplicatedEstimand(
            estimand: estimand, group: group, moments: moments,
            linearised: estimand.linearised(at: moments))
        }, totals, at: rows.pairs)
    }
    return values
  }
}
