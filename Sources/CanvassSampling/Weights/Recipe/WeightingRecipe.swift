import CanvassNumerics
import CanvassTables

/// How weights are made: steps that can be looked at, written down and replayed.
public struct WeightingRecipe: Sendable, Hashable {
  /// The adjustments, in order.
  public var steps: [WeightingStep]

  /// A recipe.
  public init(_ steps: [WeightingStep]) { self.steps = steps }

  /// The columns that it looks at.
  public var columns: [String] {
    steps.flatMap(\.columns)
  }

  /// Those of them whose values are answers: of conditions and of models, not of cells and margins.
  public var answerColumns: [String] { steps.flatMap(\.answerColumns) }

  /// Those of them whose values are told apart by their spelling.
  public var codeColumns: [String] {
    steps.flatMap(\.codeColumns)
  }

  /// Makes weights.
  ///
  /// - Parameter weights: those to begin with.
  /// - Throws: `CalibrationError` of the step that cannot be taken; `TableError` for an unknown column.
  public func replay(from weights: [Double], on table: Table) throws -> WeightingResult {
    var result = WeightingResult(weights)
    for step in steps {
      do {
        try step.take(&result, table)
      } catch let error as CalibrationError where steps.count > 1 {
        throw WeightingStepError(step: result.steps.count + 1, name: step.name, error: error)
      }
    }
    return result
  }
}

/// What stands in the way of one step of several.
public struct WeightingStepError: ReasonedError {
  /// Its number, from 1.
  public let step: Int
  /// What it is called.
  public let name: String
  /// What is wrong.
  public let error: CalibrationError

  /// The sentence, with the step.
  public var reason: Sentence { "step \(step) (\(name)): \(error)" }
}

/// Weights with what each step of a recipe did.
public struct WeightingResult: Sendable {
  /// The weights.
  public internal(set) var weights: [Double]
  /// What they were made from.
  public let base: [Double]
  /// What the steps did.
  public internal(set) var steps: [Step] = []
  /// What the weights reproduce, where the last steps leave it as it is.
  public internal(set) var calibration: Calibration?
  /// The swept raking that made the weights, where it was the last step.
  public internal(set) var raking: SweptRaking?
  /// Whether the weights reproduce totals, which do not vary then.
  public var reproducesTotals: Bool { calibration != nil || raking != nil }
  /// The targets that were asked for last.
  var targeted: CalibrationColumns?

  /// What a step did.
  public struct Step: Sendable {
    /// The step.
    public let step: WeightingStep
    /// The weights before and after it.
    public let before: WeightDistribution
    /// The weights after it.
    public let after: WeightDistribution
    /// Its targets, with what the weights before the recipe had of them; of trimming those that were to stay.
    public let margins: [MarginFit]
    /// Newton steps; `nil` where nothing was iterated.
    public let iterations: Int?
    /// Whether these ended by their tolerance; swept raking also ends by their number.
    public let hasConverged: Bool
    /// The classes of nonresponse.
    public let classes: [NonresponseAdjustment.Class]
    /// Rows whose weight was beyond the bounds, or was set to one of them so that the others keep the totals.
    public let trimmed: Int
  }

  init(_ weights: [Double]) {
    (self.weights, base) = (weights, weights)
  }

  /// What the targets that were asked for last had of the weights before the recipe, and what they have in the end.
  public var margins: [MarginFit] {
    targeted.map { MarginFit.all($0, before: base, after: weights) } ?? []
  }
}
