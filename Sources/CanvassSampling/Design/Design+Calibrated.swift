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
      calibration: try result.calibration.map(DesignCalibration.init),
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
    var isWeighted = [Bool](repeating: false, count: plain.leafCount)
    for row in weights.indices where weights[row] != 0 {
      isWeighted[Int(design.leafOfRow[row])] = true
    }
    summary = DesignSummary(
      specification: design.specification, rowCount: design.rowCount, tree: plain,
      degreesOfFreedom: plain.degreesOfFreedom(
        ofLeaves: (0..<Int32(plain.leafCount)).lazy.filter { isWeighted[Int($0)] }),
      notes: design.notes)
  }
}
