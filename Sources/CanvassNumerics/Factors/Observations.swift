/// Rows of measurements with weights and column names: what correlations, factor analysis and
/// reliability are computed from. A missing value is NaN.
public struct Observations: Sendable {
  /// One row per unit, one column per variable.
  public let values: Matrix
  /// The names of the columns, for results and errors.
  public let names: [String]
  /// One weight per row, not below zero; all 1 if none were given.
  public let weights: [Double]

  /// Rows of measurements.
  ///
  /// - Throws: `ObservationsError` if there is no row or column, the numbers of names or weights do
  ///   not agree with the matrix, a value is infinite, a weight is negative or not a number, or all
  ///   are zero.
  public init(
    _ values: Matrix, names: [String]? = nil, weights: [Double]? = nil
  ) throws(ObservationsError) {
    let names = names ?? (0..<values.columns).map { "column \($0 + 1)" }
    let weights = weights ?? [Double](repeating: 1, count: values.rows)
    guard values.rows > 0, values.columns > 0 else { throw .empty }
    guard names.count == values.columns else {
      throw .names(found: names.count, columns: values.columns)
    }
    guard weights.count == values.rows else {
      throw .weights(found: weights.count, rows: values.rows)
    }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .weight(row: row)
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .noWeight }
    if let place = values.elements.firstIndex(where: { $0.isInfinite }) {
      throw .infinite(row: place % values.rows, column: names[place / values.rows])
    }
    self.values = values
    self.names = names
    self.weights = weights
  }

  /// The rows with a weight above zero and no missing value.
  public var completeRows: [Int] {
    (0..<values.rows).filter { row in
      weights[row] > 0 && (0..<values.columns).allSatisfy { !values[row, $0].isNaN }
    }
  }

  /// The given rows only.
  func selecting(rows: [Int]) -> Observations {
    Observations(
      unchecked: values.selecting(rows: rows), names: names, weights: rows.map { weights[$0] })
  }

  private init(unchecked values: Matrix, names: [String], weights: [Double]) {
    self.values = values
    self.names = names
    self.weights = weights
  }
}

/// Why measurements cannot be analysed.
public enum ObservationsError: ReasonedError, Equatable {
  /// No rows or no columns.
  case empty
  /// The number of names is not that of the columns.
  case names(found: Int, columns: Int)
  /// The number of weights is not that of the rows.
  case weights(found: Int, rows: Int)
  /// A weight is negative or not a number.
  case weight(row: Int)
  /// All weights are zero.
  case noWeight
  /// A value is infinite.
  case infinite(row: Int, column: String)
  /// No row is complete.
  case noCompleteRow
  /// All values of a column are the same.
  case constant(column: String)
  /// No row, or only rows where one of the two does not vary, has both columns.
  case noPairs(column: String, other: String)
  /// A column has too many distinct values to be ordered categories.
  case categories(column: String, found: Int, limit: Int)
  /// The sum of the items does not vary.
  case noVariance
  /// There is no column of this name.
  case unknown(column: String)
  /// Fewer rows or columns than the method needs.
  case tooFew(what: Sentence, found: Int, needed: Int)
  /// More rows or columns than the method can go through.
  case tooMany(what: Sentence, found: Int, most: Int)
  /// The work was ended on request: `Interruption`.
  case interrupted

  /// One sentence.
  public var reason: Sentence {
    switch self {
    case .empty: return "there are no rows or no columns to analyse"
    case .names(let found, let columns):
      return "\(counted: found, "name") for \(counted: columns, "column")"
    case .weights(let found, let rows):
      return "\(counted: found, "weight") for \(counted: rows, "row")"
    case .weight(let row):
      return "the weight of row \(row + 1) is negative or missing; weights must be zero or more"
    case .noWeight: return "all weights are zero"
    case .infinite(let row, let column):
      return "\"\(column)\" is infinite in row \(row + 1); make it missing or a number"
    case .noCompleteRow:
      return "no row has all columns; choose fewer columns or pairwise correlations"
    case .constant(let column):
      return "\"\(column)\" has the same value in every row and so no correlation; leave it out"
    case .noPairs(let column, let other):
      return "\"\(column)\" and \"\(other)\" do not both vary over the rows that have both"
    case .categories(let column, let found, let limit):
      return
        "\"\(column)\" has \(counted: found, "distinct value"), too many for ordered categories"
        + " (at most \(limit)); use Pearson or Spearman correlations"
    case .noVariance:
      return "the sum of the items has no variance; turn round the items that ask the opposite"
    case .unknown(let column): return "there is no column \"\(column)\" among those analysed"
    case .tooFew(let what, let found, let needed):
      return "\(found) \(what) where at least \(needed) are needed"
    case .tooMany(let what, let found, let most):
      return "\(found) \(what) where at most \(most) can be gone through"
    case .interrupted: return Interrupted().reason
    }
  }
}
