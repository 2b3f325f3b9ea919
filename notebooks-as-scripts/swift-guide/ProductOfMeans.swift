import CanvassKit

struct ProductOfMeans: Estimand {
  let a: Variable
  let b: Variable

  var variables: [Variable] { [a, b] }

  func linearised(at totals: Moments) -> Linearisation {
    let x = totals.first(0) / totals.weight
    let y = totals.first(1) / totals.weight
    return Linearisation(
      value: (a.centre + x) * (b.centre + y),
      weight: -(x * (b.centre + y) + y * (a.centre + x)) / totals.weight,
      first: [(b.centre + y) / totals.weight, (a.centre + x) / totals.weight])
  }
}
