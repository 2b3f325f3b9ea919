import CanvassNumerics

/// Wrong usage: exit status 64.
public struct UsageError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}

/// What an option says, as a floor reads it: what that refuses is wrong usage.
///
/// - Parameter alone: whether nothing but options can be wrong; where a file says some of it, its error stays what it is.
func saidByOption<Value>(alone: Bool = true, _ read: () throws -> Value) throws -> Value {
  do { return try read() } catch let error as any ReasonedError where alone {
    throw UsageError(error.reason)
  }
}
