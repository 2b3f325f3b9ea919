import CanvassNumerics

extension RowIndex {
  /// The moments of a group in each group of rows, one after another.
  func sums(
    of quantities: [BoundQuantity], blocks: [Range<Int>], threads: Int
  ) -> [Double] {
    let length = count * Moments.count(quantities: quantities.count)
    return [Double](unsafeUninitializedCapacity: length) { buffer, initialized in
      // The sums of one quantity are written once, all others are added to.
      if quantities.count > 1 { buffer.initialize(repeating: 0) }
      initialized = length
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let sums = base
      inParallel(blocks.count, threads: threads) { block in
        let walk = RowWalk(rows: self, groups: blocks[block])
        switch quantities.count {
        case 1: walk.addOne(quantities[0], to: sums)
        case 2: walk.addTwo(quantities[0], quantities[1], to: sums)
        default: walk.addMany(quantities, to: sums)
        }
      }
    }
  }
}
