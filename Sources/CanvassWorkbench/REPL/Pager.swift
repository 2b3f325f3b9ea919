import Foundation

/// The program that shows a long text page by page on a terminal.
struct Pager: Sendable {
  /// What the user's shell runs: `$PAGER`, else `less`.
  let command: String

  /// The pager that the user wants; `nil` for none: `PAGER` is empty or `cat`, or nothing is said
  /// and `less` is not installed.
  static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Pager? {
    if environment["TERM"] == "dumb" { return nil }
    if let command = environment["PAGER"] {
      return command.isEmpty || command == "cat" ? nil : Pager(command: command)
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let isThere = folders.contains { access("\($0)/less", X_OK) == 0 }
    return isThere ? Pager(command: "less") : nil
  }

  /// Whether a text is higher than a terminal, with a line left for the prompt.
  static func isNeeded(for text: String, on terminal: FileDescriptor) -> Bool {
    guard let rows = terminal.rows, let columns = terminal.columns else { return false }
    var count = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      count += max(1, (TextWidth.of(String(line)) + columns - 1) / columns)
      if count > rows - 1 { return true }
    }
    return false
  }

  /// Shows a text and waits until it has been read. `less` is told to leave short texts alone, to
  /// show colours, and to leave what was read on the screen.
  ///
  /// - Returns: whether the pager could be run.
  func show(_ text: String) -> Bool {
    let settings = "export LESS=\"${LESS-FRX}\" LESSCHARSET=\"${LESSCHARSET-utf-8}\"; "
    guard let pipe = popen(settings + command, "w") else { return false }
    // Who leaves the pager early has read enough: a closed pipe is no error.
    _ = Array(text.utf8).withUnsafeBufferPointer { fwrite($0.baseAddress, 1, $0.count, pipe) }
    let status = pclose(pipe)
    // 126 and 127: the shell found no such program.
    let code = (status >> 8) & 0xFF
    return status != -1 && code != 126 && code != 127
  }
}
