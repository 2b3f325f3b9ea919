import CanvassTables

/// A compiled sampling design: how every row is nested in clusters and strata, and its weight.
///
/// Immutable. A domain is a filter on what is added up over a design, never a dropped row, so that
/// clusters without a row in the domain count as zeros.
public struct Design: Sendable {
  /// What it was compiled from.
  public let specification: DesignSpecification
  /// Number of rows.
  public let rowCount: Int
  /// Analysis weight of each row.
  public let weights: [Double]
  /// Number of first-stage strata.
  public var stratumCount: Int { stages[0].stratumCount }
  /// Number of first-stage clusters.
  public var clusterCount: Int { stages[0].clusterCount }
  /// Degrees of freedom of the whole design: first-stage clusters less strata, among rows with
  /// weight.
  public let degreesOfFreedom: Int
  /// Number of stages that add to the variance: later stages do only while all earlier ones have a
  /// population size.
  public var effectiveStageCount: Int { stages.count }
  /// Sentences about how the design was read that the user should know.
  public let notes: [String]

  /// The stages that add to the variance.
  let stages: [Stage]
  /// The last of these stages: the leaf cluster of each row.
  let leafOfRow: [Int32]
  /// The rows of each leaf.
  let rows: RowIndex
  /// For each stage before the last, the cluster in which each leaf lies: `ancestors[s][leaf]`.
  let ancestors: [[Int32]]
  /// Whether some stratum of some stage has one cluster, and is not known to be taken whole.
  let hasLonelyStrata: Bool
  /// What the weights add up to.
  let weightScale: WeightScale

  /// Number of leaf clusters.
  var leafCount: Int { rows.count }

  /// Refuses to give a variance where a stratum has one cluster and no rule says what that means.
  ///
  /// - Throws: `DesignError` naming the stratum.
  func requireVariance() throws {
    guard specification.lonely == .fail else { return }
    for (index, stage) in stages.enumerated() {
      guard let stratum = (0..<stage.stratumCount).first(where: stage.isLonely) else { continue }
      let lonely = (0..<stage.stratumCount).count(where: stage.isLonely)
      let others = lonely > 1 ? " (and \(lonely - 1) more)" : ""
      let place = index == 0 ? "" : " at stage \(index + 1)"
      throw DesignError(
        "stratum \(stage.stratumLabels[stratum])\(others) has one cluster\(place), so its variance "
          + "cannot be estimated; merge it with another or choose a lonely-cluster rule "
          + "(--lonely adjust)")
    }
  }
}
