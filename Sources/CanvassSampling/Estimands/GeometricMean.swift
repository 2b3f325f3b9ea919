import Glibc

/// The geometric mean of a quantity, exp(Σw·log y/Σw), of its logarithms.
///
/// Linearised score of a row: G·w(log y − log G)/Σw. It does not exist among rows with a value of 0 or below.
public struct GeometricMean: Estimand {
  private let logarithms: Mean

  /// The geometric mean of a column.
  public init(_ column: String) { logarithms = Mean(Quantity(column, .logarithm)) }

  /// Whose moments it needs.
  public var quantities: [Quantity] { logarithms.quantities }

  /// The value and its gradient.
  public func linearised(at totals: Moments) -> Linearisation {
    let mean = logarithms.linearised(at: totals)
    let value = mean.value.isFinite ? exp(mean.value) : .nan
    return Linearisation(
      value: value, weight: value * mean.weight, first: mean.first.map { value * $0 })
  }
}
