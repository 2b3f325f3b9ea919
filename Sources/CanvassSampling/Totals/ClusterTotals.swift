import CanvassNumerics

/// Moments of groups of quantities for every pair of leaf cluster and domain: the small table that
/// all estimates and their variances are computed from, wherever it comes from.
public struct ClusterTotals: Sendable {
  /// How the leaves lie in strata and clusters.
  public let tree: SampleTree
  /// The pairs of leaf and domain.
  let cells: ClusterCells
  /// For each group: `cells.count` × `Moments.count`, pair after pair.
  let sums: [ArraySlice<Double>]
  /// The centres of the quantities of each group.
  let centres: [[Double]]
  /// What the weights add up to.
  let weightScale: WeightScale

  /// The same totals with all domains taken together.
  func together(threads: Int) -> ClusterTotals {
    let merged = cells.together()
    guard merged.count < cells.count else {
      // No leaf has rows in two domains.
      return replacing(merged, sums)
    }
    let joined = mapInParallel(sums.count, threads: threads) { group in
      let stride = sumCount(of: group)
      let own = sums[group]
      var joined = [Double](repeating: 0, count: merged.count * stride)
      var place = -1
      var leaf: Int32 = -1
      for pair in 0..<cells.count {
        if cells.leaf[pair] != leaf {
          leaf = cells.leaf[pair]
          place += 1
        }
        for index in 0..<stride {
          joined[place * stride + index] += own[own.startIndex + pair * stride + index]
        }
      }
      return joined[...]
    }
    return replacing(merged, joined)
  }

  private func replacing(_ cells: ClusterCells, _ sums: [ArraySlice<Double>]) -> ClusterTotals {
    ClusterTotals(
      tree: tree, cells: cells, sums: sums, centres: centres, weightScale: weightScale)
  }

  /// Those of some groups.
  func keeping(_ groups: [Int]) -> ClusterTotals {
    ClusterTotals(
      tree: tree, cells: cells, sums: groups.map { sums[$0] }, centres: groups.map { centres[$0] },
      weightScale: weightScale)
  }

  /// Number of sums of a group.
  private func sumCount(of group: Int) -> Int { Moments.count(quantities: centres[group].count) }

  /// The number of rows with weight of a group in one pair of leaf and domain.
  func rows(of group: Int, at pair: Int32) -> Double {
    sums[group][sums[group].startIndex + Int(pair) * sumCount(of: group) + 1]
  }

  /// Whether a group has rows with weight in each of some pairs.
  func hasRows(of group: Int, in pairs: [Int32]) -> Bool {
    let stride = sumCount(of: group)
    return sums[group].withUnsafeBufferPointer { sums in
      pairs.allSatisfy { sums[Int($0) * stride + 1] > 0 }
    }
  }

  /// Number of pairs of leaves of the sample; those of calibration columns follow.
  var sampledPairs: Int {
    let leafCount = tree.leafCount
    guard let last = cells.leaf.last, Int(last) >= leafCount else { return cells.count }
    return cells.leaf.partitioningIndex { Int($0) >= leafCount }
  }

  /// The moments of a group in one domain: the sum over its cells. What each addition rounds off is
  /// carried along (Knuth's two-sum), since with a million clusters the last digits matter.
  func domainMoments(group: Int, domain: Int) -> Moments {
    var moments = Moments(centres: centres[group])
    let count = moments.sums.count
    let pairs = sampledPairs
    sums[group].withUnsafeBytes { all in
      // Four sums at a time; one quantity has just four.
      for first in stride(from: 0, to: count, by: 4) {
        let width = min(4, count - first)
        var sum = SIMD4<Double>.zero
        var carry = SIMD4<Double>.zero
        @inline(__always) func add(_ pair: Int) {
          let offset = 8 * (pair * count + first)
          var value = SIMD4<Double>.zero
          if width == 4 {
            value = all.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
          } else {
            for lane in 0..<width {
              value[lane] = all.loadUnaligned(fromByteOffset: offset + 8 * lane, as: Double.self)
            }
          }
          let next = sum + value
          let rounded = next - sum
          carry += (sum - (next - rounded)) + (value - rounded)
          sum = next
        }
        if let members = cells.members {
          members.withUnsafeBufferPointer { members in
            for place in cells.start[domain]..<cells.start[domain + 1] {
              let pair = Int(members[place])
              if pair >= pairs { break }
              add(pair)
            }
          }
        } else {
          for pair in 0..<pairs { add(pair) }
        }
        for lane in 0..<width { moments.sums[first + lane] = sum[lane] + carry[lane] }
      }
    }
    return moments
  }

  /// Calls `body(column, sums)` with the sums of a group in some pairs, column after column: 0 is Σw, those from 2 on
  /// are the first moments, after them the second ones.
  func forEachColumn(
    of group: Int, at pairs: [Int32], hasSecond: Bool,
    _ body: (Int, LazyMapCollection<[Int32], Double>) -> Void
  ) {
    let stride = sumCount(of: group)
    let count = hasSecond ? stride : 2 + centres[group].count
    sums[group].withUnsafeBufferPointer { sums in
      for column in 0..<count where column != 1 {
        body(column, pairs.lazy.map { sums[Int($0) * stride + column] })
      }
    }
  }

  /// Whether some pair moves a linearised estimate by more than rounding.
  func moves(_ linearised: Linearisation, group: Int, at pairs: [Int32]) -> Bool {
    let stride = sumCount(of: group)
    return sums[group].withUnsafeBufferPointer { sums in
      guard let base = sums.baseAddress else { return false }
      return pairs.contains {
        let (value, doubt) = linearised.influence(of: base + Int($0) * stride)
        return !isNoMoreThanRounding(value, doubt)
      }
    }
  }

  /// What each of some pairs adds to a linearised estimate; zero where that is no more than rounding.
  func fill(
    _ influence: UnsafeMutableBufferPointer<Double>, _ linearised: Linearisation, group: Int,
    at pairs: [Int32]
  ) {
    sums[group].withUnsafeBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      linearised.influences(
        of: base, stride: sumCount(of: group), at: pairs, into: influence)
    }
  }

  /// Calls `body(pair, influence)` for each of some pairs; what rounding can make of it goes along.
  @inline(__always)
  func forEachInfluence(
    _ linearised: Linearisation, group: Int, at pairs: [Int32],
    _ body: (Int32, (value: Double, doubt: Double)) -> Void
  ) {
    let stride = sumCount(of: group)
    sums[group].withUnsafeBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      for pair in pairs { body(pair, linearised.influence(of: base + Int(pair) * stride)) }
    }
  }
}
