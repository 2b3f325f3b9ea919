import CanvassNumerics

/// Why an answer cannot be compared with those that were shown before: one sentence.
public struct DisclosureError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
