extension Design {
  /// The same sample with other weights, as they come of adjustments that are taken as given: those for
  /// nonresponse, trimmed ones.
  public func reweighted(_ weights: [Double]) -> Design {
    Design(self, weights: weights, calibration: nil, weighting: nil)
  }

  /// The same sample with weights that were calibrated: variances count that totals of the calibration
  /// columns do not vary.
  ///
  /// - Precondition: the calibration is one of these rows.
  /// - Throws: `MatrixError` where the calibration columns are dependent beyond repair.
  public func calibrated(_ calibration: Calibration) throws -> Design {
    try calibrated(calibration, weights: calibration.weights)
  }

  /// The same with weights that have been changed since, and still reproduce the totals.
  public func calibrated(_ calibration: Calibration, weights: [Double]) throws -> Design {
    Design(
      self, weights: weights, calibration: try DesignCalibration(calibration), weighting: nil)
  }

  /// The same sample with weights that a recipe has made from its own: with the variance of calibrated
  /// weights where they reproduce totals. Earlier steps are taken as given.
  ///
  /// - Throws: `MatrixError` where the calibration columns are dependent beyond repair.
  public func weighted(by result: WeightingResult) throws -> Design {
    Design(
      self, weights: result.weights,
      calibration: try result.calibration.map(DesignCalibration.init)
        ?? result.raking.map(DesignCalibration.init),
      weighting: result)
  }

  private init(
    _ design: Design, weights: [Double], calibration: DesignCalibration?,
    weighting: WeightingResult?
  ) {
    precondition(weights.count == design.rowCount, "one weight a row")
    let plain = design.plainTree
    let rows = RowIndex(groupOfRow: design.leafOfRow, groups: plain.leafCount, weights: weights)
    self.weights = weights
    self.rows = rows
    self.calibration = calibration
    self.weighting = weighting
    leafOfRow = design.leafOfRow
    plainTree = plain
    tree =
      calibration.map { calibration in
        SampleTree(
          stages: plain.stages, ancestors: plain.ancestors,
          method: CalibratedVariance(plain, calibration, rows))
      } ?? plain
    weightScale = WeightScale(of: weights)
    summary = DesignSummary(
      specification: design.specification, rowCount: design.rowCount, tree: plain,
      degreesOfFreedom: plain.degreesOfFreedom(ofRowsIn: design.leafOfRow, weights: weights),
      reproducesTotals: weighting?.reproducesTotals ?? false, notes: design.notes)
  }

  /// The same sample with other weights and replicates of them, each row a leaf in its first-stage cluster.
  init(
    _ design: Design, rowsAsLeaves weights: [Double], weighting: WeightingResult?,
    _ replicates: Replicates, notes: [DesignNote] = []
  ) {
    let stage = design.tree.stages[0]
    let cluster = design.leafOfRow.map { Int32(design.tree.cluster(ofLeaf: $0)) }
    // Leaves are numbered so that those of a cluster follow one another.
    let (order, start) = orderRows(by: cluster, groups: stage.clusterCount)
    let rowOfLeaf = order ?? (0..<Int32(design.rowCount)).map { $0 }
    var leafOfRow = [Int32](repeating: 0, count: design.rowCount)
    for (leaf, row) in rowOfLeaf.enumerated() { leafOfRow[Int(row)] = Int32(leaf) }
    let clusters = (0..<Int32(stage.clusterCount)).map { $0 }
    let clusterOfLeaf = rowOfLeaf.map { cluster[Int($0)] }
    let rowStage = Stage(
      parentOfStratum: clusters, stratumOfCluster: clusterOfLeaf,
      sampled: clusters.indices.map { start[$0 + 1] - start[$0] },
      fraction: clusters.map { _ in 1 }, earlierFraction: clusters.map { _ in 0 },
      stratumLabels: clusters.map { _ in StratumLabel() })
    let plain = SampleTree(
      stages: [stage, rowStage], ancestors: [clusterOfLeaf], method: design.plainTree.method)
    self.leafOfRow = leafOfRow
    self.weights = weights
    self.weighting = weighting
    calibration = nil
    plainTree = plain
    tree = plain.with(
      replicates.selecting(leaves: rowOfLeaf.map(Int.init)),
      lonely: design.summary.specification.lonely)
    rows = RowIndex(groupOfRow: leafOfRow, groups: design.rowCount, weights: weights)
    weightScale = WeightScale(of: weights)
    let weighted = (0..<Int32(design.rowCount)).filter { leaf in
      weights[Int(rowOfLeaf[Int(leaf)])] != 0
    }
    summary = DesignSummary(
      specification: design.specification, rowCount: design.rowCount, tree: design.tree,
      degreesOfFreedom: tree.degreesOfFreedom(ofLeaves: weighted),
      reproducesTotals: weighting?.reproducesTotals ?? false, notes: design.notes + notes)
  }
}

extension SampleTree {
  /// The same with the variance of replicates.
  func with(_ replicates: Replicates, lonely: LonelyClusterRule) -> SampleTree {
    SampleTree(
      stages: stages, ancestors: ancestors,
      method: ReplicateVariance(
        replicates: replicates, lonely: lonely))
  }
}
