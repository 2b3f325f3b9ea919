/// What is wrong with a sampling design: one sentence that says who, what, where, and what to do.
public struct DesignError: Error, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error with that sentence.
  public init(_ description: String) { self.description = description }
}
