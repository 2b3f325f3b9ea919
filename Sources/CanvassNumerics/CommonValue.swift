/// The one value that all of some numbers have; `nil` where they differ, which the first few show as a
/// rule, or where there are none.
///
/// A mean is rounded and a value is not: where all are the same, their mean is that value and each
/// deviation from it exactly zero.
package func commonValue(of values: some Sequence<Double>) -> Double? {
  var first: Double?
  for value in values {
    if let first, value != first { return nil }
    first = value
  }
  return first
}
