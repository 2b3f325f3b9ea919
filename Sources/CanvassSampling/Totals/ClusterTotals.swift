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

  init(of groups: [[Variable]], _ design: Design, _ cells: ClusterCells, threads: Int) {
    self.cells = cells
    variableCounts = groups.map(\.count)
    let blocks = leafBlocks(design)
    sums = mapInParallel(groups.count, threads: threads) { index in
      // Blocks of one group are shared out only when there are too few groups to keep all busy.
      accumulate(
        groups[index], design, cells, blocks: blocks,
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

/// Runs of leaves that hold about 65,536 rows each: the unit of work of a task.
private func leafBlocks(_ design: Design) -> [Range<Int>] {
  var blocks: [Range<Int>] = []
  var first = 0
  for leaf in 0..<design.leafCount
  where design.leafStart[leaf + 1] - design.leafStart[first] >= 65_536 {
    blocks.append(first..<(leaf + 1))
    first = leaf + 1
  }
  if first < design.leafCount { blocks.append(first..<design.leafCount) }
  return blocks
}

private func accumulate(
  _ variables: [Variable], _ design: Design, _ cells: ClusterCells, blocks: [Range<Int>],
  threads: Int
) -> [Double] {
  let stride = Moments.count(variables: variables.count)
  let count = cells.count * stride
  return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
    buffer.initialize(repeating: 0)
    initialized = count
    guard let base = buffer.baseAddress else { return }
    nonisolated(unsafe) let sums = base
    inParallel(blocks.count, threads: threads) { block in
      let rows = RowWalk(design: design, cells: cells, leaves: blocks[block])
      switch variables.count {
      case 1: rows.addOne(variables[0], to: sums)
      case 2: rows.addTwo(variables[0], variables[1], to: sums)
      default: rows.addMany(variables, to: sums)
      }
    }
  }
}

/// The rows of a block of clusters, in cluster order, with the loops that add them up.
private struct RowWalk {
  let design: Design
  let cells: ClusterCells
  let leaves: Range<Int>

  private var positions: Range<Int> {
    design.leafStart[leaves.lowerBound]..<design.leafStart[leaves.upperBound]
  }

  /// Calls `body(row, cell, weight)` for each row inside a domain.
  @inline(__always)
  func forEach(_ body: (Int, Int, Double) -> Void) {
    let cellOfRow = cells.ofRow ?? design.leafOfRow
    cellOfRow.withUnsafeBufferPointer { cellOfRow in
      design.weights.withUnsafeBufferPointer { weights in
        if let order = design.rowOrder {
          order.withUnsafeBufferPointer { order in
            for position in positions {
              let row = Int(order[position])
              let cell = cellOfRow[row]
              if cell >= 0 { body(row, Int(cell), weights[row]) }
            }
          }
        } else {
          for row in positions {
            let cell = cellOfRow[row]
            if cell >= 0 { body(row, Int(cell), weights[row]) }
          }
        }
      }
    }
  }

  /// One variable: the four sums of a row are one vector operation. For coded columns the vector
  /// [1, 1, d, d²] comes from a table by code.
  func addOne(_ variable: Variable, to sums: UnsafeMutablePointer<Double>) {
    switch variable.storage {
    case .narrow(let codes, let values):
      let terms = values.map { moments(of: $0 - variable.centre) }
      codes.withUnsafeBufferPointer { codes in
        terms.withUnsafeBufferPointer { terms in
          addVectors(to: sums) { terms[Int(codes[$0])] }
        }
      }
    case .wide(let codes, let values):
      let terms = values.map { moments(of: $0 - variable.centre) }
      codes.withUnsafeBufferPointer { codes in
        terms.withUnsafeBufferPointer { terms in
          addVectors(to: sums) { codes[$0] == .max ? .zero : terms[Int(codes[$0])] }
        }
      }
    case .real(let values):
      values.withUnsafeBufferPointer { values in
        addVectors(to: sums) { moments(of: values[$0] - variable.centre) }
      }
    }
  }

  /// Adds weight × terms of each row to the four sums of its cell.
  @inline(__always)
  private func addVectors(
    to sums: UnsafeMutablePointer<Double>, _ terms: (Int) -> SIMD4<Double>
  ) {
    let raw = UnsafeMutableRawPointer(sums)
    if cells.ofRow == nil, design.rowOrder == nil {
      // Rows stand cluster by cluster: the sums of a cluster stay in registers.
      design.weights.withUnsafeBufferPointer { weights in
        design.leafStart.withUnsafeBufferPointer { start in
          for leaf in leaves {
            var sum = SIMD4<Double>.zero
            for row in start[leaf]..<start[leaf + 1] {
              sum += vector(weights[row]) * terms(row)
            }
            raw.storeBytes(of: sum, toByteOffset: 32 * leaf, as: SIMD4<Double>.self)
          }
        }
      }
      return
    }
    forEach { row, cell, weight in
      let sum = raw.loadUnaligned(fromByteOffset: 32 * cell, as: SIMD4<Double>.self)
      raw.storeBytes(
        of: sum + vector(weight) * terms(row), toByteOffset: 32 * cell, as: SIMD4<Double>.self)
    }
  }

  @inline(__always)
  private func vector(_ weight: Double) -> SIMD4<Double> {
    SIMD4(weight, weight > 0 ? 1 : 0, weight, weight)
  }

  /// Two variables.
  func addTwo(_ a: Variable, _ b: Variable, to sums: UnsafeMutablePointer<Double>) {
    forEach { row, cell, weight in
      let x = a.value(at: row) - a.centre
      let y = b.value(at: row) - b.centre
      guard !(x + y).isNaN else { return }
      let cell = sums + 7 * cell
      cell[0] += weight
      cell[1] += weight > 0 ? 1 : 0
      cell[2] += weight * x
      cell[3] += weight * y
      cell[4] += weight * x * x
      cell[5] += weight * x * y
      cell[6] += weight * y * y
    }
  }

  /// Any number of variables.
  func addMany(_ variables: [Variable], to sums: UnsafeMutablePointer<Double>) {
    let p = variables.count
    let stride = Moments.count(variables: p)
    var deviations = [Double](repeating: 0, count: p)
    forEach { row, cell, weight in
      for index in 0..<p {
        deviations[index] = variables[index].value(at: row) - variables[index].centre
        if deviations[index].isNaN { return }
      }
      let cell = sums + stride * cell
      cell[0] += weight
      cell[1] += weight > 0 ? 1 : 0
      var next = 2 + p
      for i in 0..<p {
        let weighted = weight * deviations[i]
        cell[2 + i] += weighted
        for j in i..<p {
          cell[next] += weighted * deviations[j]
          next += 1
        }
      }
    }
  }
}

@inline(__always)
private func moments(of deviation: Double) -> SIMD4<Double> {
  deviation.isNaN ? .zero : SIMD4(1, 1, deviation, deviation * deviation)
}
