/// The ratio of two totals, R = Σwy/Σwx, over the rows that have both.
///
/// Linearised score of a row: w(y − Rx)/Σwx (Särndal, Swensson & Wretman 1992, section 5.6).
public struct Ratio: Estimand {
  /// y.
  public let numerator: Variable
  /// x.
  public let denominator: Variable

  /// The ratio of the total of one variable to that of another.
  public init(_ numerator: Variable, to denominator: Variable) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whose moments it needs.
  public var variables: [Variable] { [numerator, denominator] }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let y = totals.first(0) + numerator.centre * totals.weight
    let x = totals.first(1) + denominator.centre * totals.weight
    let ratio = y / x
    return Linearisation(
      value: ratio, weight: (numerator.centre - ratio * denominator.centre) / x,
      first: [1 / x, -ratio / x])
  }
}
