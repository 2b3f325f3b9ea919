/// Where the lines of a session come from: a person at a terminal, or a pipe.
protocol LineSource {
  /// The next line; waits for it.
  mutating func next(prompt: String, completer: @escaping LineCompleter) -> LineRead
  /// The number of the line that was read last, from 1; `nil` where a person sees the lines.
  var lineNumber: Int? { get }
  /// Keeps a command, which may have come in several lines, where a person may want it again.
  func remember(_ command: String)
}

extension LineSource {
  var lineNumber: Int? { nil }
  func remember(_ command: String) {}
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
  private var count = 0
  var lineNumber: Int? { count }

  mutating func next(prompt: String, completer: @escaping LineCompleter) -> LineRead {
    guard let line = readLine() else { return .end }
    count += 1
    // A byte order mark is no part of the first line.
    return .line(count == 1 && line.first == "\u{FEFF}" ? String(line.dropFirst()) : line)
  }
}
