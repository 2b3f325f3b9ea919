/// The total of a variable, Σwy.
public struct Total: Estimand {
  /// The variable.
  public let variable: Variable

  /// The total of a variable.
  public init(_ variable: Variable) { self.variable = variable }

  /// Whose moments it needs.
  public var variables: [Variable] { [variable] }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    Linearisation(
      value: totals.first(0) + variable.centre * totals.weight, weight: variable.centre,
      first: [1])
  }
}
