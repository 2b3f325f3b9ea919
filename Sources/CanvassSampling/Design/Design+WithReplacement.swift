extension Design {
  /// The same sample as if its first-stage clusters had been drawn with replacement: the same strata, clusters and
  /// weights, without finite population corrections, and with what later stages vary in the totals of the clusters.
  ///
  /// Design effects of cluster sizes, such as 1 + ρ(b − 1), are of variances like these (Kish, Survey Sampling, 1965,
  /// section 5.4; Lohr, Sampling: Design and Analysis, section 5.2); those of the sample itself have the share that was
  /// drawn in them. A stratum that was taken whole and has one cluster adds the average of the others where no rule for
  /// lonely clusters is said. Replicate weights that came with the data and two phases do not tell their variance apart,
  /// and stay as they are.
  ///
  /// - Throws: `MatrixError` where calibration columns are dependent beyond repair.
  public func withReplacement() throws -> Design {
    let stage = plainTree.stages[0]
    guard stage.inclusion.contains(where: { $0 > 0 }), specification.givenReplicates == nil,
      specification.secondPhase == nil
    else { return self }
    let drawn = Stage(
      parentOfStratum: stage.parentOfStratum, stratumOfCluster: stage.stratumOfCluster,
      sampled: stage.sampled, fraction: stage.fraction.map { _ in 0 },
      earlierFraction: stage.fraction.map { _ in 1 }, stratumLabels: stage.stratumLabels)
    let isLonely = (0..<drawn.stratumCount).contains(where: drawn.isLonely)
    let rule = specification.lonely == .fail && isLonely ? .average : specification.lonely
    return Design(
      self,
      SampleTree(stages: [drawn], ancestors: [], method: LinearisedVariance(lonely: rule)),
      leafOfRow: leafOfRow.map { Int32(plainTree.cluster(ofLeaf: $0)) },
      // Replicates know of the calibration by themselves.
      calibration: try calibration ?? weighting?.calibration.map(DesignCalibration.init)
        ?? weighting?.raking.map(DesignCalibration.init))
  }

  private init(
    _ design: Design, _ plain: SampleTree, leafOfRow: [Int32], calibration: DesignCalibration?
  ) {
    let rows = RowIndex(groupOfRow: leafOfRow, groups: plain.leafCount, weights: design.weights)
    self.rows = rows
    self.leafOfRow = leafOfRow
    self.calibration = calibration
    plainTree = plain
    tree =
      calibration.map {
        SampleTree(
          stages: plain.stages, ancestors: plain.ancestors,
          method: CalibratedVariance(plain, $0, rows))
      } ?? plain
    weights = design.weights
    weighting = design.weighting
    weightScale = design.weightScale
    summary = DesignSummary(
      specification: design.specification, rowCount: design.rowCount, tree: plain,
      degreesOfFreedom: plain.degreesOfFreedom(ofRowsIn: leafOfRow, weights: design.weights),
      reproducesTotals: weighting?.reproducesTotals ?? false, notes: design.notes)
  }
}
