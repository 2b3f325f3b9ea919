/// Runs one line of the command language. The shell, the interactive shell and notebooks share it.
public protocol LineInterpreter: Sendable {
  /// Runs the words of one line, without the name of the program. May change its own session, as
  /// `use` does.
  ///
  /// - Throws: an error whose description is one clear sentence.
  mutating func answer(_ words: [String]) throws -> LineResult

  /// What TAB offers for the word that starts with `prefix`, after the words `before` it. Without
  /// an offer, the names of files are offered.
  func completions(before words: [String], prefix: String) -> [String]
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
