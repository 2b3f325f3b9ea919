import CanvassNumerics

/// Wrong usage: exit status 64.
public struct UsageError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}

/// What an option says, as a floor reads it: what that refuses is wrong usage.
func saidByOption<Value>(_ read: () throws -> Value) throws -> Value {
  do { return try read() } catch let error as any ReasonedError { throw UsageError(error.reason) }
}
