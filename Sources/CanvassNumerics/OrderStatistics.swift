extension [Double] {
  /// What lies at a place among ascending numbers, between two of them by linear interpolation. At p·(n − 1)
  /// it is the quantile p of R's type 7 (R. J. Hyndman and Y. Fan, Amer. Statist. 50, 1996).
  ///
  /// - Precondition: there are numbers, and they ascend.
  package func orderStatistic(at place: Double) -> Double {
    let low = Swift.min(Swift.max(Int(place), 0), count - 1)
    let high = Swift.min(low + 1, count - 1)
    return self[low] + (place - Double(low)) * (self[high] - self[low])
  }
}
