import CanvassNumerics
import CanvassSampling

/// The linearised standard errors of correlations under a design.
struct CorrelationErrors {
  /// One for each pair, zeros on the diagonal; NaN for a polychoric correlation on the boundary.
  let matrix: Matrix

  /// The standard errors; `nil` where there is no design or the method has none.
  init?(
    _ data: Measurements, _ method: CorrelationKind,
    emptyCells: PolychoricCorrelation.EmptyCells
  ) throws {
    guard data.hasDesign else { return nil }
    let variances: [Double]
    switch method {
    case .pearson: variances = try Self.pearson(data)
    case .polychoric: variances = try Self.polychoric(data, emptyCells)
    case .spearman, .kendall: return nil
    }
    let count = data.columns.count
    var errors = Matrix(rows: count, columns: count)
    var next = 0
    for j in 0..<count {
      for i in 0..<j {
        errors[i, j] = variances[next].squareRoot()
        errors[j, i] = errors[i, j]
        next += 1
      }
    }
    matrix = errors
  }

  /// The correlation of each pair, j after i, as a function of the pair's moments.
  private static func pearson(_ data: Measurements) throws -> [Double] {
    let quantities = data.columns.map { Quantity($0) }
    let pairs = quantities.indices.flatMap { j in
      (0..<j).map { NamedEstimand("r", Correlation(quantities[$0], quantities[j])) }
    }
    return try data.prepared.design.estimate(
      pairs, of: data.prepared.table, in: data.domains(),
      threads: data.prepared.settings.threads
    ).entries.map(\.shown.variance)
  }

  /// The same of polychoric correlations, from what each row moves them by; none for a pair on the
  /// boundary. A row counts that has one of the two at least, since it moves a threshold.
  private static func polychoric(
    _ data: Measurements, _ emptyCells: PolychoricCorrelation.EmptyCells
  ) throws -> [Double] {
    let design = data.prepared.design
    let influence = try CorrelationInfluence.polychoric(
      data.observations, emptyCells: emptyCells)
    let scores = influence.pairs.indices.map { pair in
      let (i, j) = influence.pairs[pair]
      let (x, y) = (data.observations.values.column(i), data.observations.values.column(j))
      let moved = influence.values.column(pair)
      let used = data.places.indices.filter { !x[$0].isNaN || !y[$0].isNaN }
      return RowScores(
        rows: used.map { data.places[$0] },
        values: used.map { design.weights[data.places[$0]] * moved[$0] })
    }
    let threads = data.prepared.settings.threads
    var variances = try scores.map {
      try design.totals(of: $0, threads: threads)[0].shown.variance
    }
    for pair in influence.boundary { variances[pair] = .nan }
    return variances
  }
}
