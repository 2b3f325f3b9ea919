import CanvassNumerics

/// Weights that reproduce totals of the population, as near to the base weights as a distance allows.
public struct Calibration: Sendable {
  /// What was reproduced.
  public let columns: CalibrationColumns
  /// d of each row.
  public let base: [Double]
  /// w of each row.
  public let weights: [Double]
  /// Newton steps that were taken.
  public let iterations: Int
  /// Whether totals were allowed to miss their targets, where these cannot all be met.
  public let misfit: MisfitRule

  /// What happens when targets cannot all be met.
  public enum MisfitRule: Sendable, Hashable {
    /// An error says why.
    case refuse
    /// Each total may miss its target, at a price that grows with the square of the relative misfit, so
    /// that no target bears it alone (ridge calibration).
    case spread
  }

  /// Calibrates weights.
  ///
  /// The totals that are reached are checked, not the steps: what is returned meets every target to
  /// eleven digits, or the misfit was to be spread.
  ///
  /// - Throws: `CalibrationError` saying which targets contradict each other or which bounds would do.
  public init(
    _ base: [Double], to columns: CalibrationColumns, by method: CalibrationMethod,
    misfit: MisfitRule = .refuse
  ) throws {
    try Self.requirePositive(base)
    let cells = columns.sumsByCell(base)
    let solution = try Self.solve(columns, cells, method, misfit)
    self.init(columns, base, solution.factors, solution.iterations, misfit)
  }

  init(
    _ columns: CalibrationColumns, _ base: [Double], _ factors: [Double], _ iterations: Int,
    _ misfit: MisfitRule
  ) {
    self.columns = columns
    self.base = base
    weights = base.indices.map {
      columns.cellOfRow[$0] < 0 ? base[$0] : base[$0] * factors[Int(columns.cellOfRow[$0])]
    }
    self.iterations = iterations
    self.misfit = misfit
  }

  static func requirePositive(_ base: [Double]) throws(CalibrationError) {
    guard let row = base.firstIndex(where: { $0 < 0 }) else { return }
    throw .negativeWeights(rows: base.count { $0 < 0 }, first: row + 1)
  }

  /// The factors of the cells.
  struct Factors {
    var factors: [Double]
    var iterations: Int
  }

  private static func solve(
    _ columns: CalibrationColumns, _ cells: [Double], _ method: CalibrationMethod,
    _ misfit: MisfitRule
  ) throws -> Factors {
    func solve(_ distance: some CalibrationDistance) throws -> Factors {
      try factors(columns, cells, [distance], misfit) { solution in
        try method.failure(of: solution.misfits, solution.iterations, columns, cells)
      }
    }
    switch method {
    case .linear:
      if misfit == .refuse, let factors = columns.ratios(cells) {
        return Factors(factors: factors, iterations: 1)
      }
      return try solve(LinearDistance())
    case .linearWithin(let bounds):
      return try solve(TruncatedDistance(bounds) as TruncatedDistance<LinearDistance>)
    case .raking: return try solve(RakingDistance())
    case .rakingWithin(let bounds):
      return try solve(TruncatedDistance(bounds) as TruncatedDistance<RakingDistance>)
    case .logit(let bounds): return try solve(LogitDistance(bounds))
    }
  }

  /// The factors of the cells by some distance.
  ///
  /// - Parameter failure: what is thrown where the targets are not met.
  static func factors<Distance>(
    _ columns: CalibrationColumns, _ cells: [Double], _ distances: [Distance],
    _ misfit: MisfitRule,
    failure: (CalibrationProblem<Distance>.Solution) throws -> CalibrationError
  ) throws -> Factors {
    var problem = CalibrationProblem(
      columns: columns, base: cells, distances: distances, kept: Array(0..<columns.count))
    switch misfit {
    case .spread: problem.ridge = columns.prices(cells)
    case .refuse:
      let independent = IndependentColumns(columns, base: cells)
      try columns.requireAgreement(independent)
      problem = CalibrationProblem(
        columns: columns, base: cells, distances: distances, kept: independent.kept)
    }
    let solution = try problem.solve()
    guard solution.isReached else {
      if misfit == .spread { throw CalibrationError.notSpread(iterations: solution.iterations) }
      throw try failure(solution)
    }
    return Factors(factors: solution.factors, iterations: solution.iterations)
  }
}

extension CalibrationColumns {
  /// Λ of ridge calibration: 10⁻⁶·T. The price of a misfit is its square over T, so that targets which
  /// must give way together do so by the same share of each; those that can be met are missed by no
  /// more than a few millionths.
  func prices(_ cells: [Double]) -> [Double] {
    var sizes = [Double](repeating: 0, count: count)
    for cell in cells.indices {
      for entry in start[cell]..<start[cell + 1] {
        sizes[Int(column[entry])] += abs(cells[cell] * value[entry])
      }
    }
    // A column of numbers is measured from its mean and may have a total near zero.
    return zip(scaledTargets, sizes).map { max(abs($0), 0.1 * $1) * 1e-6 }
  }

  /// The factors of one margin, total over sum of weights, which any distance without bounds has:
  /// post-stratification. `nil` where there is more than one margin.
  func ratios(_ cells: [Double]) -> [Double]? {
    guard cellCount == count, column.count == count, value.allSatisfy({ $0 == 1 }) else {
      return nil
    }
    return column.indices.map { targets[Int(column[$0])].total / cells[$0] }
  }

  /// Refuses targets that contradict each other whatever the weights are.
  ///
  /// - Throws: `CalibrationError` naming the margins whose sums differ, or a total with those that imply
  ///   another one.
  func requireAgreement(_ independent: IndependentColumns) throws(CalibrationError) {
    try requireEqualSums()
    let scaled = scaledTargets
    for (column, parts) in independent.dependent {
      let implied = parts.reduce(0) { $0 + $1.coefficient * scaled[$1.column] }
      let size = parts.reduce(abs(scaled[column])) { $0 + abs($1.coefficient * scaled[$1.column]) }
      guard abs(implied - scaled[column]) > 1e-8 * size else { continue }
      var all = scaled
      all[column] = implied
      throw .contradiction(
        targets[column], implied: unscaled(all)[column],
        by: parts.map { targets[$0.column].name })
    }
  }

  /// The sums of margins of categories must agree.
  private func requireEqualSums() throws(CalibrationError) {
    var sums: [CalibrationError.Sum] = []
    for target in targets where target.level != nil {
      if sums.last?.margin == target.variable, let last = sums.last {
        sums[sums.count - 1] = .init(last.margin, last.sum + target.total)
      } else {
        sums.append(.init(target.variable, target.total))
      }
    }
    guard let least = sums.map(\.sum).min(), let most = sums.map(\.sum).max() else { return }
    if most - least > 1e-8 * most { throw .marginsDisagree(sums) }
  }
}
