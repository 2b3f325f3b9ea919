/// A command that comes line by line: it goes on in the next line after a backslash at its end, and
/// while a quote is open. Each line is read once, however many there are.
struct ContinuedLine {
  /// The command so far, on one line.
  private(set) var text = ""
  private var scanner = ShellWords.Scanner()

  /// Adds a line.
  ///
  /// - Returns: why the command goes on in the next line; `nil` where it is whole. Comments end with
  ///   their line.
  mutating func add(_ line: String) -> ShellWords.Continuation? {
    text += line
    scanner.scan(line)
    switch scanner.state {
    case .between, .word: return nil
    case .escape, .escapeInDouble:
      // By scalars: a sign before the backslash may make one letter with it.
      text.unicodeScalars.removeLast()
      scanner.takeBackEscape()
      return .backslash
    case .single, .double:
      text += "\n"
      scanner.scan("\n")
      return .quote
    }
  }
}
