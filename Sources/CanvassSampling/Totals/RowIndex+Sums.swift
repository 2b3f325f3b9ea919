import CanvassNumerics

extension RowIndex {
  /// The moments of a group in each group of rows, one after another.
  func sums(
    of quantities: [BoundQuantity], blocks: [Range<Int>], threads: Int
  ) -> [Double] {
    let length = sumCount(of: quantities)
    return [Double](unsafeUninitializedCapacity: length) { buffer, initialized in
      write(sumsOf: quantities, blocks: blocks, threads: threads, into: buffer.baseAddress)
      initialized = length
    }
  }

  /// The number of these sums.
  func sumCount(of quantities: [BoundQuantity]) -> Int {
    count * Moments.count(quantities: quantities.count)
  }

  /// Writes them into a place that is not initialised.
  func write(
    sumsOf quantities: [BoundQuantity], blocks: [Range<Int>], threads: Int,
    into place: UnsafeMutablePointer<Double>?
  ) {
    guard let place else { return }
    // The sums of one quantity are written once, all others are added to.
    if quantities.count > 1 { place.initialize(repeating: 0, count: sumCount(of: quantities)) }
    nonisolated(unsafe) let sums = place
    inParallel(blocks.count, threads: threads) { block in
      let walk = RowWalk(rows: self, groups: blocks[block])
      switch quantities.count {
      case 1: walk.addOne(quantities[0], to: sums)
      case 2: walk.addTwo(quantities[0], quantities[1], to: sums)
      default: walk.addMany(quantities, to: sums)
      }
    }
  }

  /// Runs of groups that are added up together: up to four of one coded quantity each where rows stand in
  /// another order than their groups, as long as there are enough runs to keep all threads busy.
  func runs(of groups: [[BoundQuantity]], threads: Int) -> [Range<Int>] {
    let single = groups.indices.map { $0..<($0 + 1) }
    guard order != nil, groupOfFew == nil else { return single }
    var runs: [Range<Int>] = []
    for index in groups.indices {
      if let last = runs.last, last.count < PackedCodes.most,
        PackedCodes.take(groups[index]), PackedCodes.take(groups[last.lowerBound])
      {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs.count >= effectiveThreads(threads) ? runs : single
  }
}
