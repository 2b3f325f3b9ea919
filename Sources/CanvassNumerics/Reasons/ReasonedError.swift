#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An error that says who, what, where, and what to do, in one sentence that a language can word.
///
/// All errors of these modules are of this kind. What they say by themselves is English.
public protocol ReasonedError: LocalizedError, CustomStringConvertible {
  /// The sentence.
  var reason: Sentence { get }
}

extension ReasonedError {
  /// The sentence in English.
  public var description: String { reason.description }

  /// The sentence in English, which is also that of `localizedDescription`.
  public var errorDescription: String? { reason.description }
}
