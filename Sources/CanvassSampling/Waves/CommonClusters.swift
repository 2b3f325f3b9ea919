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
/// common clusters adds nothing. Where all clusters are common this is the covariance of the stacked design. Where strata
/// were merged between the waves, h are the strata of the one wave within those of the other.
struct CommonClusters: Sendable {
  /// A first-stage cluster, whatever the wave.
  private struct Place: Sendable, Hashable {
    let stratum: String
    let cluster: String
  }

  /// Strata of two waves.
  private struct Strata: Sendable, Hashable {
    let first: Int32
    let second: Int32
  }

  /// Clusters that are in more than one wave, among the rows that are looked at.
  let repeated: Int
  /// Clusters in all, among the rows that are looked at.
  let all: Int
  /// Of each wave, the cluster of its design that a cluster is there.
  private let places: [String: [Place: Int]]
  /// Clusters of one name within a wave, where strata were merged: which of them was asked again is not known.
  let ambiguous: Int
  /// Clusters and strata of all rows, where a cluster that was asked again is one, and strata that share clusters are.
  let joined: (clusters: Int, strata: Int)
  /// 1 − f_h of the stratum of each cluster of the design.
  private let remainders: [Double]
  /// The stratum of each cluster of the design.
  private let strata: [Int32]

  /// Common clusters.
  ///
  /// - Parameters:
  ///   - specification: the design of one wave, in words of the columns.
  ///   - design: that in which each wave has strata of its own.
  ///   - merged: the column of the strata that two waves have in common, where these were merged between them.
  ///   - inside: rows that are looked at; all if `nil`.
  init(
    _ table: Table, wave: String, _ specification: DesignSpecification, _ design: Design,
    merged: String? = nil, inside: [Bool]? = nil
  ) throws {
    guard specification.unequal == nil else {
      throw WaveError(
        "the covariance of waves whose clusters were drawn with unequal probabilities and without replacement is not known; give "
          + "the weights in a column and leave the probabilities out")
    }
    let stage = design.tree.stages[0]
    strata = stage.stratumOfCluster
    remainders = stage.stratumOfCluster.map { max(0, 1 - stage.fraction[Int($0)]) }
    guard let cluster = specification.clusters.first else {
      let rows = inside?.count { $0 } ?? table.rowCount
      (repeated, all, places, ambiguous) = (0, rows, [:], 0)
      joined = (stage.clusterCount, stage.stratumCount)
      return
    }
    let waves = try table.column(wave)
    let clusters = try table.column(cluster)
    let strata = try (merged ?? specification.strata.first).map { try table.column($0) }
    var isSeen = [Bool](repeating: false, count: stage.clusterCount)
    var isInside = isSeen
    // Where each cluster is, by wave; several in one where strata were merged.
    var found: [Place: [String: [Int]]] = [:]
    for row in 0..<table.rowCount {
      let index = design.tree.cluster(ofLeaf: design.leafOfRow[row])
      guard let wave = waves.text(at: row) else { continue }
      if inside?[row] != false { isInside[index] = true }
      guard !isSeen[index] else { continue }
      isSeen[index] = true
      let place = Place(
        stratum: strata?.text(at: row) ?? "", cluster: clusters.text(at: row) ?? "")
      found[place, default: [:]][wave, default: []].append(index)
    }
    var places: [String: [Place: Int]] = [:]
    var (repeated, all, ambiguous) = (0, 0, 0)
    var (again, links) = (0, [(Int, Int)]())
    for (place, waves) in found {
      let looked = waves.values.joined().count { isInside[$0] }
      guard waves.values.allSatisfy({ $0.count == 1 }) else {
        all += looked
        if looked > 0, waves.count > 1 { ambiguous += 1 }
        continue
      }
      for (wave, indices) in waves { places[wave, default: [:]][place] = indices[0] }
      let several = waves.values.map { Int(stage.stratumOfCluster[$0[0]]) }
      again += several.count - 1
      links += several.dropFirst().map { (several[0], $0) }
      all += min(looked, 1)
      if looked > 1 { repeated += 1 }
    }
    (self.places, self.repeated, self.all, self.ambiguous) = (places, repeated, all, ambiguous)
    joined = (
      stage.clusterCount - again, Self.groups(of: stage.stratumCount, linkedBy: links)
    )
  }

  /// How many groups some things make of which those that are linked belong together.
  private static func groups(of count: Int, linkedBy links: [(Int, Int)]) -> Int {
    var leader = Array(0..<count)
    func first(_ place: Int) -> Int {
      var place = place
      while leader[place] != place { place = leader[place] }
      return place
    }
    for (one, other) in links { leader[first(one)] = first(other) }
    return leader.indices.count { leader[$0] == $0 }
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
      after[place].map { second in
        (strata: Strata(first: strata[index], second: strata[second]), first: index, second: second)
      }
    }.sorted { $0.first < $1.first }
    var (covariance, freedom) = (0.0, 0)
    let groups = Dictionary(grouping: common, by: \.strata)
      .sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
    for (_, pairs) in groups {
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
