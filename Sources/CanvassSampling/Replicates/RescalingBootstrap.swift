import CanvassNumerics

extension Replicates {
  /// The rescaling bootstrap: n_h − 1 clusters of each stratum are drawn with replacement, and a cluster that is
  /// drawn m times counts 1 − λ + λ·m·n_h/(n_h − 1) times, λ = √(1 − f_h); c = 1/(B − 1).
  ///
  /// J. N. K. Rao and C. F. J. Wu, "Resampling inference with complex survey data", JASA 83 (1988).
  static func rescalingBootstrap(_ stage: Stage, _ method: ReplicateMethod) throws -> Replicates {
    try Replicates(
      drawing: method, leaves: stage.clusterCount, scale: 1 / Double((method.count ?? 2) - 1)
    ) { random in
      var multipliers = [Double](repeating: 1, count: stage.clusterCount)
      for stratum in 0..<stage.stratumCount {
        let clusters = stage.clusters(of: stratum)
        let n = clusters.count
        guard n > 1 else { continue }
        let weight = stage.lonelyScale(stratum).squareRoot()
        for cluster in clusters { multipliers[cluster] = 1 - weight }
        let drawn = weight * Double(n) / Double(n - 1)
        random.numbers(n - 1, below: n) { multipliers[clusters.lowerBound + $0] += drawn }
      }
      return multipliers
    }
  }
}
