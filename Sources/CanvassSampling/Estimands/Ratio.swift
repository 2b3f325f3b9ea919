/// The ratio of two totals, R = Σwy/Σwx, over the rows that have both.
///
/// Linearised score of a row: w(y − Rx)/Σwx (Särndal, Swensson & Wretman 1992, section 5.6).
public struct Ratio: Estimand {
  /// y.
  public let numerator: Quantity
  /// x.
  public let denominator: Quantity

  /// The ratio of the total of one quantity to that of another.
  public init(_ numerator: Quantity, to denominator: Quantity) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whose moments it needs.
  public var quantities: [Quantity] { [numerator, denominator] }

  /// The value.
  public func value(at totals: Moments) -> Double { totals.total(0) / totals.total(1) }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let (y, x) = (totals.total(0), totals.total(1))
    let ratio = y / x
    return Linearisation(
      value: ratio, weight: (totals.centres[0] - ratio * totals.centres[1]) / x,
      first: [1 / x, -ratio / x],
      level: (abs(totals.centres[0]) + abs(ratio * totals.centres[1])) / abs(x))
  }
}
