import CanvassNumerics

/// What a design says of the correlations of some columns together: their covariance, and what they are in each replicate.
///
/// Functions of the correlations, such as loadings, ω and the misfit of a factor model, take their errors and tests from it.
public struct CorrelationUncertainty: Sendable {
  /// The covariance of the correlations: pairs × pairs, first the pair of the first two columns, then those of each
  /// further column with the ones before it.
  public let covariance: Matrix
  /// Clusters less strata among the rows; of pairs with different rows the smallest.
  public let degreesOfFreedom: Int
  /// The correlations in each replicate, pair by pair; `nil` where variances are not made of replicates.
  private let replicated: (replicates: Replicates, values: [[Double]])?

  init(_ covariance: Matrix, degreesOfFreedom: Int) {
    (self.covariance, self.degreesOfFreedom, replicated) = (covariance, degreesOfFreedom, nil)
  }

  init(_ replicates: Replicates, values: [[Double]], estimates: [Double], degreesOfFreedom: Int) {
    covariance =
      Matrix(
        columns: zip(values, estimates).map { replicates.root(ofValues: $0, estimate: $1) }
      ).symmetricProduct
    self.degreesOfFreedom = degreesOfFreedom
    replicated = (replicates, values)
  }

  /// The number of replicates; `nil` where variances are not made of them.
  public var replicateCount: Int? { replicated?.replicates.count }

  /// The variances of some functions of the correlations: Σ_pq J_p Γ_pq J_q by their derivatives; with replicates
  /// from their values in each.
  ///
  /// - Parameters:
  ///   - derivatives: functions × pairs.
  ///   - estimates: the values of the functions.
  ///   - value: the values at other correlations.
  /// - Returns: with the number of replicates in which the functions have no value, and which have no say.
  func variances(
    of estimates: () throws -> [Double], by derivatives: () throws -> Matrix,
    at value: @Sendable (Matrix) throws -> [Double], of columns: Int
  ) throws -> (variances: [Double], lost: Int) {
    guard let (replicates, values) = replicated else {
      let slopes = try derivatives()
      let moved = slopes * covariance
      let variances = (0..<slopes.rows).map { row in
        max(0, zip(moved.row(row), slopes.row(row)).reduce(0) { $0 + $1.0 * $1.1 })
      }
      return (variances, 0)
    }
    let center = try estimates()
    let interruption = Interruption.current
    let found = mapInParallel(replicates.count) { replicate -> [Double]? in
      guard interruption?.isRequested != true else { return nil }
      var matrix = Matrix.identity(columns)
      var pair = 0
      for j in 0..<columns {
        for i in 0..<j {
          (matrix[i, j], matrix[j, i]) = (values[pair][replicate], values[pair][replicate])
          pair += 1
        }
      }
      guard let own = try? value(matrix), own.allSatisfy(\.isFinite) else { return nil }
      return own
    }
    let counting = replicates.scales.indices.filter { replicates.scales[$0] > 0 }
    let variances = center.indices.map { place in
      replicates.root(
        ofValues: found.map { $0?[place] ?? .nan }, estimate: center[place]
      ).reduce(0) { $0 + $1 * $1 }
    }
    return (variances, counting.count { found[$0] == nil })
  }
}

extension SurveyCorrelations {
  /// What the design says of all correlations together; `nil` for correlations of ranks, and where one lies on the
  /// boundary.
  ///
  /// Under replicates Pearson's correlations are evaluated in each; polychoric ones and those by full information take their
  /// first-order value there.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MemoryShortage`.
  public func uncertainty(threads: Int = 0) throws -> CorrelationUncertainty? {
    switch method {
    case .pearson:
      let quantities = data.columns.map { Quantity($0) }
      let estimands = pairs.map { Correlation(quantities[$0], quantities[$1]) }
      let totals = TableTotals(data.table, data.design, in: data.domain, threads: threads)
      if let replicates = data.design.replicates,
        let values = try totals.replicateValues(of: estimands)
      {
        let entries = try totals.estimate(
          estimands.map { NamedEstimand("r", $0) }, threads: threads
        ).entries
        return CorrelationUncertainty(
          replicates, values: values, estimates: entries.map(\.value),
          degreesOfFreedom: entries.map(\.degreesOfFreedom).min() ?? 0)
      }
      let found = try totals.estimate(
        estimands.map { NamedEstimand("r", $0) }, covariance: .full, threads: threads)
      return found.covariance.map {
        CorrelationUncertainty(
          $0.matrix, degreesOfFreedom: found.entries.map(\.degreesOfFreedom).min() ?? 0)
      }
    case .polychoric(let emptyCells):
      let influence = try CorrelationInfluence.polychoric(
        data.observations, emptyCells: emptyCells)
      return influence.boundary.isEmpty ? try uncertainty(influence, threads) : nil
    case .fullInformation: return try uncertainty(fullInformation(), threads)
    case .spearman, .kendall: return nil
    }
  }

  /// The same by what rows move the correlations by.
  private func uncertainty(
    _ influence: CorrelationInfluence, _ threads: Int
  ) throws -> CorrelationUncertainty {
    let scores = RowScores(
      rows: data.places,
      values: influence.values.scalingRows(by: data.observations.weights))
    let (covariance, freedom) = try data.design.covariance(of: scores, threads: threads)
    guard let replicates = data.design.replicates,
      let departures = try data.design.departures(of: scores)
    else { return CorrelationUncertainty(covariance.matrix, degreesOfFreedom: freedom) }
    let estimates = pairs.map { matrix.values[$0, $1] }
    return CorrelationUncertainty(
      replicates,
      values: estimates.enumerated().map { place, estimate in
        departures.column(place).map { estimate + $0 }
      }, estimates: estimates, degreesOfFreedom: freedom)
  }
}
