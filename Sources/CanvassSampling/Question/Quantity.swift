/// A number that is asked of every row: a column and what its values count as, or several of them put
/// together. It knows no rows; a source of totals binds it to its own.
public struct Quantity: Sendable, Hashable {
  /// A column with its coding.
  public struct Term: Sendable, Hashable {
    /// The column.
    public let column: String
    /// What its values count as.
    public let coding: Coding

    /// A column with its coding.
    public init(_ column: String, _ coding: Coding = .number) {
      self.column = column
      self.coding = coding
    }
  }

  /// How the numbers of several columns become one.
  public enum Combination: Sendable, Hashable {
    /// Their sum.
    case sum
    /// The least of them.
    case least
  }

  /// What it is called.
  public let name: String
  /// What it is made from; a row has none where it has an answer to none of them, and those without
  /// an answer are left out.
  public let terms: [Term]
  /// How the terms are put together.
  public let combination: Combination

  /// The numbers of a column.
  public init(_ column: String, _ coding: Coding = .number) {
    self.init(column, .sum, of: [Term(column, coding)])
  }

  /// Several columns put together.
  public init(_ name: String, _ combination: Combination, of terms: [Term]) {
    precondition(!terms.isEmpty, "a quantity has a column at least")
    self.name = name
    self.terms = terms
    self.combination = combination
  }
}

extension Quantity: ExpressibleByStringLiteral {
  /// The numbers of a column.
  public init(stringLiteral column: String) { self.init(column) }
}
