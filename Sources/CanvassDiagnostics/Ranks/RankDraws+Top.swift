import CanvassNumerics

extension RankDraws {
  /// For each draw, the largest standardised difference of any two units.
  var largestOfAll: [Double] {
    var result = [Double](repeating: 0, count: count)
    result.withUnsafeMutableBufferPointer { result in
      largest.withUnsafeBufferPointer { largest in
        for unit in 0..<units {
          let own = largest.baseAddress! + unit * count
          for draw in 0..<count where own[draw] > result[draw] { result[draw] = own[draw] }
        }
      }
    }
    return result
  }

  /// The share of draws in which each unit is among the k highest, with the draws around the values; units
  /// that are level share a place.
  func shares(of values: [Double], amongHighest k: Int) -> [Double] {
    if k >= units { return [Double](repeating: 1, count: units) }
    let piece = 4096
    let pieces = (count + piece - 1) / piece
    let counts = mapInParallel(pieces, threads: threads) { index in
      var counts = [Int](repeating: 0, count: units)
      // One draw, and the same once more, to be brought into another order.
      let drawn = UnsafeMutableBufferPointer<Double>.allocate(capacity: units)
      let sorted = UnsafeMutableBufferPointer<Double>.allocate(capacity: units)
      defer {
        drawn.deallocate()
        sorted.deallocate()
      }
      drawn.initialize(repeating: 0)
      sorted.initialize(repeating: 0)
      z.withUnsafeBufferPointer { z in
        for draw in index * piece..<min((index + 1) * piece, count) {
          for unit in 0..<units { drawn[unit] = values[unit] + z[unit * count + draw] }
          var limit = -Double.infinity
          if k == 1 {
            for unit in 0..<units where drawn[unit] > limit { limit = drawn[unit] }
          } else {
            for unit in 0..<units { sorted[unit] = drawn[unit] }
            limit = nthLargest(k, sorted)
          }
          for unit in 0..<units where drawn[unit] >= limit { counts[unit] += 1 }
        }
      }
      return counts
    }
    return (0..<units).map { unit in
      Double(counts.reduce(0) { $0 + $1[unit] }) / Double(count)
    }
  }
}
