/// A running sum kept in two doubles: about 32 digits.
///
/// T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26 (2005).
struct DoubleDouble: Sendable {
  /// The sum rounded to a double.
  var high = 0.0
  /// What the rounding left over.
  var low = 0.0

  /// The value rounded to a double.
  var value: Double { high + low }

  /// The same number with its low part below half a unit in the last place of the high one.
  var normalized: DoubleDouble {
    let sum = high + low
    return DoubleDouble(high: sum, low: low - (sum - high))
  }

  /// Adds a number.
  @inline(__always)
  mutating func add(_ x: Double) {
    let sum = high + x
    let part = sum - high
    low += (high - (sum - part)) + (x - part)
    high = sum
  }

  /// Adds a product, with the rounding error of the product.
  @inline(__always)
  mutating func add(_ x: Double, times y: Double) {
    let product = x * y
    add(product)
    low += (-product).addingProduct(x, y)
  }

  /// Adds a product of two numbers of 32 digits.
  @inline(__always)
  mutating func add(_ x: DoubleDouble, times y: DoubleDouble) {
    add(x.high, times: y.high)
    low += x.high * y.low + x.low * y.high
  }

  /// Adds the product of a number of 32 digits with a double.
  @inline(__always)
  mutating func add(_ x: DoubleDouble, times y: Double) {
    add(x.high, times: y)
    low += x.low * y
  }
}
