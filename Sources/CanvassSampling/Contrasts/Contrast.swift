import CanvassNumerics
import CanvassTables

/// A smooth function of estimates, such as the difference of two means in two domains:
/// θ̂ = g(θ̂_1, …, θ̂_k) with V̂(θ̂) = ∇g′ V̂ ∇g, where V̂ has every covariance between domains (the delta method; R:
/// `svycontrast`). Slopes of g that are no more than the rounding of its arithmetic are zero, and so is the variance where no replicate differs by more than that. It is made as ‖Σ ∂g/∂θ_j · z_j‖² of the roots z_j, which keeps the digits of estimates that are nearly equal. Under replicates it is g at the estimates of each replicate.
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
  /// Degrees of freedom are those of the clusters in which any of the terms has rows. Where the rows of a term lie in one
  /// cluster there is no variance, as there is none of the term; nor where a term is a quantile without one.
  ///
  /// - Throws: `TableError` for a column that is not there and for what has no derivative; `DesignError` where a term
  ///   has no rows, and when a stratum has one cluster and no rule for it.
  public func estimate(
    _ table: Table, _ design: Design, cell: Domains.Cell? = nil, threads: Int = 0
  ) throws -> Estimate {
    try estimated(table, design, cell: cell, threads: threads).estimate
  }

  /// The same with the root of its variance, by which several contrasts have covariances; zeros where there is none.
  func estimated(_ table: Table, _ design: Design, cell: Domains.Cell?, threads: Int) throws
    -> (estimate: Estimate, root: EstimateRoots)
  {
    try design.tree.requireVariance()
    let cell = cell ?? .init(values: [])
    var roots = EstimateRoots()
    var own = EstimateRoots()
    var estimates: [Estimate] = []
    var again: [(name: String, values: [Double])] = []
    let hasRows = try rows(table, design)
    let leaves = Set(hasRows.indices.lazy.filter { hasRows[$0] }.map { design.leafOfRow[$0] })
      .sorted()
    let together =
      design.tree.method.looksAtPresence(design.tree)
      ? Presence(design.tree, pairs: leaves, leaves: leaves) : nil
    for (place, term) in terms.enumerated() {
      let domains = try Domains(filter: term.rows, in: table)
      let source = TableTotals(table, design, in: domains, threads: threads)
      let totals = try source.totals(of: [term.estimand.quantities])
      let domain = DomainPlace(totals.tree, domain: 0, cell: cell, totals.cells)
      if place == 0 {
        roots = EstimateRoots(in: domain.rows)
        own = roots
      }
      let named = [NamedEstimand(term.name, term.estimand)]
      estimates += domain.estimates(named[...], totals)
      let made = estimates[place]
      if made.variance == 0, made.degreesOfFreedom > 0, try isOfTwoPoints(term, table, design) {
        estimates[place].isFittedExactly = true
      }
      if let values = domain.replicateValues(of: term.estimand, totals) {
        again.append((term.name, values))
      } else {
        roots.append(1, threads: 1) {
          domain.root(of: term.estimand, group: 0, totals, among: together, into: $1)
        }
      }
    }
    let numbers = Dictionary(
      zip(terms.map(\.name), estimates.map(\.value)), uniquingKeysWith: { first, _ in first })
    let spreads = Dictionary(
      zip(terms.map(\.name), estimates.map(\.spread)), uniquingKeysWith: { first, _ in first })
    let exact = try ExactFunction(expression, at: numbers, spreads: spreads)
    var value = exact.value
    let slopes = exact.slopes
    let coefficients = terms.map { term in
      expression.columns.firstIndex(of: term.name).map { slopes[$0] } ?? 0
    }
    let isDefined = value.isFinite && coefficients.allSatisfy(\.isFinite)
    var found = (variance: Double.nan, lost: 0)
    // What an estimate in one cluster would add is not zero: it is not known. Nor is that of one that rows fit exactly.
    let parts = zip(coefficients, estimates).filter { $0.0 != 0 }.map(\.1)
    let isFittedExactly = isDefined && parts.contains(where: \.isFittedExactly)
    let quantiles = zip(zip(coefficients, terms), estimates).filter { known, _ in
      known.0 != 0 && (known.1.estimand as? QuantilePoint)?.isWithoutError == true
    }
    // Rows in one cluster are reason enough.
    let lacksQuantileError = isDefined && quantiles.contains { $1.degreesOfFreedom > 0 }
    if isDefined, !isFittedExactly, quantiles.isEmpty, !parts.contains(where: \.liesInOneCluster) {
      if let replicates = design.replicates {
        var values = try replicateValues(again, replicates)
        if try exact.isFixed(
          in: values, at: { replicate in again.map { ($0.name, $0.values[replicate]) } })
        {
          value = exact.fixedValue
          values = values.map { $0.isFinite ? value : $0 }
        }
        found = replicates.variance(ofValues: values, estimate: value)
        own.append(replicates.root(ofValues: values, estimate: value))
      } else {
        let combined = roots.combined(coefficients)
        found.variance = combined.variance
        if combined.variance == 0 { value = exact.fixedValue }
        own.append(combined.root)
      }
    } else {
      own.append([Double](repeating: 0, count: own.length))
    }
    let estimate = Estimate(
      variable: name, level: nil, cell: cell, value: isDefined ? value : .nan,
      variance: found.variance,
      degreesOfFreedom: design.tree.degreesOfFreedom(ofLeaves: leaves),
      count: hasRows.count { $0 },
      populationSize: zip(hasRows, design.weights).reduce(0) { $0 + ($1.0 ? $1.1 : 0) },
      simpleRandomVariance: .nan, lostReplicates: found.lost, isFittedExactly: isFittedExactly,
      lacksQuantileError: lacksQuantileError)
    return (estimate, own)
  }

  /// Whether a term is a line, or a correlation, of rows that take two different pairs of values: a line goes through them as
  /// through two rows.
  private func isOfTwoPoints(_ term: Term, _ table: Table, _ design: Design) throws -> Bool {
    let bound = try term.estimand.quantities.map { try BoundQuantity($0, in: table) }
    guard bound.count > 1, term.estimand.rowsFittedExactly > 1 else { return false }
    var points: [[Double]] = []
    for row in 0..<design.rowCount where design.weights[row] > 0 && term.rows?[row] != false {
      let point = bound.map { $0.value(at: row) }
      if point.contains(where: \.isNaN) || points.contains(point) { continue }
      points.append(point)
      if points.count > term.estimand.rowsFittedExactly { return false }
    }
    return true
  }

  /// The rows with weight in which any of the terms has an answer.
  private func rows(_ table: Table, _ design: Design) throws -> [Bool] {
    var hasRows = [Bool](repeating: false, count: design.rowCount)
    for term in terms {
      let bound = try term.estimand.quantities.map { try BoundQuantity($0, in: table) }
      for row in hasRows.indices
      where design.weights[row] > 0 && term.rows?[row] != false
        && bound.allSatisfy({ !$0.value(at: row).isNaN })
      {
        hasRows[row] = true
      }
    }
    return hasRows
  }

  /// g at the estimates of each replicate.
  private func replicateValues(
    _ estimates: [(name: String, values: [Double])], _ replicates: Replicates
  ) throws -> [Double] {
    var table = Table(rowCount: replicates.count)
    for (name, values) in estimates { table.set(name, to: .real(values)) }
    let column = try expression.evaluate(in: table)
    return (0..<replicates.count).map { column.number(at: $0) }
  }
}

extension Estimate {
  /// About the standard deviation of what it is an average of; 0 where it has no standard error.
  fileprivate var spread: Double {
    let error = standardError
    return error.isFinite ? error * Double(count).squareRoot() : 0
  }
}

extension DomainPlace {
  /// The values in every replicate of an estimand that was added up alone; `nil` where variances are not made of replicates.
  fileprivate func replicateValues(of estimand: any Estimand, _ totals: ClusterTotals) -> [Double]?
  {
    if let values = (estimand as? QuantilePoint)?.replicateValues { return values }
    guard rows.replicated != nil else { return nil }
    let moments = totals.domainMoments(group: 0, domain: 0)
    return replicateValues(
      of: estimand, estimand.linearised(at: moments), moments, group: 0, totals)
  }
}
