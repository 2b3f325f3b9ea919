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

  /// Puts the numbers of some places where they stand when all ascend, with no greater one before and no smaller one behind
  /// each (C. A. R. Hoare, Comm. ACM 4, 1961, algorithm 65). Takes n·log k steps for k places, not n·log n.
  ///
  /// - Precondition: no number is NaN; the places are within the array.
  package mutating func putInPlace(_ places: [Int]) {
    let wanted = Set(places).sorted()
    withUnsafeMutableBufferPointer { values in
      var open = [(low: 0, high: values.count - 1, places: wanted[...])]
      while let (low, high, places) = open.popLast() {
        if places.isEmpty || low >= high { continue }
        if high - low < 24 {
          values[low...high].sort()
          continue
        }
        // The median of three, and the numbers on either side of it.
        let middle = low + (high - low) / 2
        var three = [values[low], values[middle], values[high]]
        three.sort()
        let pivot = three[1]
        var (left, right) = (low, high)
        while left <= right {
          while values[left] < pivot { left += 1 }
          while values[right] > pivot { right -= 1 }
          if left <= right {
            values.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        // Between the two stand numbers that equal the pivot.
        open.append((low, right, places.prefix { $0 <= right }))
        open.append((left, high, places.drop { $0 < left }))
      }
    }
  }
}
