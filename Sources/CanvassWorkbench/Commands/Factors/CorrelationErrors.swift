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
    let estimands: [NamedEstimand]
    var boundary: [Int] = []
    switch method {
    case .pearson: estimands = try Self.pearson(data)
    case .polychoric: (estimands, boundary) = try Self.polychoric(data, emptyCells)
    case .spearman, .kendall: return nil
    }
    let entries = try data.prepared.design.estimate(
      estimands, in: data.domains(), threads: data.prepared.settings.threads
    ).entries
    let count = data.columns.count
    var errors = Matrix(rows: count, columns: count)
    var next = 0
    for j in 0..<count {
      for i in 0..<j {
        errors[i, j] = boundary.contains(next) ? .nan : entries[next].shown.standardError
        errors[j, i] = errors[i, j]
        next += 1
      }
    }
    matrix = errors
  }

  /// The correlation of each pair, j after i, as a function of the pair's moments.
  private static func pearson(_ data: Measurements) throws -> [NamedEstimand] {
    let variables = try data.variables()
    return variables.indices.flatMap { j in
      (0..<j).map { NamedEstimand("r", Correlation(variables[$0], variables[j])) }
    }
  }

  /// The total of what each row moves the correlation of a pair: its variance is that of the
  /// correlation. A row counts that has one of the two at least, since it moves a threshold. Besides, the
  /// places of pairs on the boundary, which have no variance.
  private static func polychoric(
    _ data: Measurements, _ emptyCells: PolychoricCorrelation.EmptyCells
  ) throws -> (estimands: [NamedEstimand], boundary: [Int]) {
    let influence = try CorrelationInfluence.polychoric(
      data.observations, emptyCells: emptyCells)
    let estimands = influence.pairs.indices.map { pair in
      let (i, j) = influence.pairs[pair]
      let (x, y) = (data.observations.values.column(i), data.observations.values.column(j))
      let moved = influence.values.column(pair)
      var values = [Double](repeating: .nan, count: data.prepared.table.rowCount)
      for (place, row) in data.places.enumerated() where !x[place].isNaN || !y[place].isNaN {
        values[row] = moved[place]
      }
      return NamedEstimand("r", Total(Variable("r", values: values)))
    }
    return (estimands, influence.boundary)
  }
}
