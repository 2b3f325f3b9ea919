import CanvassNumerics

/// Models with more and more in common between groups, side by side.
struct InvarianceComparison: Sendable {
  /// One model and how it compares with the one before.
  struct Step: Sendable {
    let invariance: MeasurementInvariance
    let measures: ConfirmatoryMeasures
    /// The test of what this model holds equal beyond the one before; `nil` for the first.
    let difference: ConfirmatoryDifference?
    let cfiChange: Double?
    let rmseaChange: Double?

    /// Whether what is held equal may be taken as equal: CFI falls by no more than 0.010. `nil` for
    /// the first.
    var holds: Bool? { cfiChange.map { -$0 <= InvarianceComparison.largestFall } }
  }

  /// The fall of CFI up to which invariance is taken to hold: G. W. Cheung and R. B. Rensvold, Struct.
  /// Equ. Modeling 9 (2002); F. F. Chen, Struct. Equ. Modeling 14 (2007).
  static let largestFall = 0.010

  let steps: [Step]
  let solutions: [ConfirmatorySolution]

  init(
    _ pattern: ConfirmatoryPattern, _ data: ConfirmatoryData, estimator: EstimatorOption,
    scale: FactorScaleOption
  ) throws {
    var steps: [Step] = []
    var solutions: [ConfirmatorySolution] = []
    for invariance in MeasurementInvariance.allCases {
      let solution = try ConfirmatorySolution(
        pattern, data, estimator: estimator, scale: scale, invariance: invariance)
      let measures = solution.measures
      let before = steps.last?.measures
      steps.append(
        Step(
          invariance: invariance, measures: measures,
          difference: try before.map {
            try ConfirmatoryDifference(measures.comparable, against: $0.comparable)
          },
          cfiChange: Self.change(measures.cfi, before?.cfi),
          rmseaChange: Self.change(measures.rmsea, before?.rmsea)))
      solutions.append(solution)
    }
    self.steps = steps
    self.solutions = solutions
  }

  private static func change(_ now: Double?, _ before: Double?) -> Double? {
    guard let now, let before else { return nil }
    return now - before
  }
}
