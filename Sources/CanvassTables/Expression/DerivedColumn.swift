/// A new column and the expression that makes it.
public struct DerivedColumn: Sendable, Hashable {
  /// The column.
  public var name: String
  /// The expression.
  public var expression: Expression

  /// A new column.
  public init(name: String, expression: Expression) {
    self.name = name
    self.expression = expression
  }
}
