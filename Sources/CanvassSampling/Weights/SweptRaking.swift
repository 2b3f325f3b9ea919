import CanvassNumerics

/// Raking by sweeps that end by a rule of their own, as R's `rake` does: each margin in turn is post-stratified, and the
/// sweeps end when no cell of the crossing of all margins has changed by more than a tolerance, or after some of them.
/// Margins but the last are then met as far as that goes. `CalibrationMethod.raking` meets all of them.
public struct SweptRaking: Sendable {
  /// When sweeps end.
  public struct Rule: Sendable, Hashable {
    /// By how much a cell may still change: units of the population; below 1, a share of the sum of the weights.
    public var tolerance: Double
    /// The most sweeps.
    public var limit: Int

    /// R's rule: a cell may change by less than 1, and there are ten sweeps at most.
    public init(tolerance: Double = 1, limit: Int = 10) {
      (self.tolerance, self.limit) = (tolerance, limit)
    }
  }

  /// What was reproduced.
  public let columns: CalibrationColumns
  /// d of each row.
  public let base: [Double]
  /// w of each row.
  public let weights: [Double]
  /// Sweeps that were made.
  public let sweeps: Int
  /// Whether they ended by the tolerance.
  public let hasConverged: Bool
  /// What weights were times d when each margin of the last sweep had been met: by margin, of each cell.
  let factors: [[Double]]

  /// Rakes weights. O(rows + sweeps × combinations of categories × margins).
  ///
  /// - Throws: `CalibrationError` for margins that contradict each other and weights below zero.
  public init(_ base: [Double], to columns: CalibrationColumns, by rule: Rule = Rule()) throws {
    try Calibration.requirePositive(base)
    let cells = columns.sumsByCell(base)
    try columns.requireAgreement(IndependentColumns(columns, base: cells))
    let margins = columns.cellCount > 0 ? columns.start[1] : 0
    let targets = columns.targets.map(\.total)
    let tolerance = rule.tolerance < 1 ? rule.tolerance * base.reduce(0, +) : rule.tolerance
    var factor = [Double](repeating: 1, count: cells.count)
    var factors = [[Double]](repeating: factor, count: margins)
    var (sweeps, hasConverged) = (0, false)
    while sweeps < rule.limit, !hasConverged {
      let before = factor
      for margin in 0..<margins {
        var sums = [Double](repeating: 0, count: targets.count)
        for cell in cells.indices {
          sums[Int(columns.column[columns.start[cell] + margin])] += cells[cell] * factor[cell]
        }
        for cell in cells.indices {
          let column = Int(columns.column[columns.start[cell] + margin])
          factor[cell] *= targets[column] / sums[column]
        }
        factors[margin] = factor
      }
      sweeps += 1
      let change = cells.indices.reduce(0) {
        max($0, cells[$1] * abs(factor[$1] - before[$1]))
      }
      hasConverged = change < tolerance
    }
    self.columns = columns
    self.base = base
    weights = base.indices.map { row in
      let cell = Int(columns.cellOfRow[row])
      return cell < 0 ? base[row] : base[row] * factor[cell]
    }
    (self.sweeps, self.hasConverged, self.factors) = (sweeps, hasConverged, factors)
  }
}
