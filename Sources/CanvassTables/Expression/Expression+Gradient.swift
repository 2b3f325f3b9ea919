extension Expression {
  /// The value where each column is one number, and its partial derivatives by the columns, in their order.
  ///
  /// - Throws: `TableError` for a column without a number, and for what has no derivative.
  public func linearised(at numbers: [String: Double]) throws -> (value: Double, slopes: [Double]) {
    var table = Table(rowCount: 1)
    for (name, number) in numbers { table.set(name, to: .real([number])) }
    let evaluator = ExpressionEvaluator(table: table, source: description)
    func number(_ node: ExpressionNode) throws -> Double {
      try evaluator.defined(node).0.column(1).number(at: 0)
    }
    return (try number(root), try columns.map { try number(root.derivative(by: $0)) })
  }
}
