/// The mean of a quantity, Σwy/Σw; of an indicator, a proportion.
///
/// Linearised score of a row: w(y − ȳ)/Σw (Särndal, Swensson & Wretman 1992, section 5.7).
public struct Mean: Estimand {
  /// The quantity.
  public let quantity: Quantity

  /// The mean of a quantity.
  public init(_ quantity: Quantity) { self.quantity = quantity }

  /// Whose moments it needs.
  public var quantities: [Quantity] { [quantity] }

  /// The value.
  public func value(at totals: Moments) -> Double {
    totals.centres[0] + totals.first(0) / totals.weight
  }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let deviation = totals.first(0) / totals.weight
    return Linearisation(
      value: totals.centres[0] + deviation, weight: -deviation / totals.weight,
      first: [1 / totals.weight])
  }
}
