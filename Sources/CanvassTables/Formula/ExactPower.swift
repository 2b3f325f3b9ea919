import CanvassNumerics

/// xᵏ for k ≥ 0 as a double and what its rounding leaves over.
func power(_ x: Double, _ k: Int) -> (high: Double, low: Double) {
  var (high, low) = (1.0, 0.0)
  for _ in 0..<k {
    let product = high * x
    let rest = (-product).addingProduct(high, x) + low * x
    high = product + rest
    low = rest - (high - product)
  }
  return (high, low)
}

extension FormulaVariable {
  /// What the rounding of the powers of a column leaves over, for a variable that is such a power:
  /// `I(x^2)`, or every column of `poly(x, 3, raw = TRUE)`; `nil` for other variables.
  ///
  /// - Parameters:
  ///   - values: the rounded powers, column after column.
  func lowParts(
    of values: some Sequence<[Double]>, in table: Table, rows: [Int]
  ) throws -> [[Double]]? {
    let powers: [Int]
    let base: ExpressionNode
    switch (kind, expression.root) {
    case (.powers(let degree), let root):
      (powers, base) = (Array(1...degree), root)
    case (.plain, .arithmetic(.power, let root, .number(let exponent))):
      guard let k = Int(exactly: exponent), 2...100 ~= k else { return nil }
      (powers, base) = ([k], root)
    default: return nil
    }
    guard case .column(let name) = base else { return nil }
    let x = try table.column(name)
    return zip(powers, values).map { k, column in
      zip(rows, column).map { row, value in
        let exact = power(x.number(at: row), k)
        return (exact.high - value) + exact.low
      }
    }
  }
}
