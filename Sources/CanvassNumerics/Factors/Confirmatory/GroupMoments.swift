/// Covariances, means and the number of rows of one group.
public struct GroupMoments: Sendable {
  /// The group.
  public let name: String
  /// Covariances divided by n − 1.
  public let covariances: CovarianceMatrix
  /// The mean of each item, in the order of the covariances.
  public let means: [Double]
  /// The number of rows.
  public let rows: Double

  /// Moments found elsewhere.
  ///
  /// - Throws: `FactorError` if there is not one finite mean per item.
  public init(
    name: String, covariances: CovarianceMatrix, means: [Double], rows: Double
  ) throws(FactorError) {
    guard means.count == covariances.names.count, means.allSatisfy(\.isFinite) else {
      throw .missing(what: "a finite mean of each item in \"\(name)\"")
    }
    self.name = name
    self.covariances = covariances
    self.means = means
    self.rows = rows
  }

  /// The moments of the complete rows of a group, each counted once.
  ///
  /// - Throws: `ObservationsError` if no row is complete or a column does not vary.
  public init(name: String, _ data: Observations) throws(ObservationsError) {
    let kept = data.completeRows
    guard !kept.isEmpty else { throw .noCompleteRow }
    let values = data.values.selecting(rows: kept)
    let counted = try Observations(values, names: data.names)
    self.name = name
    covariances = try CovarianceMatrix(counted)
    rows = Double(kept.count)
    means = values.columnArrays.map { $0.reduce(0, +) / Double(kept.count) }
  }

  /// The moments of greatest likelihood where answers are missing.
  public init(name: String, _ saturated: SaturatedMoments) throws(FactorError) {
    let n = saturated.rows
    let covariances: CovarianceMatrix
    do {
      covariances = try CovarianceMatrix(
        (n / (n - 1)) * saturated.covariance, names: saturated.names, rows: n)
    } catch {
      throw .matrix(error)
    }
    try self.init(name: name, covariances: covariances, means: saturated.means, rows: n)
  }
}
