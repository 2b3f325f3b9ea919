/// A matrix of correlations between named variables.
public struct CorrelationMatrix: Sendable {
  /// The names of the variables.
  public let names: [String]
  /// The correlations; ones on the diagonal.
  public let values: Matrix
  /// For each pair the number of rows it was computed from.
  public let rows: Matrix
  /// The pairs whose polychoric correlation lies on the boundary; none for other correlations.
  public let boundary: [BoundaryPair]

  init(names: [String], values: Matrix, rows: Matrix, boundary: [BoundaryPair] = []) {
    self.boundary = boundary
    self.names = names
    self.values = values
    self.rows = rows
  }

  /// Correlations found elsewhere, such as published ones.
  ///
  /// - Throws: `MatrixError` if the matrix is not symmetric with ones on its diagonal and other
  ///   elements between −1 and 1.
  public init(
    _ values: Matrix, names: [String]? = nil, rows: Double = .nan
  ) throws(MatrixError) {
    try self.init(
      values, names: names,
      rowsOfPairs: Matrix(rows: values.rows, columns: values.columns, repeating: rows))
  }

  /// Correlations found elsewhere, each pair of variables from its own number of rows; those of the
  /// variables themselves are on the diagonal.
  ///
  /// - Throws: `MatrixError` as for one number of rows, or if there is not one for each pair.
  public init(
    _ values: Matrix, names: [String]? = nil, rowsOfPairs rows: Matrix
  ) throws(MatrixError) {
    try values.requireSymmetric("correlation matrix")
    for j in 0..<values.columns {
      for i in j..<values.rows
      where i == j ? abs(values[i, i] - 1) > 1e-8 : abs(values[i, j]) > 1 {
        throw MatrixError("correlation matrix", .notCorrelation(row: i, column: j))
      }
    }
    guard rows.rows == values.rows, rows.columns == values.columns else {
      throw MatrixError(
        "numbers of rows of the pairs",
        .shape(found: "\(counted: rows.rows, "row")", expected: "\(values.rows)"))
    }
    boundary = []
    self.values = values
    self.names = names ?? (0..<values.columns).map { "column \($0 + 1)" }
    self.rows = rows
  }

  /// The matrix of a function of two columns that takes place over the rows which have both.
  static func pairwise(
    _ data: Observations, missing: MissingRows,
    _ coefficient: ([Double], [Double], [Double]) -> Double
  ) throws(ObservationsError) -> CorrelationMatrix {
    var data = data
    if missing == .listwise {
      let complete = data.completeRows
      guard !complete.isEmpty else { throw .noCompleteRow }
      data = data.selecting(rows: complete)
    }
    let p = data.values.columns
    let columns = data.values.columnArrays
    for j in 0..<p {
      let present = zip(columns[j], data.weights).filter { !$0.0.isNaN && $0.1 > 0 }
      guard let first = present.first, present.contains(where: { $0.0 != first.0 }) else {
        throw .constant(column: data.names[j])
      }
    }
    var values = Matrix.identity(p)
    var rows = Matrix(rows: p, columns: p)
    let interruption = Interruption.current
    for j in 0..<p {
      for i in 0...j {
        if interruption?.isRequested == true { throw .interrupted }
        let both = (0..<data.values.rows).filter {
          data.weights[$0] > 0 && !columns[i][$0].isNaN && !columns[j][$0].isNaN
        }
        rows[i, j] = Double(both.count)
        rows[j, i] = rows[i, j]
        guard i < j else { continue }
        let all = both.count == data.values.rows
        let r = coefficient(
          all ? columns[i] : both.map { columns[i][$0] },
          all ? columns[j] : both.map { columns[j][$0] },
          all ? data.weights : both.map { data.weights[$0] })
        guard r.isFinite else { throw .noPairs(column: data.names[i], other: data.names[j]) }
        values[i, j] = r
        values[j, i] = r
      }
    }
    return CorrelationMatrix(names: data.names, values: values, rows: rows)
  }
}

/// Which rows a matrix of correlations is computed from.
public enum MissingRows: String, Sendable, CaseIterable {
  /// For each pair of columns the rows that have both. The matrix may then be indefinite.
  case pairwise
  /// The rows that have all columns.
  case listwise
}
