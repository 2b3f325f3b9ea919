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
    // Draws that are turned over together, from all of a unit to all of a draw.
    let piece = 64
    let pieces = (count + piece - 1) / piece
    let counts = mapInParallel(min(pieces, 64), threads: threads) { index in
      var counts = [Int](repeating: 0, count: units)
      let turned = UnsafeMutableBufferPointer<Double>.allocate(capacity: piece * units)
      // One draw once more, to be brought into another order.
      let sorted = UnsafeMutableBufferPointer<Double>.allocate(capacity: units)
      defer {
        turned.deallocate()
        sorted.deallocate()
      }
      turned.initialize(repeating: 0)
      sorted.initialize(repeating: 0)
      z.withUnsafeBufferPointer { z in
        for own in stride(from: index, to: pieces, by: 64) {
          let draws = own * piece..<min((own + 1) * piece, count)
          for unit in 0..<units {
            let from = unit * count + draws.lowerBound
            for draw in 0..<draws.count {
              turned[draw * units + unit] = values[unit] + z[from + draw]
            }
          }
          for draw in 0..<draws.count {
            let drawn = UnsafeMutableBufferPointer(
              rebasing: turned[draw * units..<(draw + 1) * units])
            var limit = -Double.infinity
            if k == 1 {
              for unit in 0..<units where drawn[unit] > limit { limit = drawn[unit] }
            } else {
              for unit in 0..<units { sorted[unit] = drawn[unit] }
              limit = nthLargest(k, sorted)
            }
            for unit in 0..<units { counts[unit] += drawn[unit] >= limit ? 1 : 0 }
          }
        }
      }
      return counts
    }
    return (0..<units).map { unit in
      Double(counts.reduce(0) { $0 + $1[unit] }) / Double(count)
    }
  }
}
