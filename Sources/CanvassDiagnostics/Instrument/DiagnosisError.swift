/// Why a diagnosis cannot be made: one sentence that says who, what, where, and what to do.
public struct DiagnosisError: Error, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error with that sentence.
  public init(_ description: String) { self.description = description }
}
