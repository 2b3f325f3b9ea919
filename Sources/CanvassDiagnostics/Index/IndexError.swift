import CanvassNumerics

/// An index that cannot be made.
public struct IndexError: ReasonedError, Equatable {
  /// Who, what, where, and what to do.
  public let reason: Sentence

  /// An error with its sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
