import CanvassKit

struct ProductOfMeans: Estimand {
  let a: Quantity
  let b: Quantity

  var quantities: [Quantity] { [a, b] }

  func linearised(at totals: Moments) -> Linearisation {
    let x = totals.total(0) / totals.weight
    let y = totals.total(1) / totals.weight
    let (dx, dy) = (totals.first(0) / totals.weight, totals.first(1) / totals.weight)
    return Linearisation(
      value: x * y, weight: -(dx * y + dy * x) / totals.weight,
      first: [y / totals.weight, x / totals.weight])
  }
}
