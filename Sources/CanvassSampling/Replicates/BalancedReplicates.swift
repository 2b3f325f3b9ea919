import CanvassNumerics

extension Replicates {
  /// Balanced half samples: of each pair of clusters one counts 2 − ρ times and the other ρ times, as a column of a
  /// Hadamard matrix of order R says; c = 1/(R(1 − ρ)²).
  ///
  /// P. J. McCarthy, "Pseudo-replication: half samples", Rev. Int. Stat. Inst. 37 (1969); R. E. Fay, "Some properties
  /// of estimates of variance based on replication methods", ASA Proc. Survey Research Methods (1989).
  static func balanced(
    _ stage: Stage, _ method: ReplicateMethod, fay: Double, order: [Int]
  ) throws -> Replicates {
    if let other = stage.sampled.firstIndex(where: { $0 > 2 }) {
      throw DesignError(
        "stratum \(stage.stratumLabels[other].sentence) has \(stage.sampled[other]) clusters, and balanced replicates are for "
          + "two in each stratum; take jkn or bootstrap")
    }
    let matrix = HadamardMatrix(atLeast: stage.stratumCount + 1)
    let count = matrix.order
    // The first of a pair is the one that appears first in the data.
    var pairs = [[Int]](repeating: [], count: stage.stratumCount)
    for cluster in order { pairs[Int(stage.stratumOfCluster[cluster])].append(cluster) }
    var all = try ones(count, leaves: stage.clusterCount)
    for stratum in 0..<stage.stratumCount where stage.sampled[stratum] == 2 {
      let pair = pairs[stratum]
      for replicate in 0..<count {
        let more = (1 - fay) * matrix[stratum + 1, replicate]
        all[pair[0] * count + replicate] = 1 + more
        all[pair[1] * count + replicate] = 1 - more
      }
    }
    let scale = 1 / (Double(count) * (1 - fay) * (1 - fay))
    return Replicates(method, multipliers: all, count: count, scale: scale)
  }
}
