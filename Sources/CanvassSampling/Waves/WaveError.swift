import CanvassNumerics

/// What is wrong with waves that are to be compared: one sentence that says what cannot be, and what to do.
public struct WaveError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
