/// A matrix of covariances between named variables.
public struct CovarianceMatrix: Sendable {
  /// The names of the variables.
  public let names: [String]
  /// The covariances.
  public let values: Matrix
  /// For each pair the number of rows it was computed from.
  public let rows: Matrix

  /// Covariances found elsewhere, from a number of rows.
  ///
  /// - Throws: `MatrixError` if the matrix is not symmetric or a variance is not above zero.
  public init(_ values: Matrix, names: [String]? = nil, rows: Double) throws(MatrixError) {
    try values.requireSymmetric("covariance matrix")
    if let bad = values.diagonal.firstIndex(where: { $0 <= 0 }) {
      throw MatrixError("covariance matrix", .notPositiveDefinite(order: bad + 1))
    }
    self.values = values
    self.names = names ?? (0..<values.columns).map { "column \($0 + 1)" }
    self.rows = Matrix(rows: values.rows, columns: values.columns, repeating: rows)
  }

  /// Covariances Σw(x − x̄)(y − ȳ) / (W − Σw²/W) over the rows that have both variables, with means
  /// over the same rows; W is the sum of their weights. With weights of 1 the divisor is n − 1.
  ///
  /// - Throws: `ObservationsError` naming the columns that do not vary.
  public init(
    _ data: Observations, missing: MissingRows = .pairwise
  ) throws(ObservationsError) {
    var data = data
    if missing == .listwise {
      let complete = data.completeRows
      guard !complete.isEmpty else { throw .noCompleteRow }
      data = data.selecting(rows: complete)
    }
    let columns = data.values.columnArrays
    let p = columns.count
    var values = Matrix(rows: p, columns: p)
    var counts = values
    for j in 0..<p {
      for i in 0...j {
        let both = columns[i].indices.filter {
          data.weights[$0] > 0 && !columns[i][$0].isNaN && !columns[j][$0].isNaN
        }
        let c = Self.covariance(columns[i], columns[j], data.weights, both)
        guard c.isFinite, i < j || c > 0 else {
          throw i == j
            ? .constant(column: data.names[j])
            : .noPairs(column: data.names[i], other: data.names[j])
        }
        (values[i, j], values[j, i]) = (c, c)
        (counts[i, j], counts[j, i]) = (Double(both.count), Double(both.count))
      }
    }
    names = data.names
    self.values = values
    rows = counts
  }

  /// The correlations.
  public var correlations: CorrelationMatrix {
    let scale = values.diagonal.map { 1 / $0.squareRoot() }
    var r = values.scalingRows(by: scale).scalingColumns(by: scale)
    for i in 0..<r.rows { r[i, i] = 1 }
    return CorrelationMatrix(names: names, values: r, rows: rows)
  }

  /// The matrix with some variables turned round, as items that ask the opposite.
  ///
  /// - Throws: `ObservationsError.unknown` if there is no such variable.
  public func reversing(_ reversed: [String]) throws(ObservationsError) -> CovarianceMatrix {
    for name in reversed where !names.contains(name) { throw .unknown(column: name) }
    let signs = names.map { reversed.contains($0) ? -1.0 : 1 }
    return CovarianceMatrix(
      names: names, values: values.scalingRows(by: signs).scalingColumns(by: signs), rows: rows)
  }

  private init(names: [String], values: Matrix, rows: Matrix) {
    (self.names, self.values, self.rows) = (names, values, rows)
  }

  private static func covariance(
    _ x: [Double], _ y: [Double], _ w: [Double], _ rows: [Int]
  ) -> Double {
    var (total, squares) = (0.0, 0.0)
    for i in rows {
      total += w[i]
      squares += w[i] * w[i]
    }
    let centreX = WeightedCentre(of: x, weights: w, total: total, at: rows)
    let centreY = WeightedCentre(of: y, weights: w, total: total, at: rows)
    let sum = rows.reduce(0) {
      $0 + w[$1] * centreX.deviation(x[$1]) * centreY.deviation(y[$1])
    }
    return sum / (total - squares / total)
  }
}
