import CanvassNumerics
import CanvassTables

/// Why a diagnosis cannot be made: one sentence that says who, what, where, and what to do.
public struct DiagnosisError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
