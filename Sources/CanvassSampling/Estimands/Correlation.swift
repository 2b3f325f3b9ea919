/// Pearson's correlation of two quantities among the people of the population,
/// r = c_xy/√(c_xx c_yy) with c = Σw(x − x̄)(y − ȳ)/Σw, over the rows that have both.
///
/// Linearised score of a row: w[zₓz_y − r(zₓ² + z_y²)/2]/Σw, where z is (x − x̄)/√c_xx (R: `svyvar`
/// with `svycontrast`).
public struct Correlation: Estimand {
  /// One quantity.
  public let x: Quantity
  /// The other.
  public let y: Quantity

  /// The correlation of two quantities.
  public init(_ x: Quantity, _ y: Quantity) {
    self.x = x
    self.y = y
  }

  /// What it adds up.
  public var quantities: [Quantity] { [x, y] }

  /// Two, which lie on a line.
  public var rowsFittedExactly: Int { 2 }

  /// Its value and gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let (xx, xy, yy) = (
      totals.covariance(0, 0), totals.covariance(0, 1), totals.covariance(1, 1)
    )
    // Where one does not vary, the root is zero, NaN, or rounding; all end as not a number.
    let scale = (xx.value * yy.value).squareRoot()
    let r = xx.value > 0 && yy.value > 0 ? max(-1, min(1, xy.value / scale)) : .nan
    func combine(_ a: Double, _ b: Double, _ c: Double) -> Double {
      b / scale - r / 2 * (a / xx.value + c / yy.value)
    }
    return Linearisation(
      value: r, weight: combine(xx.weight, xy.weight, yy.weight),
      first: (0..<2).map { combine(xx.first[$0], xy.first[$0], yy.first[$0]) },
      second: (0..<3).map { combine(xx.second[$0], xy.second[$0], yy.second[$0]) })
  }
}
