import CanvassNumerics
import CanvassTables

/// The first-stage clusters that are in more than one wave, and the covariance of two waves that comes of them.
///
/// ```
/// C = Σ_h √((1 − f₁h)(1 − f₂h)) · m_h/(m_h − 1) · Σ_{c common in h} (z₁c − z̄₁h)(z₂c − z̄₂h)
/// ```
///
/// with z_kc the total of the linearised variable of wave k in cluster c, weights included, m_h the number of common
/// clusters of stratum h, and f_kh the share of the stratum's clusters that wave k took. A stratum with fewer than two
/// common clusters adds nothing. Where all clusters are common this is the covariance of the stacked design.
struct CommonClusters: Sendable {
  /// A first-stage cluster, whatever the wave.
  private struct Place: Sendable, Hashable {
    let stratum: String
    let cluster: String
  }

  /// Clusters that are in more than one wave.
  let repeated: Int
  /// Clusters in all.
  let all: Int
  /// Of each wave, the cluster of its design that a cluster is there.
  private let places: [String: [Place: Int]]
  /// 1 − f_h of the stratum of each cluster of the design.
  private let remainders: [Double]

  /// Common clusters.
  ///
  /// - Parameters:
  ///   - specification: the design of one wave, in words of the columns.
  ///   - design: that in which each wave has strata of its own.
  init(
    _ table: Table, wave: String, _ specification: DesignSpecification, _ design: Design
  ) throws {
    let stage = design.tree.stages[0]
    remainders = stage.stratumOfCluster.map { max(0, 1 - stage.fraction[Int($0)]) }
    guard let cluster = specification.clusters.first else {
      (repeated, all, places) = (0, table.rowCount, [:])
      return
    }
    let waves = try table.column(wave)
    let clusters = try table.column(cluster)
    let strata = try specification.strata.first.map { try table.column($0) }
    var isSeen = [Bool](repeating: false, count: stage.clusterCount)
    var places: [String: [Place: Int]] = [:]
    var times: [Place: Int] = [:]
    for row in 0..<table.rowCount {
      let index = design.tree.cluster(ofLeaf: design.leafOfRow[row])
      guard let wave = waves.text(at: row), !isSeen[index] else { continue }
      isSeen[index] = true
      let place = Place(
        stratum: strata?.text(at: row) ?? "", cluster: clusters.text(at: row) ?? "")
      places[wave, default: [:]][place] = index
      times[place, default: 0] += 1
    }
    self.places = places
    all = times.count
    repeated = times.values.count { $0 > 1 }
  }

  /// The covariance of an estimate of one wave and one of another.
  ///
  /// - Parameters:
  ///   - waves: what they are called.
  ///   - first: what the clusters of the design move the first estimate by; those without rows of it are left out.
  ///   - second: the same of the other.
  /// - Returns: C, and Σ (m_h − 1) over the common clusters that have rows of both.
  func covariance(
    of waves: (String, String), _ first: [Int: Double], _ second: [Int: Double]
  ) -> (covariance: Double, degreesOfFreedom: Int) {
    let (before, after) = (places[waves.0] ?? [:], places[waves.1] ?? [:])
    let common = before.compactMap { place, index in
      after[place].map { (stratum: place.stratum, first: index, second: $0) }
    }.sorted { $0.first < $1.first }
    var (covariance, freedom) = (0.0, 0)
    for (_, pairs) in Dictionary(grouping: common, by: \.stratum).sorted(by: { $0.key < $1.key }) {
      freedom += max(0, pairs.count { first[$0.first] != nil && second[$0.second] != nil } - 1)
      guard pairs.count >= 2 else { continue }
      let count = Double(pairs.count)
      let x = pairs.map { first[$0.first] ?? 0 }
      let y = pairs.map { second[$0.second] ?? 0 }
      let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
      let products = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      let remainder = (remainders[pairs[0].first] * remainders[pairs[0].second]).squareRoot()
      covariance += remainder * count / (count - 1) * products
    }
    return (covariance, freedom)
  }
}
