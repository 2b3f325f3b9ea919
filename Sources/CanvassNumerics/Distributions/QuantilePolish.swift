extension Distribution {
  /// The quantile of a distribution on the positive numbers, from a start of a few digits.
  ///
  /// Newton's method for log tail = log p in log x: in that scale a tail is nearly a straight line
  /// and the step is right however far out it is.
  func polished(_ start: Double, probability p: Double, upper: Bool) -> Double {
    guard start.isFinite, start > 0 else { return start }
    // Of the two tails, the smaller keeps its digits.
    let useUpper = (p <= 0.5) == upper
    let target = p <= 0.5 ? p : 1 - p
    var x = start
    for _ in 0..<60 {
      let tail = useUpper ? upperTail(x) : cumulative(x)
      let slope = x * density(x) / tail
      guard tail > 0, slope > 0, slope.isFinite else { return x }
      let step = (log(tail) - log(target)) / slope
      let next = x * exp(max(-40, min(40, useUpper ? step : -step)))
      guard next.isFinite, next > 0 else { return x }
      let change = abs(next - x)
      x = next
      if change <= 4e-16 * x { return x }
    }
    return x
  }
}
