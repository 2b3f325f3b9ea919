/// The clusters of a stage, each of which a replicate leaves out.
struct DeletedClusters: Sendable {
  /// The stratum of each cluster.
  let stratumOfCluster: [Int32]
  /// The clusters of each stratum, which follow one another.
  let clusters: [Range<Int>]
  /// Whether the multipliers are squared.
  private(set) var isSquared = false

  /// With the squares of the multipliers.
  var squared: DeletedClusters {
    var copy = self
    copy.isSquared = true
    return copy
  }

  /// n_h/(n_h − 1), by which those that stay are multiplied.
  private func factor(_ stratum: Range<Int>) -> Double {
    let factor = Double(stratum.count) / Double(stratum.count - 1)
    return isSquared ? factor * factor : factor
  }

  func multipliers(of cluster: Int) -> [Double] {
    var multipliers = [Double](repeating: 1, count: stratumOfCluster.count)
    let stratum = clusters[Int(stratumOfCluster[cluster])]
    guard stratum.count > 1 else { return multipliers }
    for other in stratum { multipliers[other] = factor(stratum) }
    multipliers[cluster] = 0
    return multipliers
  }

  /// The multipliers of some clusters where one is left out.
  func multipliers(of some: [Int32], without deleted: Int) -> [Double] {
    let stratum = clusters[Int(stratumOfCluster[deleted])]
    guard stratum.count > 1 else { return some.map { _ in 1 } }
    let factor = factor(stratum)
    return some.map { Int($0) == deleted ? 0 : stratum.contains(Int($0)) ? factor : 1 }
  }

  /// Where none of some clusters, which ascend, is the one left out, all replicates of a stratum are alike.
  func firstAlike(of some: [Int32]) -> [Int] {
    var first = [Int](repeating: -1, count: clusters.count)
    var next = 0
    return stratumOfCluster.indices.map { cluster in
      while next < some.count, Int(some[next]) < cluster { next += 1 }
      if next < some.count, Int(some[next]) == cluster { return cluster }
      let stratum = Int(stratumOfCluster[cluster])
      if first[stratum] < 0 { first[stratum] = cluster }
      return first[stratum]
    }
  }

  /// The totals of each replicate: T + (f_h − 1)·T_h − f_h·T_hi with f_h the factor of those that stay. O(clusters).
  ///
  /// - Parameter present: the clusters that have a value, ascending.
  func totals(
    _ values: UnsafeBufferPointer<Double>, of present: [Int32],
    into totals: UnsafeMutableBufferPointer<Double>
  ) {
    let total = values.reduce(0, +)
    totals.update(repeating: total)
    var position = 0
    while position < present.count {
      let stratum = clusters[Int(stratumOfCluster[Int(present[position])])]
      let first = position
      var sum = 0.0
      while position < present.count, stratum.contains(Int(present[position])) {
        sum += values[position]
        position += 1
      }
      guard stratum.count > 1 else { continue }
      let others = Double(stratum.count - 1)
      let factor = factor(stratum)
      let more = isSquared ? (factor - 1) * sum : sum / others
      for cluster in stratum { totals[cluster] = total + more }
      for place in first..<position {
        totals[Int(present[place])] -= factor * values[place]
      }
    }
  }
}
