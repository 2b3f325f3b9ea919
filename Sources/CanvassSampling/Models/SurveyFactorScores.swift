import CanvassNumerics

/// Factor scores of the rows of a survey.
public struct SurveyFactorScores: Sendable {
  /// Variables × factors, for answers of mean 0 and variance 1.
  public let weights: Matrix
  /// The correlation of each score with its factor; NaN where the loadings allow none
  /// (`FactorScoring.validity`).
  public let validity: [Double]
  /// A row for each row that counts and a column for each factor; NaN where an answer is missing.
  public let values: Matrix
  /// Where these rows are in the table.
  public let places: [Int]

  /// Scores of the rows by a factor analysis of their correlations.
  ///
  /// - Throws: `FactorError.uniqueness` where a method divides by one that is zero, `MatrixError` where it
  ///   cannot be used.
  public init(
    _ analysis: FactorAnalysis, _ data: SurveyObservations, by scoring: FactorScoring
  ) throws {
    let solution = analysis.solution
    let r = analysis.correlations
    if scoring == .bartlett || scoring == .andersonRubin,
      let place = solution.uniquenesses.firstIndex(where: { !($0 > 1e-12) })
    {
      throw FactorError.uniqueness(r.names[place], solution.uniquenesses[place])
    }
    let phi = analysis.factorCorrelations
    weights = try scoring.weights(
      correlations: r, loadings: analysis.loadings, factorCorrelations: phi,
      uniquenesses: solution.uniquenesses)
    validity = try FactorScoring.validity(
      of: weights, correlations: r, loadings: analysis.loadings, factorCorrelations: phi)
    let moments = analysis.input.saturated
    let covariances =
      try moments?.covariance ?? CovarianceMatrix(data.observations, missing: data.missing).values
    let deviations = covariances.diagonal.map { $0.squareRoot() }
    let means = moments?.means ?? data.means
    let standard = data.observations.values.columnArrays.enumerated().map { place, column in
      column.map { ($0 - means[place]) / deviations[place] }
    }
    values = Matrix(columns: standard) * weights
    places = data.places
  }
}
