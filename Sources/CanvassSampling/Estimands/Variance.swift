/// The variance of a quantity among the people of the population, n/(n − 1) · Σw(y − ȳ)²/Σw, n the
/// rows with weight and an answer (R: `svyvar`).
///
/// Linearised score of a row: n/(n − 1) · w((y − ȳ)² − σ²)/Σw, where σ² is Σw(y − ȳ)²/Σw.
public struct Variance: Estimand {
  /// The quantity.
  public let quantity: Quantity

  /// The variance of a quantity.
  public init(_ quantity: Quantity) { self.quantity = quantity }

  /// What it adds up.
  public var quantities: [Quantity] { [quantity] }

  /// Two, whose distances from their mean are the same.
  public var rowsFittedExactly: Int { 2 }

  /// Its value and gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let n = totals.rows
    let covariance = totals.covariance(0, 0)
    let factor = n > 1 ? n / (n - 1) : .nan
    return Linearisation(
      value: factor * covariance.value, weight: factor * covariance.weight,
      first: covariance.first.map { factor * $0 }, second: covariance.second.map { factor * $0 })
  }
}

extension Moments {
  /// c = Σw·d·e/Σw − (Σw·d/Σw)(Σw·e/Σw) of two of the quantities; zero where the difference is no more
  /// than the rounding of the sums, so that no variance is below zero.
  func covarianceValue(_ a: Int, _ b: Int) -> Double {
    let level = (second(a, a) / weight).squareRoot() * (second(b, b) / weight).squareRoot()
    let difference = second(a, b) / weight - first(a) / weight * (first(b) / weight)
    if abs(difference) <= 2 * Moments.rounding * level { return 0 }
    return a == b ? max(difference, 0) : difference
  }

  /// The same with its gradient.
  func covariance(_ a: Int, _ b: Int) -> Linearisation {
    let (meanA, meanB) = (first(a) / weight, first(b) / weight)
    let value = covarianceValue(a, b)
    var gradient = Linearisation(
      value: value, weight: (meanA * meanB - value) / weight,
      first: .init(repeating: 0, count: quantityCount),
      second: .init(repeating: 0, count: quantityCount * (quantityCount + 1) / 2))
    gradient.first[a] -= meanB / weight
    gradient.first[b] -= meanA / weight
    gradient.second[secondIndex(a, b)] = 1 / weight
    return gradient
  }
}
