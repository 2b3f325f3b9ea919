/// One stage of a compiled design. Strata and clusters are numbered so that the clusters of a
/// stratum, and the strata of a cluster of the stage before, follow one another.
struct Stage: Sendable {
  /// Cluster of the stage before in which each stratum lies (0 at the first stage).
  var parentOfStratum: [Int32]
  /// Stratum of each cluster.
  var stratumOfCluster: [Int32]
  /// Sampled clusters in each stratum, n_h.
  var sampled: [Int]
  /// Sampling fraction f_h = n_h/N_h of each stratum; 0 where the population is not known, that
  /// is, as if drawn with replacement.
  var fraction: [Double]
  /// The product of the sampling fractions of all earlier stages above each stratum.
  var earlierFraction: [Double]
  /// What the stratum is called, for messages.
  var stratumLabels: [String]

  /// Number of clusters.
  var clusterCount: Int { stratumOfCluster.count }
  /// Number of strata.
  var stratumCount: Int { sampled.count }

  /// Whether a stratum has one cluster, and is not known to be taken whole.
  func isLonely(_ stratum: Int) -> Bool { sampled[stratum] == 1 && fraction[stratum] < certain }
}

/// A sampling fraction this close to 1 is 1 (R's `onestrat` uses the same limit).
private let certain = 1 - 1e-7
