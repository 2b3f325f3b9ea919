extension Replicates {
  /// The jackknife: replicate i leaves out cluster i of stratum h, and the others of the stratum count
  /// n_h/(n_h − 1) times; c_i = (1 − f_h)(n_h − 1)/n_h.
  ///
  /// H. L. Jones, "Jackknife estimation of functions of stratum means", Biometrika 61 (1974).
  static func deletingClusters(of stage: Stage, _ method: ReplicateMethod) -> Replicates {
    Replicates(
      centre: method.centre,
      scales: stage.stratumOfCluster.map { stratum in
        let n = Double(stage.sampled[Int(stratum)])
        return stage.lonelyScale(Int(stratum)) * (n - 1) / n
      },
      multipliers: .deleted(
        DeletedClusters(
          stratumOfCluster: stage.stratumOfCluster,
          clusters: (0..<stage.stratumCount).map(stage.clusters))))
  }
}
