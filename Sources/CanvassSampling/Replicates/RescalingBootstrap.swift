import CanvassNumerics

extension Replicates {
  /// The rescaling bootstrap: n_h − 1 clusters of each stratum are drawn with replacement, and a cluster that is
  /// drawn m times counts 1 − λ + λ·m·n_h/(n_h − 1) times, λ = √(1 − f_h); c = 1/(B − 1).
  ///
  /// J. N. K. Rao and C. F. J. Wu, "Resampling inference with complex survey data", JASA 83 (1988).
  static func rescalingBootstrap(_ stage: Stage, _ method: ReplicateMethod) throws -> Replicates {
    let strata = (0..<stage.stratumCount).map(stage.clusters).filter { $0.count > 1 }
    let weights = strata.map {
      stage.lonelyScale(Int(stage.stratumOfCluster[$0.lowerBound])).squareRoot()
    }
    let draws = strata.reduce(0) { $0 + $1.count - 1 }
    return try Replicates(
      drawing: method, leaves: stage.clusterCount, scale: 1 / Double((method.count ?? 2) - 1)
    ) { random in
      var multipliers = [Double](repeating: 1, count: stage.clusterCount)
      // All random words of a replicate are made at once.
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: draws) { words in
        random.fill(words: words)
        multipliers.withUnsafeMutableBufferPointer { multipliers in
          var next = 0
          for (clusters, weight) in zip(strata, weights) {
            let n = clusters.count
            let own = UnsafeMutableBufferPointer(rebasing: multipliers[clusters])
            for place in own.indices { own[place] = 1 - weight }
            let drawn = weight * Double(n) / Double(n - 1)
            for place in next..<next + n - 1 {
              own[CounterRandom.number(words[place], below: n)] += drawn
            }
            next += n - 1
          }
        }
      }
      return multipliers
    }
  }
}
