/// The mean of a quantity, Σwy/Σw, over the rows that have answers to other quantities, too, whatever these are.
///
/// The linearised score of a row is that of a mean, w(y − ȳ)/Σw (Särndal, Swensson & Wretman 1992, section 5.7).
public struct MeanAmong: Estimand {
  /// The quantity.
  public let quantity: Quantity
  /// What a row must have answers to, besides.
  public let others: [Quantity]

  /// The mean of a quantity among those who have answered others.
  public init(_ quantity: Quantity, answering others: [Quantity]) {
    self.quantity = quantity
    self.others = others
  }

  /// Whose moments it needs.
  public var quantities: [Quantity] { [quantity] + others }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let deviation = totals.first(0) / totals.weight
    return Linearisation(
      value: totals.centres[0] + deviation, weight: -deviation / totals.weight,
      first: [1 / totals.weight] + others.map { _ in 0 })
  }
}
