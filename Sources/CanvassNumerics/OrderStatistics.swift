extension [Double] {
  /// What lies at a place among ascending numbers, between two of them by linear interpolation. At p·(n − 1)
  /// it is the quantile p of R's type 7 (R. J. Hyndman and Y. Fan, Amer. Statist. 50, 1996).
  ///
  /// - Precondition: there are numbers; those at the two places beside it stand as if all ascended.
  package func orderStatistic(at place: Double) -> Double {
    let low = Swift.min(Swift.max(Int(place), 0), count - 1)
    let high = Swift.min(low + 1, count - 1)
    return self[low] + (place - Double(low)) * (self[high] - self[low])
  }

  /// The numbers at some places among all when they ascend, without bringing all into order: they are counted in
  /// pieces of their range, and only the pieces with a place that is asked for are looked into.
  ///
  /// - Precondition: no number is NaN; the places are within the array.
  package func ascending(at places: [Int]) -> [Double] {
    guard count > 64, let least = self.min(), let greatest = self.max() else {
      return places.isEmpty ? [] : sorted().at(places)
    }
    let pieces = Swift.min(2048, count)
    let scale = Double(pieces - 1) / (greatest - least)
    // All equal, or too far or too near to be divided.
    guard scale.isFinite, scale > 0 else { return sorted().at(places) }
    var pieceOf = [UInt16](repeating: 0, count: count)
    // What stands before each piece.
    var before = [Int](repeating: 0, count: pieces + 1)
    for place in indices {
      let piece = Int((self[place] - least) * scale)
      pieceOf[place] = UInt16(truncatingIfNeeded: piece)
      before[piece + 1] += 1
    }
    for piece in 0..<pieces { before[piece + 1] += before[piece] }
    var members = [Int: [Double]]()
    let pieceOfPlace = places.map { place in
      before.partitioningIndex { $0 > place } - 1
    }
    for piece in pieceOfPlace { members[piece] = [] }
    let isLookedInto = (0..<pieces).map { members[$0] != nil }
    for place in indices where isLookedInto[Int(pieceOf[place])] {
      members[Int(pieceOf[place])]?.append(self[place])
    }
    var result = [Double](repeating: 0, count: places.count)
    for (piece, numbers) in members {
      let own = places.indices.filter { pieceOfPlace[$0] == piece }
      // The least and the greatest number are in two pieces, so that each has fewer numbers than all.
      let found = numbers.ascending(at: own.map { places[$0] - before[piece] })
      for (index, number) in zip(own, found) { result[index] = number }
    }
    return result
  }

  private func at(_ places: [Int]) -> [Double] { places.map { self[$0] } }
}

extension [Int] {
  /// The first place of ascending numbers from which on all meet a condition.
  fileprivate func partitioningIndex(where condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
