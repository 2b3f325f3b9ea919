/// A number that is asked of a survey: a smooth function of weighted totals.
///
/// Whoever adds a statistic writes one of these, in a file of its own, and gets every design,
/// domains, variances and design effects for nothing.
public protocol Estimand: Sendable {
  /// The quantities whose moments it needs. Rows that miss one of them are left out.
  var quantities: [Quantity] { get }
  /// Its value and gradient at the totals of a domain.
  func linearised(at totals: Moments) -> Linearisation
}

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

  /// A value with its gradient.
  public init(value: Double, weight: Double, first: [Double], second: [Double] = []) {
    self.value = value
    self.weight = weight
    self.first = first
    self.second = second
  }

  /// What a cluster with these sums adds to the linearised estimate: the gradient times its totals.
  func influence(of sums: UnsafePointer<Double>) -> Double {
    var influence = weight * sums[0]
    for index in first.indices { influence += first[index] * sums[2 + index] }
    for index in second.indices { influence += second[index] * sums[2 + first.count + index] }
    return influence
  }
  /// The influence of many clusters, whose sums start at multiples of `stride`.
  func influences(
    of sums: UnsafePointer<Double>, stride: Int, at places: [Int32],
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    if first.count == 1, second.isEmpty {
      // One quantity, which is nearly every estimate.
      let slope = first[0]
      for (index, place) in places.enumerated() {
        let sums = sums + Int(place) * stride
        result[index] = weight * sums[0] + slope * sums[2]
      }
    } else {
      for (index, place) in places.enumerated() {
        result[index] = influence(of: sums + Int(place) * stride)
      }
    }
  }
}
