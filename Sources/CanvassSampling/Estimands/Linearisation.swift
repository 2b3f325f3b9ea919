/// The value of an estimand and its gradient with respect to the totals.
public struct Linearisation: Sendable {
  /// f(totals); NaN where it is not defined.
  public var value: Double
  /// ∂f/∂Σw.
  public var weight: Double
  /// ∂f/∂Σw·dⱼ for each quantity.
  public var first: [Double]
  /// ∂f/∂Σw·dⱼdₖ for each pair j ≤ k, in the order of `Moments`; empty where f does not depend on
  /// second moments.
  public var second: [Double]
  /// What the influence of one unit of weight is the difference of, where it compares the levels of two
  /// quantities: the last digits of the numbers themselves then count. 0 where f looks at one
  /// quantity, or at deviations only.
  public var level: Double

  /// A value with its gradient.
  public init(
    value: Double, weight: Double, first: [Double], second: [Double] = [], level: Double = 0
  ) {
    self.value = value
    self.weight = weight
    self.first = first
    self.second = second
    self.level = level
  }

  /// What a cluster with these sums adds to the linearised estimate: the gradient times its totals.
  ///
  /// The terms may cancel, as where nothing varies. `doubt` is the square of what the rounding of the
  /// sums can make of it, Σⱼ|∂f/∂Tⱼ|·ρ|Tⱼ| at most, where Σw|d| is at most √(Σw·Σwd²).
  @inline(__always)
  func influence(of sums: UnsafePointer<Double>) -> (value: Double, doubt: Double) {
    let count = first.count
    var value = weight * sums[0]
    var squares = value * value
    var place = 0
    for j in 0..<count {
      let square = sums[2 + count + place]
      value += first[j] * sums[2 + j]
      squares += first[j] * first[j] * abs(sums[0] * square)
      place += count - j
    }
    if !second.isEmpty {
      var (jj, next) = (0, 0)
      for j in 0..<count {
        var kk = jj
        for k in j..<count {
          value += second[next] * sums[2 + count + next]
          squares += second[next] * second[next] * abs(sums[2 + count + jj] * sums[2 + count + kk])
          next += 1
          kk += count - k
        }
        jj += count - j
      }
    }
    let terms = Double(1 + count + second.count)
    let digits = 4 * Double.ulpOfOne * level * sums[0]
    // Squares of distances from c dwarf what is asked where c is far: only their last digit is doubted.
    let rounding = second.isEmpty ? Moments.rounding : .ulpOfOne
    return (value, terms * rounding * rounding * squares + digits * digits)
  }

  /// Whether some sums move the linearised estimate by more than rounding.
  func moves(_ moments: Moments) -> Bool {
    moments.sums.withUnsafeBufferPointer { sums in
      guard let base = sums.baseAddress else { return false }
      let (value, doubt) = influence(of: base)
      return !isNoMoreThanRounding(value, doubt)
    }
  }

  /// The influence of many clusters, whose sums start at multiples of `stride`; zero for all where for
  /// none it is more than rounding.
  func influences(
    of sums: UnsafePointer<Double>, stride: Int, at places: [Int32],
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    var isRounding = true
    if first.count == 1, second.isEmpty, level == 0 {
      // One quantity, which is nearly every estimate.
      let slope = first[0]
      let limit = 2 * Moments.rounding * Moments.rounding
      for (index, place) in places.enumerated() {
        let sums = sums + Int(place) * stride
        let level = weight * sums[0]
        let value = level + slope * sums[2]
        let doubt = limit * (level * level + slope * slope * abs(sums[0] * sums[3]))
        result[index] = value
        isRounding = isRounding && isNoMoreThanRounding(value, doubt)
      }
    } else {
      for (index, place) in places.enumerated() {
        let (value, doubt) = influence(of: sums + Int(place) * stride)
        result[index] = value
        isRounding = isRounding && isNoMoreThanRounding(value, doubt)
      }
    }
    if isRounding { for index in places.indices { result[index] = 0 } }
  }
}

/// Whether the square of a difference is not above that of what rounding can make of it. Where the
/// square is too large for a double, it is.
@inline(__always)
func isNoMoreThanRounding(_ difference: Double, _ doubt: Double) -> Bool {
  difference * difference <= doubt && doubt < .infinity
}
