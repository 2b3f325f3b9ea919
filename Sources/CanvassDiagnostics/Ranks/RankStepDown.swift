import CanvassNumerics

/// Which of the hypotheses θ_a ≤ θ_b of a family the data reject, with a probability of at most 1 − level
/// that one of those rejected is true.
///
/// The step-down method of Romano and Wolf (2005), as Mogstad, Romano, Shaikh and Wilhelm (2024) use it for
/// ranks: what exceeds the critical value of the whole family is rejected, then what exceeds that of
/// those that remain, and so on until nothing more is.
struct RankStepDown {
  let evidence: PairEvidence
  let level: Double

  /// Holm's method (1979): the k-th smallest of m p-values is compared with (1 − level)/(m − k + 1). Holds whatever
  /// the dependence, and needs no draws.
  func holm(_ family: [Int]) -> Set<Int> {
    // No other pair can be rejected, and there are many.
    let order = family.filter { evidence.p[$0] < 1 - level }
      .sorted { (evidence.p[$0], $0) < (evidence.p[$1], $1) }
    var rejected: Set<Int> = []
    for (place, pair) in order.enumerated() {
      guard evidence.p[pair] < (1 - level) / Double(family.count - place) else { break }
      rejected.insert(pair)
    }
    return rejected
  }

  /// The method with draws, for several families.
  ///
  /// A critical value c of normal draws becomes the level 1 − Φ(c) of each comparison, which its one-sided
  /// p-value by Student's t is held against: with infinite degrees of freedom t > c.
  ///
  /// - Parameter bounds: for each family and draw, the largest standardised difference.
  /// - Throws: `Interrupted`.
  func rejections(
    of families: [[Int]], _ draws: RankDraws, _ bounds: consuming [Double]
  ) throws -> [Set<Int>] {
    let tail = draws.count - Int((level * Double(draws.count + 1)).rounded(.up)) + 1
    var bounds = bounds
    // What is certain is rejected, and is no chance of an error.
    var rejected = families.map { Set($0.filter { evidence.p[$0] == 0 && isCertain($0) }) }
    var rest = zip(families, rejected).map { family, certain in
      family.filter { !certain.contains($0) && !isCertain($0) }
    }
    var active = rest.indices.filter { !rest[$0].isEmpty }
    var critical = mapInParallel(active.count, threads: draws.threads) { place in
      largest(tail, of: bounds[active[place] * draws.count..<(active[place] + 1) * draws.count])
    }
    while !active.isEmpty {
      try Interruption.current?.check()
      var going: [Int] = []
      var values: [Double] = []
      for (family, value) in zip(active, critical) {
        let limit = NormalDistribution.standard.upperTail(value)
        let found = rest[family].filter { evidence.p[$0] < limit }
        rejected[family].formUnion(found)
        rest[family].removeAll { evidence.p[$0] < limit }
        if !found.isEmpty, !rest[family].isEmpty {
          going.append(family)
          values.append(value)
        }
      }
      active = going
      critical = next(tail, after: values, rest, active, draws, &bounds)
    }
    return rejected
  }

  private func isCertain(_ pair: Int) -> Bool { evidence.standardErrors[pair] == 0 }

  /// The critical values of families that have shrunk. Only draws in which the largest difference was not
  /// far below the last critical value need another look.
  private func next(
    _ tail: Int, after values: [Double], _ rest: [[Int]], _ active: [Int], _ draws: RankDraws,
    _ bounds: inout [Double]
  ) -> [Double] {
    var critical = values
    var open = Array(active.indices)
    var thresholds = values.map { 0.9 * $0 }
    let families = active.map { draws.family(rest[$0], at: $0) }
    while !open.isEmpty {
      draws.refine(&bounds, of: open.map { families[$0] }, from: open.map { thresholds[$0] })
      open.removeAll { index in
        let place = active[index] * draws.count
        let high = bounds[place..<place + draws.count].filter { $0 >= thresholds[index] }
        if high.count >= tail {
          critical[index] = largest(tail, of: high[...])
          return true
        }
        thresholds[index] = thresholds[index] > 0.5 ? 0.85 * thresholds[index] : -.infinity
        return false
      }
    }
    return critical
  }

  /// The n-th largest of some values; infinite where n is none, as with too few draws for the level.
  private func largest(_ n: Int, of values: ArraySlice<Double>) -> Double {
    guard n >= 1, n <= values.count else { return .infinity }
    var values = Array(values)
    return values.withUnsafeMutableBufferPointer { nthLargest(n, $0) }
  }
}

/// The n-th largest of some values, which are brought into another order (Hoare's selection).
func nthLargest(_ n: Int, _ values: UnsafeMutableBufferPointer<Double>) -> Double {
  var (low, high) = (0, values.count - 1)
  let target = n - 1
  while low < high {
    // The middle of three, so that values in order are no trouble.
    let (a, b, c) = (values[low], values[(low + high) / 2], values[high])
    let pivot = max(min(a, b), min(max(a, b), c))
    var (i, j) = (low, high)
    while i <= j {
      while values[i] > pivot { i += 1 }
      while values[j] < pivot { j -= 1 }
      if i <= j {
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if target <= j { high = j } else if target >= i { low = i } else { return values[target] }
  }
  return values[target]
}
