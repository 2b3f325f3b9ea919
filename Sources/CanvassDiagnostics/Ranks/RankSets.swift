import CanvassNumerics

/// A rank with the ranks that the data do not exclude; rank 1 is the highest.
public struct RankSet: Sendable, Equatable {
  /// The rank of the estimate.
  public var rank: Int
  /// The best rank in the set.
  public var lower: Int
  /// The worst rank in the set.
  public var upper: Int
}

/// Simultaneous confidence sets for ranks.
///
/// All pairs are compared by t tests with the covariance of their estimates, adjusted by Holm over
/// the K(K − 1)/2 pairs. A unit's best rank is one more than the number of units significantly above
/// it, its worst rank is K less the number significantly below it. All sets hold together with
/// probability of at least `level` (Mogstad, Romano, Shaikh & Wilhelm 2024, Review of Economic
/// Studies 91, with Holm in place of their bootstrap).
///
/// - Parameters:
///   - values: estimates; NaN gets no set.
///   - covariance: of the estimates, in their order. A difference whose variance is 0 is certain; two
///     without a variance or without degrees of freedom are not told apart.
///   - freedom: degrees of freedom of the comparison of two units.
/// - Returns: one set a unit, `nil` where it has no estimate.
public func rankSets(
  values: [Double], covariance: Matrix, level: Double,
  degreesOfFreedom freedom: (Int, Int) -> Int
) -> [RankSet?] {
  let units = values.indices.filter { values[$0].isFinite }
  var pairs: [(high: Int, low: Int)] = []
  var p: [Double] = []
  for (position, i) in units.enumerated() {
    for j in units[(position + 1)...] {
      let variance = covariance[i, i] + covariance[j, j] - 2 * covariance[i, j]
      let gap = Gap(
        estimate: values[i] - values[j], variance: variance,
        degreesOfFreedom: freedom(i, j), alternative: .different)
      pairs.append(values[i] > values[j] ? (i, j) : (j, i))
      p.append(gap.p)
    }
  }
  let adjusted = holmAdjusted(p)
  var above = [Int](repeating: 0, count: values.count)
  var below = above
  for (pair, value) in zip(pairs, adjusted) where value < 1 - level {
    above[pair.low] += 1
    below[pair.high] += 1
  }
  return values.indices.map { unit in
    guard values[unit].isFinite else { return nil }
    let rank = 1 + units.count { values[$0] > values[unit] }
    return RankSet(rank: rank, lower: 1 + above[unit], upper: units.count - below[unit])
  }
}
