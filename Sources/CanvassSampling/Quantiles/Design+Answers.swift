import CanvassNumerics
import CanvassTables

/// The answers to a column in a domain.
struct DomainAnswers: Sendable {
  /// Of all rows; NaN where there is none.
  let numbers: [Double]
  /// The rows of the domain with weight and an answer.
  let rows: [Int]
  /// The domain.
  let cell: Domains.Cell
  /// How many threads one domain may take.
  let threads: Int
}

extension Design {
  /// What is made of the answers to a column in each domain: of the rows with weight and an answer.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; what binding the column and `body` throw.
  func forEachDomain<Result: Sendable>(
    of column: String, _ table: Table, in domains: Domains, threads: Int,
    _ body: @Sendable (DomainAnswers) throws -> Result
  ) throws -> [Result] {
    try tree.requireVariance()
    let bound = try BoundQuantity(Quantity(column), in: table)
    let answers = (0..<rowCount).map { bound.value(at: $0) }
    let rowsByCell = domains.rowsByCell ?? [Array(0..<rowCount)]
    let cells = rowsByCell.map { rows in
      rows.filter { weights[$0] > 0 && !answers[$0].isNaN }
    }
    return try mapInParallel(cells.count, threads: threads) { index in
      Swift.Result {
        try body(
          DomainAnswers(
            numbers: answers, rows: cells[index], cell: domains.cells[index],
            threads: cells.count > 1 ? 1 : threads))
      }
    }.map { try $0.get() }
  }
}
