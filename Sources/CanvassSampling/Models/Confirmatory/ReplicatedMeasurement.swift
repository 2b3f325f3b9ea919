import CanvassNumerics

/// A confirmatory model that is fitted again in every replicate: to the same rows, with their weights times the
/// multipliers of their clusters.
///
/// V̂ = Σ_r c_r (θ̂_r − θ̄)(θ̂_r − θ̄)ᵀ; the standardised solution is that of each replicate.
struct ReplicatedMeasurement: Sendable {
  /// Of the parameters.
  let covariance: Matrix
  /// Of the standardised elements, group after group.
  let standardizedErrors: [Double]
  /// The number of replicates.
  let count: Int
  /// In how many the model does not settle; they have no say.
  let lost: Int

  /// Fits a model again; in parallel. `nil` where variances are not made of replicates.
  ///
  /// - Throws: `ConfirmatoryError.noReplicate` where the model settles in none.
  init?(_ refit: ConfirmatoryRefit, _ sample: ConfirmatorySample) throws {
    let design = sample.data.design
    guard let replicates = design.replicates,
      let rows = ReplicatedRows(sample.groups.flatMap(\.places), of: design)
    else { return nil }
    let estimates = refit.estimates + refit.standardized
    let nothing = [Double](repeating: .nan, count: estimates.count)
    let values = try rows.values(estimates.count, threads: 0) { weights in
      // Only proportions matter, and a mean of 1 keeps tolerances meaningful.
      let mean = weights.reduce(0, +) / Double(weights.count)
      let again = refit.refitted(weights: weights.map { $0 / mean })
      return again.map { $0.estimates + $0.standardized } ?? nothing
    }
    count = replicates.count
    lost = replicates.lost(values[0])
    guard lost < replicates.scales.count(where: { $0 > 0 }) else {
      throw ConfirmatoryError.noReplicate(count)
    }
    let roots = zip(values, estimates).map { replicates.root(ofValues: $0, estimate: $1) }
    let parameters = refit.estimates.count
    covariance = Matrix(columns: Array(roots[..<parameters])).symmetricProduct
    standardizedErrors = roots[parameters...].map { root in
      root.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }
}
