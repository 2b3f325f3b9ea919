/// Which items measure which factors: the pattern of a confirmatory factor analysis.
public struct MeasurementPattern: Sendable, Equatable {
  /// The factors, each with its name and its items.
  public let factors: [(name: String, items: [String])]

  /// A pattern. An item may measure more than one factor.
  public init(_ factors: [(name: String, items: [String])]) { self.factors = factors }

  /// Patterns are equal when their factors and items are, in order.
  public static func == (a: MeasurementPattern, b: MeasurementPattern) -> Bool {
    a.factors.map(\.name) == b.factors.map(\.name)
      && a.factors.map(\.items) == b.factors.map(\.items)
  }
}
