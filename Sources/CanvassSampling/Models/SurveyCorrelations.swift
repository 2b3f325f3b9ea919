import CanvassNumerics
import CanvassTables

/// The correlations of some columns of a survey, weighted, with their design-based errors.
///
/// Pearson's r of a pair is a smooth function of the pair's moments (`Correlation`). A polychoric
/// correlation is one of the pair's table and of both columns' thresholds: row i moves it by
/// ∂ρ/∂wᵢ per unit of its weight (`CorrelationInfluence`; U. Olsson, Psychometrika 44, 1979), and its
/// variance is that of the total Σ wᵢ ∂ρ/∂wᵢ in the design (D. A. Binder, Int. Statist. Rev. 51, 1983).
public struct SurveyCorrelations: Sendable {
  /// The rows that they are computed from.
  public let data: SurveyObservations
  /// Which correlations.
  public let method: CorrelationMethod
  /// The correlations, with the number of rows of each pair.
  public let matrix: CorrelationMatrix
  /// The means and covariances behind correlations by full information.
  let saturated: SaturatedMoments?

  /// The correlations of the columns.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation; `IncompleteAnswersError` where answers do
  ///   not determine the covariances of full information.
  public init(_ data: SurveyObservations, _ method: CorrelationMethod = .pearson) throws {
    self.data = data
    self.method = method
    saturated = method == .fullInformation ? try SaturatedMoments(data.observations) : nil
    matrix =
      try saturated.map { CorrelationMatrix($0) }
      ?? method.matrix(of: data.observations, missing: data.missing)
  }

  /// Each pair of columns as an estimate with its design variance, named "x, y": first the pair of the
  /// first two columns, then those of each further column with the ones before it; `nil` for correlations of ranks,
  /// which have no design variance here.
  ///
  /// The variance of a polychoric correlation on the boundary is NaN, as that of any correlation where
  /// the rows lie in one cluster. `interval(level:)` of an entry is its confidence interval.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  public func estimates(threads: Int = 0) throws -> Estimates? {
    let found: [Estimate]
    switch method {
    case .pearson: found = try pearson(threads)
    case .polychoric(let emptyCells):
      let values = data.observations.values
      // A row counts that has one of the two at least, since it moves a threshold.
      found = try totals(
        .polychoric(data.observations, emptyCells: emptyCells), threads: threads
      ) { row, pair in !values[row, pair.0].isNaN || !values[row, pair.1].isNaN }
    case .fullInformation:
      // Every row moves the means and covariances of what it lacks, too.
      found = try totals(fullInformation(), threads: threads) { _, _ in true }
    case .spearman, .kendall: return nil
    }
    return Estimates(
      domainColumns: [],
      entries: zip(pairs, found).map { pair, estimate in
        var entry = estimate.shown
        entry.variable = "\(data.columns[pair.0]), \(data.columns[pair.1])"
        entry.value = matrix.values[pair.0, pair.1]
        return entry
      })
  }

  /// The standard errors of all pairs, zeros on the diagonal; `nil` where there are no `estimates`.
  ///
  /// - Throws: as `estimates`.
  public func standardErrors(threads: Int = 0) throws -> Matrix? {
    guard let entries = try estimates(threads: threads)?.entries else { return nil }
    var errors = Matrix(rows: data.columns.count, columns: data.columns.count)
    for ((i, j), entry) in zip(pairs, entries) {
      (errors[i, j], errors[j, i]) = (entry.standardError, entry.standardError)
    }
    return errors
  }

  var pairs: [(Int, Int)] {
    data.columns.indices.flatMap { j in (0..<j).map { ($0, j) } }
  }

  private func pearson(_ threads: Int) throws -> [Estimate] {
    let quantities = data.columns.map { Quantity($0) }
    return try data.design.estimate(
      pairs.map { NamedEstimand("r", Correlation(quantities[$0], quantities[$1])) },
      of: data.table, in: data.domain, threads: threads
    ).entries
  }

  /// What each row moves correlations by full information by.
  func fullInformation() throws -> CorrelationInfluence {
    try .fullInformation(saturated ?? SaturatedMoments(data.observations))
  }

  /// The pairs as totals of what rows move them by, over the rows that count for a pair.
  private func totals(
    _ influence: CorrelationInfluence, threads: Int, _ counts: (Int, (Int, Int)) -> Bool
  ) throws -> [Estimate] {
    try influence.pairs.enumerated().map { place, pair in
      let used = data.places.indices.filter { counts($0, pair) }
      let scores = RowScores(
        rows: used.map { data.places[$0] },
        values: used.map { data.observations.weights[$0] * influence.values[$0, place] })
      var estimate = try data.design.totals(of: scores, threads: threads)[0]
      if influence.boundary.contains(place) { estimate.variance = .nan }
      return estimate
    }
  }
}
