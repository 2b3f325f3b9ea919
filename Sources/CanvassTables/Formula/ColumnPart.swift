/// What one variable of a formula gives to a column of the model matrix.
public struct ColumnPart: Sendable, Hashable {
  /// As R writes it: `educationuniversity`, `log(x)`.
  public let name: String
  /// The column of the table that it is of, where it is one as it stands or as a factor.
  public let column: String?
  /// The category that the column marks with 1.
  public let level: String?
}

extension FormulaVariable {
  /// Whether it is the values of its column, as numbers or as categories.
  var isColumnOrFactor: Bool { !kind.isPolynomial }
}

extension Formula {
  /// The column that a term is, as it stands or as a factor; `nil` for others.
  public func column(ofTerm name: String) -> String? {
    let variable = variables.first { $0.name == name && $0.isColumnOrFactor }
    return variable?.expression.asColumn
  }

  /// The variables that a term is made of, each with the column that it is, if it is one; the term itself where the formula
  /// has no such term.
  public func variables(ofTerm name: String) -> [(name: String, column: String?)] {
    guard let place = termNames.firstIndex(of: name) else { return [(name, nil)] }
    return terms[place].map { (variables[$0].name, column(ofTerm: variables[$0].name)) }
  }
}
