/// What is known of a design without its rows.
public struct DesignSummary: Sendable {
  /// What it was compiled from.
  public let specification: DesignSpecification
  /// Number of rows.
  public package(set) var rowCount: Int
  /// Number of first-stage strata.
  public let stratumCount: Int
  /// Number of first-stage clusters.
  public let clusterCount: Int
  /// Degrees of freedom of the whole design: first-stage clusters less strata, among rows with
  /// weight.
  public let degreesOfFreedom: Int
  /// Number of stages that add to the variance: later stages do only while all earlier ones have a
  /// population size.
  public let effectiveStageCount: Int
  /// Units of the second phase that were drawn, and its strata; `nil` where there is none.
  public let secondPhase: (units: Int, strata: Int)?
  /// Whether the recipe of the weights makes them reproduce totals, which do not vary then.
  public let reproducesTotals: Bool
  /// Notes on how the design was read, as far as the user should know.
  public let notes: [DesignNote]

  init(
    specification: DesignSpecification, rowCount: Int, tree: SampleTree, degreesOfFreedom: Int,
    secondPhase: (units: Int, strata: Int)? = nil, reproducesTotals: Bool = false,
    notes: [DesignNote]
  ) {
    self.reproducesTotals = reproducesTotals
    self.secondPhase = secondPhase
    self.specification = specification
    self.rowCount = rowCount
    stratumCount = tree.stages[0].stratumCount
    clusterCount = tree.stages[0].clusterCount
    effectiveStageCount = tree.stages.count
    self.degreesOfFreedom = degreesOfFreedom
    self.notes = notes
  }

  /// One that is put together of several samples.
  init(
    specification: DesignSpecification, rowCount: Int, stratumCount: Int, clusterCount: Int,
    degreesOfFreedom: Int, effectiveStageCount: Int
  ) {
    self.specification = specification
    self.rowCount = rowCount
    self.stratumCount = stratumCount
    self.clusterCount = clusterCount
    self.degreesOfFreedom = degreesOfFreedom
    self.effectiveStageCount = effectiveStageCount
    (secondPhase, reproducesTotals, notes) = (nil, false, [])
  }
}
