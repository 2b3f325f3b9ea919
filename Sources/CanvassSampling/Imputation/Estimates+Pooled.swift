import CanvassNumerics

extension Estimates {
  /// The same estimates of several imputations of the missing answers, pooled by Rubin's rules (`PooledNumber`).
  ///
  /// A value that is not defined in one of them is not defined. Intervals are Wald's, or those of the pooled proportion.
  ///
  /// - Parameter imputations: the estimates of each, in one order; with their covariance where all have one.
  /// - Precondition: two imputations or more, with as many estimates each.
  public init(pooling imputations: [Estimates]) {
    let first = imputations[0]
    precondition(
      imputations.count > 1 && imputations.allSatisfy { $0.entries.count == first.entries.count },
      "estimates to pool")
    let m = Double(imputations.count)
    self.init(
      domainColumns: first.domainColumns,
      entries: first.entries.indices.map { place in
        let all = imputations.map { $0.entries[place] }
        let pooled = PooledNumber(
          values: all.map(\.value), variances: all.map(\.variance),
          completeDegreesOfFreedom: Double(all.map(\.degreesOfFreedom).min() ?? 0))
        var entry = all[0]
        (entry.value, entry.variance, entry.pooled) = (pooled.value, pooled.variance, pooled)
        entry.degreesOfFreedom = all.map(\.degreesOfFreedom).min() ?? 0
        entry.isFittedExactly = all.contains(where: \.isFittedExactly)
        entry.lostReplicates = all.map(\.lostReplicates).max() ?? 0
        entry.count = all.map(\.count).min() ?? 0
        entry.populationSize = all.reduce(0) { $0 + $1.populationSize } / m
        entry.simpleRandomVariance = all.reduce(0) { $0 + $1.simpleRandomVariance } / m
        return entry
      })
    let covariances = imputations.compactMap(\.covariance)
    if covariances.count == imputations.count {
      covariance = EstimateCovariance(
        PooledParameters(imputations.map { $0.entries.map(\.value) }, covariances.map(\.matrix))
          .covariance)
    }
  }
}
