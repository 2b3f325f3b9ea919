import CanvassNumerics

/// The distribution function of the answers of a domain, with its variance under a design.
struct SharesBelow: Sendable {
  private let domain: DomainAnswers
  private let design: Design
  private let replicated: ReplicatedRows?
  /// Σw.
  let population: Double

  init(_ domain: DomainAnswers, _ design: Design) {
    (self.domain, self.design) = (domain, design)
    replicated = ReplicatedRows(domain.rows, of: design)
    population = domain.rows.reduce(0) { $0 + design.weights[$1] }
  }

  /// The shares at or below some values. Under replicates they are evaluated again in each.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  func estimates(at values: [Double]) throws -> [Estimate] {
    let (rows, numbers) = (domain.rows, domain.numbers)
    let shares = values.map { value in
      rows.reduce(0) { $0 + (numbers[$1] <= value ? design.weights[$1] : 0) } / population
    }
    let scores = RowScores(
      rows: rows,
      values: Matrix(rows: rows.count, columns: values.count) { row, place in
        let isBelow = numbers[rows[row]] <= values[place]
        return design.weights[rows[row]] * ((isBelow ? 1 : 0) - shares[place]) / population
      })
    var found = try design.totals(of: scores, threads: 1)
    for place in values.indices { found[place].value = shares[place] }
    guard let replicated, !rows.isEmpty else { return found }
    let totals = replicated.totals(
      [rows.map { _ in 1 }] + values.map { value in rows.map { numbers[$0] <= value ? 1 : 0 } })
    for place in values.indices {
      let again = (0..<totals.rows).map { totals[$0, 1 + place] / totals[$0, 0] }
      // A share of none or all is so in every replicate.
      (found[place].variance, found[place].lostReplicates) = replicated.root.variance(
        ofValues: again, estimate: shares[place], isFixed: found[place].variance == 0)
    }
    return found
  }
}
