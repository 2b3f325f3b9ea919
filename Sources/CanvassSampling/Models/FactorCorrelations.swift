import CanvassNumerics

/// Correlations that are fit for a factor analysis: those of a survey's columns, or found elsewhere.
public struct FactorCorrelations: Sendable {
  /// The correlations, moved to be possible where they were not.
  public let matrix: CorrelationMatrix
  /// The number of rows that fit and tests go by.
  public let rows: Double
  /// How the matrix was moved; `nil` where it was left alone.
  public let repair: CorrelationRepair?
  /// Polychoric correlations on the boundary.
  public let boundary: [BoundaryPair]
  /// As they were found; `nil` for correlations found elsewhere.
  private let found: SurveyCorrelations?

  /// The rows that they were computed from, and how; `nil` for correlations found elsewhere.
  public var source: (data: SurveyObservations, method: CorrelationMethod)? {
    found.map { ($0.data, $0.method) }
  }
  /// The means and covariances behind correlations by full information.
  var saturated: SaturatedMoments? { found?.saturated }

  /// The correlations of a survey's columns. Where answers are missing or correlations are estimated
  /// pair by pair, the matrix may be impossible; a possible one takes its place.
  ///
  /// - Parameters:
  ///   - wanted: how it is made possible; the nearest matrix where nothing is said.
  /// - Throws: `FactorError` for too few rows or columns that follow from one another,
  ///   `ObservationsError` naming the columns that have no correlation, `IncompleteAnswersError` where answers do not
  ///   determine the covariances of full information.
  public init(
    _ data: SurveyObservations, _ method: CorrelationMethod = .pearson,
    repair wanted: CorrelationRepair.Method? = nil
  ) throws {
    let count = data.columns.count
    guard data.rows > count else { throw FactorError.tooFewRows(data.rows, columns: count) }
    let correlations = try SurveyCorrelations(data, method)
    let found = correlations.matrix
    // A polychoric correlation of ±1 is no correlation to analyse where one column follows from another.
    if let pair = found.boundary.first(where: \.isFunction) {
      throw FactorError.follows(pair.first, from: pair.second)
    }
    boundary = found.boundary
    let eigen = try SymmetricEigen(of: found.values, named: "correlation matrix")
    rows = Double(data.rows)
    self.found = correlations
    let least = wanted == nil && boundary.isEmpty ? -Definiteness.rounding : Definiteness.rounding
    guard eigen.values[count - 1] < least else {
      try Self.requireRegular(found.names, eigen)
      matrix = found
      repair = nil
      return
    }
    let moved = try CorrelationRepair(found.values, wanted ?? .nearest)
    matrix = try CorrelationMatrix(moved.values, names: found.names, rows: rows)
    repair = moved
  }

  /// Correlations found elsewhere, which must be possible as they stand unless a repair is asked for.
  ///
  /// - Throws: `FactorError` where they are not, or columns follow from one another.
  public init(
    _ found: CorrelationMatrix, rows: Double, repair wanted: CorrelationRepair.Method? = nil
  ) throws {
    let names = found.names
    let eigen = try SymmetricEigen(of: found.values, named: "correlation matrix")
    let smallest = eigen.values[names.count - 1]
    self.rows = rows
    self.found = nil
    boundary = []
    if let wanted, smallest < Definiteness.rounding {
      let moved = try CorrelationRepair(found.values, wanted)
      matrix = try CorrelationMatrix(moved.values, names: names, rows: rows)
      repair = moved
      return
    }
    guard smallest >= -Definiteness.rounding else {
      throw FactorError.contradictory(smallest: smallest)
    }
    try Self.requireRegular(names, eigen)
    matrix = found
    repair = nil
  }

  /// What the design says of the correlations, or why it does not; `nil` where there is none, and for correlations of
  /// ranks, on the boundary or moved.
  func uncertainty() -> Result<CorrelationUncertainty, any Error>? {
    guard let found, !found.data.design.specification.isSimpleRandom, repair == nil else {
      return nil
    }
    do {
      return try found.uncertainty().map { .success($0) }
    } catch {
      return .failure(error)
    }
  }

  private static func requireRegular(_ names: [String], _ eigen: SymmetricEigen) throws {
    if case .collinear(let names) = Definiteness(eigen, names: names) {
      throw FactorError.collinear(names)
    }
  }

  /// The weights of diagonally weighted least squares: 1 over the variance that each correlation has for
  /// rows drawn independently, Σw²z² with z what a row moves it by (`CorrelationInfluence`).
  ///
  /// - Throws: `FactorError` for correlations of ranks or found elsewhere, which have none, and for a
  ///   correlation that no row moves.
  public func weights() throws -> Matrix {
    guard let correlations = found else { throw FactorError.noWeights }
    let data = correlations.data
    let found: CorrelationInfluence
    switch correlations.method {
    case .pearson: found = try .pearson(data.observations, missing: data.missing)
    case .fullInformation: found = try correlations.fullInformation()
    case .polychoric(let emptyCells):
      found = try .polychoric(
        data.observations, curvature: .scoreProducts, emptyCells: emptyCells)
    case .spearman, .kendall: throw FactorError.noWeights
    }
    var weights = Matrix.identity(data.columns.count)
    let infinite = Set(found.boundary)
    for (pair, (i, j)) in found.pairs.enumerated() {
      // No finite variance, no weight.
      guard !infinite.contains(pair) else {
        (weights[i, j], weights[j, i]) = (0, 0)
        continue
      }
      let variance = zip(found.values.column(pair), data.observations.weights).reduce(0) {
        $0 + $1.0 * $1.0 * $1.1 * $1.1
      }
      guard variance > 0, variance.isFinite else {
        throw FactorError.noVariance(data.columns[i], data.columns[j])
      }
      weights[i, j] = 1 / variance
      weights[j, i] = weights[i, j]
    }
    return weights
  }
}
