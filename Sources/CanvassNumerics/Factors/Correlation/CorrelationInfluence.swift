/// How much each row moves each correlation: the derivative of the coefficient by the row's weight.
///
/// A design takes these as linearised values: the variance of the coefficient is that of the total
/// Σ w z. For rows drawn independently it is about Σ w² z².
package struct CorrelationInfluence: Sendable {
  /// The pairs of variables, as places of their columns.
  package let pairs: [(Int, Int)]
  /// One row per row of the data, one column per pair: ∂r/∂w; zero where a row does not count. For a
  /// pair on the boundary only the direction, taken where its likelihood becomes level, with Σ z² = 1/n.
  package let values: Matrix
  /// The places in `pairs` of polychoric correlations on the boundary. They have no derivative: their
  /// variance is beyond all bounds.
  package let boundary: [Int]

  /// The influences on Pearson's correlations over complete pairs,
  /// (u v − r (u² + v²)/2) / W for standardised values u and v.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  package static func pearson(
    _ data: Observations, missing: MissingRows = .pairwise
  ) throws(ObservationsError) -> CorrelationInfluence {
    let r = try CorrelationMatrix.pearson(data, missing: missing)
    let complete = Set(missing == .listwise ? data.completeRows : Array(0..<data.values.rows))
    let columns = data.values.columnArrays
    return try CorrelationInfluence(columns.count, rows: data.values.rows) { i, j in
      let both = columns[i].indices.filter {
        complete.contains($0) && data.weights[$0] > 0 && !columns[i][$0].isNaN
          && !columns[j][$0].isNaN
      }
      let u = Standardized(columns[i], data.weights, both)
      let v = Standardized(columns[j], data.weights, both)
      var result = [Double](repeating: 0, count: data.values.rows)
      for row in both {
        let (a, b) = (u[columns[i][row]], v[columns[j][row]])
        result[row] = (a * b - r.values[i, j] * (a * a + b * b) / 2) / u.total
      }
      return (result, false)
    }
  }

  /// The influences on the two-step polychoric correlations, through the pair's own table and through
  /// the thresholds of both columns. `emptyCells` says where they are taken, as in
  /// `CorrelationMatrix.polychoric`.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  package static func polychoric(
    _ data: Observations, curvature: PolychoricCurvature = .exact,
    emptyCells: PolychoricCorrelation.EmptyCells = .asTheyAre
  ) throws(ObservationsError) -> CorrelationInfluence {
    let r = try CorrelationMatrix.polychoric(data, emptyCells: emptyCells)
    var columns: [OrderedCategories] = []
    for j in 0..<data.values.columns {
      columns.append(
        try OrderedCategories(data.values.column(j), weights: data.weights, name: data.names[j]))
    }
    var level: [[String]: Double] = [:]
    for pair in r.boundary { level[[pair.first, pair.second]] = pair.levelFrom }
    return try CorrelationInfluence(columns.count, rows: data.values.rows) { i, j in
      let end = level[[data.names[i], data.names[j]]]
      let table = columns[i].table(with: columns[j], weights: data.weights).sums
      let slopes = PolychoricSlopes(
        table, columns[i].thresholds, columns[j].thresholds, end ?? r.values[i, j],
        curvature)
      let first = columns[i].thresholdInfluences(data.weights, slopes.byRowThreshold)
      let second = columns[j].thresholdInfluences(data.weights, slopes.byColumnThreshold)
      let influence = data.weights.indices.map { row in
        let (a, b) = (columns[i].codes[row], columns[j].codes[row])
        let own = a >= 0 && b >= 0 ? slopes.score[a, b] : 0
        return -(own + (a >= 0 ? first[a] : 0) + (b >= 0 ? second[b] : 0)) / slopes.byCorrelation
      }
      guard end != nil else { return (influence, false) }
      let square = innerProduct(influence, influence) * Double(influence.count)
      let scale = square > 0 && square.isFinite ? 1 / square.squareRoot() : .nan
      return (influence.map { scale.isNaN ? 0 : scale * $0 }, true)
    }
  }

  init(pairs: [(Int, Int)], values: Matrix, boundary: [Int]) {
    (self.pairs, self.values, self.boundary) = (pairs, values, boundary)
  }

  /// The pairs of so many columns: the first two, then those of each further column with the ones before it.
  static func pairs(of count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { j in (0..<j).map { ($0, j) } }
  }

  private init(
    _ count: Int, rows: Int, _ influence: (Int, Int) -> (values: [Double], isAtBoundary: Bool)
  ) throws(ObservationsError) {
    pairs = Self.pairs(of: count)
    var (columns, boundary): ([[Double]], [Int]) = ([], [])
    let interruption = Interruption.current
    for (place, (i, j)) in pairs.enumerated() {
      if interruption?.isRequested == true { throw .interrupted }
      let found = influence(i, j)
      if found.isAtBoundary { boundary.append(place) }
      columns.append(found.values)
    }
    values = columns.isEmpty ? Matrix(rows: rows, columns: 0) : Matrix(columns: columns)
    self.boundary = boundary
  }

  /// Values less their weighted mean over their weighted standard deviation (divisor W).
  private struct Standardized {
    let total, mean, deviation: Double

    init(_ x: [Double], _ w: [Double], _ rows: [Int]) {
      let total = rows.reduce(0) { $0 + w[$1] }
      let mean = rows.reduce(0) { $0 + w[$1] * x[$1] } / total
      let square = rows.reduce(0) { $0 + w[$1] * (x[$1] - mean) * (x[$1] - mean) }
      (self.total, self.mean, deviation) = (total, mean, (square / total).squareRoot())
    }

    subscript(_ x: Double) -> Double { (x - mean) / deviation }
  }
}

extension OrderedCategories {
  /// For a row in each category, Σ over thresholds of `slopes` times ∂τ/∂w: a threshold is the normal
  /// quantile of a share, so that ∂τ/∂w = (1{y ≤ k} − share) / (W φ(τ)).
  func thresholdInfluences(_ weights: [Double], _ slopes: [Double]) -> [Double] {
    var total = 0.0
    for i in codes.indices where codes[i] >= 0 { total += weights[i] }
    return (0..<count).map { code in
      thresholds.indices.reduce(0) { sum, k in
        let share = standardNormal(thresholds[k])
        let change = ((code <= k ? 1 : 0) - share) / standardNormalDensity(thresholds[k])
        return sum + slopes[k] * change / total
      }
    }
  }
}
