import CanvassNumerics

extension Replicates {
  /// The generalised bootstrap: the multipliers of a replicate are 1 + Cᵀε/τ with independent normal ε, where ‖Cz‖² is the
  /// variance of a total by linearisation; of each stage, a cluster adds √(φ(1 − f)n/(n − 1))·(ε − ε̄_h). τ is the least
  /// number at which no multiplier is below 0.01; c = τ²/(B − 1). All stages count, and of any total it expects the
  /// linearised variance itself.
  ///
  /// J.-F. Beaumont and Z. Patak, "On the generalized bootstrap for sample surveys with special attention to Poisson
  /// sampling", Int. Statist. Rev. 80 (2012).
  static func generalisedBootstrap(_ tree: SampleTree, _ method: ReplicateMethod) throws
    -> Replicates
  {
    let stages = tree.stages
    let drawn = try Replicates(
      drawing: method, leaves: tree.leafCount, scale: 1 / Double((method.count ?? 2) - 1)
    ) { random in
      // Of each cluster of the stage before, what was added so far.
      var sums = [1.0]
      for stage in stages {
        var next = [Double](repeating: 0, count: stage.clusterCount)
        for stratum in 0..<stage.stratumCount {
          let clusters = stage.clusters(of: stratum)
          let n = Double(clusters.count)
          let sum = sums[Int(stage.parentOfStratum[stratum])]
          guard n > 1 else {
            for cluster in clusters { next[cluster] = sum }
            continue
          }
          let weight = (stage.lonelyScale(stratum) * n / (n - 1)).squareRoot()
          let normals = clusters.map { _ in random.normal() }
          let mean = normals.reduce(0, +) / n
          for (cluster, normal) in zip(clusters, normals) {
            next[cluster] = sum + weight * (normal - mean)
          }
        }
        sums = next
      }
      return sums
    }
    guard case .table(let table) = drawn.multipliers else { return drawn }
    let tau = max(1, (1 - (table.elements.min() ?? 1)) / 0.99)
    return Replicates(
      centre: drawn.centre, scales: drawn.scales.map { tau * tau * $0 },
      multipliers: .table(tau > 1 ? table.map { 1 + ($0 - 1) / tau } : table))
  }
}
