/// p-values adjusted for their number by Holm's step-down method (Holm 1979): the k-th smallest is
/// multiplied by m − k + 1, and none is smaller than the one before. NaN stays NaN and does not
/// count.
public func holmAdjusted(_ p: [Double]) -> [Double] {
  var adjusted = p
  let order = p.indices.filter { !p[$0].isNaN }.sorted { p[$0] < p[$1] }
  var largest = 0.0
  for (position, index) in order.enumerated() {
    largest = max(largest, min(1, p[index] * Double(order.count - position)))
    adjusted[index] = largest
  }
  return adjusted
}
