/// The slope of the least-squares line of one quantity on another among the people of the population,
/// b = c_yx/c_xx with c = Σw(y − ȳ)(x − x̄)/Σw, over the rows that have both. Its unit is y's over x's.
///
/// Linearised score of a row: w(x − x̄)(y − ȳ − b(x − x̄))/(Σw·c_xx), as that of a regression on the
/// design (R: `svyglm(y ~ x)`). It does not exist where x does not vary.
public struct Slope: Estimand {
  /// What is on the line.
  public let y: Quantity
  /// What it is a line of.
  public let x: Quantity

  /// The slope of `y` on `x`.
  public init(of y: Quantity, on x: Quantity) {
    self.y = y
    self.x = x
  }

  /// What it adds up.
  public var quantities: [Quantity] { [y, x] }

  /// Two, through which there is a line.
  public var rowsFittedExactly: Int { 2 }

  /// Its value and gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let (yx, xx) = (totals.covariance(0, 1), totals.covariance(1, 1))
    let slope = xx.value > 0 ? yx.value / xx.value : .nan
    return Linearisation(
      value: slope, weight: (yx.weight - slope * xx.weight) / xx.value,
      first: (0..<2).map { (yx.first[$0] - slope * xx.first[$0]) / xx.value },
      second: (0..<3).map { (yx.second[$0] - slope * xx.second[$0]) / xx.value })
  }
}
