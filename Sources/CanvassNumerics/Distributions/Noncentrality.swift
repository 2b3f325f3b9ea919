extension NoncentralChiSquared {
  /// The noncentrality λ for which P(X ≤ x) = p; 0 if even λ = 0 gives less.
  ///
  /// The bounds of a confidence interval of λ, and so of RMSEA, are these for p = 0.95 and 0.05.
  public static func noncentrality(
    degreesOfFreedom: Double, cumulative p: Double, at x: Double
  ) -> Double {
    func excess(_ lambda: Double) -> Double {
      NoncentralChiSquared(degreesOfFreedom: degreesOfFreedom, noncentrality: lambda)
        .cumulative(x) - p
    }
    guard p > 0, p < 1, x >= 0, x.isFinite, degreesOfFreedom > 0 else { return .nan }
    var low = 0.0
    var atLow = excess(low)
    if atLow <= 0 { return 0 }
    var high = max(1, x)
    var atHigh = excess(high)
    while atHigh > 0 {
      (low, atLow) = (high, atHigh)
      high *= 2
      atHigh = excess(high)
    }
    // Regula falsi with halved weights (the Illinois rule).
    for _ in 0..<200 where high - low > 1e-14 * high {
      var middle = (low * atHigh - high * atLow) / (atHigh - atLow)
      if !(middle > low && middle < high) { middle = (low + high) / 2 }
      let value = excess(middle)
      if value == 0 { return middle }
      if value > 0 {
        (low, atLow) = (middle, value)
        atHigh /= 2
      } else {
        (high, atHigh) = (middle, value)
        atLow /= 2
      }
    }
    return (low + high) / 2
  }
}
