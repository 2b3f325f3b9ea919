import CanvassNumerics

/// An estimand that is evaluated in every replicate: of a group of quantities whose moments and linearisation over
/// all of the sample are known.
struct ReplicatedEstimand {
  let estimand: any Estimand
  let group: Int
  let moments: Moments
  let linearised: Linearisation

  /// Whether it looks at second moments.
  var hasSecond: Bool { !linearised.second.isEmpty }

  /// Its values at the totals of each replicate.
  func values(at totals: Matrix, _ places: ReplicatedSums.Places) -> [Double] {
    var moments = moments
    return totals.elements.withUnsafeBufferPointer { elements in
      (0..<totals.rows).map { replicate in
        moments.sums[0] = elements[places.weight * totals.rows + replicate]
        for (moment, column) in places.moments.enumerated() {
          moments.sums[2 + moment] = elements[column * totals.rows + replicate]
        }
        return estimand.value(at: moments)
      }
    }
  }
}

/// The sums of estimands in some leaves, a column each, which are multiplied for all replicates at once.
///
/// Estimands that follow one another and have the same sums of weights, as where everyone answers, share the column.
struct ReplicatedSums {
  /// Leaves × columns.
  let columns: Matrix
  /// Where the sums of each estimand stand.
  let places: [Places]

  /// The columns of an estimand.
  struct Places {
    /// That of Σw.
    let weight: Int
    /// Those of the moments.
    let moments: Range<Int>
  }

  /// The sums at some pairs of leaf and domain.
  init(of estimands: [ReplicatedEstimand], _ totals: ClusterTotals, at pairs: [Int32]) {
    var elements: [Double] = []
    elements.reserveCapacity(
      pairs.count
        * estimands.reduce(0) { $0 + $1.moments.quantityCount + $1.linearised.second.count + 1 })
    var places: [Places] = []
    var (weight, count) = (0, 0)
    for estimand in estimands {
      var first = count
      totals.forEachColumn(of: estimand.group, at: pairs, hasSecond: estimand.hasSecond) {
        column, sums in
        if column == 0 {
          let known = elements[
            weight * pairs.count..<min(elements.count, (weight + 1) * pairs.count)]
          if count > 0, known.elementsEqual(sums) { return }
          (weight, first) = (count, count + 1)
        }
        elements.append(contentsOf: sums)
        count += 1
      }
      places.append(Places(weight: weight, moments: first..<count))
    }
    columns = Matrix(rows: pairs.count, columns: count, elements: elements)
    self.places = places
  }
}

extension ReplicateRoot {
  /// The values of estimands in each replicate, from their sums in the leaves of this root: one matrix product for all.
  func values(of estimands: [ReplicatedEstimand], _ totals: ClusterTotals, at pairs: [Int32])
    -> [[Double]]
  {
    let sums = ReplicatedSums(of: estimands, totals, at: pairs)
    let product = self.totals(of: sums.columns)
    return zip(estimands, sums.places).map { $0.values(at: product, $1) }
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
