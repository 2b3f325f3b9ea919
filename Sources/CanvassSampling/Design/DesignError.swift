import CanvassTables

/// What is wrong with a sampling design: one sentence that says who, what, where, and what to do.
public struct DesignError: Error, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error with that sentence.
  public init(_ sentence: Sentence) { description = sentence.description }

  /// An error with a sentence that was put together elsewhere.
  @_disfavoredOverload
  public init(_ sentence: String) { description = Sentence(made: sentence).description }
}
