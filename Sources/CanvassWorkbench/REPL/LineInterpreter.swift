/// Runs one line of the command language. The shell, the interactive shell and notebooks share it.
public protocol LineInterpreter: Sendable {
  /// Runs the words of one line, without the name of the program. May change its own session, as
  /// `use` does.
  ///
  /// - Throws: an error whose description is one clear sentence.
  mutating func answer(_ words: [String]) throws -> LineResult

  /// The language of what is said about a line.
  func language(of words: [String]) -> Language

  /// Checks that no line has read a file, which is to be written.
  func protectInputs(from file: String) throws

  /// What TAB offers for a word of which `typed` has been written, after the words `before` it.
  func completions(before words: [String], typed: String) -> CompletionOffer
}

extension LineInterpreter {
  /// No line reads files.
  public func protectInputs(from file: String) throws {}

  /// English.
  public func language(of words: [String]) -> Language { .en }
}

/// What comes of a line.
public enum LineResult: Sendable {
  /// An answer to print.
  case answer(Answer)
  /// A message of the program itself, such as a help text; may be empty.
  case message(String)
  /// The end of the session.
  case quit
}
