import CanvassNumerics

/// Models with more and more in common between groups, side by side.
///
/// W. Meredith, Psychometrika 58 (1993); the tests between them are of A. Satorra and P. M. Bentler,
/// Psychometrika 66 (2001), where χ² is scaled.
public struct InvarianceComparison: Sendable {
  /// One model and how it compares with the one before.
  public struct Step: Sendable {
    /// What the groups have in common.
    public let invariance: MeasurementInvariance
    /// How the model fits.
    public let measures: ConfirmatoryMeasures
    /// The test of what this model holds equal beyond the one before; `nil` for the first.
    public let difference: ConfirmatoryDifference?
    /// What CFI changes by; `nil` for the first.
    public let cfiChange: Double?
    /// What RMSEA changes by; `nil` for the first and without degrees of freedom.
    public let rmseaChange: Double?

    /// Whether what is held equal may be taken as equal: CFI falls by no more than 0.010. `nil` for
    /// the first.
    public var holds: Bool? { cfiChange.map { -$0 <= InvarianceComparison.largestFall } }
  }

  /// The fall of CFI up to which invariance is taken to hold: G. W. Cheung and R. B. Rensvold, Struct.
  /// Equ. Modeling 9 (2002); F. F. Chen, Struct. Equ. Modeling 14 (2007).
  public static let largestFall = 0.010

  /// The models in the order of `MeasurementInvariance`, from the least in common to the most.
  public let steps: [Step]
  /// The analyses that they come from.
  public let analyses: [ConfirmatoryAnalysis]

  /// Fits every model of invariance to the groups of a sample.
  ///
  /// - Parameter plan: all of it but the invariance.
  /// - Throws: as `ConfirmatoryAnalysis`.
  public init(
    _ pattern: MeasurementPattern, _ sample: ConfirmatorySample,
    _ plan: ConfirmatoryPlan = .init()
  ) throws {
    var steps: [Step] = []
    var analyses: [ConfirmatoryAnalysis] = []
    for invariance in MeasurementInvariance.allCases {
      var plan = plan
      plan.invariance = invariance
      let analysis = try ConfirmatoryAnalysis(pattern, sample, plan)
      let measures = analysis.measures
      let before = steps.last?.measures
      steps.append(
        Step(
          invariance: invariance, measures: measures,
          difference: try before.map {
            try ConfirmatoryDifference(measures.comparable, against: $0.comparable)
          },
          cfiChange: Self.change(measures.cfi, before?.cfi),
          rmseaChange: Self.change(measures.rmsea, before?.rmsea)))
      analyses.append(analysis)
    }
    self.steps = steps
    self.analyses = analyses
  }

  private static func change(_ now: Double?, _ before: Double?) -> Double? {
    guard let now, let before else { return nil }
    return now - before
  }
}
