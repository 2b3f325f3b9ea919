import CanvassNumerics

/// A regression that is fitted again in every replicate: to the same rows, with their weights times the multipliers of
/// their clusters.
///
/// V̂ = Σ_r c_r (β̂_r − β̄)(β̂_r − β̄)ᵀ, as R's `svyglm` has it of a design with replicates.
struct ReplicatedRegression: Sendable {
  /// The covariance of the parameters.
  let covariance: ParameterCovariance
  /// The number of replicates.
  let count: Int
  /// In how many the regression has no fit, or other coefficients; they have no say.
  let lost: Int
  /// The parameters in each replicate, in the coordinates of the fit; `nil` where it is lost.
  let parameters: [[Double]?]
  let replicates: Replicates
  /// The weight of each row, and the place of its multipliers.
  private let weights: [Double]
  private let places: [Int]
  /// By place: those of every replicate.
  private let multipliers: [[Double]]

  /// The weights of the rows in a replicate.
  func weights(in replicate: Int) -> [Double] {
    weights.indices.map { weights[$0] * multipliers[places[$0]][replicate] }
  }

  /// Fits a regression again; in parallel.
  ///
  /// - Parameters:
  ///   - rows: the row of the design of each row of the model.
  /// - Throws: `MemoryShortage`; `ModelError` where no replicate has a fit.
  init(
    _ fit: FittedRegression, _ family: RegressionFamily, rows: [Int], in design: Design,
    _ replicates: Replicates
  ) throws {
    let data = fit.data
    let scored = fit.scored
    let names = scored.parameters
    count = replicates.count
    let leaves = Array(Set(rows.map { design.leafOfRow[$0] })).sorted()
    try MemoryRoom.check(
      8 * replicates.count * leaves.count,
      for: "\(counted: replicates.count, "replicate") of \(counted: leaves.count, "cluster")")
    var placeOfLeaf: [Int32: Int] = [:]
    for (place, leaf) in leaves.enumerated() { placeOfLeaf[leaf] = place }
    let places = rows.map { placeOfLeaf[design.leafOfRow[$0]] ?? 0 }
    let multipliers = leaves.map { replicates.multipliers(ofLeaf: Int($0)) }
    let weights = data.rowWeights
    let interruption = Interruption.current
    let fitted = mapInParallel(replicates.count) { replicate -> [Double]? in
      guard interruption?.isRequested != true, replicates.scales[replicate] > 0 else { return nil }
      let own = weights.indices.map { weights[$0] * multipliers[places[$0]][replicate] }
      guard own.contains(where: { $0 > 0 }), own.allSatisfy({ $0 >= 0 }) else { return nil }
      guard
        let again = try? family.fit(
          RegressionData(
            x: data.x, y: data.y, terms: data.terms, weights: .relative(own),
            offset: data.offset, lowParts: data.lowParts, exactColumns: data.exactColumns)),
        again.convergence.converged, again.scored.parameters == names
      else { return nil }
      let estimates = again.scored.estimates
      return estimates.allSatisfy(\.isFinite) ? scored.map.fitted(estimates) : nil
    }
    lost = replicates.scales.indices.count { replicates.scales[$0] > 0 && fitted[$0] == nil }
    guard lost < replicates.scales.count(where: { $0 > 0 }) else {
      throw ModelError(
        "the regression has no fit in any replicate; take fewer terms, or replicates that leave out less"
      )
    }
    let estimates = scored.fittedEstimates
    let roots = estimates.indices.map { place in
      replicates.root(
        ofValues: fitted.map { $0?[place] ?? .nan }, estimate: estimates[place])
    }
    covariance = ParameterCovariance(Matrix(columns: roots).symmetricProduct, scored.map)
    (parameters, self.replicates) = (fitted, replicates)
    (self.weights, self.places, self.multipliers) = (weights, places, multipliers)
  }
}
