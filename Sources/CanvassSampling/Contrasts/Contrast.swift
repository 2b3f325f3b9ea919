import CanvassNumerics
import CanvassTables

/// A smooth function of estimates, such as the difference of two means in two domains:
/// θ̂ = g(θ̂_1, …, θ̂_k) with V̂(θ̂) = ∇g′ V̂ ∇g, where V̂ has every covariance between domains (the delta method; R:
/// `svycontrast`).
public struct Contrast: Sendable {
  /// An estimate that it is a function of.
  public struct Term: Sendable {
    /// The column that stands for it in the expression.
    public let name: String
    /// What is estimated.
    public let estimand: any Estimand
    /// The rows in which; all if `nil`.
    public let rows: [Bool]?

    /// An estimand within some rows.
    public init(_ name: String, _ estimand: any Estimand, in rows: [Bool]? = nil) {
      (self.name, self.estimand, self.rows) = (name, estimand, rows)
    }
  }

  /// What it is called.
  public let name: String
  /// g, whose columns are the names of the terms.
  public let expression: Expression
  /// The estimates.
  public let terms: [Term]

  /// A function of estimates.
  public init(_ name: String, _ expression: Expression, of terms: [Term]) {
    (self.name, self.expression, self.terms) = (name, expression, terms)
  }

  /// Its value with its variance. One pass over the rows for each term.
  ///
  /// Degrees of freedom are those of the clusters in which any of the terms has rows.
  ///
  /// - Throws: `TableError` for a column that is not there and for what has no derivative; `DesignError` where a term
  ///   has no rows, and when a stratum has one cluster and no rule for it.
  public func estimate(
    _ table: Table, _ design: Design, cell: Domains.Cell? = nil, threads: Int = 0
  ) throws -> Estimate {
    try design.tree.requireVariance()
    let cell = cell ?? .init(values: [])
    var roots = EstimateRoots()
    var estimates: [Estimate] = []
    var hasRows = [Bool](repeating: false, count: design.rowCount)
    for (place, term) in terms.enumerated() {
      let domains = try Domains(filter: term.rows, in: table)
      let source = TableTotals(table, design, in: domains, threads: threads)
      let totals = try source.totals(of: [term.estimand.quantities])
      let domain = DomainPlace(totals.tree, domain: 0, cell: cell, totals.cells)
      if place == 0 { roots = EstimateRoots(in: domain.rows) }
      let named = [NamedEstimand(term.name, term.estimand)]
      estimates += domain.estimates(named[...], totals)
      roots.append(1, threads: 1) { domain.root(of: term.estimand, group: 0, totals, into: $1) }
      let bound = try term.estimand.quantities.map { try BoundQuantity($0, in: table) }
      for row in hasRows.indices
      where design.weights[row] > 0 && term.rows?[row] != false
        && bound.allSatisfy({ !$0.value(at: row).isNaN })
      {
        hasRows[row] = true
      }
    }
    let numbers = Dictionary(
      zip(terms.map(\.name), estimates.map(\.value)), uniquingKeysWith: { first, _ in first })
    let (value, slopes) = try expression.linearised(at: numbers)
    let covariance = EstimateCovariance(roots)
    let leaves = Set(hasRows.indices.lazy.filter { hasRows[$0] }.map { design.leafOfRow[$0] })
    let coefficients = terms.map { term in
      expression.columns.firstIndex(of: term.name).map { slopes[$0] } ?? 0
    }
    let isDefined = value.isFinite && coefficients.allSatisfy(\.isFinite)
    return Estimate(
      variable: name, level: nil, cell: cell, value: isDefined ? value : .nan,
      variance: isDefined ? covariance.variance(of: coefficients) : .nan,
      degreesOfFreedom: design.tree.degreesOfFreedom(ofLeaves: leaves.sorted()),
      count: hasRows.count { $0 },
      populationSize: zip(hasRows, design.weights).reduce(0) { $0 + ($1.0 ? $1.1 : 0) },
      simpleRandomVariance: .nan)
  }
}
