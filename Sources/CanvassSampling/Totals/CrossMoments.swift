/// The rows of a calibrated design once for each calibration column in which they have a value, arranged by
/// column and domain: what is added up over them with the weights d·x are the cross-moments of quantities
/// and columns, in the form of the totals of further leaves.
struct CrossMoments: Sendable {
  /// The leaf of each group: that of the calibration column, after the leaves of the sample.
  let leaf: [Int32]
  /// The domain of each group.
  let domain: [Int32]
  /// The rows of the groups.
  let rows: RowIndex

  init(_ calibration: DesignCalibration, _ domainOfRow: [Int32]?, domains: Int, leafCount: Int) {
    var counts = [Int](repeating: 0, count: calibration.count * domains)
    let base = calibration.base
    @inline(__always) func forEachEntry(_ body: (Int, Int, Double) -> Void) {
      for row in base.indices where base[row] != 0 {
        let domain = domainOfRow.map { Int($0[row]) } ?? 0
        if domain < 0 { continue }
        calibration.forEachCrossWeight(ofRow: row) { column, weight in
          body(row, column * domains + domain, weight)
        }
      }
    }
    forEachEntry { _, group, _ in counts[group] += 1 }
    var (leaf, domain, start) = ([Int32](), [Int32](), [0])
    // Counts become the places where the entries go.
    for group in counts.indices where counts[group] > 0 {
      leaf.append(Int32(leafCount + group / domains))
      domain.append(Int32(group % domains))
      start.append(start[start.count - 1] + counts[group])
      counts[group] = start[start.count - 2]
    }
    let total = start[start.count - 1]
    var order = [Int32](repeating: 0, count: total)
    var weights = [Double](repeating: 0, count: total)
    forEachEntry { row, group, weight in
      order[counts[group]] = Int32(row)
      weights[counts[group]] = weight
      counts[group] += 1
    }
    (self.leaf, self.domain) = (leaf, domain)
    rows = RowIndex(order: order, start: start, weights: weights)
  }
}
