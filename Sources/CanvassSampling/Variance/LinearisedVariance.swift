extension Design {
  /// The variance of a linearised estimate, from its influence by leaf cluster.
  ///
  /// Every stage adds Σ_h φ_h (1 − f_h) n_h/(n_h − 1) Σ_i (z_hi − z̄_h)², where z are the cluster
  /// totals of the influence at that stage, n_h the sampled clusters (those without a row in the
  /// domain count as zeros), f_h the sampling fraction, and φ_h the product of the fractions of the
  /// stages above. This is the multistage recursion of Bellhouse (1985) and of Särndal, Swensson &
  /// Wretman (1992, result 4.4.1), unrolled.
  ///
  /// - Parameters:
  ///   - leaves: leaf clusters with rows in the domain, ascending.
  ///   - influence: the sum of the influence over each one's rows.
  /// - Returns: the variance; NaN where the rule `average` finds no stratum to take the average of.
  func linearisedVariance(leaves: [Int32], influence: [Double]) -> Double {
    var clusters = leaves
    var totals = influence
    var variance = 0.0
    for index in stages.indices.reversed() {
      let stage = stages[index]
      variance += stageVariance(stage, clusters, totals)
      if index > 0 { (clusters, totals) = stage.summedByParent(clusters, totals) }
    }
    return variance
  }

  private func stageVariance(_ stage: Stage, _ clusters: [Int32], _ totals: [Double]) -> Double {
    let average =
      specification.lonely == .average ? LonelyAverage(stage, presentClusters: clusters) : nil
    var sum = 0.0
    var position = 0
    while position < clusters.count {
      let stratum = Int(stage.stratumOfCluster[Int(clusters[position])])
      let first = position
      var total = 0.0
      while position < clusters.count,
        Int(stage.stratumOfCluster[Int(clusters[position])]) == stratum
      {
        total += totals[position]
        position += 1
      }
      let sampled = stage.sampled[stratum]
      if sampled == 1 {
        guard stage.isLonely(stratum) else { continue }
        if specification.lonely == .adjust {
          let distance = total - totals.reduce(0, +) / Double(stage.clusterCount)
          sum +=
            stage.earlierFraction[stratum] * (1 - stage.fraction[stratum]) * distance * distance
        }
        continue
      }
      let mean = total / Double(sampled)
      var squares = Double(sampled - (position - first)) * mean * mean
      for member in first..<position {
        let distance = totals[member] - mean
        squares += distance * distance
      }
      sum += stage.scale(stratum) * (average?.weight(stage, stratum) ?? 1) * squares
    }
    return average?.isUndefined == true ? .nan : sum
  }
}

extension Stage {
  /// φ_h (1 − f_h) n_h/(n_h − 1): what the sum of squares of a stratum is multiplied by.
  func scale(_ stratum: Int) -> Double {
    let n = Double(sampled[stratum])
    return earlierFraction[stratum] * max(0, 1 - fraction[stratum]) * n / (n - 1)
  }

  /// Totals of this stage's clusters added up by the cluster of the stage before.
  func summedByParent(_ clusters: [Int32], _ totals: [Double]) -> ([Int32], [Double]) {
    var parents: [Int32] = []
    var sums: [Double] = []
    for (cluster, total) in zip(clusters, totals) {
      let parent = parentOfStratum[Int(stratumOfCluster[Int(cluster)])]
      if parents.last == parent {
        sums[sums.count - 1] += total
      } else {
        parents.append(parent)
        sums.append(total)
      }
    }
    return (parents, sums)
  }
}
