/// One stage of a compiled design. Strata and clusters are numbered so that the clusters of a
/// stratum, and the strata of a cluster of the stage before, follow one another.
struct Stage: Sendable {
  /// Cluster of the stage before in which each stratum lies (0 at the first stage).
  let parentOfStratum: [Int32]
  /// Stratum of each cluster.
  let stratumOfCluster: [Int32]
  /// Sampled clusters in each stratum, n_h.
  let sampled: [Int]
  /// Sampling fraction f_h = n_h/N_h of each stratum; 0 where the population is not known, that
  /// is, as if drawn with replacement.
  let fraction: [Double]
  /// The product of the sampling fractions of all earlier stages above each stratum.
  let earlierFraction: [Double]
  /// What the stratum is called, for messages.
  let stratumLabels: [StratumLabel]
  /// The probability with which each cluster was drawn into the sample from what it lies in; 0 where the
  /// population is not known. That of its stratum, unless clusters were drawn with unequal
  /// probabilities or strata have been joined.
  let inclusion: [Double]
  /// The first cluster of each stratum.
  private let firstCluster: [Int]

  init(
    parentOfStratum: [Int32], stratumOfCluster: [Int32], sampled: [Int], fraction: [Double],
    earlierFraction: [Double], stratumLabels: [StratumLabel], inclusion: [Double]? = nil
  ) {
    self.parentOfStratum = parentOfStratum
    self.stratumOfCluster = stratumOfCluster
    self.sampled = sampled
    self.fraction = fraction
    self.earlierFraction = earlierFraction
    self.stratumLabels = stratumLabels
    self.inclusion = inclusion ?? stratumOfCluster.map { fraction[Int($0)] }
    var next = 0
    firstCluster = sampled.map { count in
      defer { next += count }
      return next
    }
  }

  /// Number of clusters.
  var clusterCount: Int { stratumOfCluster.count }
  /// Number of strata.
  var stratumCount: Int { sampled.count }

  /// The clusters of a stratum.
  func clusters(of stratum: Int) -> Range<Int> {
    firstCluster[stratum]..<firstCluster[stratum] + sampled[stratum]
  }

  /// Whether a cluster was taken for certain.
  func isCertain(_ cluster: Int) -> Bool { inclusion[cluster] >= certain }

  /// Whether a cluster is one of some that its stratum has more of than were sampled.
  func isChosen(_ cluster: Int) -> Bool { fraction[Int(stratumOfCluster[cluster])] < certain }

  /// Whether a stratum has one cluster that was not taken for certain.
  func isLonely(_ stratum: Int) -> Bool {
    // Most strata have two clusters that chance has chosen.
    var drawn = 0
    for cluster in clusters(of: stratum) where !isCertain(cluster) {
      drawn += 1
      if drawn > 1 { return false }
    }
    return drawn == 1
  }

  /// φ_h (1 − f_h) n_h/(n_h − 1): what the sum of squares of a stratum is multiplied by.
  func scale(_ stratum: Int) -> Double {
    let n = Double(sampled[stratum])
    return lonelyScale(stratum) * n / (n - 1)
  }

  /// φ_h (1 − f_h): the same for a lonely cluster, about a mean that it is not alone in.
  func lonelyScale(_ stratum: Int) -> Double {
    earlierFraction[stratum] * max(0, 1 - fraction[stratum])
  }
}

/// A sampling fraction this close to 1 is 1 (R's `onestrat` uses the same limit).
private let certain = 1 - 1e-7
