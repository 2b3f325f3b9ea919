import Synchronization

/// A wish that the work at hand should end, such as Ctrl-C in the interactive shell.
///
/// Nothing is stopped by force. A loop that may run for seconds takes the interruption of its
/// caller once, before it starts, and asks it now and then, say every few milliseconds of work:
///
///     let interruption = Interruption.current
///     for replicate in replicates {
///       try interruption?.check()
///       …
///     }
///
/// `current` does not reach the threads of a parallel loop by itself; the constant above does.
/// An interruption never changes an answer: there is an answer, or `Interrupted` is thrown.
public final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)

  /// A wish that has not been made yet.
  public init() {}

  /// The interruption that the running command obeys; `nil` where nobody can interrupt it.
  @TaskLocal public static var current: Interruption?

  /// Makes the wish. Safe from any thread and from a signal handler.
  public func request() { requested.store(true, ordering: .relaxed) }

  /// Takes the wish back, before the next command.
  public func clear() { requested.store(false, ordering: .relaxed) }

  /// Whether the wish has been made. Costs as much as reading a variable.
  public var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Ends the work by an error if the wish has been made.
  ///
  /// - Throws: `Interrupted`.
  public func check() throws {
    if isRequested { throw Interrupted() }
  }

  /// The same for work on a matrix, whose errors are `MatrixError`s.
  ///
  /// - Throws: `MatrixError` with the problem `interrupted`.
  func check(_ matrix: Sentence) throws(MatrixError) {
    if isRequested { throw MatrixError(matrix, .interrupted) }
  }
}

/// The work was ended because somebody asked for it.
public struct Interrupted: ReasonedError {
  /// An end on request.
  public init() {}

  /// The sentence.
  public var reason: Sentence { "interrupted" }
}
