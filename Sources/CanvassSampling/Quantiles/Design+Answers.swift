import CanvassNumerics
import CanvassTables

extension Design {
  /// What is made of the answers to a column in each domain: of the rows with weight and an answer.
  ///
  /// - Parameter body: gets the answers of all rows, the rows of a domain, and the domain.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; what binding the column and `body` throw.
  func forEachDomain<Result: Sendable>(
    of column: String, _ table: Table, in domains: Domains, threads: Int,
    _ body: @Sendable (_ answers: [Double], _ rows: [Int], Domains.Cell) throws -> Result
  ) throws -> [Result] {
    try tree.requireVariance()
    let bound = try BoundQuantity(Quantity(column), in: table)
    let answers = (0..<rowCount).map { bound.value(at: $0) }
    let rowsByCell = domains.rowsByCell ?? [Array(0..<rowCount)]
    let cells = rowsByCell.map { rows in
      rows.filter { weights[$0] > 0 && !answers[$0].isNaN }
    }
    return try mapInParallel(cells.count, threads: threads) { index in
      Swift.Result { try body(answers, cells[index], domains.cells[index]) }
    }.map { try $0.get() }
  }
}
