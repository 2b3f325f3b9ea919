/// The covariance of two variables among the people of the population, Σw(x − x̄)(y − ȳ)/Σw over the
/// rows that have both; of a variable with itself, its variance with divisor Σw.
///
/// Linearised score of a row: w((x − x̄)(y − ȳ) − c)/Σw.
public struct Covariance: Estimand {
  /// The variables: two, or one for its covariance with itself.
  public let variables: [Variable]

  /// The covariance of two variables.
  public init(_ x: Variable, _ y: Variable) { variables = [x, y] }

  /// The covariance of a variable with itself.
  public init(_ x: Variable) { variables = [x] }

  /// Its value and gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    totals.covariance(0, variables.count - 1)
  }
}
