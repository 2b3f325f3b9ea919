import CanvassNumerics

/// Moments of groups of variables for every pair of leaf cluster and domain: the small table that
/// all estimates and their variances are computed from.
///
/// One pass over the rows, in parallel over blocks of clusters and groups of variables. Every sum
/// is taken by one task in row order, so that the result is the same to the bit for any number of
/// threads.
struct ClusterTotals: Sendable {
  let cells: ClusterCells
  /// For each group: `cells.count` × `Moments.count`, cell after cell.
  let sums: [[Double]]
  /// Number of variables of each group.
  let variableCounts: [Int]

  /// Asks for room for the sums of groups of so many variables.
  ///
  /// - Throws: `MemoryShortage`.
  static func checkRoom(for variableCounts: [Int], _ cells: ClusterCells) throws(MemoryShortage) {
    let sums = variableCounts.reduce(0) { $0 + Moments.count(variables: $1) }
    try MemoryRoom.check(
      8 * sums * cells.count,
      for: "adding up \(counted(sums, "sum")) for \(counted(cells.count, "cluster"))")
  }

  init(of groups: [[Variable]], _ cells: ClusterCells, threads: Int) {
    self.cells = cells
    variableCounts = groups.map(\.count)
    guard let rows = cells.rows else { preconditionFailure("pairs with their rows") }
    let blocks = rows.blocks
    sums = mapInParallel(groups.count, threads: threads) { index in
      // Blocks of one group are shared out only when there are too few groups to keep all busy.
      accumulate(
        groups[index], rows, blocks: blocks,
        threads: groups.count >= effectiveThreads(threads) ? 1 : threads)
    }
  }

  private init(cells: ClusterCells, sums: [[Double]], variableCounts: [Int]) {
    self.cells = cells
    self.sums = sums
    self.variableCounts = variableCounts
  }

  /// The same totals with all domains taken together.
  func together(threads: Int) -> ClusterTotals {
    let merged = cells.together()
    guard merged.count < cells.count else {
      // No leaf has rows in two domains.
      return ClusterTotals(cells: merged, sums: sums, variableCounts: variableCounts)
    }
    let joined = mapInParallel(sums.count, threads: threads) { group in
      let stride = Moments.count(variables: variableCounts[group])
      var joined = [Double](repeating: 0, count: merged.count * stride)
      var place = -1
      var leaf: Int32 = -1
      for pair in 0..<cells.count {
        if cells.leaf[pair] != leaf {
          leaf = cells.leaf[pair]
          place += 1
        }
        for index in 0..<stride {
          joined[place * stride + index] += sums[group][pair * stride + index]
        }
      }
      return joined
    }
    return ClusterTotals(cells: merged, sums: joined, variableCounts: variableCounts)
  }

  /// The number of rows with weight of a group in one pair of leaf and domain.
  func rows(of group: Int, at pair: Int32) -> Double {
    sums[group][Int(pair) * Moments.count(variables: variableCounts[group]) + 1]
  }

  /// Whether a group has rows with weight in each of some pairs.
  func hasRows(of group: Int, in pairs: [Int32]) -> Bool {
    let stride = Moments.count(variables: variableCounts[group])
    return sums[group].withUnsafeBufferPointer { sums in
      pairs.allSatisfy { sums[Int($0) * stride + 1] > 0 }
    }
  }

  /// The moments of a group in one domain: the sum over its cells. What each addition rounds off is
  /// carried along (Knuth's two-sum), since with a million clusters the last digits matter.
  func domainMoments(group: Int, domain: Int) -> Moments {
    var moments = Moments(variables: variableCounts[group])
    let count = moments.sums.count
    sums[group].withUnsafeBytes { all in
      // Four sums at a time; one variable has just four.
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
            for place in cells.start[domain]..<cells.start[domain + 1] { add(Int(members[place])) }
          }
        } else {
          for pair in 0..<cells.count { add(pair) }
        }
        for lane in 0..<width { moments.sums[first + lane] = sum[lane] + carry[lane] }
      }
    }
    return moments
  }
}

private func accumulate(
  _ variables: [Variable], _ rows: RowIndex, blocks: [Range<Int>], threads: Int
) -> [Double] {
  let stride = Moments.count(variables: variables.count)
  let count = rows.count * stride
  return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
    buffer.initialize(repeating: 0)
    initialized = count
    guard let base = buffer.baseAddress else { return }
    nonisolated(unsafe) let sums = base
    inParallel(blocks.count, threads: threads) { block in
      let walk = RowWalk(rows: rows, groups: blocks[block])
      switch variables.count {
      case 1: walk.addOne(variables[0], to: sums)
      case 2: walk.addTwo(variables[0], variables[1], to: sums)
      default: walk.addMany(variables, to: sums)
      }
    }
  }
}
