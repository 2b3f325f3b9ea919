/// The value that lies nearest to a number; the number itself where there is no value.
///
/// Sums of deviations are taken from such a value near the mean and not from the mean itself: a mean is
/// rounded and a value is not, so that where all values are the same each deviation is exactly zero.
///
/// - Parameter values: NaN is passed over.
public func nearestValue(to target: Double, among values: some Sequence<Double>) -> Double {
  var nearest = target
  var least = Double.infinity
  for value in values {
    let distance = abs(value - target)
    if distance < least { (nearest, least) = (value, distance) }
  }
  return nearest
}
