import ArgumentParser

/// A command of the language: a function of a session. The argument parser fills in its options
/// from one line of the shell, the REPL or a notebook alike.
protocol Verb: ParsableCommand {
  /// The answer; nothing has been printed or written yet.
  func answer(in session: inout Session) throws -> Answer
}
