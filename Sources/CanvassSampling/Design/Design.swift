import CanvassTables

/// A compiled sampling design: how every row is nested in clusters and strata, and its weight.
///
/// Immutable. A domain is a filter on what is added up over a design, never a dropped row, so that
/// clusters without a row in the domain count as zeros.
public struct Design: Sendable {
  /// What is known of it without its rows.
  public let summary: DesignSummary
  /// Its strata and clusters.
  public let tree: SampleTree
  /// The same with the variance that it has without calibration.
  let plainTree: SampleTree
  /// Analysis weight of each row.
  public let weights: [Double]

  /// The leaf of each row.
  let leafOfRow: [Int32]
  /// The rows of each leaf.
  let rows: RowIndex
  /// What the weights add up to.
  let weightScale: WeightScale

  /// How the weights were made, where a recipe has made them.
  public let weighting: WeightingResult?
  /// What the weights were made to reproduce, where they were calibrated.
  let calibration: DesignCalibration?

  /// Whether the weights add up to the population, as far as they tell.
  public var weighsPopulation: Bool { weightScale == .population }

  /// Number of leaf clusters.
  var leafCount: Int { tree.leafCount }
}

extension Design {
  /// What it was compiled from.
  public var specification: DesignSpecification { summary.specification }
  /// Number of rows.
  public var rowCount: Int { summary.rowCount }
  /// Number of first-stage strata.
  public var stratumCount: Int { summary.stratumCount }
  /// Number of first-stage clusters.
  public var clusterCount: Int { summary.clusterCount }
  /// Degrees of freedom of the whole design: first-stage clusters less strata, among rows with
  /// weight.
  public var degreesOfFreedom: Int { summary.degreesOfFreedom }
  /// Number of stages that add to the variance: later stages do only while all earlier ones have a
  /// population size.
  public var effectiveStageCount: Int { summary.effectiveStageCount }
  /// Notes on how the design was read, as far as the user should know.
  public var notes: [DesignNote] { summary.notes }
}
