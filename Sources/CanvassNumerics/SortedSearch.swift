extension RandomAccessCollection where Index == Int {
  /// The first place, of elements among which those that meet a condition stand last, of one that does; the end where none
  /// does. By halves: log₂ n looks.
  package func partitioningIndex(where meets: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
