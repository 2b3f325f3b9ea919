/// Where the lines of a session come from: a person at a terminal, or a pipe.
protocol LineSource {
  /// The next line; waits for it.
  mutating func next(prompt: String, completer: @escaping LineCompleter) -> LineRead
}

/// What TAB offers, given the words before the cursor and the beginning of the word.
typealias LineCompleter = @Sendable (_ before: [String], _ typed: String) -> CompletionOffer

/// What came of waiting for a line.
enum LineRead: Equatable {
  case line(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// Ctrl-D, or the end of the pipe.
  case end
}

/// Lines from a pipe or a file: no prompt, no history.
struct PipedLines: LineSource {
  func next(prompt: String, completer: @escaping LineCompleter) -> LineRead {
    readLine().map(LineRead.line) ?? .end
  }
}
