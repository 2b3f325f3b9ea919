import CanvassTables

/// A compiled sampling design: how every row is nested in clusters and strata, and its weight.
///
/// Immutable. A domain is a filter on what is added up over a design, never a dropped row, so that
/// clusters without a row in the domain count as zeros.
public struct Design: Sendable {
  /// What it was compiled from.
  public let specification: DesignSpecification
  /// Its strata and clusters.
  public let tree: SampleTree
  /// Number of rows.
  public let rowCount: Int
  /// Analysis weight of each row.
  public let weights: [Double]
  /// Number of first-stage strata.
  public var stratumCount: Int { tree.stages[0].stratumCount }
  /// Number of first-stage clusters.
  public var clusterCount: Int { tree.stages[0].clusterCount }
  /// Degrees of freedom of the whole design: first-stage clusters less strata, among rows with
  /// weight.
  public let degreesOfFreedom: Int
  /// Number of stages that add to the variance: later stages do only while all earlier ones have a
  /// population size.
  public var effectiveStageCount: Int { tree.stages.count }
  /// Sentences about how the design was read that the user should know.
  public let notes: [DesignNote]

  /// The leaf of each row.
  let leafOfRow: [Int32]
  /// The rows of each leaf.
  let rows: RowIndex
  /// What the weights add up to.
  let weightScale: WeightScale

  /// Number of leaf clusters.
  var leafCount: Int { tree.leafCount }
}
