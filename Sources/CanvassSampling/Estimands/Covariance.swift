/// The covariance of two quantities among the people of the population, Σw(x − x̄)(y − ȳ)/Σw over the
/// rows that have both; of a quantity with itself, its variance with divisor Σw.
///
/// Linearised score of a row: w((x − x̄)(y − ȳ) − c)/Σw.
public struct Covariance: Estimand {
  /// The quantities: two, or one for its covariance with itself.
  public let quantities: [Quantity]

  /// The covariance of two quantities.
  public init(_ x: Quantity, _ y: Quantity) { quantities = [x, y] }

  /// The covariance of a quantity with itself.
  public init(_ x: Quantity) { quantities = [x] }

  /// Its value and gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    totals.covariance(0, quantities.count - 1)
  }
}
