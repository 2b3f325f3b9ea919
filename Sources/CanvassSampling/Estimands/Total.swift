/// The total of a quantity, Σwy.
public struct Total: Estimand {
  /// The quantity.
  public let quantity: Quantity

  /// The total of a quantity.
  public init(_ quantity: Quantity) { self.quantity = quantity }

  /// Whose moments it needs.
  public var quantities: [Quantity] { [quantity] }

  /// The value.
  public func value(at totals: Moments) -> Double { totals.total(0) }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    Linearisation(
      value: totals.total(0), weight: totals.centres[0],
      first: [1])
  }
}
