/// A probability distribution on the real line.
///
/// A distribution whose parameters lie outside their domain (zero degrees of freedom, a negative
/// scale) does not exist: `isDefined` is false and every function is NaN, as in R. Whoever lets a
/// user choose parameters checks `isDefined` first and says so in words.
public protocol Distribution: Sendable, Equatable {
  /// Whether the parameters lie in their domain.
  var isDefined: Bool { get }

  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double

  /// P(X > x), computed directly: it keeps its relative accuracy where `1 - cumulative(x)` has
  /// none left.
  func upperTail(_ x: Double) -> Double

  /// The x with P(X ≤ x) = p. At p = 0 and p = 1 the ends of the support, which may be infinite;
  /// NaN outside 0...1.
  func quantile(_ p: Double) -> Double

  /// The x with P(X > x) = q: the quantile of 1 − q for a q too small to be subtracted from 1.
  func upperQuantile(_ q: Double) -> Double

  /// The density at x, or the probability of x if the distribution is discrete.
  func density(_ x: Double) -> Double
}

extension Distribution {
  /// The value at `x` of a function that is `below` up to the start of the support and `above`
  /// from its end on.
  @inline(__always)
  func value(
    at x: Double, support: (Double, Double), below: Double, above: Double, _ inside: () -> Double
  ) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    if x <= support.0 { return below }
    if x >= support.1 { return above }
    return inside()
  }

  /// The value at the probability `p` of an inverse that ends at `zero` and `one`.
  @inline(__always)
  func inverse(at p: Double, zero: Double, one: Double, _ inside: () -> Double) -> Double {
    guard isDefined, p >= 0, p <= 1 else { return .nan }
    if p == 0 { return zero }
    if p == 1 { return one }
    return inside()
  }
}
