/// A weighted mean to more digits than a double has, for deviations whose products are added up.
///
/// Far from zero a mean is rounded to the spacing of numbers there. What is left of it in the deviations,
/// their own weighted mean, is taken out with it: x − (m + r), where Σw(x − m − r) is as good as zero.
struct WeightedCentre {
  /// The mean, rounded; where all values are the same it is that value.
  private let mean: Double
  /// What the rounding left over.
  private let rest: Double

  /// The mean of values in some places, whose weights add up to a total.
  init(of x: [Double], weights w: [Double], total: Double, at places: some Sequence<Int>) {
    var sum = 0.0
    for i in places { sum += w[i] * x[i] }
    let mean = commonValue(of: places.lazy.map { x[$0] }) ?? sum / total
    var left = 0.0
    for i in places { left += w[i] * (x[i] - mean) }
    self.mean = mean
    rest = left / total
  }

  /// How far a value lies from the mean.
  @inline(__always)
  func deviation(_ x: Double) -> Double { x - mean - rest }
}
