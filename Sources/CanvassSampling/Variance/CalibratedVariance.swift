/// The variance of a sample whose weights were calibrated: that of another method, of residuals in place
/// of influences (see `DesignCalibration`).
///
/// The influence of an estimate comes with its cross-moments, as the values of the leaves after those of
/// the sample. Residuals differ from zero on every leaf, in a domain or not, so that the root is that of
/// all leaves with weight; degrees of freedom remain those of the rows that the estimate has.
struct CalibratedVariance: VarianceMethod {
  private let method: any VarianceMethod
  private let calibration: DesignCalibration
  private let leafCount: Int
  /// The leaves with weight.
  private let leaves: [Int32]
  private let root: any VarianceRoot
  /// Σ wx by leaf: where the entries of each of `leaves` begin; their columns and values.
  private let start: [Int]
  private let column: [Int32]
  private let value: [Double]

  /// Wraps the method of a sample whose rows have these weights.
  init(
    _ tree: SampleTree, _ calibration: DesignCalibration, _ rows: RowIndex
  ) {
    method = tree.method
    self.calibration = calibration
    leafCount = tree.leafCount
    var (leaves, start, column, value) = ([Int32](), [0], [Int32](), [Double]())
    var sums = [Double](repeating: 0, count: calibration.count)
    var met: [Int] = []
    for leaf in 0..<tree.leafCount {
      met.removeAll(keepingCapacity: true)
      var hasWeight = false
      for position in rows.start[leaf]..<rows.start[leaf + 1] where rows.weights[position] != 0 {
        hasWeight = true
        let row = rows.order.map { Int($0[position]) } ?? position
        calibration.forEachShare(ofRow: row, weight: rows.weights[position]) { k, share in
          if sums[k] == 0 { met.append(k) }
          sums[k] += share
        }
      }
      guard hasWeight else { continue }
      for k in met where sums[k] != 0 {
        column.append(Int32(k))
        value.append(sums[k])
        sums[k] = 0
      }
      leaves.append(Int32(leaf))
      start.append(column.count)
    }
    (self.leaves, self.start, self.column, self.value) = (leaves, start, column, value)
    root = method.root(tree, leaves: leaves)
  }

  func requireVariance(_ tree: SampleTree) throws { try method.requireVariance(tree) }

  func places(_ tree: SampleTree) -> [RootPlace]? { method.places(tree) }

  func looksAtPresence(_ tree: SampleTree) -> Bool { false }

  func root(_ tree: SampleTree, leaves: [Int32]) -> any VarianceRoot {
    // Both ascend.
    var place = 0
    let places = leaves.prefix { Int($0) < leafCount }.map { leaf in
      while place < self.leaves.count, self.leaves[place] < leaf { place += 1 }
      return place < self.leaves.count && self.leaves[place] == leaf ? place : -1
    }
    return Root(
      method: self, places: places,
      columns: leaves.dropFirst(places.count).map { Int($0) - leafCount })
  }

  /// The root of estimates that have rows in some leaves.
  private struct Root: VarianceRoot {
    let method: CalibratedVariance
    /// The place of each of these leaves among all with weight; −1 for one without.
    let places: [Int]
    /// The calibration columns whose cross-moments follow.
    let columns: [Int]

    var count: Int { method.root.count }

    var signs: [Double]? { method.root.signs }

    func squaredLength(_ influence: UnsafeBufferPointer<Double>) -> Double {
      residuals(influence).withUnsafeBufferPointer(method.root.squaredLength)
    }

    func write(
      _ influence: UnsafeBufferPointer<Double>, into root: UnsafeMutableBufferPointer<Double>
    ) {
      residuals(influence).withUnsafeBufferPointer { method.root.write($0, into: root) }
    }

    /// How far residuals may be from zero that are zero, relative to what they are the difference of.
    private static let rounding = 1e-11

    /// Σ w·e by leaf.
    private func residuals(_ influence: UnsafeBufferPointer<Double>) -> [Double] {
      var residuals = [Double](repeating: 0, count: method.leaves.count)
      for (index, place) in places.enumerated() where place >= 0 {
        residuals[place] += influence[index]
      }
      var crossMoments = [Double](repeating: 0, count: method.calibration.count)
      for (index, column) in columns.enumerated() {
        crossMoments[column] = influence[places.count + index]
      }
      if crossMoments.allSatisfy({ $0 == 0 }) { return residuals }
      let coefficients = method.calibration.coefficients(crossMoments)
      // What a residual is the difference of, at most, and what is left of the largest.
      var (size, left) = (0.0, 0.0)
      for place in residuals.indices {
        size = max(size, abs(residuals[place]))
        for entry in method.start[place]..<method.start[place + 1] {
          let part = method.value[entry] * coefficients[Int(method.column[entry])]
          size = max(size, abs(part))
          residuals[place] -= part
        }
        left = max(left, abs(residuals[place]))
      }
      // A quantity that the weights reproduce has no residuals but for rounding.
      if left <= Self.rounding * size { return residuals.map { _ in 0 } }
      return residuals
    }
  }
}
