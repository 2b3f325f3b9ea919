import CanvassTables

/// One adjustment of weights, with all that it takes.
public enum WeightingStep: Sendable, Hashable {
  /// One over the probabilities of selection of the stages, in these columns.
  case base(probabilities: [String])
  /// Those who answered stand for those who did not.
  case nonresponse(Nonresponse)
  /// The categories of one column, or of a crossing, get their totals.
  case poststratify(MarginTargets)
  /// Several margins get their totals by the raking ratio.
  case rake([MarginTargets], CalibrationBounds?, Calibration.MisfitRule)
  /// The same by sweeps that end by a rule of their own (`SweptRaking`).
  case sweep([MarginTargets], SweptRaking.Rule)
  /// The terms of a formula get their totals.
  case calibrate(Formula, [CalibrationTarget], CalibrationMethod, Calibration.MisfitRule)
  /// Weights are cut off.
  case trim(Trimming)

  /// Who answered, and with whom they are put together.
  public struct Nonresponse: Sendable, Hashable {
    /// A condition that holds for those who answered.
    public var responded: Expression
    /// What it depends on.
    public var model: Model

    /// How probabilities to answer are estimated.
    public enum Model: Sendable, Hashable {
      /// The same in every cell of some columns.
      case cells([String])
      /// A logistic regression on a formula, in classes of equal numbers of rows; `nil` for the
      /// probabilities themselves.
      case propensity(Formula, classes: Int?)
    }

    /// A model of nonresponse.
    public init(responded: Expression, _ model: Model) {
      (self.responded, self.model) = (responded, model)
    }
  }

  /// Where weights are cut off, and what stays.
  public struct Trimming: Sendable, Hashable {
    /// Lower and upper bound, in multiples of the median weight.
    public var lower: Double
    /// Upper bound.
    public var upper: Double
    /// What stays.
    public var keeping: Keeping
    /// Whether totals that cannot stay are missed together.
    public var misfit: Calibration.MisfitRule

    /// What trimming leaves as it was.
    public enum Keeping: Sendable, Hashable {
      /// The sum of the weights: what is cut off is shared among the others.
      case sum
      /// The totals of the last calibration in the recipe; the sum where there is none.
      case calibration
      /// The totals of some margins.
      case margins([MarginTargets])
    }

    /// Bounds for weights.
    public init(
      _ lower: Double, _ upper: Double, keeping: Keeping,
      misfit: Calibration.MisfitRule = .refuse
    ) {
      (self.lower, self.upper, self.keeping, self.misfit) = (lower, upper, keeping, misfit)
    }
  }

  /// What it is called in recipes and on the command line.
  public var name: String {
    switch self {
    case .base: "base"
    case .nonresponse: "nonresponse"
    case .poststratify: "poststratify"
    case .rake, .sweep: "rake"
    case .calibrate: "calibrate"
    case .trim: "trim"
    }
  }

  /// The columns that it looks at.
  public var columns: [String] {
    switch self {
    case .base(let probabilities): return probabilities
    case .nonresponse(let step):
      switch step.model {
      case .cells(let cells): return step.responded.columns + cells
      case .propensity(let formula, _): return step.responded.columns + formula.columns
      }
    case .poststratify(let margin): return margin.columns
    case .rake(let margins, _, _), .sweep(let margins, _): return margins.flatMap(\.columns)
    case .calibrate(let formula, _, _, _): return formula.columns
    case .trim(let step):
      if case .margins(let margins) = step.keeping { return margins.flatMap(\.columns) }
      return []
    }
  }

  /// Those of them whose values are answers: of conditions and of models, not of cells and margins.
  public var answerColumns: [String] {
    switch self {
    case .nonresponse(let step):
      if case .propensity(let formula, _) = step.model {
        return step.responded.columns + formula.columns
      }
      return step.responded.columns
    case .calibrate(let formula, _, _, _): return formula.columns
    case .base, .poststratify, .rake, .sweep, .trim: return []
    }
  }

  /// Those of them whose values are told apart by their spelling.
  public var codeColumns: [String] {
    switch self {
    case .base: return []
    case .nonresponse(let step):
      switch step.model {
      case .cells(let cells): return step.responded.spelledColumns + cells
      case .propensity(let formula, _): return step.responded.spelledColumns + formula.codeColumns
      }
    case .calibrate(let formula, _, _, _): return formula.codeColumns
    case .poststratify, .rake, .sweep, .trim: return columns
    }
  }
}
