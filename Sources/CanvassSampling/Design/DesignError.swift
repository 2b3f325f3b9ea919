import CanvassNumerics
import CanvassTables

/// What is wrong with a sampling design: one sentence that says who, what, where, and what to do.
public struct DesignError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
