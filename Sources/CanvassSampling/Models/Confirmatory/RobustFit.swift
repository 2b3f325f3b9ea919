import CanvassNumerics

/// A χ² and the covariance of the parameters that do without normality, or without independent rows.
struct RobustFit: Sendable {
  let chiSquared: Double
  let factor: Double
  let p: Double
  /// CFI, TLI and RMSEA of scaled χ², and the robust ones; `nil` under a design.
  let indices: (scaled: FitIndices, robust: FitIndices)?
  /// Of the F distribution that p comes from; `nil` for χ².
  let testDegreesOfFreedom: [Double]?
  /// Of the parameters.
  let covariance: Matrix
  /// Clusters less strata; `nil` without a design.
  let designDegreesOfFreedom: Int?
  /// The model fitted again; `nil` where variances are not made of replicates.
  let replicated: ReplicatedMeasurement?

  /// A correction for rows that are independent.
  init(_ fit: ScaledFit) {
    (chiSquared, factor, p) = (fit.chiSquared, fit.factor, fit.p)
    covariance = fit.covariance
    indices = (fit.indices, fit.robustIndices)
    (testDegreesOfFreedom, designDegreesOfFreedom, replicated) = (nil, nil, nil)
  }

  /// Linearised over a design: row scores, and moments, added up by cluster. With replicates the covariance is that of
  /// the model fitted again in each, and the test rests on the first-order value of the moments there.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  init(
    _ scores: ConfirmatoryScores, _ refit: ConfirmatoryRefit, _ sample: ConfirmatorySample,
    isTestable: Bool
  ) throws {
    let design = sample.data.design
    let rows = sample.groups.flatMap(\.places)
    let own = try design.covariance(of: scores, rows: rows)
    replicated = try ReplicatedMeasurement(refit, sample)
    covariance = replicated?.covariance ?? own.covariance.matrix
    indices = nil
    designDegreesOfFreedom = own.degreesOfFreedom
    guard isTestable else {
      (chiSquared, factor, p, testDegreesOfFreedom) = (.nan, .nan, .nan, nil)
      return
    }
    let moments = try design.covariance(of: scores.moments, rows: rows)
    let test = try scores.test(
      covariance: moments.covariance.matrix, designDegreesOfFreedom: own.degreesOfFreedom)
    (chiSquared, factor, p) = (test.chiSquared, test.factor, test.p)
    let effective = test.effectiveDegreesOfFreedom
    testDegreesOfFreedom = [effective, effective * Double(own.degreesOfFreedom)]
  }

  /// What a plan asks for: the errors and the test of the design, a correction for independent rows, or
  /// nothing.
  static func asked(
    _ plan: ConfirmatoryPlan, _ sample: ConfirmatorySample, _ fit: ConfirmatoryFit,
    scores: () throws -> ConfirmatoryScores, refit: () -> ConfirmatoryRefit,
    scaled: (ScalingCorrection) throws -> ScaledFit
  ) throws -> RobustFit? {
    if plan.estimator == .yuanBentler, sample.hasDesign {
      return try RobustFit(try scores(), refit(), sample, isTestable: fit.degreesOfFreedom > 0)
    }
    return try plan.estimator.correction.map { RobustFit(try scaled($0)) }
  }
}
