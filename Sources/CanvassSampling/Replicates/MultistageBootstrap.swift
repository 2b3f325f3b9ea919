import CanvassNumerics

extension Replicates {
  /// The multistage bootstrap: of the n units of a stratum in a unit that was kept, n* = ⌊n/2⌋ are kept, without
  /// replacement. With δ = 1 for those, a unit adds
  /// λ(−1 + δ·n/n*)·Π√(n/n*)δ over the stages above, λ = √(φ(1 − f)n*/(n − n*)), to the multiplier; c = 1/(B − 1).
  ///
  /// J. Preston, "Rescaled bootstrap for stratified multistage sampling", Survey Methodology 35 (2009).
  static func multistageBootstrap(_ tree: SampleTree, _ method: ReplicateMethod) throws
    -> Replicates
  {
    let stages = tree.stages
    return try Replicates(
      drawing: method, leaves: tree.leafCount, scale: 1 / Double((method.count ?? 2) - 1)
    ) { random in
      // Of each cluster of the stage before: what was added so far, and the product over its stages.
      var (sums, products) = ([1.0], [1.0])
      for stage in stages {
        var nextSums = [Double](repeating: 0, count: stage.clusterCount)
        var nextProducts = nextSums
        for stratum in 0..<stage.stratumCount {
          let clusters = stage.clusters(of: stratum)
          let parent = Int(stage.parentOfStratum[stratum])
          let (sum, product) = (sums[parent], products[parent])
          let n = clusters.count
          let kept = n / 2
          guard kept > 0, product > 0 else {
            for cluster in clusters {
              nextSums[cluster] = sum
              nextProducts[cluster] = product
            }
            continue
          }
          let ratio = Double(n) / Double(kept)
          let weight =
            product
            * (stage.lonelyScale(stratum) * Double(kept) / Double(n - kept)).squareRoot()
          for cluster in clusters { nextSums[cluster] = sum - weight }
          for drawn in random.sample(kept, of: n) {
            nextSums[clusters.lowerBound + drawn] += weight * ratio
            nextProducts[clusters.lowerBound + drawn] = product * ratio.squareRoot()
          }
        }
        (sums, products) = (nextSums, nextProducts)
      }
      return sums
    }
  }
}
