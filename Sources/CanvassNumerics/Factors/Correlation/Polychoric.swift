extension CorrelationMatrix {
  /// Polychoric correlations: those of the normal variables behind ordered categories, by maximum
  /// likelihood in two steps (U. Olsson, Psychometrika 44, 1979): thresholds from the weighted
  /// margins of each column, then for each pair the ρ that makes its weighted table most likely.
  /// With two categories these are the tetrachoric correlations.
  ///
  /// Weights enter thresholds and tables alike, so that a whole weight is as many copies of the row.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  public static func polychoric(
    _ data: Observations, missing: MissingRows = .pairwise,
    emptyCells: PolychoricCorrelation.EmptyCells = .halfInFourfoldTables
  ) throws(ObservationsError) -> CorrelationMatrix {
    var data = data
    if missing == .listwise {
      let complete = data.completeRows
      guard !complete.isEmpty else { throw .noCompleteRow }
      data = data.selecting(rows: complete)
    }
    let p = data.values.columns
    let interruption = Interruption.current
    var columns: [OrderedCategories] = []
    for j in 0..<p {
      if interruption?.isRequested == true { throw .interrupted }
      columns.append(
        try OrderedCategories(data.values.column(j), weights: data.weights, name: data.names[j]))
    }
    var values = Matrix.identity(p)
    var rows = Matrix(rows: p, columns: p)
    var boundary: [BoundaryPair] = []
    for j in 0..<p {
      rows[j, j] = Double(columns[j].codes.count { $0 >= 0 })
      for i in 0..<j {
        if interruption?.isRequested == true { throw .interrupted }
        let table = columns[i].table(with: columns[j], weights: data.weights)
        guard table.rows > 0 else { throw .noPairs(column: data.names[i], other: data.names[j]) }
        let fit = PolychoricCorrelation(
          table: table.sums, rowThresholds: columns[i].thresholds,
          columnThresholds: columns[j].thresholds, emptyCells: emptyCells)
        if fit.isAtBoundary {
          boundary.append(
            BoundaryPair(
              (data.names[i], columns[i].values), (data.names[j], columns[j].values), table.sums,
              fit))
        }
        values[i, j] = fit.estimate
        values[j, i] = fit.estimate
        rows[i, j] = Double(table.rows)
        rows[j, i] = rows[i, j]
      }
    }
    return CorrelationMatrix(
      names: data.names, values: values, rows: rows, boundary: boundary)
  }
}

/// The polychoric correlation of one table, given the thresholds.
public struct PolychoricCorrelation: Sendable {
  /// What to do with cells that nobody is in.
  public enum EmptyCells: Sendable, Equatable {
    /// Leave them: the likelihood knows what zero means. In a fourfold table ρ then ends at −1 or 1.
    case asTheyAre
    /// In a fourfold table with one empty cell move half an observation into it, keeping the
    /// margins, as `lavaan` does; leave all other tables.
    case halfInFourfoldTables
    /// Count every empty cell, in rows and columns where somebody is, as this many observations; in a
    /// fourfold table with one empty cell move them into it, keeping the margins. The thresholds stay
    /// those of the margins. As `lavaan::lavCor(zero.add = c(x, x))`.
    case filled(Double)
  }

  /// ρ, at most 1 − 10⁻⁹ in absolute value, which stands for ±1.
  public let estimate: Double
  /// The derivative of the log-likelihood at the estimate, over the sum of the table.
  public let gradient: Double
  /// The expected information on ρ with the thresholds known.
  public let information: Double
  /// The number of scoring steps.
  public let iterations: Int
  /// Whether no ρ short of ±1 fits better than ±1: the likelihood there is within 10⁻⁷ of its largest
  /// logarithm.
  public let isAtBoundary: Bool
  /// At the boundary the ρ nearest to zero whose log-likelihood is at most 1.92 lower, which is half the
  /// 95 % quantile of χ² with one degree of freedom; elsewhere NaN.
  public let bound: Double
  /// The ρ from which on the log-likelihood rises by no more than 10⁻⁷; the estimate itself elsewhere.
  public let levelFrom: Double

  private static let limit = 1 - 1e-9
  private static let flatness = 1e-7

  /// Maximises Σ n log π(ρ) by Fisher scoring: dπ/dρ is a difference of bivariate normal densities
  /// at the corners of the cell.
  public init(
    table: Matrix, rowThresholds: [Double], columnThresholds: [Double],
    emptyCells: EmptyCells = .asTheyAre
  ) {
    precondition(
      table.rows == rowThresholds.count + 1 && table.columns == columnThresholds.count + 1,
      "one threshold fewer than categories")
    let counts = Self.filled(table, emptyCells)
    let total = counts.elements.reduce(0, +)
    var cells = CellProbabilities(rowThresholds, columnThresholds)
    var rho = max(-0.95, min(0.95, Self.start(counts)))
    var current = cells.evaluate(rho, counts)
    var steps = 0
    while steps < 100 {
      steps += 1
      var step = current.score / (total * current.information)
      if !step.isFinite { break }
      // Never more than halfway to the boundary, and never downhill.
      let room = step > 0 ? Self.limit - rho : rho + Self.limit
      if abs(step) > room / 2 { step = step > 0 ? room / 2 : -room / 2 }
      var next = cells.evaluate(rho + step, counts)
      while next.logLikelihood < current.logLikelihood - 1e-12 * abs(current.logLikelihood),
        abs(step) > 1e-14
      {
        step /= 2
        next = cells.evaluate(rho + step, counts)
      }
      rho += step
      current = next
      if abs(step) <= 1e-11 * (1 - abs(rho)) + 1e-13 { break }
    }
    let end = rho > 0 ? Self.limit : -Self.limit
    let there = cells.evaluate(end, counts)
    isAtBoundary = there.logLikelihood >= current.logLikelihood - Self.flatness
    if isAtBoundary {
      bound = Self.bound(&cells, counts, below: there.logLikelihood - 1.92, from: end)
      let height = max(there.logLikelihood, current.logLikelihood)
      levelFrom = Self.bound(&cells, counts, below: height - Self.flatness, from: end)
      (rho, current) = (end, there)
    } else {
      (bound, levelFrom) = (.nan, rho)
    }
    estimate = rho
    gradient = current.score / total
    information = total * current.information
    iterations = steps
  }

  /// Pearson's correlation of the category numbers.
  private static func start(_ table: Matrix) -> Double {
    var (x, y, w): ([Double], [Double], [Double]) = ([], [], [])
    for j in 0..<table.columns {
      for i in 0..<table.rows {
        x.append(Double(i))
        y.append(Double(j))
        w.append(table[i, j])
      }
    }
    let r = CorrelationMatrix.pearsonCoefficient(x, y, w)
    return r.isFinite ? r : 0
  }

  /// Where the log-likelihood falls to a level on the way from one end of the range to the other.
  private static func bound(
    _ cells: inout CellProbabilities, _ counts: Matrix, below level: Double, from end: Double
  ) -> Double {
    var (inside, outside) = (end, -end)
    guard cells.evaluate(outside, counts).logLikelihood < level else { return outside }
    for _ in 0..<60 where abs(inside - outside) > 1e-6 {
      let middle = (inside + outside) / 2
      if cells.evaluate(middle, counts).logLikelihood < level {
        outside = middle
      } else {
        inside = middle
      }
    }
    return inside
  }

  private static func filled(_ table: Matrix, _ rule: EmptyCells) -> Matrix {
    let isFourfold = table.rows == 2 && table.columns == 2
    let share: Double
    switch rule {
    case .asTheyAre: return table
    case .halfInFourfoldTables: share = isFourfold ? 0.5 : 0
    case .filled(let observations): share = observations
    }
    let empty = table.elements.indices.filter { table.elements[$0] == 0 }
    guard share > 0, !empty.isEmpty, !isFourfold || empty.count == 1 else { return table }
    if isFourfold {
      let move = empty[0] == 0 || empty[0] == 3 ? share : -share
      return Matrix([
        [table[0, 0] + move, table[0, 1] - move], [table[1, 0] - move, table[1, 1] + move],
      ])
    }
    let rows = (0..<table.rows).map { table.row($0).contains { $0 > 0 } }
    let columns = (0..<table.columns).map { table.column($0).contains { $0 > 0 } }
    return Matrix(rows: table.rows, columns: table.columns) { i, j in
      table[i, j] == 0 && rows[i] && columns[j] ? share : table[i, j]
    }
  }
}
