/// What the terms of a form add on each of some leaves, with the squares of what rounding can make of
/// it: where terms cancel, as in the gap between two domains in which nothing varies, zero is left and
/// not the rounding of their sums.
struct DoubtedSums {
  private var sums: [Double]
  /// T·Σb² ≥ (Σb)², b what rounding can do to each of T terms.
  private var doubts: [Double]
  private let terms: Double

  /// Zeros.
  ///
  /// - Parameter terms: the most that are added to one leaf.
  init(count: Int, terms: Int) {
    sums = [Double](repeating: 0, count: count)
    doubts = sums
    self.terms = Double(terms)
  }

  /// Adds a multiple of an influence on a leaf.
  @inline(__always)
  mutating func add(
    _ influence: (value: Double, doubt: Double), to leaf: Int, times factor: Double
  ) {
    sums[leaf] += factor * influence.value
    doubts[leaf] += terms * factor * factor * influence.doubt
  }

  /// The sums; zeros where on no leaf they are more than rounding. A leaf alone is left as it is: zeros
  /// among numbers that tell something would make a variance too small.
  var values: [Double] {
    let isRounding = sums.indices.allSatisfy { isNoMoreThanRounding(sums[$0], doubts[$0]) }
    return isRounding ? [Double](repeating: 0, count: sums.count) : sums
  }
}
