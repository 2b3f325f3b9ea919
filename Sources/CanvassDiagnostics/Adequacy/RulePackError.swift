import CanvassNumerics

/// Why a rule pack cannot be used: one sentence that says who, what, where, and what to do.
public struct RulePackError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
