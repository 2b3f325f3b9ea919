import CanvassNumerics

extension Replicates {
  /// The bootstrap of Rao, Wu and Yue at every stage, as Beaumont and Émond join the stages: of the n units of a stratum
  /// n − 1 are drawn with replacement, and one that is drawn k times has a = 1 − λ + λ·k·n/(n − 1), λ = √(1 − f). The multiplier is
  /// the product of 1 + b·(a − 1) over the stages, b = √(φ/e), φ the product of the fractions above and e the expected square
  /// of the product so far; it is never below zero, and c = 1/(B − 1). Of any total it expects the linearised variance of all
  /// stages.
  ///
  /// J. N. K. Rao, C. F. J. Wu and K. Yue, Survey Methodology 18 (1992); J.-F. Beaumont and N. Émond, "A bootstrap
  /// variance estimation method for multistage sampling and two-phase sampling when Poisson sampling is used at the
  /// second phase", Stats 5 (2022).
  static func stageByStageBootstrap(_ tree: SampleTree, _ method: ReplicateMethod) throws
    -> Replicates
  {
    let stages = tree.stages
    return try Replicates(
      drawing: method, leaves: tree.leafCount, scale: 1 / Double((method.count ?? 2) - 1)
    ) { random in
      // Of each cluster of the stage before: its multiplier, and what the square of that is expected to be.
      var (multipliers, squares) = ([1.0], [1.0])
      for stage in stages {
        var next = [Double](repeating: 0, count: stage.clusterCount)
        var nextSquares = next
        for stratum in 0..<stage.stratumCount {
          let clusters = stage.clusters(of: stratum)
          let parent = Int(stage.parentOfStratum[stratum])
          let (multiplier, square) = (multipliers[parent], squares[parent])
          let n = clusters.count
          let weight = (max(0, 1 - stage.fraction[stratum])).squareRoot()
          guard n > 1, weight > 0 else {
            for cluster in clusters { (next[cluster], nextSquares[cluster]) = (multiplier, square) }
            continue
          }
          let share = (stage.earlierFraction[stratum] / square).squareRoot()
          for cluster in clusters {
            next[cluster] = multiplier * (1 - share * weight)
            nextSquares[cluster] = square * (1 + share * share * weight * weight)
          }
          for _ in 1..<n {
            next[clusters.lowerBound + random.number(below: n)] +=
              multiplier * share * weight * Double(n) / Double(n - 1)
          }
        }
        (multipliers, squares) = (next, nextSquares)
      }
      return multipliers
    }
  }
}
