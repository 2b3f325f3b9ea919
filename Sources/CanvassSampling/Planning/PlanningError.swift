import CanvassNumerics

/// What is wrong with a plan: one sentence that says what cannot be, and what to do.
public struct PlanningError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
