/// The mean of a variable, Σwy/Σw; of an indicator, a proportion.
///
/// Linearised score of a row: w(y − ȳ)/Σw (Särndal, Swensson & Wretman 1992, section 5.7).
public struct Mean: Estimand {
  /// The variable.
  public let variable: Variable

  /// The mean of a variable.
  public init(_ variable: Variable) { self.variable = variable }

  /// Whose moments it needs.
  public var variables: [Variable] { [variable] }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let deviation = totals.first(0) / totals.weight
    return Linearisation(
      value: variable.centre + deviation, weight: -deviation / totals.weight,
      first: [1 / totals.weight])
  }
}
