import CanvassNumerics

/// What is wrong with ratings that users gave by themselves: one sentence that says what cannot be.
public struct SelfSelectionError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
