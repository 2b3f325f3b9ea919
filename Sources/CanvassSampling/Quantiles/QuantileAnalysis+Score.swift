import CanvassNumerics

extension QuantileAnalysis {
  /// The values θ at which the test of F(θ) = p by (F̂(θ) − p)/se(F̂(θ)) does not reject: those from the first value at which
  /// the statistic is above −t to before the first at which it is t or more.
  ///
  /// Each limit is found by halving the sorted values, as if the statistic rose with θ everywhere: where it does not,
  /// the limit is one of the places at which it crosses. O(log n) variances.
  ///
  /// - Returns: NaN for a limit where the test rejects in no value of the sample beyond, or where F̂ has no error there;
  ///   `nil` without degrees of freedom.
  func scoreLimits(
    _ probability: Double, _ values: [Double], _ shares: SharesBelow, degreesOfFreedom: Int
  ) throws -> Interval? {
    guard degreesOfFreedom > 0, !values.isEmpty else { return nil }
    let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom)).quantile((1 + level) / 2)
    /// The statistic at a value; infinite where F̂ has no error.
    func statistic(_ place: Int) throws -> Double {
      let share = try shares.estimates(at: [values[place]])[0]
      return (share.value - probability) / share.standardError
    }
    /// The first place at which the statistic is above a bound, or all places if there is none.
    func first(_ isAbove: (Double) -> Bool) throws -> Int {
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if isAbove(try statistic(middle)) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let lower = try first { $0 >= -t }
    let upper = try first { $0 > t }
    guard lower < values.count else { return nil }
    // Below the least value and from the largest on F̂ is 0 and 1 in every sample, which is no test.
    return Interval(
      lower: lower == 0 ? .nan : values[lower],
      upper: upper >= values.count - 1 ? .nan : values[upper])
  }
}
